/* scene/parts: small things that several views draw. */
#include "scene/parts.h"

void part_label(Frame *f, float y, const char *text) {
    draw_text(f->scene, (Type){FACE_MONO, 15, ALIGN_LEFT, f->theme->dim}, f->body.x, y, text);
}

void part_sum(Frame *f, float x, float y, float radius) {
    const Theme *t = f->theme;
    draw_circle(f->scene, x, y, radius, t->panel, t->accent, 2.5f);
    draw_text(f->scene, (Type){FACE_MONO, radius, ALIGN_CENTRE, t->accent}, x, y, "Σ");
}

void term_text(const Tap *tap, Str *out) {
    Number x = number_of(tap->x, 5), w = number_of(tap->w, 5);
    str_addf(out, x.text[0] == '-' ? "(%s)·" : "%s·", x.text);
    str_addf(out, w.text[0] == '-' ? "(%s)" : "%s", w.text);
}
