/* lib/pyplot_figure: a Figure as a value, and how it is divided into axes. */
#include <math.h>
#include <string.h>

#include "eval/rows.h"
#include "lib/pyplot_axes.h"
#include "lib/pyplot_data.h"
#include "lib/pyplot_draw.h"

/* ---- dividing the current figure ---- */

bool figure_subplots(Interp *in, Value rows, Value columns, Value squeeze, Value *axes) {
    int64_t r, c;
    bool squeezed;
    if (!arg_int(in, rows, "nrows", &r) || !arg_int(in, columns, "ncols", &c) ||
        !arg_bool(in, squeeze, "squeeze", &squeezed) || !figure_grid_fine(in, r, c))
        return false;
    Figure *figure = figure_current(in);
    figure_grid(figure, (int)r, (int)c);
    *axes = new_axes_grid(in, figure, squeezed);
    return true;
}

/* (), (2, 1, 1) or 211 */
static bool position_of(Interp *in, const ListObject *position, int64_t at[3]) {
    at[0] = at[1] = at[2] = 1;
    if (position->count == 0) return true;
    if (position->count != 1 && position->count != 3)
        return interp_raise(in, ERROR_TYPE,
                            "subplot() takes 1 or 3 positional arguments but %lld were given",
                            (long long)position->count);
    for (int64_t i = 0; i < position->count; i++)
        if (!arg_int(in, position->items[i], "the position of a subplot", &at[i])) return false;
    if (position->count == 3) return true;
    int64_t digits = at[0];
    if (digits < 100 || digits > 999)
        return interp_raise(in, ERROR_VALUE,
                            "Single argument to subplot must be a three-digit integer, not %lld",
                            (long long)digits);
    at[0] = digits / 100;
    at[1] = digits / 10 % 10;
    at[2] = digits % 10;
    return true;
}

bool figure_add_subplot(Interp *in, const ListObject *position, Value *axes) {
    int64_t at[3];
    if (!position_of(in, position, at) || !figure_grid_fine(in, at[0], at[1])) return false;
    long long count = at[0] * at[1];
    if (at[2] < 1 || at[2] > count) {
        interp_raise(in, ERROR_VALUE, "num must be an integer with 1 <= num <= %lld, not %lld",
                     count, (long long)at[2]);
        return interp_why(in, "subplots count from 1, row by row");
    }
    Figure *figure = figure_current(in);
    if (!figure_subplot(figure, (int)at[0], (int)at[1], (int)at[2] - 1))
        return interp_raise(in, ERROR_NOT_IMPLEMENTED,
                            "the lab has no grid of %lld x %lld in a figure of %d x %d axes",
                            (long long)at[0], (long long)at[1], figure->rows, figure->columns);
    Place place = {figure->number, (int)at[0], (int)at[1], (int)at[2] - 1};
    *axes = new_axes(in, place);
    return true;
}

bool figure_suptitle(Interp *in, Value words, Value keywords, Value *out) {
    Style unused = style_fresh();
    return style_keywords(in, ARTIST_TEXT, keywords, &unused) &&
           pyplot_words(in, words, &figure_current(in)->title, "0.5", "0.98", out);
}

bool figure_not_saved(Interp *in) {
    interp_note(in, "savefig is left out: `stepconv --render picture.png file.py` draws the figure "
                    "of plt.show() into a file");
    return true;
}

/* ---- the object ---- */

Value new_figure(Interp *in, int64_t number, Value figsize) {
    FigureObject *o = new_object(in, &type_figure, sizeof *o);
    o->number = number;
    o->width = 640;
    o->height = 480;
    bool pair = value_is(figsize, &type_tuple) || value_is(figsize, &type_list);
    double w, h;
    if (pair && AS_LIST(figsize)->count == 2 &&
        arg_double(in, AS_LIST(figsize)->items[0], "figsize", &w) &&
        arg_double(in, AS_LIST(figsize)->items[1], "figsize", &h)) {
        o->width = (int)lround(100 * fmin(fmax(w, 0), 1e4));
        o->height = (int)lround(100 * fmin(fmax(h, 0), 1e4));
    }
    return value_object(o);
}

static Figure *select_self(Interp *in, Value self) {
    return figure_select(in, AS_FIGURE(self)->number);
}

static bool figure_repr(Interp *in, Value self, Str *out) {
    const FigureObject *o = AS_FIGURE(self);
    const Figure *figure = figure_numbered(in, o->number);
    int axes = figure && figure->axes ? figure->rows * figure->columns : 0;
    str_addf(out, "<Figure size %dx%d with %d Axes>", o->width, o->height, axes);
    return true;
}

static bool fig_add_subplot(Interp *in, const Value *args, Value *out) {
    select_self(in, args[0]);
    return figure_add_subplot(in, AS_LIST(args[1]), out);
}

/* nrows, ncols, sharex, sharey, squeeze */
static bool fig_subplots(Interp *in, const Value *args, Value *out) {
    select_self(in, args[0]);
    return figure_subplots(in, args[1], args[2], args[5], out);
}

static bool fig_suptitle(Interp *in, const Value *args, Value *out) {
    select_self(in, args[0]);
    return figure_suptitle(in, args[1], args[2], out);
}

static bool fig_gca(Interp *in, const Value *args, Value *out) {
    select_self(in, args[0]);
    *out = new_axes(in, place_current(in));
    return true;
}

static bool fig_axes(Interp *in, const Value *args, Value *out) {
    const Figure *figure = figure_numbered(in, AS_FIGURE(args[0])->number);
    *out = new_list(in, NULL, 0);
    for (int i = 0; figure && figure->axes && i < figure->rows * figure->columns; i++)
        if (!list_append(in, *out, new_axes(in, place_in(figure, i)))) return false;
    return true;
}

static bool fig_legend(Interp *in, const Value *args, Value *out) {
    select_self(in, args[0]);
    return pyplot_legend(in, place_current(in), args + 1, out);
}

static bool fig_clear(Interp *in, const Value *args, Value *out) {
    Figure *figure = select_self(in, args[0]);
    figure_clear(figure);
    figure->number = AS_FIGURE(args[0])->number;
    *out = value_none();
    return true;
}

static bool fig_savefig(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = value_none();
    return figure_not_saved(in);
}

static bool fig_show(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = value_none();
    return figures_show(in);
}

static bool accept(Interp *in, const Value *args, Value *out) {
    (void)in, (void)args;
    *out = value_none();
    return true;
}

#define ACCEPTED(name) ROW(name, "self, *args, **kwargs", accept, "Accepted; drawn without.")

static const Native members[] = {
    ROW("add_subplot", "self, *args, **kwargs", fig_add_subplot, "add_subplot(2, 1, 1): an Axes."),
    ROW("subplots", "self, nrows=1, ncols=1, sharex=False, sharey=False, squeeze=True, **kwargs",
        fig_subplots, "A grid of Axes."),
    ROW("suptitle", "self, t, **kwargs", fig_suptitle, "The words above the whole figure."),
    ROW("gca", "self", fig_gca, "The current Axes."),
    ROW("legend", "self, *args, **kwargs", fig_legend, "Which colour is what."),
    ROW("clear", "self, keep_observers=False", fig_clear, "Empty the figure."),
    ROW("clf", "self, keep_observers=False", fig_clear, "Empty the figure."),
    ROW("savefig", "self, *args, **kwargs", fig_savefig, "Left out: see stepconv --render."),
    ROW("show", "self, warn=True", fig_show, "Show what was drawn."),
    ROW_PROPERTY("axes", fig_axes, "Its Axes, in a list."),
    ACCEPTED("tight_layout"),
    ACCEPTED("subplots_adjust"),
    ACCEPTED("set_size_inches"),
    ACCEPTED("set_figwidth"),
    ACCEPTED("set_figheight"),
    ACCEPTED("set_tight_layout"),
    ACCEPTED("supxlabel"),
    ACCEPTED("supylabel"),
    ACCEPTED("text"),
    ACCEPTED("align_labels"),
    {0}};

const Type type_figure = {.head = TYPE_HEAD,
                          .name = "Figure",
                          .module = "matplotlib.figure",
                          .doc = "A figure: the axes that one window shows.",
                          .members = members,
                          .repr = figure_repr};
