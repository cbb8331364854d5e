/* scene/panel: the layer's parameters, and the output-length formula with its numbers. */
#include <math.h>

#include "scene/layout.h"
#include "walk/edit.h"
#include "walk/text.h"

/* A setting: what it is called, how to read it, and whether - and + change it. */
static const struct PanelRow {
    const char *name;
    EditKind edit;
} rows[] = {
    {"in_channels", EDIT_NONE}, {"out_channels", EDIT_NONE}, {"kernel_size", EDIT_KERNEL_SIZE},
    {"stride", EDIT_STRIDE},    {"padding", EDIT_PADDING},   {"dilation", EDIT_DILATION},
    {"groups", EDIT_GROUPS},    {"bias", EDIT_BIAS},         {"padding_mode", EDIT_PADDING_MODE}};
enum { ROWS = sizeof rows / sizeof *rows };

static void value_text(const Frame *f, int row, Str *out) {
    const Conv1dShape *s = &f->walk->call.shape;
    EditKind edit = rows[row].edit;
    int64_t now =
        edit == EDIT_NONE ? (row ? s->out_channels : s->in_channels) : edit_setting(f->walk, edit);
    if (edit == EDIT_BIAS)
        str_add(out, now ? "True" : "False");
    else if (edit == EDIT_PADDING_MODE)
        str_add(out, padding_modes[now]);
    else if (edit == EDIT_PADDING && s->pad_left != s->pad_right)
        str_addf(out, "%lld+%lld", (long long)s->pad_left, (long long)s->pad_right);
    else
        str_addf(out, "%lld", (long long)now);
}

static void button_draw(Frame *f, float x, float y, float size, EditKind edit, int by) {
    const Theme *t = f->theme;
    draw_box(f->scene, (Rect){x, y - size / 2, size, size}, 4, t->control, t->border, 1)->action =
        action_edit(edit, by);
    float middle = x + size / 2, arm = size * 0.19f;
    draw_line(f->scene, (Point){middle - arm, y}, (Point){middle + arm, y}, t->text, 1.5f);
    if (by > 0)
        draw_line(f->scene, (Point){middle, y - arm}, (Point){middle, y + arm}, t->text, 1.5f);
}

/*      stride         [-]  2  [+]
 *      bias               True        a click changes it
 *      padding_mode      zeros        a click goes to the next */
static void row_draw(Frame *f, int row, Rect at) {
    const Theme *t = f->theme;
    EditKind edit = rows[row].edit;
    bool counts = edit >= EDIT_KERNEL_SIZE && edit <= EDIT_GROUPS;
    float y = at.y + at.h / 2, size = fminf(27, at.h - 5), right = at.x + at.w;
    Str text;
    str_init(&text);
    value_text(f, row, &text);
    /* The row itself takes the wheel, and the click where it has no buttons. */
    if (edit != EDIT_NONE)
        draw_box(f->scene, (Rect){at.x - 8, at.y, at.w + 16, at.h}, 4, (Color){0}, (Color){0}, 0)
            ->action = counts ? action_edit(edit, 0) : action_edit(edit, 1);
    Item *name =
        draw_text(f->scene, (Type){FACE_MONO, 14, ALIGN_LEFT, t->value}, at.x, y, rows[row].name);
    float used = name->w / f->scene->unit + 10;
    if (counts) {
        float middle = right - size - 20;
        Type value = {FACE_MONO, text.length > 4 ? 11 : 14, ALIGN_CENTRE, t->accent};
        draw_text_within(f->scene, value, middle, y, 40 - 2, text.text);
        button_draw(f, right - size, y, size, edit, 1);
        button_draw(f, right - 2 * size - 40, y, size, edit, -1);
    } else {
        Type value = {FACE_MONO, 14, ALIGN_RIGHT, edit == EDIT_NONE ? t->dim : t->accent};
        draw_text_within(f->scene, value, right, y, at.w - used, text.text);
    }
    str_release(&text);
}

static float rows_draw(Frame *f, Rect at, float y, float each) {
    for (int row = 0; row < ROWS; row++, y += each)
        row_draw(f, row, (Rect){at.x, y - each / 2, at.w, each});
    return y;
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
    draw_text_shrunk(f->scene, dim, at.x, y, bar, 9, symbols.text);
    y += line;
    draw_line(f->scene, (Point){at.x, y}, (Point){at.x + bar, y}, t->dim, 1.2f);
    draw_text(f->scene, dim, at.x + bar + 8, y, "+ 1");
    y += line;
    Type middle = {FACE_MONO, 13, ALIGN_CENTRE, t->dim};
    draw_text(f->scene, middle, at.x + bar / 2, y, "s");
    y += line;
    str_addf(&whole, "= ⌊%s⌋ + 1", numbers.text);
    draw_text_shrunk(f->scene, dim, at.x, y, at.w, 9, whole.text);
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

/*      signal      [<]  impulse  [>]                                                            */
static void preset_draw(Frame *f, Rect at, EditKind kind) {
    const Theme *t = f->theme;
    bool kernel = kind == EDIT_KERNEL;
    int row = f->stage->tried[kernel];
    const Preset *presets = kernel ? kernel_presets : signal_presets;
    float y = at.y + at.h / 2, size = fminf(24, at.h - 3), right = at.x + at.w;
    draw_text(f->scene, (Type){FACE_MONO, 13, ALIGN_LEFT, t->value}, at.x, y,
              kernel ? "kernel" : "signal");
    float left = at.x + 62;
    for (int by = -1; by <= 1; by += 2) {
        float x = by < 0 ? left : right - size, middle = x + size / 2;
        draw_box(f->scene, (Rect){x, y - size / 2, size, size}, 4, t->control, t->border, 1)
            ->action = action_edit(kind, by);
        draw_triangle(f->scene, (Point){middle - 3 * (float)by, y - 5},
                      (Point){middle + 4 * (float)by, y}, (Point){middle - 3 * (float)by, y + 5},
                      t->value);
    }
    float room = right - left - 2 * size - 8;
    draw_text_within(f->scene, (Type){FACE_MONO, 11.5f, ALIGN_CENTRE, row < 0 ? t->dim : t->accent},
                     (left + right) / 2, y, room, row < 0 ? "your own" : presets[row].name);
}

void panel_draw(Frame *f) {
    const Theme *t = f->theme;
    float each = fminf(34, fmaxf((f->panel.h - 200) / ROWS, 20));
    float line = fminf(22, fmaxf((f->panel.h - each * ROWS - 80) / 6, 16));
    Rect box = f->panel;
    float used = 44 + each * ROWS + 40 + line * 6 + 8, try = 64;
    bool tries = used + try <= box.h;
    box.h = fminf(box.h, used + (tries ? try : 6));
    draw_box(f->scene, box, 5, t->panel, t->border, 1);
    Rect inner = {box.x + 18, box.y, box.w - 36, box.h};
    Type head = {FACE_BOLD, 12, ALIGN_LEFT, t->dim};
    draw_text(f->scene, head, inner.x, box.y + 22, "LAYER");
    float y = rows_draw(f, inner, box.y + 30 + each / 2 + 8, each);
    y -= each / 2 - 6;
    draw_line(f->scene, (Point){inner.x, y}, (Point){inner.x + inner.w, y}, t->border, 1);
    draw_text(f->scene, head, inner.x, y + 20, "OUTPUT LENGTH");
    length_draw(f, inner, y + 24 + line, line);
    if (!tries) return;
    y = box.y + box.h - try;
    draw_line(f->scene, (Point){inner.x, y}, (Point){inner.x + inner.w, y}, t->border, 1);
    preset_draw(f, (Rect){inner.x, y + 4, inner.w, 28}, EDIT_SIGNAL);
    preset_draw(f, (Rect){inner.x, y + 33, inner.w, 28}, EDIT_KERNEL);
}
