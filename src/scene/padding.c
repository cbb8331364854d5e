/* scene/padding: the view of where padded values come from, in the layer's mode and in the others.
 *
 *             .--------.   .-.
 *            v    .-.   \   \ v          arrows from each sample to its copies in the padding
 *       x   [p] [p]  [ ][ ] … [ ][ ][p]
 *       w         [ ][ ]
 *
 *       zeros      [0][0][ ][ ] … [ ][ ][0]    y = 1.2
 *     | reflect    [2][1][ ][ ] … [ ][ ][7]    y = 3.4      the layer's own is marked
 *       ...
 *
 * Ends are what matters: of a long signal the middle is left out, of much padding its far end. */
#include <math.h>
#include <stdio.h>

#include "scene/parts.h"
#include "scene/view.h"
#include "walk/ways.h"

enum { MODES = 4, MOST_COLUMNS = 96 };

static const char *const mode_names[MODES] = {"zeros", "reflect", "replicate", "circular"};
static const char *const mode_words[MODES] = {"0 beyond the ends", "mirrored at the end",
                                              "the end once more", "from the other end"};

/* A position, or what stands for the positions that are left out. */
typedef struct Column {
    int64_t position;
    int64_t hidden; /* 0: it is a position */
} Column;

typedef struct Plan {
    Conv1dShape shape; /* the layer's; where it pads nothing and could, with the padding tried */
    Column columns[MOST_COLUMNS];
    int count;
    int64_t channel;
    float left, pitch, results; /* of the columns; where the results stand */
    float arrows, x, w;         /* top of the arrows, middles of rows */
    float table, row;           /* top of the four modes, and height of each */
    float x_cell, w_cell;
    bool tight;
} Plan;

/* ---- which columns ---- */

static void column_add(Plan *p, int64_t position, int64_t hidden) {
    if (p->count < MOST_COLUMNS) p->columns[p->count++] = (Column){position, hidden};
}

static void columns_add(Plan *p, int64_t first, int64_t end) {
    for (int64_t i = first; i < end; i++) column_add(p, i, 0);
}

/* How much padding a side shows in so many columns; one of them counts the rest, if any. */
static int64_t padding_shown(int64_t padding, int64_t columns) {
    if (padding <= columns) return padding;
    return columns > 1 ? columns - 1 : 0;
}

/* Each side has the padding that is nearest to the signal, and the samples that it is copied from.
 */
static void columns_choose(Plan *p, int64_t room) {
    const Conv1dShape *s = &p->shape;
    int64_t left = s->pad_left, right = s->pad_right, length = s->length;
    bool whole = length <= room / 2 || left + length + right <= room;
    int64_t side = whole ? (room - length) / 2 : (room - 1) / 4;
    int64_t before = padding_shown(left, side), after = padding_shown(right, side);
    if (left + length + right <= room) {
        before = left;
        after = right;
    }
    int64_t ends = (room - 1 - before - after - (before < left) - (after < right)) / 2;
    if (before < left) column_add(p, 0, left - before);
    columns_add(p, -before, 0);
    if (whole) {
        columns_add(p, 0, length);
    } else {
        columns_add(p, 0, ends);
        column_add(p, 0, length - 2 * ends);
        columns_add(p, length - ends, length);
    }
    columns_add(p, length, length + after);
    if (after < right) column_add(p, 0, right - after);
}

static Plan plan_make(const Frame *f) {
    const float least = 38, most = 60;
    Plan p = {.shape = walk_padded(f->walk, f->walk->call.shape.pad_mode)};
    if (conv1d_shape_check(&p.shape) != CONV1D_OK) p.shape = f->walk->call.shape;
    p.channel = part_channel(f);
    p.tight = f->body.h < 440;
    p.left = f->body.x + (p.tight ? 92 : 142);
    p.results = f->body.x + f->body.w;
    float width = p.results - (p.tight ? 96 : 116) - p.left;
    columns_choose(&p, (int64_t)fminf(width / least, MOST_COLUMNS));
    p.pitch = fminf(width / (float)p.count, most);
    float stretch = f->body.h / (p.tight ? 317 : 508), top = f->body.y;
    p.arrows = top + (p.tight ? 8 : 14);
    p.x = top + (p.tight ? 64 : 104) * stretch;
    p.w = top + (p.tight ? 109 : 174) * stretch;
    p.table = top + (p.tight ? 132 : 216) * stretch;
    p.row = (top + f->body.h - 4 - p.table) / MODES;
    p.x_cell = p.tight ? 30 : 42;
    p.w_cell = p.tight ? 24 : 34;
    return p;
}

static float column_x(const Plan *p, int column) {
    return p->left + p->pitch * ((float)column + 0.5f);
}

static Rect column_cell(const Plan *p, int column, float y, float h) {
    float w = p->pitch - 4;
    return (Rect){column_x(p, column) - w / 2, y - h / 2, w, h};
}

static int column_of(const Plan *p, int64_t position) {
    for (int i = 0; i < p->count; i++)
        if (!p->columns[i].hidden && p->columns[i].position == position) return i;
    return -1;
}

static bool is_padding(const Plan *p, int64_t position) {
    return position < 0 || position >= p->shape.length;
}

/* Does the layer pad nothing, so that this is what it would be with some? */
static bool is_tried(const Frame *f) {
    const Conv1dShape *s = &f->walk->call.shape;
    return !s->pad_left && !s->pad_right;
}

/* ---- rows of cells ---- */

static void fold_draw(Frame *f, const Plan *p, int column, float y) {
    Type type = {FACE_MONO, 16, ALIGN_CENTRE, f->theme->dim};
    draw_text(f->scene, type, column_x(p, column), y - 5, "…");
    char text[32];
    snprintf(text, sizeof text, "+%lld", (long long)p->columns[column].hidden);
    type.size = fminf(11, (p->pitch - 2) / (0.6f * (float)utf8_width(text)));
    draw_text(f->scene, type, column_x(p, column), y + 8, text);
}

/* One row under a padding mode; a copy's number carries the tag of its source. */
static void row_draw(Frame *f, const Plan *p, const Conv1dShape *shape, float y, float h) {
    for (int i = 0; i < p->count; i++) {
        if (p->columns[i].hidden) {
            fold_draw(f, p, i, y);
            continue;
        }
        int64_t position = p->columns[i].position, index = conv1d_source(shape, position);
        ValueCell cell = {.at = column_cell(p, i, y, h), .alpha = 1};
        cell.limit = value_limit(f->walk->x_low, f->walk->x_high);
        cell.padding = is_padding(p, position);
        if (index >= 0) {
            cell.value = walk_input(f->walk, f->cell.n, p->channel, index);
            cell.tag = (Tag){TAG_INPUT, f->cell.n, p->channel, index};
            cell.pick = (Pick){PICK_INPUT, {f->cell.n, p->channel, index}};
        }
        part_value(f, &cell);
    }
}

static bool is_unused(const Frame *f, int64_t position) {
    int64_t length = f->walk->call.shape.length;
    return position < length && position >= length - walk_unused_tail(f->walk);
}

/* Where a column's number stands, or what it is a copy of. */
static Number index_text(const Frame *f, const Plan *p, int64_t position) {
    Number text;
    int64_t index = conv1d_source(&p->shape, position);
    if (!is_padding(p, position))
        snprintf(text.text, sizeof text.text, "%lld", (long long)position);
    else if (index < 0)
        snprintf(text.text, sizeof text.text, "pad");
    else
        snprintf(text.text, sizeof text.text, "x[%lld]", (long long)index);
    if (is_unused(f, position) && !is_tried(f)) snprintf(text.text, sizeof text.text, "unread");
    return text;
}

/* Under the input; of texts that are wide, every second. */
static void indexes_draw(Frame *f, const Plan *p, float y) {
    const float most = 11, least = 9;
    int widest = 1;
    for (int i = 0; i < p->count; i++) {
        int width = utf8_width(index_text(f, p, p->columns[i].position).text);
        if (!p->columns[i].hidden && width > widest) widest = width;
    }
    float size = fminf(most, (p->pitch - 4) / (0.6f * (float)widest));
    int every = size < least ? 2 : 1;
    Type type = {FACE_MONO, fmaxf(size, least), ALIGN_CENTRE, f->theme->faint};
    for (int i = 0; i < p->count; i += every)
        if (!p->columns[i].hidden)
            draw_text(f->scene, type, column_x(p, i), y,
                      index_text(f, p, p->columns[i].position).text);
}

static void taps_draw(Frame *f, const Plan *p) {
    const Conv1dShape *s = &p->shape;
    double limit = value_limit(f->walk->w_low, f->walk->w_high);
    int64_t start = walk_start(f->walk, f->cell) + f->walk->call.shape.pad_left - s->pad_left;
    int64_t j = p->channel - walk_first_channel(f->walk, f->cell);
    int seen = 0;
    for (int64_t k = 0; k < s->kernel_size; k++) {
        int column = column_of(p, start + k * s->dilation);
        if (column < 0) continue;
        seen++;
        Color color = theme_tap(f->theme, k);
        Rect at = column_cell(p, column, p->x, p->x_cell);
        draw_box(f->scene, (Rect){at.x - 1, at.y - 1, at.w + 2, at.h + 2}, 6, (Color){0}, color,
                 2.5f);
        float x = column_x(p, column), from = p->x + p->x_cell / 2 + (p->tight ? 19 : 22);
        draw_line(f->scene, (Point){x, from}, (Point){x, p->w - p->w_cell / 2}, color, 2);
        ValueCell cell = {
            .at = column_cell(p, column, p->w, p->w_cell), .limit = limit, .alpha = 1};
        cell.value = walk_weight(f->walk, f->cell.c, j, k);
        cell.tag = (Tag){TAG_WEIGHT, f->cell.c, j, k};
        cell.pick = (Pick){PICK_WEIGHT, {f->cell.c, j, k}};
        part_value(f, &cell);
        draw_box(f->scene, cell.at, 6, (Color){0}, color, 2);
    }
    if (seen) return;
    Type type = {FACE_SANS, p->tight ? 12 : 13, ALIGN_LEFT, f->theme->dim};
    draw_textf(f->scene, type, p->left, p->w,
               "the window, from %lld to %lld, reads what is left out", (long long)start,
               (long long)(start + frame_span(f) - 1));
}

/* ---- arrows ---- */

static void arrow_draw(Frame *f, const Plan *p, int from, int to, Color color) {
    float top = p->x - p->x_cell / 2 - 3, room = top - p->arrows;
    float a = column_x(p, from), b = column_x(p, to), far = fabsf(a - b);
    float height = fminf(14 + far * 0.16f, room);
    Point start = {a, top}, end = {b, top - 5};
    draw_arch(f->scene, start, end, height * 4 / 3, color, 2);
    draw_triangle(f->scene, (Point){b - 4, top - 6}, (Point){b + 4, top - 6}, (Point){b, top + 1},
                  color);
}

/* From every sample to its copies; those that the present output reads in the colours of its taps.
 */
static void arrows_draw(Frame *f, const Plan *p) {
    const Conv1dShape *s = &p->shape;
    int64_t start = walk_start(f->walk, f->cell) + f->walk->call.shape.pad_left - s->pad_left;
    for (int i = 0; i < p->count; i++) {
        int64_t position = p->columns[i].position;
        if (p->columns[i].hidden || !is_padding(p, position)) continue;
        int64_t index = conv1d_source(s, position);
        int from = index < 0 ? -1 : column_of(p, index);
        int64_t k = (position - start) / s->dilation;
        bool read =
            position >= start && (position - start) % s->dilation == 0 && k < s->kernel_size;
        if (from >= 0) arrow_draw(f, p, from, i, read ? theme_tap(f->theme, k) : f->theme->track);
    }
}

/* padding='same' with an odd total: PyTorch pads one more on the right. */
static void extra_draw(Frame *f, const Plan *p) {
    const Conv1dShape *s = &p->shape;
    if (s->pad_right != s->pad_left + 1) return;
    int column = column_of(p, s->length + s->pad_right - 1);
    Type type = {FACE_SANS, 12, ALIGN_LEFT, f->theme->bias};
    const char *words = p->tight ? "one more" : "'same': one more";
    if (column < 0) { /* it is among those that are left out */
        draw_text(f->scene, type, column_x(p, p->count - 1) + 16, p->x, words);
        return;
    }
    Rect at = column_cell(p, column, p->x, p->x_cell);
    at = (Rect){at.x - 3, at.y - 3, at.w + 6, at.h + 6};
    draw_box(f->scene, at, 7, (Color){0}, f->theme->bias, 2);
    draw_text(f->scene, type, at.x + at.w + 5, p->x, words);
}

/* ---- the four modes ---- */

static void refusal_draw(Frame *f, const Plan *p, const Conv1dShape *shape, float y) {
    long long most = shape->pad_left > shape->pad_right ? shape->pad_left : shape->pad_right;
    char text[128];
    snprintf(text, sizeof text, "cannot: %lld sample%s no %lld to copy%s", (long long)shape->length,
             shape->length == 1 ? " has" : "s have", most,
             shape->pad_mode == CONV1D_REFLECT ? " beside the end one" : "");
    draw_text_within(f->scene, (Type){FACE_SANS, 12, ALIGN_LEFT, f->theme->dim}, p->left, y,
                     f->body.x + f->body.w - p->left, text);
}

static void mode_result(Frame *f, const Plan *p, const Conv1dShape *shape, bool own, float y) {
    const Theme *t = f->theme;
    Type type = {FACE_MONO, p->tight ? 12 : 14, ALIGN_RIGHT, own ? t->accent : t->value};
    if (own && !is_tried(f)) {
        if (!result_is_told(f)) return;
        draw_textf(f->scene, type, p->results, y, "y = %s",
                   number_of(walk_result(f->walk, f->cell), 6).text)
            ->tag = (Tag){TAG_OUTPUT, f->cell.n, f->cell.c, f->cell.i};
        return;
    }
    draw_textf(f->scene, type, p->results, y, "y = %s",
               number_of(walk_sum_padded(f->walk, shape, f->cell), 6).text)
        ->tag = (Tag){TAG_PADDED, shape->pad_mode, 0, 0};
}

static void mode_draw(Frame *f, const Plan *p, Conv1dPadMode mode) {
    const Theme *t = f->theme;
    Conv1dShape shape = walk_padded(f->walk, mode);
    bool own = mode == p->shape.pad_mode, can = conv1d_shape_check(&shape) == CONV1D_OK;
    float y = p->table + p->row * ((float)mode + 0.5f), x = f->body.x;
    float h = fminf(p->tight ? 26 : 36, p->row - 8);
    if (own) {
        Rect at = {x - 10, y - p->row / 2 + 2, f->body.w + 16, p->row - 4};
        draw_box(f->scene, at, 6, color_fade(t->accent, 0.08), color_fade(t->accent, 0.4), 1);
    }
    Type name = {FACE_MONO, p->tight ? 13 : 15, ALIGN_LEFT, own ? t->accent : t->value};
    bool words = !p->tight && p->row > 44;
    draw_text(f->scene, name, x, words ? y - 9 : y, mode_names[mode]);
    if (words)
        draw_text(f->scene, (Type){FACE_SANS, 12, ALIGN_LEFT, t->dim}, x, y + 11, mode_words[mode]);
    if (!can) {
        refusal_draw(f, p, &shape, y);
        return;
    }
    row_draw(f, p, &shape, y, h);
    mode_result(f, p, &shape, own, y);
}

void view_padding_draw(Frame *f) {
    const Conv1dShape *s = &f->walk->call.shape;
    Plan p = plan_make(f);
    frame_heading(f, is_tried(f) ? "Padding · none here; what it would be"
                                 : "Padding · where its values come from");
    part_label_of(f, p.x, "x", s->in_channels, p.channel, -1);
    part_label_of(f, p.w, "w", s->in_channels * s->out_channels, f->cell.c,
                  p.channel - walk_first_channel(f->walk, f->cell));
    arrows_draw(f, &p);
    row_draw(f, &p, &p.shape, p.x, p.x_cell);
    indexes_draw(f, &p, p.x + p.x_cell / 2 + 11);
    extra_draw(f, &p);
    taps_draw(f, &p);
    for (int mode = 0; mode < MODES; mode++) mode_draw(f, &p, (Conv1dPadMode)mode);
}

/* "padding=2, reflect: 2 of 5 taps stand on it" */
void view_padding_caption(const Frame *f, Str *out) {
    Conv1dShape s = walk_padded(f->walk, f->walk->call.shape.pad_mode);
    Cell cell = f->cell;
    long long taps = 0;
    for (int64_t k = 0; k < s.kernel_size; k++) taps += walk_tap(f->walk, cell, k).padding;
    if (is_tried(f))
        str_addf(out, "%s; shown is padding=%lld, %s",
                 f->walk->put_before ? "F.pad pads here, not the layer" : "no padding here",
                 (long long)s.pad_left, mode_names[s.pad_mode]);
    else if (s.pad_left == s.pad_right)
        str_addf(out, "padding=%lld, %s", (long long)s.pad_left, mode_names[s.pad_mode]);
    else
        str_addf(out, "padding='same': %lld left, %lld right, %s", (long long)s.pad_left,
                 (long long)s.pad_right, mode_names[s.pad_mode]);
    if (!is_tried(f))
        str_addf(out, ": %lld of %lld taps stand%s on it", taps, (long long)s.kernel_size,
                 taps == 1 ? "s" : "");
    str_addf(out, "; on the right y[%lld, %lld, %lld] in each mode", (long long)cell.n,
             (long long)cell.c, (long long)cell.i);
    caption_unused(f, out);
}

/* "left x[2] x[1], right x[8] x[7]; ": what stands beyond the ends, in the order of positions. */
static void sources_add(const Conv1dShape *s, Str *out) {
    const int64_t most = 6;
    if (s->pad_mode == CONV1D_ZEROS) return;
    for (int side = 0; side < 2; side++) {
        int64_t count = side ? s->pad_right : s->pad_left, shown = count < most ? count : most;
        int64_t from = side ? s->length : -shown;
        if (count == 0) continue;
        str_addf(out, side ? "right" : "left%s", count > most ? " ..." : "");
        for (int64_t p = from; p < from + shown; p++)
            str_addf(out, " x[%lld]", (long long)conv1d_source(s, p));
        str_add(out, side && count > most ? " ...; " : side || !s->pad_right ? "; " : ", ");
    }
}

/* "reflect (the layer's own), mirrored at the end: left x[2] x[1], right x[8] x[7]; y[0, 0, 0] =
 * 2.29." */
void view_padding_words(const Frame *f, Str *out) {
    Cell cell = f->cell;
    for (int mode = 0; mode < MODES; mode++) {
        Conv1dShape shape = walk_padded(f->walk, (Conv1dPadMode)mode);
        bool own = shape.pad_mode == f->walk->call.shape.pad_mode;
        str_addf(out, own ? "%s (the layer's own), %s: " : "%s, %s: ", mode_names[mode],
                 mode_words[mode]);
        bool fits = conv1d_shape_check(&shape) == CONV1D_OK;
        if (fits) sources_add(&shape, out);
        if (fits)
            str_addf(out, "y[%lld, %lld, %lld] = %s.\n", (long long)cell.n, (long long)cell.c,
                     (long long)cell.i, number_of(walk_sum_padded(f->walk, &shape, cell), 7).text);
        else
            str_addf(out, "not with %lld sample%s.\n", (long long)shape.length,
                     shape.length == 1 ? "" : "s");
    }
}
