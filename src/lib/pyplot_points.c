/* lib/pyplot_points: scatter, stem, bar: something at each point. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "lib/pyplot_data.h"
#include "lib/pyplot_draw.h"

/* x and y as vectors; x None: 0, 1, 2, ... */
typedef struct Points {
    Tensor x, y;
} Points;

static void points_release(Points *p) {
    tensor_release(&p->x);
    tensor_release(&p->y);
}

static bool points_of(Interp *in, Value x, Value y, Points *out) {
    *out = (Points){0};
    if (arg_given(x) && !plot_data_flat(in, x, "x", &out->x)) return false;
    if (plot_data_flat(in, y, "y", &out->y)) return true;
    tensor_release(&out->x);
    return false;
}

static const double *points_x(const Points *p) {
    return p->x.storage ? plot_numbers(&p->x) : NULL;
}

/* x, y, s, c, marker, *args, data, **kwargs */
bool pyplot_scatter(Interp *in, Place place, const Value *args, Value *out) {
    Style style = style_fresh();
    Points p;
    Value colors = new_dict(in);
    if (arg_given(args[3]) && !dict_set(in, colors, new_str(in, "c"), args[3])) return false;
    if (!style_keywords(in, ARTIST_DOTS, colors, &style) || !style_marker(in, args[4], &style) ||
        !style_keywords(in, ARTIST_DOTS, args[7], &style))
        return false;
    if (!points_of(in, args[0], args[1], &p)) return false;
    int64_t count = p.y.shape[0];
    bool fine = p.x.shape[0] == count ||
                interp_raise(in, ERROR_VALUE, "x and y must be the same size") ||
                interp_why(in, "x has %lld numbers and y has %lld", (long long)p.x.shape[0],
                           (long long)count);
    fine = fine && pyplot_add(in, place, SERIES_DOTS, points_x(&p), plot_numbers(&p.y), count,
                              &style, (LabelAt){0, 1});
    points_release(&p);
    if (fine)
        *out = new_artist(in, &type_path_collection,
                          "<matplotlib.collections.PathCollection object>", value_none());
    return fine;
}

/* ---- stem ---- */

/* The markers, the lines and the base line, as a program unpacks them. */
static Value stem_container(Interp *in, Place place) {
    Value stems = pyplot_last_line(in, place);
    Value parts[] = {stems, stems, new_line(in, place, -1)};
    return new_artist(in, &type_stem_container, "<StemContainer object of 3 artists>",
                      new_tuple(in, parts, 3));
}

/* linefmt and markerfmt: the colour of the stems is the lines', the marker the markers'. */
static bool stem_style(Interp *in, Value linefmt, Value markerfmt, Style *style) {
    Style markers = style_fresh();
    const char *text;
    if (arg_given(linefmt) &&
        (!arg_text(in, linefmt, "linefmt", &text) || !style_format(in, text, style)))
        return false;
    if (arg_given(markerfmt) &&
        (!arg_text(in, markerfmt, "markerfmt", &text) || !style_format(in, text, &markers)))
        return false;
    style->marker = markers.marker ? markers.marker : 'o';
    if (!style->color[0]) snprintf(style->color, sizeof style->color, "%s", markers.color);
    return true;
}

static bool stem_points(Interp *in, const ListObject *items, Points *p) {
    bool y_only = items->count == 1 || value_is(items->items[1], &type_str);
    Value x = y_only ? value_none() : items->items[0];
    if (!points_of(in, x, items->items[y_only ? 0 : 1], p)) return false;
    if (y_only || p->x.shape[0] == p->y.shape[0]) return true;
    interp_raise(in, ERROR_VALUE,
                 "x and y must have same first dimension, but have shapes (%lld,) and (%lld,)",
                 (long long)p->x.shape[0], (long long)p->y.shape[0]);
    points_release(p);
    return false;
}

/* *args, linefmt, markerfmt, basefmt, bottom, label, use_line_collection, orientation, data */
bool pyplot_stem(Interp *in, Place place, const Value *args, Value *out) {
    const ListObject *items = AS_LIST(args[0]);
    Style style = style_fresh();
    Value linefmt = args[1];
    Points p;
    if (items->count < 1 || items->count > 5)
        return interp_raise(in, ERROR_TYPE,
                            "stem expected between 1 or 5 positional arguments, got %lld",
                            (long long)items->count);
    for (int64_t i = items->count - 1; i > 0; i--) /* stem(x, y, 'r-') */
        if (value_is(items->items[i], &type_str)) linefmt = items->items[i];
    style.label = args[5];
    if (!stem_style(in, linefmt, args[2], &style) || !stem_points(in, items, &p)) return false;
    bool fine = pyplot_add(in, place, SERIES_STEMS, points_x(&p), plot_numbers(&p.y), p.y.shape[0],
                           &style, (LabelAt){0, 1});
    points_release(&p);
    if (fine) *out = stem_container(in, place);
    return fine;
}

/* ---- bar ---- */

static bool bar_shapes_fit(Interp *in, const Points *p) {
    int64_t x = p->x.shape[0], y = p->y.shape[0];
    if (x == y || x == 1 || y == 1) return true;
    return interp_raise(in, ERROR_VALUE,
                        "shape mismatch: objects cannot be broadcast to a single shape.  Mismatch "
                        "is between arg 0 with shape (%lld,) and arg 1 with shape (%lld,).",
                        (long long)x, (long long)y);
}

/* A single x or height stands for all bars; align='edge' gives the left edges. */
static bool bar_columns(Interp *in, const Points *p, double shift, int64_t count, double **x,
                        double **y) {
    *x = mem_try((size_t)count + 1, sizeof **x);
    *y = *x ? mem_try((size_t)count + 1, sizeof **y) : NULL;
    if (!*y) return mem_free(*x), raise_no_room(in, count);
    for (int64_t i = 0; i < count; i++) {
        (*x)[i] = plot_numbers(&p->x)[p->x.shape[0] == 1 ? 0 : i] + shift;
        (*y)[i] = plot_numbers(&p->y)[p->y.shape[0] == 1 ? 0 : i];
    }
    return true;
}

static bool add_bars(Interp *in, Place place, const Points *p, double width, bool edge,
                     const Style *style, int64_t *bars) {
    double *x, *y;
    if (!bar_shapes_fit(in, p)) return false;
    *bars = p->x.shape[0] == 1 ? p->y.shape[0] : p->x.shape[0];
    if (!bar_columns(in, p, edge ? width / 2 : 0, *bars, &x, &y)) return false;
    Series *s = pyplot_add(in, place, SERIES_BARS, x, y, *bars, style, (LabelAt){0, 1});
    if (s) s->width = width < 0 ? -width : width;
    mem_free(x);
    mem_free(y);
    return s != NULL;
}

/* x, height, width, bottom, align, data, **kwargs */
bool pyplot_bar(Interp *in, Place place, const Value *args, Value *out) {
    Style style = style_fresh();
    Points p;
    const char *align;
    double width;
    int64_t bars = 0;
    char shown[64];
    if (!arg_double(in, args[2], "width", &width) || !arg_text(in, args[4], "align", &align) ||
        !style_keywords(in, ARTIST_BARS, args[6], &style))
        return false;
    if (arg_given(args[3])) return raise_left_out(in, "bar(bottom=...)");
    if (!points_of(in, args[0], args[1], &p)) return false;
    bool fine = add_bars(in, place, &p, width, strcmp(align, "edge") == 0, &style, &bars);
    points_release(&p);
    if (!fine) return false;
    snprintf(shown, sizeof shown, "<BarContainer object of %lld artists>", (long long)bars);
    *out = new_artist(in, &type_bar_container, shown, value_none());
    return true;
}
