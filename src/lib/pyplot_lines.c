/* lib/pyplot_lines: plot, step, axhline, axvline.
 *
 * plot takes groups: y | x, y, each with a format string behind it or not:
 *     plot(y)   plot(x, y, 'r--')   plot(x, a, x, b)   plot(x, a, '-', x, b, ':')              */
#include "base/mem.h"
#include "lib/pyplot_data.h"
#include "lib/pyplot_draw.h"

typedef struct Plotting {
    Place place;
    Style style; /* of the keywords */
    Value keywords;
    Value lines; /* a list: what plot gives back */
} Plotting;

/* ---- steps ---- */

/* pre:  |__    post: __     mid:  _     Two points for each but the first (mid: and the last).
 *       |           |            | |_                                                           */
static int64_t step_points(Steps steps, const double *x, const double *y, int64_t n, double *xs,
                           double *ys) {
    int64_t count = 0;
    for (int64_t i = 0; i < n; i++) {
        bool last = i == n - 1;
        double middle = last ? x[i] : (x[i] + x[i + 1]) / 2;
        xs[count] = x[i];
        ys[count++] = y[i];
        if (last) break;
        xs[count] = steps == STEPS_PRE ? x[i] : steps == STEPS_POST ? x[i + 1] : middle;
        ys[count++] = steps == STEPS_PRE ? y[i + 1] : y[i];
        if (steps != STEPS_MID) continue;
        xs[count] = middle;
        ys[count++] = y[i + 1];
    }
    return count;
}

static Series *add_steps(Interp *in, Plotting *p, const Style *style, const double *x,
                         const double *y, int64_t n, LabelAt at) {
    double *xs = mem_try((size_t)n + 1, 3 * sizeof *xs);
    double *ys = xs ? mem_try((size_t)n + 1, 3 * sizeof *ys) : NULL;
    Series *s = NULL;
    if (ys) {
        int64_t count = step_points(style->steps, x, y, n, xs, ys);
        s = pyplot_add(in, p->place, SERIES_LINE, xs, ys, count, style, at);
    } else {
        raise_no_room(in, 3 * n);
    }
    mem_free(xs);
    mem_free(ys);
    return s;
}

/* ---- one line ---- */

static bool add_line(Interp *in, Plotting *p, const Style *style, const double *x, const double *y,
                     int64_t n, LabelAt at) {
    bool dots = style->stroke == STROKE_NONE;
    if (dots && !style->marker) n = 0; /* linestyle='' without a marker: nothing is seen */
    if (style->steps && !dots) {
        if (!add_steps(in, p, style, x, y, n, at)) return false;
    } else if (!pyplot_add(in, p->place, dots ? SERIES_DOTS : SERIES_LINE, x, y, n, style, at)) {
        return false;
    }
    return list_append(in, p->lines, pyplot_last_line(in, p->place));
}

/* 0, 1, 2, ...: x where none is given. */
static double *counted(Interp *in, int64_t n) {
    double *x = mem_try((size_t)n + 1, sizeof *x);
    if (!x) raise_no_room(in, n);
    for (int64_t i = 0; x && i < n; i++) x[i] = (double)i;
    return x;
}

/* Column `index` of x (NULL: counted) and y, which repeat where they have one only. */
static bool add_columns(Interp *in, Plotting *p, const Style *style, const Tensor *x,
                        const Tensor *y, int64_t index, LabelAt at) {
    double *xs = x ? plot_column(in, x, index % plot_columns(x)) : counted(in, y->shape[0]);
    double *ys = xs ? plot_column(in, y, index % plot_columns(y)) : NULL;
    bool fine = ys && add_line(in, p, style, xs, ys, y->shape[0], at);
    mem_free(xs);
    mem_free(ys);
    return fine;
}

static bool raise_shapes(Interp *in, const char *said, const Tensor *x, const Tensor *y) {
    Str a, b;
    str_init(&a);
    str_init(&b);
    shape_text_tuple(x, &a);
    shape_text_tuple(y, &b);
    interp_raise(in, ERROR_VALUE, "%s, but have shapes %s and %s", said, a.text, b.text);
    str_release(&a);
    str_release(&b);
    return false;
}

static bool shapes_fit(Interp *in, const Tensor *x, const Tensor *y) {
    if (x->shape[0] != y->shape[0]) {
        raise_shapes(in, "x and y must have same first dimension", x, y);
        return interp_why(in,
                          "x has %lld numbers along its first dimension and y has %lld: each "
                          "point needs one of both",
                          (long long)x->shape[0], (long long)y->shape[0]);
    }
    if (x->ndim > 2 || y->ndim > 2) {
        raise_shapes(in, "x and y can be no greater than 2D", x, y);
        return interp_why(in, "a tensor of shape (batch, channels, length) is plotted channel by "
                              "channel: y[0, 0]");
    }
    int64_t a = plot_columns(x), b = plot_columns(y);
    if (a > 1 && b > 1 && a != b)
        return interp_raise(in, ERROR_VALUE, "x has %lld columns but y has %lld columns",
                            (long long)a, (long long)b);
    return true;
}

static bool add_lines(Interp *in, Plotting *p, const Style *style, const Tensor *x,
                      const Tensor *y) {
    if (!shapes_fit(in, x ? x : y, y)) return false;
    int64_t a = x ? plot_columns(x) : 1, b = plot_columns(y), count = a > b ? a : b;
    if (a == 0 || b == 0) return true;
    for (int64_t i = 0; i < count; i++)
        if (!add_columns(in, p, style, x, y, i, (LabelAt){i, count})) return false;
    return true;
}

/* ---- groups ---- */

static bool is_format(Value v) {
    return value_is(v, &type_str);
}

/* items: y | x, y; format NULL: none. Keywords speak after the format string. */
static bool plot_group(Interp *in, Plotting *p, const Value *items, int count, const char *format) {
    Tensor x = {0}, y;
    Style style = style_fresh();
    for (int i = 0; i < count; i++)
        if (items[i].tag == TAG_NONE)
            return interp_raise(in, ERROR_VALUE, "x, y, and format string must not be None");
    if (format && !style_format(in, format, &style)) return false;
    style.steps = p->style.steps;
    if (!style_keywords(in, ARTIST_LINE, p->keywords, &style)) return false;
    if (count == 2 && !plot_data(in, items[0], "x", &x)) return false;
    if (!plot_data(in, items[count - 1], "y", &y)) return tensor_release(&x), false;
    bool fine = add_lines(in, p, &style, count == 2 ? &x : NULL, &y);
    tensor_release(&x);
    tensor_release(&y);
    return fine;
}

static bool plot_groups(Interp *in, Plotting *p, const Value *items, int64_t count) {
    for (int64_t at = 0; at < count;) {
        int take = count - at >= 2 ? 2 : 1;
        const char *format = NULL;
        int data = take;
        if (take == 2 && is_format(items[at + 1])) {
            format = AS_STR(items[at + 1])->text;
            data = 1;
        } else if (at + take < count && is_format(items[at + take])) {
            format = AS_STR(items[at + take++])->text;
        } else if (at == 0 && count == 3) {
            return interp_raise(in, ERROR_VALUE, "third arg must be a format string");
        }
        if (!plot_group(in, p, items + at, data, format)) return false;
        at += take;
    }
    return true;
}

static bool plot_all(Interp *in, Place place, const ListObject *items, Value keywords, Steps steps,
                     Value *out) {
    Plotting p = {place, style_fresh(), keywords, new_list(in, NULL, 0)};
    Style checked = style_fresh();
    p.style.steps = steps;
    *out = p.lines;
    if (!style_keywords(in, ARTIST_LINE, keywords, &checked)) return false;
    return plot_groups(in, &p, items->items, items->count);
}

/* *args, scalex, scaley, data, **kwargs */
bool pyplot_plot(Interp *in, Place place, const Value *args, Value *out) {
    if (args[3].tag != TAG_NONE) return raise_left_out(in, "plot(data=...)");
    return plot_all(in, place, AS_LIST(args[0]), args[4], STEPS_NONE, out);
}

/* x, y, *args, where, data, **kwargs */
bool pyplot_step(Interp *in, Place place, const Value *args, Value *out) {
    Style style = style_fresh();
    if (!style_where(in, args[3], &style)) return false;
    Value items = new_list(in, args, 2);
    for (int64_t i = 0; i < AS_LIST(args[2])->count; i++)
        if (!list_append(in, items, AS_LIST(args[2])->items[i])) return false;
    return plot_all(in, place, AS_LIST(items), args[5], style.steps, out);
}

/* ---- axhline, axvline ---- */

static bool add_rule(Interp *in, Place place, SeriesKind kind, const Value *args, Value *out) {
    double at, zero = 0;
    Style style = style_fresh();
    bool across = kind == SERIES_ACROSS;
    if (!arg_double(in, args[0], across ? "y" : "x", &at) ||
        !style_keywords(in, ARTIST_LINE, args[3], &style) ||
        !pyplot_add(in, place, kind, across ? &zero : &at, across ? &at : &zero, 1, &style,
                    (LabelAt){0, 1}))
        return false;
    *out = pyplot_last_line(in, place);
    return true;
}

/* y, xmin, xmax, **kwargs */
bool pyplot_axhline(Interp *in, Place place, const Value *args, Value *out) {
    return add_rule(in, place, SERIES_ACROSS, args, out);
}

bool pyplot_axvline(Interp *in, Place place, const Value *args, Value *out) {
    return add_rule(in, place, SERIES_UPRIGHT, args, out);
}
