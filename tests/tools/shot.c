/* tests/tools/shot: what a window shows, for the tests under Xvfb.
 *
 *   shot sum CLASS            a checksum of the pixels of the window whose class holds that word
 *   shot size CLASS           its width and height
 *   shot ppm CLASS FILE       the picture as a PPM
 *   shot pixel CLASS X Y      one pixel, #rrggbb
 *   shot close CLASS          ask it to close, as a window manager's button does
 *
 * The window must not be covered; exit status 1 where there is none of that class. */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static Window find(Display *display, Window at, const char *name) {
    XClassHint hint = {0};
    if (XGetClassHint(display, at, &hint)) {
        bool same = hint.res_name && strstr(hint.res_name, name) != NULL;
        XFree(hint.res_name);
        XFree(hint.res_class);
        if (same) return at;
    }
    Window root = 0, parent = 0, *children = NULL, found = 0;
    unsigned count = 0;
    if (!XQueryTree(display, at, &root, &parent, &children, &count)) return 0;
    for (unsigned i = 0; i < count && !found; i++) found = find(display, children[i], name);
    if (children) XFree(children);
    return found;
}

static uint32_t pixel(XImage *image, int x, int y) {
    return (uint32_t)XGetPixel(image, x, y) & 0xFFFFFF;
}

static int write_ppm(XImage *image, const char *path) {
    FILE *file = fopen(path, "wb");
    if (!file) return 1;
    fprintf(file, "P6\n%d %d\n255\n", image->width, image->height);
    for (int y = 0; y < image->height; y++)
        for (int x = 0; x < image->width; x++) {
            uint32_t p = pixel(image, x, y);
            fputc((int)(p >> 16), file);
            fputc((int)(p >> 8 & 255), file);
            fputc((int)(p & 255), file);
        }
    return fclose(file);
}

static uint64_t checksum(XImage *image) {
    uint64_t h = 1469598103934665603u;
    for (int y = 0; y < image->height; y++)
        for (int x = 0; x < image->width; x++) h = (h ^ pixel(image, x, y)) * 1099511628211u;
    return h;
}

static void ask_to_close(Display *display, Window window) {
    XEvent event = {.xclient = {.type = ClientMessage, .window = window, .format = 32}};
    event.xclient.message_type = XInternAtom(display, "WM_PROTOCOLS", False);
    event.xclient.data.l[0] = (long)XInternAtom(display, "WM_DELETE_WINDOW", False);
    XSendEvent(display, window, False, NoEventMask, &event);
    XSync(display, False);
}

static int look(Display *display, Window window, int argc, char **argv) {
    XWindowAttributes a;
    XGetWindowAttributes(display, window, &a);
    XImage *image =
        XGetImage(display, window, 0, 0, (unsigned)a.width, (unsigned)a.height, AllPlanes, ZPixmap);
    if (!image) return 1;
    int status = 0;
    if (strcmp(argv[1], "sum") == 0)
        printf("%016llx\n", (unsigned long long)checksum(image));
    else if (strcmp(argv[1], "size") == 0)
        printf("%d %d\n", a.width, a.height);
    else if (strcmp(argv[1], "ppm") == 0 && argc == 4)
        status = write_ppm(image, argv[3]);
    else if (strcmp(argv[1], "pixel") == 0 && argc == 5)
        printf("#%06x\n", pixel(image, atoi(argv[3]), atoi(argv[4])));
    else
        status = 2;
    XDestroyImage(image);
    return status;
}

int main(int argc, char **argv) {
    Display *display = argc >= 3 ? XOpenDisplay(NULL) : NULL;
    if (!display) return 2;
    Window window = find(display, DefaultRootWindow(display), argv[2]);
    int status = window ? 0 : 1;
    if (window && strcmp(argv[1], "close") == 0)
        ask_to_close(display, window);
    else if (window)
        status = look(display, window, argc, argv);
    XCloseDisplay(display);
    return status;
}
