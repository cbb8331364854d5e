/* scene/trace_cells: the rows and kernels of a trace (see trace.h): what takes part in it stands
 * out.
 */
#include <math.h>
#include <stdio.h>

#include "scene/parts.h"
#include "scene/trace.h"

static const double quiet = 0.45;      /* cells that have no part in it */
static const float least_pitch = 1.9f; /* closer cells are not drawn, their links are */

/* The tap of the output's kernel that lies on the position; -1: none. */
static int64_t tap_on(const Frame *f, int64_t i, int64_t position) {
    const Conv1dShape *s = &f->walk->call.shape;
    int64_t from = position - walk_start(f->walk, (Cell){.i = i});
    bool lies = from >= 0 && from % s->dilation == 0 && from / s->dilation < s->kernel_size;
    return lies ? from / s->dilation : -1;
}

/* Does the weight's tap k ever lie on the position? */
static bool is_met(const Frame *f, int64_t k, int64_t position) {
    int64_t from = position - k * f->walk->call.shape.dilation - walk_start(f->walk, (Cell){0});
    int64_t hop = frame_hop(f);
    return from >= 0 && from % hop == 0 && from / hop < f->walk->length;
}

static bool reads(const Frame *f, int64_t i, int64_t index) {
    const Conv1dShape *s = &f->walk->call.shape;
    for (int64_t k = 0; k < s->kernel_size; k++) {
        int64_t position = walk_start(f->walk, (Cell){.i = i}) + k * s->dilation;
        if (conv1d_source(s, position) == index) return true;
    }
    return false;
}

/* Is the cell linked to the one whose uses are shown? Rows in sight are all of one group. */
static bool input_takes_part(const Frame *f, const Trace *t, int64_t channel, int64_t position) {
    const int64_t *at = t->shown.at;
    bool same = t->shown.kind == PICK_INPUT ? channel == at[1] : channel - t->x.base == at[1];
    if (t->shown.kind == PICK_OUTPUT) return tap_on(f, at[2], position) >= 0;
    if (t->shown.kind == PICK_WEIGHT) return same && is_met(f, at[2], position);
    return same && conv1d_source(&f->walk->call.shape, position) == at[2];
}

static bool output_takes_part(const Frame *f, const Trace *t, Cell cell) {
    const int64_t *at = t->shown.at;
    if (t->shown.kind == PICK_OUTPUT) return cell.c == at[1] && cell.i == at[2];
    if (t->shown.kind == PICK_WEIGHT) return cell.c == at[0];
    return reads(f, cell.i, at[2]);
}

static bool weight_takes_part(const Trace *t, const TraceKernel *kernel, int64_t k) {
    const int64_t *at = t->shown.at;
    if (t->shown.kind == PICK_OUTPUT) return kernel->c == at[1];
    if (t->shown.kind == PICK_INPUT) return kernel->j == at[1] - t->x.base;
    return kernel->c == at[0] && kernel->j == at[1] && k == at[2];
}

static ValueCell value_cell(const Frame *f, Pick pick, Point at, float w, float h) {
    ValueCell cell = {.at = {at.x - w / 2, at.y - h / 2, w, h}};
    cell.value = pick_value(f->walk, &pick);
    cell.action = (Action){ACTION_PICK, pick_code(f->walk, &pick)};
    if (pick.kind == PICK_NONE) cell.action = (Action){ACTION_NONE, 0};
    return cell;
}

/* Above or below a column; where columns are close, at every second, third ... of them. */
static void index_draw(Frame *f, const Strip *s, int64_t number, const char *text, Point at,
                       float pitch) {
    char widest[32];
    double sight = s->camera + (double)(s->right - s->left) / (double)s->pitch;
    snprintf(widest, sizeof widest, "%.0f", fmax(sight, 1));
    float width = draw_width(f->scene, FACE_MONO, 11, text) + 6;
    float most = fmaxf(draw_width(f->scene, FACE_MONO, 11, widest) + 6, pitch < 44 ? 0 : width);
    if (number % (int64_t)fmaxf(ceilf(most / pitch), 1) != 0) return;
    if (at.x - width / 2 < s->left - 34 || at.x + width / 2 > s->right + 34) return;
    draw_text(f->scene, (Type){FACE_MONO, 11, ALIGN_CENTRE, f->theme->faint}, at.x, at.y, text);
}

/* So that no link is seen through a quiet cell. */
static void cell_draw(Frame *f, const TraceRows *rows, const ValueCell *cell) {
    float radius = fminf(5, fminf(cell->at.w, cell->at.h) / 4);
    if (rows->shown > 1 && (cell->alpha < 1 || cell->padding))
        draw_box(f->scene, cell->at, radius, f->theme->ground, (Color){0}, 0);
    part_value(f, cell);
}

static void input_draw(Frame *f, const Trace *t, int64_t channel, int64_t p, Point at) {
    const Conv1dShape *s = &f->walk->call.shape;
    int64_t index = conv1d_source(s, p);
    bool padding = walk_is_padding(f->walk, p);
    Pick pick = {index < 0 ? PICK_NONE : PICK_INPUT, {t->n, channel, index}};
    ValueCell cell = value_cell(f, pick, at, t->strip.cell, t->cell);
    cell.alpha = input_takes_part(f, t, channel, p) ? 1 : quiet;
    cell.limit = value_limit(f->walk->x_low, f->walk->x_high);
    cell.tag = (Tag){TAG_INPUT, t->n, channel, p};
    cell.padding = padding;
    cell_draw(f, &t->x, &cell);
}

void trace_inputs_draw(Frame *f, const Trace *t) {
    int64_t first, last;
    strip_positions(&t->strip, &first, &last);
    float above = t->x.top - t->cell / 2 - 10;
    for (int64_t p = first; p <= last && t->strip.pitch >= least_pitch; p++) {
        Point at = {0};
        for (int64_t r = 0; r < t->x.shown; r++) {
            int64_t channel = t->x.base + t->x.first + r;
            if (trace_input_at(t, channel, p, &at)) input_draw(f, t, channel, p, at);
        }
        bool padding = walk_is_padding(f->walk, p), put = p >= 0 && p < f->walk->put_before;
        int64_t source = conv1d_source(&f->walk->call.shape, p);
        char text[32] = "pad";
        if (source >= 0 && !put)
            snprintf(text, sizeof text, padding ? "x[%lld]" : "%lld", (long long)source);
        if (padding && t->strip.pitch < 44) continue;
        index_draw(f, &t->strip, p, text, (Point){at.x, above}, t->strip.pitch);
    }
}

void trace_outputs_draw(Frame *f, const Trace *t) {
    int64_t first, last;
    float pitch = t->strip.pitch * (float)t->strip.hop;
    strip_outputs(&t->strip, f->walk->length, &first, &last);
    for (int64_t i = first; i <= last && pitch >= least_pitch; i++) {
        Point at = {0};
        for (int64_t r = 0; r < t->y.shown; r++) {
            Cell place = {t->n, t->y.base + t->y.first + r, i};
            if (!trace_output_at(t, place, &at)) continue;
            ValueCell cell = value_cell(f, pick_output(place), at, t->strip.cell, t->cell);
            cell.alpha = output_takes_part(f, t, place) ? 1 : quiet;
            cell.limit = value_limit(f->walk->y_low, f->walk->y_high);
            cell.tag = (Tag){TAG_OUTPUT, place.n, place.c, place.i};
            cell_draw(f, &t->y, &cell);
        }
        float below = t->y.top + (float)(t->y.shown - 1) * t->y.pitch + t->cell / 2 + 12;
        char text[32];
        snprintf(text, sizeof text, "%lld", (long long)i);
        index_draw(f, &t->strip, i, text, (Point){at.x, below}, pitch);
    }
}

void trace_kernels_draw(Frame *f, const Trace *t) {
    double limit = value_limit(f->walk->w_low, f->walk->w_high);
    for (int i = 0; i < t->kernel_count; i++) {
        const TraceKernel *k = &t->kernels[i];
        char label[64];
        snprintf(label, sizeof label, "w[%lld,%lld]", (long long)k->c, (long long)k->j);
        Type type = {FACE_MONO, 13, ALIGN_RIGHT, f->theme->dim};
        if (t->kernel_count > 1) draw_text(f->scene, type, k->x - 7, t->w, label);
        for (int64_t tap = k->first; tap < k->first + k->taps; tap++) {
            Point at;
            Pick pick = {PICK_WEIGHT, {k->c, k->j, tap}};
            if (!trace_weight_at(t, k->c, k->j, tap, &at)) continue;
            float gap = fminf(4, k->each / 4);
            ValueCell cell = value_cell(f, pick, at, k->each - gap, t->w_cell);
            cell.alpha = weight_takes_part(t, k, tap) ? 1 : quiet;
            cell.limit = limit;
            cell.tag = (Tag){TAG_WEIGHT, k->c, k->j, tap};
            part_value(f, &cell);
        }
    }
}

/* "x[3]" at the left of each row; what is above and below it, counted. */
void trace_labels_draw(Frame *f, const TraceRows *rows, char name, int64_t all) {
    for (int64_t r = 0; r < rows->shown; r++) {
        char label[64];
        int64_t channel = rows->base + rows->first + r;
        snprintf(label, sizeof label, all > 1 ? "%c[%lld]" : "%c", name, (long long)channel);
        float y = rows->top + (float)r * rows->pitch;
        part_label(f, y, label);
        int64_t more = r == 0 ? rows->first : 0;
        if (r > 0 && r == rows->shown - 1) more = rows->all - rows->first - rows->shown;
        if (rows->shown == 1) more = rows->all - 1;
        if (!more) continue;
        snprintf(label, sizeof label, "+%lld", (long long)more);
        draw_text(f->scene, (Type){FACE_MONO, 11, ALIGN_LEFT, f->theme->faint}, f->body.x, y + 15,
                  label);
    }
}
