/* scene/pages: the picture before there is a walk, and the page of keys. */
#include <math.h>

#include "scene/layout.h"

typedef struct Line {
    const char *left, *right;
} Line;

/* Two columns, centred in the window. */
static void lines_draw(Frame *f, const char *title, const Line *lines, size_t count) {
    const Theme *t = f->theme;
    float each = f->compact ? 30 : 40;
    float top = f->h / 2 - each * (float)(count + 1) / 2, left = f->w / 2 - 270;
    draw_text(f->scene, (Type){FACE_BOLD, 22, ALIGN_LEFT, t->text}, left, top, title);
    for (size_t i = 0; i < count; i++) {
        float y = top + each * ((float)i + 1.5f);
        draw_text(f->scene, (Type){FACE_MONO, 16, ALIGN_LEFT, t->accent}, left, y, lines[i].left);
        draw_text(f->scene, (Type){FACE_SANS, 15, ALIGN_LEFT, t->dim}, left + 220, y,
                  lines[i].right);
    }
}

void empty_draw(Frame *f) {
    static const Line lines[] = {
        {"%step conv(x)", "walk through a convolution, number by number"},
        {"%play", "let the kernel move by itself"},
        {"%help", "what else there is"},
    };
    lines_draw(f, "Nothing to show yet. At the prompt, try", lines, sizeof lines / sizeof *lines);
}

/* In two columns, down the first and then the second. */
void keys_draw(Frame *f) {
    static const Line lines[] = {
        {"space", "play, or pause"},
        {"left  right", "a step back, a step on"},
        {"[  ]", "a part of the step back, on (Shift + arrows too)"},
        {"home  end", "the first step, the last"},
        {"up  down", "the output channel before, the next"},
        {"+  -", "faster, slower"},
        {"1  2  3 ...", "the views, in the order of their tabs"},
        {"x  w  y", "trace an input, a weight, an output"},
        {"click", "pin a number, press a button, go to an output"},
        {"Enter", "type into the pinned number (double click too)"},
        {"k s p d g", "kernel_size, stride, padding, dilation, groups: + 1"},
        {"K S P D G", "the same: - 1; or the wheel over the panel"},
        {"b  m", "bias on or off; the next padding_mode"},
        {"i  f", "the next signal to try; the next kernel"},
        {"c", "copy the layer's code"},
        {"z Z 0", "a long signal: closer, wider, along with the kernel"},
        {"<  >", "the same: to the left, to the right (drag too)"},
        {"PgUp PgDn", "the input channel before, the next"},
        {"Tab", "to the next control; Enter presses it"},
        {"Ctrl + - 0", "larger, smaller, the usual size"},
        {"t  F11", "light or dark; full screen"},
        {"q  Esc", "close the window; the prompt stays"},
        {"?", "this page"},
    };
    enum { LINES = sizeof lines / sizeof *lines, ROWS = (LINES + 1) / 2 };
    const Theme *t = f->theme;
    float each = fminf((f->h - 100) / ROWS, 46), width = fminf((f->w - 60) / 2, 560);
    float size = f->w < 1100 ? 12 : 15, keys = f->w < 1100 ? 88 : 124;
    float top = (f->h - each * (ROWS + 1)) / 2 + 10, left = f->w / 2 - width;
    draw_text(f->scene, (Type){FACE_BOLD, 22, ALIGN_LEFT, t->text}, left, top, "Keys");
    for (int i = 0; i < LINES; i++) {
        float x = left + (i < ROWS ? 0 : width + 16);
        float y = top + each * ((float)(i % ROWS) + 1.3f);
        draw_text(f->scene, (Type){FACE_MONO, size, ALIGN_LEFT, t->accent}, x, y, lines[i].left);
        draw_text_shrunk(f->scene, (Type){FACE_SANS, size, ALIGN_LEFT, t->dim}, x + keys, y,
                         width - keys - 16, 9, lines[i].right);
    }
}
