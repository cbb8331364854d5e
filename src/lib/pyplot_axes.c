/* lib/pyplot_axes: an Axes and its methods: those of plt, drawn on these axes. */
#include "lib/pyplot_axes.h"

#include <string.h>

#include "eval/rows.h"
#include "eval/text.h"
#include "lib/left_out.h"
#include "lib/pyplot_draw.h"

Value new_axes(Interp *in, Place place) {
    AxesObject *o = new_object(in, &type_axes, sizeof *o);
    o->place = place;
    return value_object(o);
}

#define WRAP(function, plt, ax, signature, doc)                                                    \
    static bool ax_##function(Interp *in, const Value *args, Value *out) {                         \
        return pyplot_##function(in, AS_AXES(args[0])->place, args + 1, out);                      \
    }
DRAW_FUNCTIONS(WRAP)
#undef WRAP

static bool accept(Interp *in, const Value *args, Value *out) {
    (void)in, (void)args;
    *out = value_none();
    return true;
}

static void add_words(const char *name, const char *words, bool *any, Str *out) {
    if (!words) return;
    str_addf(out, "%s%s", *any ? ", " : "", name);
    text_repr(words, (int64_t)strlen(words), out);
    if (name[strlen(name) - 1] == ' ') str_add_char(out, '}');
    *any = true;
}

/* <Axes: title={'center': 'loss'}, xlabel='step'> */
static bool axes_repr(Interp *in, Value self, Str *out) {
    const Axes *axes = place_find(in, AS_AXES(self)->place);
    bool any = false;
    str_add(out, "<Axes: ");
    if (axes) {
        add_words("title={'center': ", axes->title, &any, out);
        add_words("xlabel=", axes->xlabel, &any, out);
        add_words("ylabel=", axes->ylabel, &any, out);
    }
    str_add_char(out, '>');
    return true;
}

/* ax.set(title='loss', xlabel='step', xlim=(0, 10)): a setter for each keyword. */
static bool axes_set(Interp *in, const Value *args, Value *out) {
    static const struct {
        const char *name;
        DrawFn *draw;
    } setters[] = {{"title", pyplot_title},
                   {"xlabel", pyplot_xlabel},
                   {"ylabel", pyplot_ylabel},
                   {"xlim", pyplot_xlim},
                   {"ylim", pyplot_ylim}};
    int64_t at = 0;
    Value name, v;
    *out = value_none();
    while (dict_each(args[1], &at, &name, &v)) {
        Value none = value_none(), unused, passed[6] = {v, none, none, none, none, none};
        DrawFn *draw = NULL;
        for (size_t i = 0; i < sizeof setters / sizeof *setters; i++)
            if (strcmp(setters[i].name, AS_STR(name)->text) == 0) draw = setters[i].draw;
        if (!draw) continue; /* aspect, xticks, facecolor, ... are accepted */
        bool words = draw == pyplot_title || draw == pyplot_xlabel || draw == pyplot_ylabel;
        if (words) passed[draw == pyplot_title ? 5 : 4] = new_dict(in);
        if (!draw(in, AS_AXES(args[0])->place, passed, &unused)) return false;
    }
    return true;
}

static bool axes_get_figure(Interp *in, const Value *args, Value *out) {
    *out = new_figure(in, AS_AXES(args[0])->place.number, value_none());
    return true;
}

static bool axes_decoration(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = new_decoration(in);
    return true;
}

static bool text_or_empty(Interp *in, const char *text, Value *out) {
    *out = new_str(in, text ? text : "");
    return true;
}

static bool axes_get_title(Interp *in, const Value *args, Value *out) {
    return text_or_empty(in, place_axes(in, AS_AXES(args[0])->place)->title, out);
}

static bool axes_get_xlabel(Interp *in, const Value *args, Value *out) {
    return text_or_empty(in, place_axes(in, AS_AXES(args[0])->place)->xlabel, out);
}

static bool axes_get_ylabel(Interp *in, const Value *args, Value *out) {
    return text_or_empty(in, place_axes(in, AS_AXES(args[0])->place)->ylabel, out);
}

static bool get_limits(Interp *in, Value self, int dimension, Value *out) {
    double low[2], high[2];
    axes_range(place_axes(in, AS_AXES(self)->place), low, high);
    Value limits[] = {value_float(low[dimension]), value_float(high[dimension])};
    *out = new_tuple(in, limits, 2);
    return true;
}

static bool axes_get_xlim(Interp *in, const Value *args, Value *out) {
    return get_limits(in, args[0], 0, out);
}

static bool axes_get_ylim(Interp *in, const Value *args, Value *out) {
    return get_limits(in, args[0], 1, out);
}

static bool axes_missing(Interp *in, Value self, const char *name) {
    (void)self;
    return left_out_raise(in, "matplotlib.pyplot", name);
}

#define SHARED(function, plt, ax, signature, doc) ROW(ax, "self, " signature, ax_##function, doc),
#define ACCEPTED(name)                            ROW(name, "self, *args, **kwargs", accept, "Accepted; drawn without."),

static const Native members[] = {
    DRAW_FUNCTIONS(SHARED) DRAW_ACCEPTED(ACCEPTED) ACCEPTED("set_xticks") ACCEPTED("set_yticks")
        ACCEPTED("set_xticklabels") ACCEPTED("set_yticklabels") ACCEPTED("set_aspect")
            ACCEPTED("set_axis_off") ACCEPTED("set_facecolor") ACCEPTED("set_axisbelow")
                ACCEPTED("label_outer") ROW("clear", "self", ax_clear, "Empty the axes."),
    ROW("set", "self, **kwargs", axes_set, "set(title='loss', xlabel='step'): several at once."),
    ROW("get_figure", "self", axes_get_figure, "The figure that it stands in."),
    ROW("get_title", "self", axes_get_title, "The words above the axes."),
    ROW("get_xlabel", "self", axes_get_xlabel, "The words below the axes."),
    ROW("get_ylabel", "self", axes_get_ylabel, "The words beside the axes."),
    ROW("get_xlim", "self", axes_get_xlim, "What x runs over."),
    ROW("get_ylim", "self", axes_get_ylim, "What y runs over."),
    ROW_PROPERTY("figure", axes_get_figure, "The figure that it stands in."),
    ROW_PROPERTY("spines", axes_decoration, "Accepted; drawn without."),
    ROW_PROPERTY("xaxis", axes_decoration, "Accepted; drawn without."),
    ROW_PROPERTY("yaxis", axes_decoration, "Accepted; drawn without."),
    ROW_PROPERTY("transAxes", axes_decoration, "Accepted; drawn without."),
    {0}};

const Type type_axes = {.head = TYPE_HEAD,
                        .name = "Axes",
                        .module = "matplotlib.axes",
                        .doc = "Axes to draw on: plot, stem, bar, set_title, ...",
                        .members = members,
                        .repr = axes_repr,
                        .missing = axes_missing};
