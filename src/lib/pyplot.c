/* lib/pyplot: the tables of matplotlib and matplotlib.pyplot, and what is said of whole figures. */
#include "lib/pyplot.h"

#include <string.h>

#include "eval/rows.h"
#include "lib/left_out.h"
#include "lib/pyplot_axes.h"
#include "lib/pyplot_draw.h"
#include "lib/tensor_arg.h"

#define WRAP(function, plt, ax, signature, doc)                                                    \
    static bool plt_##function(Interp *in, const Value *args, Value *out) {                        \
        return pyplot_##function(in, place_current(in), args, out);                                \
    }
DRAW_FUNCTIONS(WRAP)
#undef WRAP

/* num, figsize, dpi, ...: figure(2) goes on with figure 2 */
static bool plt_figure(Interp *in, const Value *args, Value *out) {
    int64_t number = 0;
    if (value_is(args[0], &type_figure))
        number = AS_FIGURE(args[0])->number;
    else if (args[0].tag == TAG_INT)
        number = args[0].as.integer;
    else if (arg_given(args[0]) && !value_is(args[0], &type_str) &&
             !arg_int(in, args[0], "num", &number))
        return false;
    figure_select(in, number);
    *out = new_figure(in, figure_current(in)->number, args[1]);
    return true;
}

/* nrows, ncols, sharex, sharey, squeeze, width_ratios, height_ratios, subplot_kw, gridspec_kw,
 * num, figsize */
static bool plt_subplots(Interp *in, const Value *args, Value *out) {
    Value axes, figure;
    const Value of_figure[] = {args[9], args[10]};
    if (!plt_figure(in, of_figure, &figure) ||
        !figure_subplots(in, args[0], args[1], args[4], &axes))
        return false;
    *out = new_tuple(in, (Value[]){figure, axes}, 2);
    return true;
}

static bool plt_subplot(Interp *in, const Value *args, Value *out) {
    return figure_add_subplot(in, AS_LIST(args[0]), out);
}

static bool plt_suptitle(Interp *in, const Value *args, Value *out) {
    return figure_suptitle(in, args[0], args[1], out);
}

static bool plt_gca(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = new_axes(in, place_current(in));
    return true;
}

static bool plt_gcf(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = new_figure(in, figure_current(in)->number, value_none());
    return true;
}

static bool plt_sca(Interp *in, const Value *args, Value *out) {
    *out = value_none();
    if (!value_is(args[0], &type_axes))
        return interp_raise(in, ERROR_ATTRIBUTE, "'%s' object has no attribute 'figure'",
                            value_type(args[0])->name);
    place_select(in, AS_AXES(args[0])->place);
    return true;
}

static bool plt_show(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = value_none();
    return figures_show(in);
}

static bool plt_clf(Interp *in, const Value *args, Value *out) {
    Figure *figure = figure_current(in);
    int64_t number = figure->number;
    (void)args;
    figure_clear(figure);
    figure->number = number;
    *out = value_none();
    return true;
}

/* close(), close(2), close(fig), close('all') */
static bool plt_close(Interp *in, const Value *args, Value *out) {
    Value which = args[0];
    *out = value_none();
    if (value_is(which, &type_str)) {
        if (strcmp(AS_STR(which)->text, "all") == 0) figures_close(in);
        return true;
    }
    int64_t number = figure_current(in)->number;
    if (value_is(which, &type_figure))
        number = AS_FIGURE(which)->number;
    else if (which.tag == TAG_INT)
        number = which.as.integer;
    else if (arg_given(which))
        return interp_raise(in, ERROR_TYPE,
                            "close() argument must be a Figure, an int, a string, or None, not %s",
                            value_type(which)->name);
    figure_close(in, number);
    return true;
}

static bool plt_savefig(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = value_none();
    return figure_not_saved(in);
}

static bool accept(Interp *in, const Value *args, Value *out) {
    (void)in, (void)args;
    *out = value_none();
    return true;
}

static bool decoration(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = new_decoration(in);
    return true;
}

static bool backend(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = new_str(in, "stepconv");
    return true;
}

#define SHARED(function, plt, ax, signature, doc) ROW(plt, signature, plt_##function, doc),
#define ACCEPTED(name)                            ROW(name, "*args, **kwargs", accept, "Accepted; drawn without."),

static const Native pyplot_members[] = {
    DRAW_FUNCTIONS(SHARED) DRAW_ACCEPTED(ACCEPTED) ACCEPTED("tight_layout")
        ACCEPTED("subplots_adjust") ACCEPTED("xticks") ACCEPTED("yticks") ACCEPTED("ion")
            ACCEPTED("ioff") ACCEPTED("draw") ACCEPTED("pause") ACCEPTED("setp") ACCEPTED("box")
                ACCEPTED("rc") ACCEPTED("rcdefaults") ACCEPTED("switch_backend")
                    ROW("figure",
                        "num=None, figsize=None, dpi=None, *, facecolor=None, edgecolor=None, "
                        "frameon=True, "
                        "clear=False, **kwargs",
                        plt_figure, "A new figure."),
    ROW("subplot", "*args, **kwargs", plt_subplot,
        "subplot(2, 1, 1): draw on the first of two axes, one above the other."),
    ROW("subplots",
        "nrows=1, ncols=1, *, sharex=False, sharey=False, squeeze=True, width_ratios=None, "
        "height_ratios=None, subplot_kw=None, gridspec_kw=None, num=None, figsize=None, **fig_kw",
        plt_subplots, "fig, axes = subplots(2, 3): a figure with a grid of Axes."),
    ROW("suptitle", "t, **kwargs", plt_suptitle, "The words above the whole figure."),
    ROW("gca", "", plt_gca, "The Axes that plt draws on."),
    ROW("gcf", "", plt_gcf, "The figure that plt draws on."),
    ROW("sca", "ax", plt_sca, "Draw on these Axes from now on."),
    ROW("show", "*args, **kwargs", plt_show, "Show what was drawn."),
    ROW("clf", "", plt_clf, "Empty the figure."),
    ROW("close", "fig=None", plt_close, "Forget the figure; close('all'): all of them."),
    ROW("savefig", "*args, **kwargs", plt_savefig, "Left out: see stepconv --render."),
    ROW_CONSTANT("style", decoration, NULL),
    ROW_CONSTANT("rcParams", decoration, NULL),
    ROW_CONSTANT("cm", decoration, NULL),
    ROW_TYPE("Axes", &type_axes),
    ROW_TYPE("Figure", &type_figure),
    {0}};

static const Native matplotlib_members[] = {
    ACCEPTED("use") ACCEPTED("rc") ACCEPTED("interactive")
        ROW("get_backend", "", backend, "What draws: the window of the lab."),
    ROW_CONSTANT("style", decoration, NULL),
    ROW_CONSTANT("rcParams", decoration, NULL),
    {0}};

const ModuleSpec module_pyplot = {
    .name = "matplotlib.pyplot", .members = pyplot_members, .missing = left_out_raise};

const ModuleSpec module_matplotlib = {
    .name = "matplotlib", .members = matplotlib_members, .missing = left_out_raise};
