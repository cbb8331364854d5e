/* scene/panel: the layer's parameters, and the output-length formula with its numbers. */
#include <math.h>
#include <stdio.h>

#include "scene/layout.h"
#include "walk/text.h"

typedef struct Row {
    const char *name;
    char value[48];
    bool shapes; /* one of the numbers that decide the output's length and reach */
} Row;

enum { ROWS = 9 };

static void rows_fill(const Frame *f, Row rows[ROWS]) {
    static const char *const names[ROWS] = {"in_channels", "out_channels", "kernel_size",
                                            "stride",      "padding",      "dilation",
                                            "groups",      "bias",         "padding_mode"};
    static const char *const modes[] = {"zeros", "reflect", "replicate", "circular"};
    const Conv1dShape *s = &f->walk->call.shape;
    const int64_t numbers[ROWS] = {s->in_channels, s->out_channels, s->kernel_size, s->stride,
                                   s->pad_left,    s->dilation,     s->groups};
    for (int i = 0; i < ROWS; i++) {
        rows[i].name = names[i];
        rows[i].shapes = i >= 2 && i <= 6;
        snprintf(rows[i].value, sizeof rows[i].value, "%lld", (long long)numbers[i]);
    }
    if (s->pad_left != s->pad_right)
        snprintf(rows[4].value, sizeof rows[4].value, "%lld left, %lld right",
                 (long long)s->pad_left, (long long)s->pad_right);
    snprintf(rows[7].value, sizeof rows[7].value, f->walk->call.has_bias ? "True" : "False");
    snprintf(rows[8].value, sizeof rows[8].value, "%s", modes[s->pad_mode]);
}

static float rows_draw(Frame *f, Rect at, float y, float each) {
    const Theme *t = f->theme;
    Row rows[ROWS];
    rows_fill(f, rows);
    for (int i = 0; i < ROWS; i++, y += each) {
        Type name = {FACE_MONO, 14, ALIGN_LEFT, t->value};
        Type value = {FACE_MONO, 14, ALIGN_RIGHT, rows[i].shapes ? t->accent : t->dim};
        Item *item = draw_text(f->scene, name, at.x, y, rows[i].name);
        float used = item->w / f->scene->unit;
        draw_text_within(f->scene, value, at.x + at.w, y, at.w - used - 10, rows[i].value);
    }
    return y;
}

/* Text that must not be cut: smaller where it is long. */
static Item *text_shrunk(Frame *f, Type type, float x, float y, float width, const char *text) {
    while (type.size > 9 && draw_width(f->scene, type.face, type.size, text) > width)
        type.size -= 0.5f;
    return draw_text_within(f->scene, type, x, y, width, text);
}

/* What the formula gives: of a causal layer that drops its last outputs walk_formula writes the
 * one with the left padding alone. */
static int64_t formula_length(const Frame *f) {
    Conv1dShape shape = f->walk->call.shape;
    if (f->walk->length < f->walk->conv_length && walk_is_causal(f->walk)) shape.pad_right = 0;
    return conv1d_output_length(&shape);
}

/*      L + 2p - d(k-1) - 1
 *      ------------------- + 1
 *               s
 *      = floor((10 + 2 - 2 - 1)/1) + 1
 *      L_out = 10                                                                                */
static void length_draw(Frame *f, Rect at, float y, float line) {
    const Theme *t = f->theme;
    Str symbols, numbers, whole;
    str_init(&symbols);
    str_init(&numbers);
    str_init(&whole);
    walk_formula(f->walk, &symbols, &numbers);
    Type dim = {FACE_MONO, 13, ALIGN_LEFT, t->dim};
    float width = draw_width(f->scene, FACE_MONO, 13, symbols.text);
    float bar = fminf(width, at.w - 40);
    text_shrunk(f, dim, at.x, y, bar, symbols.text);
    y += line;
    draw_line(f->scene, (Point){at.x, y}, (Point){at.x + bar, y}, t->dim, 1.2f);
    draw_text(f->scene, dim, at.x + bar + 8, y, "+ 1");
    y += line;
    Type middle = {FACE_MONO, 13, ALIGN_CENTRE, t->dim};
    draw_text(f->scene, middle, at.x + bar / 2, y, "s");
    y += line;
    str_addf(&whole, "= ⌊%s⌋ + 1", numbers.text);
    text_shrunk(f, dim, at.x, y, at.w, whole.text);
    y += line + 2;
    int64_t length = f->walk->call.shape.length, formula = formula_length(f);
    Type loud = {FACE_MONO, 15, ALIGN_LEFT, t->text};
    draw_textf(f->scene, loud, at.x, y, "L_out = %lld%s", (long long)formula,
               formula == length ? " = L" : "")
        ->tag = (Tag){TAG_LENGTH, 0, 0, 0};
    if (f->walk->length != formula)
        draw_textf(f->scene, dim, at.x, y + line, "kept by %.12s: %lld", f->walk->expression,
                   (long long)f->walk->length);
    str_release(&symbols);
    str_release(&numbers);
    str_release(&whole);
}

void panel_draw(Frame *f) {
    const Theme *t = f->theme;
    float each = fminf(34, fmaxf((f->panel.h - 200) / ROWS, 20));
    float line = fminf(22, fmaxf((f->panel.h - each * ROWS - 80) / 6, 16));
    Rect box = f->panel;
    box.h = fminf(box.h, 44 + each * ROWS + 40 + line * 6 + 14);
    draw_box(f->scene, box, 5, t->panel, t->border, 1);
    Rect inner = {box.x + 18, box.y, box.w - 36, box.h};
    Type head = {FACE_BOLD, 12, ALIGN_LEFT, t->dim};
    draw_text(f->scene, head, inner.x, box.y + 22, "LAYER");
    float y = rows_draw(f, inner, box.y + 30 + each / 2 + 8, each);
    y -= each / 2 - 6;
    draw_line(f->scene, (Point){inner.x, y}, (Point){inner.x + inner.w, y}, t->border, 1);
    draw_text(f->scene, head, inner.x, y + 20, "OUTPUT LENGTH");
    length_draw(f, inner, y + 24 + line, line);
}
