/* paint/sdl_window: the window beside the prompt: one at a time. */
#include <SDL.h>
#include <SDL_syswm.h>
#include <string.h>

#if defined(SDL_VIDEO_DRIVER_X11)
#include <X11/Xlib.h>
#endif

#include "base/mem.h"
#include "paint/paint.h"
#include "paint/sdl_keys.h"
#include "paint/window.h"
#include "scene/focus.h"
#include "walk/code.h"

static const double frame_time = 1.0 / 60;

/* SDL has one event queue and one video driver, so there is one window. */
static struct Window {
    SDL_Window *handle;
    Fonts *fonts;
    Scene scene;
    Canvas canvas;
    Changes changes;
    SDL_Rect *areas; /* the changes, for SDL */
    int area_room;
    bool exposed;        /* show the whole picture, whatever the stage says */
    ActionKind dragging; /* the action of what was pressed, while the button is down */
    int drag_x;
    bool typed;  /* a key was pressed in this window: a text before that belongs to the last one */
    bool moving; /* the last picture was not at rest */
    bool lost;   /* destroyed by someone else, or its server has gone */
    unsigned revision;
    double drawn_at;
} window;

/* No window any more for the rest of the session. */
static bool server_is_gone;

static bool has_display(const char *driver) {
    return driver && strcmp(driver, "offscreen") != 0 && strcmp(driver, "dummy") != 0;
}

/* Where no display is named, SDL would try them all, and some print to the terminal. */
static bool is_display_named(void) {
#if defined(SDL_VIDEO_DRIVER_X11)
    static const char *const names[] = {"DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (SDL_getenv(names[i]) && *SDL_getenv(names[i])) return true;
    return false;
#else
    return true;
#endif
}

static bool video_start(Error *error) {
    if (!server_is_gone && is_display_named() && SDL_InitSubSystem(SDL_INIT_VIDEO) == 0) {
        if (has_display(SDL_GetCurrentVideoDriver())) return true;
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
    }
    error_set(error, ERROR_OS, "no display");
    error_why(error, "no window can be opened here (DISPLAY is %s)",
              SDL_getenv("DISPLAY") ? SDL_getenv("DISPLAY") : "not set");
    return error_fix(error, "stepconv --render OUT.png FILE.py draws the same picture to a file");
}

#if defined(SDL_VIDEO_DRIVER_X11)
static Display *x11_display(void) {
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    if (!window.handle || !SDL_GetWindowWMInfo(window.handle, &info)) return NULL;
    return info.subsystem == SDL_SYSWM_X11 ? info.info.x11.display : NULL;
}

int window_fd(void) {
    Display *display = x11_display();
    return display ? ConnectionNumber(display) : -1;
}

/* Events that Xlib has read from the connection already: polling it would not show them. */
static bool events_wait(void) {
    Display *display = x11_display();
    return display && XEventsQueued(display, QueuedAlready) > 0;
}
/* Xlib ends the program where a request fails or the server goes. Here a window that someone else
 * destroyed (xkill) counts as closed, and the prompt goes on with all its variables. */
static int on_x11_error(Display *display, XErrorEvent *event) {
    (void)display;
    if (event->error_code == BadWindow || event->error_code == BadDrawable) window.lost = true;
    return 0;
}

/* Xlib's own prints a line and ends the program before the function below is asked. */
static int on_x11_broken(Display *display) {
    (void)display;
    return 0;
}

static void on_x11_gone(Display *display, void *data) {
    (void)display;
    (void)data;
    server_is_gone = window.lost = true;
}

static void survive_losses(void) {
    XSetErrorHandler(on_x11_error);
    XSetIOErrorHandler(on_x11_broken);
    if (x11_display()) XSetIOErrorExitHandler(x11_display(), on_x11_gone, NULL);
    SDL_EventState(SDL_SYSWMEVENT, SDL_ENABLE);
}

/* What the server has to say about it is heard before SDL lets go of the handler. SDL waits for a
 * window that is shown to be hidden, for ever where the server goes meanwhile: so it is hidden
 * before, and where the server has gone, SDL is left to itself. */
static void destroy_handle(void) {
    Display *display = x11_display();
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    if (display && !server_is_gone && SDL_GetWindowWMInfo(window.handle, &info)) {
        XWithdrawWindow(display, info.info.x11.window, DefaultScreen(display));
        XSync(display, False);
    }
    if (window.handle && !server_is_gone) SDL_DestroyWindow(window.handle);
    if (display && !server_is_gone) XSync(display, False);
}

static bool is_destroyed(const SDL_Event *event) {
    const SDL_SysWMmsg *message = event->syswm.msg;
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    return message->subsystem == SDL_SYSWM_X11 && message->msg.x11.event.type == DestroyNotify &&
           SDL_GetWindowWMInfo(window.handle, &info) &&
           message->msg.x11.event.xdestroywindow.window == info.info.x11.window;
}
#else
int window_fd(void) {
    return -1;
}
static bool events_wait(void) {
    return false;
}
static void survive_losses(void) {}
static void destroy_handle(void) {
    if (window.handle) SDL_DestroyWindow(window.handle);
}
static bool is_destroyed(const SDL_Event *event) {
    (void)event;
    return false;
}
#endif

static void window_drop(void) {
    destroy_handle();
    fonts_free(window.fonts);
    scene_release(&window.scene);
    canvas_release(&window.canvas);
    changes_release(&window.changes);
    mem_free(window.areas);
    memset(&window, 0, sizeof window);
}

/* Where the server has gone, SDL's other connection to it would end the program: it stays. */
static void video_stop(void) {
    if (!server_is_gone) SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

/* On a display of very many pixels the usual size would be a stamp. */
static int size_times(void) {
    SDL_Rect usable;
    if (SDL_GetDisplayUsableBounds(0, &usable) != 0) return 1;
    int times = usable.w / 1600 < usable.h / 1000 ? usable.w / 1600 : usable.h / 1000;
    return times > 1 ? times : 1;
}

/* The mouse speaks in points, of which a high-DPI display has several pixels each. */
static int in_pixels(int points) {
    SDL_Surface *surface = SDL_GetWindowSurface(window.handle);
    int width = 0;
    SDL_GetWindowSize(window.handle, &width, NULL);
    return surface && width > 0 ? (int)((int64_t)points * surface->w / width) : points;
}

bool window_open(Stage *stage, Error *error) {
    (void)stage;
    if (window.handle) return true;
    /* The pixels are ours: no need for a renderer under the window's surface. */
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
    SDL_setenv("SDL_VIDEO_X11_WMCLASS", "stepconv", 0); /* whatever the program file is called */
    if (!video_start(error)) return false;
    SDL_EnableScreenSaver();
    if (!fonts_new(&window.fonts, error)) {
        video_stop();
        return false;
    }
    int times = size_times();
    window.handle =
        SDL_CreateWindow("stepconv", SDL_WINDOWPOS_UNDEFINED, SDL_WINDOWPOS_UNDEFINED, 1280 * times,
                         800 * times, SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
    if (!window.handle) {
        error_set(error, ERROR_OS, "no window: %s", SDL_GetError());
        window_drop();
        video_stop();
        return false;
    }
    SDL_SetWindowMinimumSize(window.handle, 640, 400);
    survive_losses();
    SDL_StartTextInput(); /* "+" and "?" as the keyboard's layout has them */
    scene_init(&window.scene);
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
    window.exposed = true;
    window.typed = false;
    return true;
}

void window_close(void) {
    if (!window.handle) return;
    window_drop();
    video_stop();
}

bool window_is_open(void) {
    return window.handle != NULL;
}

static void copy_code(Stage *stage) {
    Str text;
    str_init(&text);
    if (stage->has_walk) walk_code(&stage->walk, &text);
    if (text.length && SDL_SetClipboardText(text.text) == 0)
        stage_note(stage, "the code of this layer is on the clipboard");
    str_release(&text);
}

static bool is_full_screen(void) {
    return SDL_GetWindowFlags(window.handle) & SDL_WINDOW_FULLSCREEN_DESKTOP;
}

static void toggle_full_screen(void) {
    SDL_SetWindowFullscreen(window.handle, is_full_screen() ? 0 : SDL_WINDOW_FULLSCREEN_DESKTOP);
}

/* Esc leaves one thing after the other, the window last. Returns whether that is left. */
static bool leave(Stage *stage) {
    Scene *scene = &window.scene;
    if (stage->typing)
        stage_type_end(stage, false);
    else if (scene->shows_keys)
        scene->shows_keys = false;
    else if (scene->focus.kind != ACTION_NONE)
        scene->focus = (Action){ACTION_NONE, 0};
    else if (is_full_screen())
        toggle_full_screen();
    else
        return true;
    return window.exposed = true, false;
}

/* Returns whether the action closes the window. */
static bool act(Action action, Stage *stage) {
    Scene *scene = &window.scene;
    window.exposed = true;
    switch (action.kind) {
    case ACTION_CLOSE: return leave(stage);
    case ACTION_KEYS: scene->shows_keys = !scene->shows_keys; break;
    case ACTION_FOCUS: scene->focus = focus_next(scene, scene->focus, (int)action.value); break;
    case ACTION_TEXT_SCALE: scene_text_scale(scene, (int)action.value); break;
    case ACTION_FULL_SCREEN: toggle_full_screen(); break;
    case ACTION_CODE: copy_code(stage); break;
    case ACTION_ENTER:
        if (scene->focus.kind != ACTION_NONE && !stage->typing) return act(scene->focus, stage);
        stage_enter(stage);
        break;
    default: action_apply(action, stage); break;
    }
    return false;
}

static void drag(int x, Stage *stage) {
    scene_drag(&window.scene, window.dragging, window.drag_x, x, stage);
    window.drag_x = x;
}

static bool press(int x, int y, Stage *stage) {
    Action action = scene_hit(&window.scene, x, y);
    window.dragging = action.kind;
    window.drag_x = x;
    return act(action, stage);
}

static void hover(int x, int y, Stage *stage) {
    if (stage->has_walk) stage_hover(stage, scene_pick(&window.scene, &stage->walk, x, y));
}

/* A second click at once opens the cell for typing. */
static bool press_twice(int x, int y, Stage *stage) {
    if (!stage->has_walk) return false;
    Pick pick = scene_pick(&window.scene, &stage->walk, x, y);
    if (pick.kind == PICK_NONE) return press(x, y, stage);
    stage_pin(stage, pick);
    stage_enter(stage);
    return false;
}

/* Keys belong to the cell that is being typed, but for Enter and Esc. */
static bool press_key(SDL_Keysym key, Stage *stage) {
    Action action = key_action(key);
    if (!stage->typing) return act(action, stage);
    if (key.sym == SDLK_BACKSPACE) stage_type(stage, '\b');
    bool ends = action.kind == ACTION_ENTER || action.kind == ACTION_CLOSE;
    return ends && act(action, stage);
}

static bool press_character(const char *text, Stage *stage) {
    if (!window.typed) return false;
    if (!stage->typing) return act(character_action(text), stage);
    stage_type(stage, text[0]);
    return false;
}

/* Parts of a notch, where SDL tells them. */
#if SDL_VERSION_ATLEAST(2, 0, 18)
static double wheel_x(const SDL_MouseWheelEvent *event) {
    return (double)event->preciseX;
}
static double wheel_y(const SDL_MouseWheelEvent *event) {
    return (double)event->preciseY;
}
#else
static double wheel_x(const SDL_MouseWheelEvent *event) {
    return event->x;
}
static double wheel_y(const SDL_MouseWheelEvent *event) {
    return event->y;
}
#endif

/* Over a number of the panel it changes that, over a long signal it zooms. */
static void turn_wheel(const SDL_MouseWheelEvent *event, Stage *stage) {
    int x, y;
    SDL_GetMouseState(&x, &y);
    double up = event->direction == SDL_MOUSEWHEEL_FLIPPED ? -wheel_y(event) : wheel_y(event);
    Action edit = action_wheel(scene_hit(&window.scene, x, y), up > 0 ? 1 : -1);
    if (up != 0 && edit.kind != ACTION_NONE)
        act(edit, stage);
    else
        scene_wheel(&window.scene, x, y, up, wheel_x(event), stage);
}

static bool handle(const SDL_Event *event, Stage *stage) {
    switch (event->type) {
    case SDL_QUIT: return true;
    case SDL_WINDOWEVENT:
        window.exposed = true;
        if (event->window.event == SDL_WINDOWEVENT_SIZE_CHANGED) changes_forget(&window.changes);
        if (event->window.event == SDL_WINDOWEVENT_LEAVE) stage_hover(stage, (Pick){PICK_NONE});
        return event->window.event == SDL_WINDOWEVENT_CLOSE;
    case SDL_SYSWMEVENT: return is_destroyed(event);
    case SDL_KEYDOWN: /* Ctrl and + is no "+", though the text of one comes with it */
        window.typed = !(event->key.keysym.mod & (KMOD_CTRL | KMOD_LALT | KMOD_GUI));
        return press_key(event->key.keysym, stage);
    case SDL_TEXTINPUT: return press_character(event->text.text, stage);
    case SDL_MOUSEWHEEL: turn_wheel(&event->wheel, stage); return false;
    case SDL_MOUSEBUTTONDOWN:
        if (event->button.button == SDL_BUTTON_LEFT)
            return (event->button.clicks == 2 ? press_twice : press)(
                in_pixels(event->button.x), in_pixels(event->button.y), stage);
        return false;
    case SDL_MOUSEBUTTONUP: window.dragging = ACTION_NONE; return false;
    case SDL_MOUSEMOTION:
        if (window.dragging != ACTION_NONE)
            drag(in_pixels(event->motion.x), stage);
        else
            hover(in_pixels(event->motion.x), in_pixels(event->motion.y), stage);
        return false;
    default: return false;
    }
}

bool window_pump(Stage *stage, double now) {
    SDL_Event event;
    if (!window.handle) return false;
    stage->clock = now > stage->clock ? now : stage->clock;
    bool closes = false;
    while (!closes && SDL_PollEvent(&event)) closes = handle(&event, stage);
    closes = closes || window.lost;
    if (closes) window_close();
    return closes;
}

static bool needs_picture(const Stage *stage) {
    return window.exposed || window.moving || window.revision != stage->revision ||
           stage_motion(stage) < 1;
}

/* To the display: what changed, or all of it where the display has lost it. */
static void show_changes(void) {
    const Changes *changes = &window.changes;
    if (window.exposed) {
        SDL_UpdateWindowSurface(window.handle);
        return;
    }
    if (changes->count > window.area_room) {
        window.area_room = changes->tile_room;
        window.areas = mem_grow(window.areas, (size_t)window.area_room * sizeof *window.areas);
    }
    for (int i = 0; i < changes->count; i++) {
        const Area *a = &changes->areas[i];
        window.areas[i] = (SDL_Rect){a->left, a->top, a->right - a->left, a->bottom - a->top};
    }
    if (changes->count) SDL_UpdateWindowSurfaceRects(window.handle, window.areas, changes->count);
}

bool window_draw(Stage *stage, double now) {
    if (!window.handle || !needs_picture(stage)) return false;
    if (now - window.drawn_at < frame_time * 0.9 && now >= window.drawn_at) return false;
    SDL_Surface *surface = SDL_GetWindowSurface(window.handle);
    if (!surface || surface->format->BytesPerPixel != 4) return false;
    scene_build(stage, surface->w, surface->h, &window.scene);
    if (surface->pixels != window.canvas.pixels) changes_forget(&window.changes);
    canvas_use(&window.canvas, surface->pixels, surface->w, surface->h, surface->pitch / 4);
    paint_changes(&window.scene, window.fonts, &window.canvas, &window.changes);
    show_changes();
    window.exposed = false;
    window.revision = stage->revision;
    window.moving = stage_motion(stage) < 1;
    window.drawn_at = now;
    return true;
}

double window_wait(const Stage *stage, double now) {
    if (!window.handle) return stage_wait(stage);
    if (events_wait()) return 0;
    double wait = stage_wait(stage);
    if (!needs_picture(stage)) return wait;
    double picture = window.drawn_at + frame_time - now;
    if (picture < 0 || now < window.drawn_at) picture = 0;
    return wait > 0 && wait < picture ? wait : picture;
}
