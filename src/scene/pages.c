/* scene/pages: the picture before there is a walk, and the page of keys. */
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

void keys_draw(Frame *f) {
    static const Line lines[] = {
        {"space", "play or pause"},
        {"left  right", "a step back, a step on"},
        {"home  end", "the first step, the last"},
        {"up  down", "the output channel before, the next"},
        {"+  -", "faster, slower"},
        {"1  2  3 ...", "the views, in the order of their tabs"},
        {"mouse", "the buttons, the bar, any output cell"},
        {"t", "the light theme, the dark one"},
        {"q  Esc", "close the window; the prompt stays"},
        {"?", "this page"},
    };
    lines_draw(f, "Keys", lines, sizeof lines / sizeof *lines);
}
