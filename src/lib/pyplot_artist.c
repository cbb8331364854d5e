/* lib/pyplot_artist: the objects that stand for what was drawn. */
#include "lib/pyplot_artist.h"

#include <string.h>

#include "base/mem.h"
#include "eval/rows.h"
#include "eval/text.h"
#include "lib/pyplot_style.h"
#include "lib/tensor_object.h"

/* ---- Line2D ---- */

Value new_line(Interp *in, Place place, int series) {
    LineObject *o = new_object(in, &type_line2d, sizeof *o);
    o->place = place;
    o->series = series;
    return value_object(o);
}

/* NULL where it has been shown or cleared. */
static Series *series_of(Interp *in, Value self) {
    const LineObject *line = AS_LINE(self);
    Axes *axes = line->series >= 0 ? place_find(in, line->place) : NULL;
    return axes && line->series < axes->series_count ? &axes->series[line->series] : NULL;
}

static bool line_repr(Interp *in, Value self, Str *out) {
    (void)in, (void)self;
    str_add(out, "<matplotlib.lines.Line2D object>");
    return true;
}

static bool line_set_label(Interp *in, const Value *args, Value *out) {
    Series *s = series_of(in, args[0]);
    Style style = {.label = args[1]};
    char *label;
    *out = value_none();
    if (!style_label(in, &style, 0, 1, &label)) return false;
    if (s) figure_text(&s->label, label);
    mem_free(label);
    return true;
}

static bool line_set_color(Interp *in, const Value *args, Value *out) {
    Series *s = series_of(in, args[0]);
    char color[COLOR_TEXT];
    *out = value_none();
    if (!arg_color(in, args[1], color)) return false;
    if (s) figure_text(&s->color, color[0] ? color : NULL);
    return true;
}

static bool line_accept(Interp *in, const Value *args, Value *out) {
    (void)in, (void)args;
    *out = value_none();
    return true;
}

static bool line_get_label(Interp *in, const Value *args, Value *out) {
    const Series *s = series_of(in, args[0]);
    *out = new_str(in, s && s->label ? s->label : "_child0");
    return true;
}

static bool numbers_array(Interp *in, const double *numbers, int64_t count, Value *out) {
    Tensor t;
    Error error = {0};
    if (!tensor_new(DTYPE_FLOAT64, 1, &count, &t, &error)) return interp_raise_from(in, &error);
    if (numbers) memcpy(tensor_data(&t), numbers, (size_t)count * sizeof *numbers);
    *out = new_array(in, &t);
    return true;
}

static bool line_get_xdata(Interp *in, const Value *args, Value *out) {
    const Series *s = series_of(in, args[0]);
    return numbers_array(in, s ? s->x : NULL, s ? s->count : 0, out);
}

static bool line_get_ydata(Interp *in, const Value *args, Value *out) {
    const Series *s = series_of(in, args[0]);
    return numbers_array(in, s ? s->y : NULL, s ? s->count : 0, out);
}

#define ACCEPTED(name) ROW(name, "self, *args, **kwargs", line_accept, "Accepted; drawn without.")

static const Native line_members[] = {
    ROW("set_label", "self, s", line_set_label, "The name that the legend shows."),
    ROW("set_color", "self, color", line_set_color, "The colour of the line."),
    ROW("get_label", "self", line_get_label, "The name that the legend shows."),
    ROW("get_xdata", "self, orig=True", line_get_xdata, "The x of its points."),
    ROW("get_ydata", "self, orig=True", line_get_ydata, "The y of its points."),
    ACCEPTED("set_linewidth"),
    ACCEPTED("set_lw"),
    ACCEPTED("set_linestyle"),
    ACCEPTED("set_ls"),
    ACCEPTED("set_marker"),
    ACCEPTED("set_markersize"),
    ACCEPTED("set_markerfacecolor"),
    ACCEPTED("set_markeredgecolor"),
    ACCEPTED("set_markeredgewidth"),
    ACCEPTED("set_visible"),
    ACCEPTED("set_alpha"),
    ACCEPTED("set_zorder"),
    ACCEPTED("set"),
    {0}};

const Type type_line2d = {.head = TYPE_HEAD,
                          .name = "Line2D",
                          .module = "matplotlib.lines",
                          .doc = "A line that was drawn.",
                          .members = line_members,
                          .repr = line_repr};

/* ---- those that only print and unpack ---- */

typedef struct ArtistObject {
    Object head;
    char *shown;
    Value parts; /* held */
} ArtistObject;

#define AS_ARTIST(v) ((ArtistObject *)(void *)(v).as.object)

Value new_artist(Interp *in, const Type *type, const char *shown, Value parts) {
    ArtistObject *o = new_object(in, type, sizeof *o);
    o->shown = mem_text(shown);
    o->parts = value_retain(parts);
    return value_object(o);
}

Value new_mpl_text(Interp *in, const char *x, const char *y, const char *text) {
    Str shown;
    str_init(&shown);
    str_addf(&shown, "Text(%s, %s, ", x, y);
    text_repr(text, (int64_t)strlen(text), &shown);
    str_add_char(&shown, ')');
    Value made = new_artist(in, &type_mpl_text, shown.text, value_none());
    str_release(&shown);
    return made;
}

static void artist_clear(Object *self) {
    ArtistObject *o = (ArtistObject *)(void *)self;
    mem_free(o->shown);
    o->shown = NULL;
    value_drop(o->parts);
    o->parts = value_none();
}

static bool artist_repr(Interp *in, Value self, Str *out) {
    (void)in;
    str_add(out, AS_ARTIST(self)->shown);
    return true;
}

static bool artist_iterate(Interp *in, Value self, Value *iterator) {
    return value_iterate(in, AS_ARTIST(self)->parts, iterator);
}

static bool artist_length(Interp *in, Value self, int64_t *out) {
    return value_length(in, AS_ARTIST(self)->parts, out);
}

static bool artist_item(Interp *in, Value self, Value key, Value *out) {
    return value_item(in, AS_ARTIST(self)->parts, key, out);
}

static const Native artist_members[] = {
    ACCEPTED("set_visible"), ACCEPTED("set_alpha"),    ACCEPTED("set_zorder"),
    ACCEPTED("set_label"),   ACCEPTED("set_fontsize"), ACCEPTED("set_color"),
    ACCEPTED("set_title"),   ACCEPTED("set"),          {0}};

#define ARTIST_TYPE(variable, type_name, module_name, words)                                       \
    const Type variable = {.head = TYPE_HEAD,                                                      \
                           .name = (type_name),                                                    \
                           .module = (module_name),                                                \
                           .doc = (words),                                                         \
                           .members = artist_members,                                              \
                           .clear = artist_clear,                                                  \
                           .repr = artist_repr}

ARTIST_TYPE(type_mpl_text, "Text", "matplotlib.text", "A title or label.");
ARTIST_TYPE(type_path_collection, "PathCollection", "matplotlib.collections", "Dots of scatter.");
ARTIST_TYPE(type_legend, "Legend", "matplotlib.legend", "The legend of axes.");
ARTIST_TYPE(type_bar_container, "BarContainer", "matplotlib.container", "The bars of bar, hist.");

/* markerline, stemlines, baseline = plt.stem(y) */
const Type type_stem_container = {.head = TYPE_HEAD,
                                  .name = "StemContainer",
                                  .module = "matplotlib.container",
                                  .doc = "The stems of stem: markers, lines, base line.",
                                  .members = artist_members,
                                  .clear = artist_clear,
                                  .repr = artist_repr,
                                  .iterate = artist_iterate,
                                  .length = artist_length,
                                  .item = artist_item};

/* ---- what is accepted whole ---- */

Value new_decoration(Interp *in) {
    return value_object(new_object(in, &type_decoration, sizeof(Object)));
}

static bool decoration_repr(Interp *in, Value self, Str *out) {
    (void)in, (void)self;
    str_add(out, "<a part of matplotlib that the lab draws without>");
    return true;
}

static bool decoration_get(Interp *in, Value self, const char *name, Value *out, bool *found) {
    (void)in;
    *found = name[0] != '_';
    *out = self;
    return true;
}

static bool decoration_item(Interp *in, Value self, Value key, Value *out) {
    (void)in, (void)key;
    *out = self;
    return true;
}

static bool decoration_set_item(Interp *in, Value self, Value key, Value value) {
    (void)in, (void)self, (void)key, (void)value;
    return true;
}

static bool decoration_call(Interp *in, Value self, const Args *args, Value *out) {
    (void)in, (void)args;
    *out = self;
    return true;
}

const Type type_decoration = {.head = TYPE_HEAD,
                              .name = "Decoration",
                              .module = "matplotlib",
                              .doc = "Accepts everything that is asked of it, and draws nothing.",
                              .repr = decoration_repr,
                              .get = decoration_get,
                              .item = decoration_item,
                              .set_item = decoration_set_item,
                              .call = decoration_call};
