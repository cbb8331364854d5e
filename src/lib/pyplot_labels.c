/* lib/pyplot_labels: titles, labels, limits, legend, grid: what stands around the data. */
#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "eval/sequence.h"
#include "lib/pyplot_data.h"
#include "lib/pyplot_draw.h"

bool pyplot_words(Interp *in, Value words, char **into, const char *x, const char *y, Value *out) {
    Str text;
    str_init(&text);
    bool fine = value_str(in, words, &text);
    if (fine) {
        figure_text(into, text.text[0] ? text.text : NULL);
        *out = new_mpl_text(in, x, y, text.text);
    }
    str_release(&text);
    return fine;
}

static bool text_keywords(Interp *in, Value keywords) {
    Style unused = style_fresh();
    return style_keywords(in, ARTIST_TEXT, keywords, &unused);
}

/* label, fontdict, loc, pad, y, **kwargs */
bool pyplot_title(Interp *in, Place place, const Value *args, Value *out) {
    return text_keywords(in, args[5]) &&
           pyplot_words(in, args[0], &place_axes(in, place)->title, "0.5", "1.0", out);
}

/* label, fontdict, labelpad, loc, **kwargs */
bool pyplot_xlabel(Interp *in, Place place, const Value *args, Value *out) {
    return text_keywords(in, args[4]) &&
           pyplot_words(in, args[0], &place_axes(in, place)->xlabel, "0.5", "0", out);
}

bool pyplot_ylabel(Interp *in, Place place, const Value *args, Value *out) {
    return text_keywords(in, args[4]) &&
           pyplot_words(in, args[0], &place_axes(in, place)->ylabel, "0", "0.5", out);
}

/* x, y, s, fontdict, **kwargs */
bool pyplot_text(Interp *in, Place place, const Value *args, Value *out) {
    char *unused = NULL;
    (void)place;
    bool fine = text_keywords(in, args[4]) && pyplot_words(in, args[2], &unused, "0", "0", out);
    mem_free(unused);
    return fine;
}

/* text, xy, *args, **kwargs */
bool pyplot_annotate(Interp *in, Place place, const Value *args, Value *out) {
    char *unused = NULL;
    (void)place;
    bool fine = text_keywords(in, args[3]) && pyplot_words(in, args[0], &unused, "0", "0", out);
    mem_free(unused);
    return fine;
}

/* ---- limits ---- */

static bool limit(Interp *in, Value v, const char *what, double *out) {
    if (!arg_given(v)) return true;
    if (!arg_double(in, v, what, out)) return false;
    return isfinite(*out) || interp_raise(in, ERROR_VALUE, "Axis limits cannot be NaN or Inf");
}

/* xlim((0, 10)): both in the first. */
static bool limit_pair(Interp *in, Value *low, Value *high) {
    Value list;
    bool pair = value_is(*low, &type_tuple) || value_is(*low, &type_list) ||
                ((value_is_tensor(*low) || value_is_array(*low)) && AS_TENSOR(*low)->t.ndim == 1);
    if (!pair) return true;
    if (!list_from(in, *low, &list)) return false;
    if (AS_LIST(list)->count != 2)
        return interp_raise(in, ERROR_VALUE,
                            AS_LIST(list)->count > 2 ? "too many values to unpack (expected 2)"
                                                     : "not enough values to unpack (expected 2, "
                                                       "got %lld)",
                            (long long)AS_LIST(list)->count);
    *low = AS_LIST(list)->items[0];
    *high = AS_LIST(list)->items[1];
    return true;
}

/* args: low, high, emit, auto, min, max. The side that is not given stays what it is. */
static bool set_limits(Interp *in, Place place, int dimension, const Value *args, Value *out) {
    Axes *axes = place_axes(in, place);
    double *limits = dimension ? axes->ylim : axes->xlim, low[2], high[2];
    bool *has = dimension ? &axes->has_ylim : &axes->has_xlim;
    Value from = arg_given(args[0]) ? args[0] : args[4];
    Value to = arg_given(args[1]) ? args[1] : args[5];
    axes_range(axes, low, high);
    double now[2] = {*has ? limits[0] : low[dimension], *has ? limits[1] : high[dimension]};
    bool set = arg_given(from) || arg_given(to);
    if (!limit_pair(in, &from, &to) || !limit(in, from, "the lower limit", &now[0]) ||
        !limit(in, to, "the upper limit", &now[1]))
        return false;
    if (set) {
        limits[0] = now[0];
        limits[1] = now[1];
        *has = true;
    }
    *out = new_tuple(in, (Value[]){value_float(now[0]), value_float(now[1])}, 2);
    return true;
}

bool pyplot_xlim(Interp *in, Place place, const Value *args, Value *out) {
    return set_limits(in, place, 0, args, out);
}

bool pyplot_ylim(Interp *in, Place place, const Value *args, Value *out) {
    return set_limits(in, place, 1, args, out);
}

/* axis([xmin, xmax, ymin, ymax]); axis('off'), axis('equal') are accepted. */
bool pyplot_axis(Interp *in, Place place, const Value *args, Value *out) {
    double low[2], high[2];
    Axes *axes = place_axes(in, place);
    bool list = value_is(args[0], &type_list) || value_is(args[0], &type_tuple);
    if (list && AS_LIST(args[0])->count != 4)
        return interp_raise(in, ERROR_TYPE,
                            "the first argument to axis() must be an iterable of the form [xmin, "
                            "xmax, ymin, ymax]");
    for (int i = 0; list && i < 4; i++)
        if (!limit(in, AS_LIST(args[0])->items[i], "a limit",
                   i < 2 ? &axes->xlim[i] : &axes->ylim[i - 2]))
            return false;
    if (list) axes->has_xlim = axes->has_ylim = true;
    axes_range(axes, low, high);
    Value limits[] = {value_float(low[0]), value_float(high[0]), value_float(low[1]),
                      value_float(high[1])};
    *out = new_tuple(in, limits, 4);
    return true;
}

/* ---- legend, grid ---- */

/* legend(['a', 'b']): the first series is called a, the second b. */
static bool name_series(Interp *in, Axes *axes, Value labels) {
    Value list;
    if (!list_from(in, labels, &list)) return false;
    for (int i = 0; i < axes->series_count && i < AS_LIST(list)->count; i++) {
        Style style = {.label = AS_LIST(list)->items[i]};
        char *label;
        if (!style_label(in, &style, 0, 1, &label)) return false;
        figure_text(&axes->series[i].label, label);
        mem_free(label);
    }
    return true;
}

/* legend([line1, line2], ['a', 'b']) */
static bool name_handles(Interp *in, Value handles, Value labels) {
    Value lines, names;
    if (!list_from(in, handles, &lines) || !list_from(in, labels, &names)) return false;
    for (int64_t i = 0; i < AS_LIST(lines)->count && i < AS_LIST(names)->count; i++) {
        Value handle = AS_LIST(lines)->items[i], unused;
        if (value_is(handle, &type_line2d) &&
            !value_call_method(in, handle, "set_label", &AS_LIST(names)->items[i], 1, &unused))
            return false;
    }
    return true;
}

static bool keyword_of(Interp *in, Value keywords, const char *name, Value *out) {
    bool found = false;
    *out = value_none();
    return dict_get(in, keywords, new_str(in, name), out, &found);
}

static bool any_label(const Axes *axes) {
    for (int i = 0; i < axes->series_count; i++)
        if (axes->series[i].label) return true;
    return false;
}

/* *args, **kwargs */
bool pyplot_legend(Interp *in, Place place, const Value *args, Value *out) {
    Axes *axes = place_axes(in, place);
    const ListObject *items = AS_LIST(args[0]);
    Value handles, labels;
    if (!keyword_of(in, args[1], "handles", &handles) ||
        !keyword_of(in, args[1], "labels", &labels))
        return false;
    if (items->count > 1) handles = items->items[0];
    if (items->count > 0) labels = items->items[items->count > 1 ? 1 : 0];
    bool named = arg_given(labels);
    if (named &&
        !(arg_given(handles) ? name_handles(in, handles, labels) : name_series(in, axes, labels)))
        return false;
    if (!named && !any_label(axes))
        interp_note(in, "No artists with labels found to put in legend.  Note that artists whose "
                        "label start with an underscore are ignored when legend() is called with "
                        "no argument.");
    axes->legend = true;
    *out = new_artist(in, &type_legend, "<matplotlib.legend.Legend object>", value_none());
    return true;
}

/* visible, which, axis, **kwargs: grid() turns it on and off. */
bool pyplot_grid(Interp *in, Place place, const Value *args, Value *out) {
    Axes *axes = place_axes(in, place);
    bool on = !axes->grid;
    if (arg_given(args[0]) && !arg_bool(in, args[0], "visible", &on)) return false;
    axes->grid = on;
    *out = value_none();
    return true;
}

bool pyplot_clear(Interp *in, Place place, const Value *args, Value *out) {
    (void)args;
    axes_clear(place_axes(in, place));
    *out = value_none();
    return true;
}
