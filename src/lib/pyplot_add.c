/* lib/pyplot_add: a series, its colour, its label. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "lib/pyplot_data.h"
#include "lib/pyplot_draw.h"

bool raise_left_out(Interp *in, const char *call) {
    return interp_raise(in, ERROR_NOT_IMPLEMENTED,
                        "%s exists in Matplotlib, but the lab leaves it "
                        "out",
                        call);
}

/* Bars have a cycle of colours of their own, as in matplotlib; lines and dots share one. */
static int next_color(const Axes *axes, const Series *fresh) {
    int used = 0;
    for (int i = 0; i < axes->series_count; i++) {
        const Series *s = &axes->series[i];
        bool rule =
            s->kind == SERIES_ACROSS || s->kind == SERIES_UPRIGHT || s->kind == SERIES_STEMS;
        bool same = (s->kind == SERIES_BARS) == (fresh->kind == SERIES_BARS);
        used += s != fresh && !rule && same && s->color && s->color[0] == 'C';
    }
    return used;
}

static void set_color(const Axes *axes, Series *s, const char *color) {
    char next[COLOR_TEXT];
    bool first = s->kind == SERIES_ACROSS || s->kind == SERIES_UPRIGHT || s->kind == SERIES_STEMS;
    snprintf(next, sizeof next, "C%d", first ? 0 : next_color(axes, s));
    s->color = mem_text(color[0] ? color : next);
}

Series *pyplot_add(Interp *in, Place place, SeriesKind kind, const double *x, const double *y,
                   int64_t points, const Style *style, LabelAt at) {
    char *label;
    if (!style_label(in, style, at.index, at.count, &label)) return NULL;
    Axes *axes = place_axes(in, place);
    Series *s = axes_add(axes, kind, x, y, points);
    if (!s) {
        mem_free(label);
        raise_no_room(in, points);
        return NULL;
    }
    s->label = label;
    s->dashed = style->stroke == STROKE_DASHED;
    s->marker = style->marker;
    set_color(axes, s, style->color);
    return s;
}

Value pyplot_last_line(Interp *in, Place place) {
    return new_line(in, place, place_axes(in, place)->series_count - 1);
}
