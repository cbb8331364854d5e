/* lib/pyplot_style: format strings and keywords.
 *
 *     format  ::=  { color | marker | line }     each at most once, in any order: 'r--o'
 *     line    ::=  '-' | '--' | '-.' | ':'        color ::= one of bgrcmykw | 'C' digit */
#include "lib/pyplot_style.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"

static const char markers[] = ".,ov^<>12348spP*hHxX+dD|_";

Style style_fresh(void) {
    return (Style){.label = value_none()};
}

/* ---- format strings ---- */

static bool bad_format(Interp *in, const char *format, const char *why) {
    interp_raise(in, ERROR_VALUE, "'%s' is not a valid format string (%s)", format, why);
    return interp_fix(in, "'r--o': a colour (one of bgrcmykw), a line (- -- -. :), a marker "
                          "(o . s ^ x + *)");
}

/* Reads one part at *p, which moves past it. */
static bool format_part(Interp *in, const char *format, const char **p, Style *style) {
    const char *at = *p;
    char said[40];
    bool line = *at == '-' || *at == ':' || *at == ' ';
    if (line) {
        if (style->stroke) return bad_format(in, format, "two linestyle symbols");
        bool two = at[0] == '-' && (at[1] == '-' || at[1] == '.');
        style->stroke = two || *at == ':' ? STROKE_DASHED : *at == ' ' ? STROKE_NONE : STROKE_SOLID;
        *p += two ? 2 : 1;
    } else if (strchr(markers, *at)) {
        if (style->marker) return bad_format(in, format, "two marker symbols");
        style->marker = *at;
        *p += 1;
    } else if (strchr("bgrcmykw", *at) || (*at == 'C' && at[1] >= '0' && at[1] <= '9')) {
        if (style->color[0]) return bad_format(in, format, "two color symbols");
        snprintf(style->color, sizeof style->color, "%.*s", *at == 'C' ? 2 : 1, at);
        *p += *at == 'C' ? 2 : 1;
    } else {
        const char *end = at;
        utf8_next(&end);
        snprintf(said, sizeof said, "unrecognized character '%.*s'", (int)(end - at), at);
        return bad_format(in, format, said);
    }
    return true;
}

bool style_format(Interp *in, const char *format, Style *style) {
    bool digits = format[0] >= '0' && format[0] <= '9'; /* '1' is a marker, not a grey */
    if (!format[0] || (!digits && color_text(format, style->color))) return true;
    for (const char *p = format; *p;)
        if (!format_part(in, format, &p, style)) return false;
    if (!style->stroke) style->stroke = style->marker ? STROKE_NONE : STROKE_SOLID;
    return true;
}

/* ---- keywords ---- */

typedef bool Take(Interp *in, Value v, Style *style);

static bool take_color(Interp *in, Value v, Style *style) {
    return arg_color(in, v, style->color);
}

/* scatter(c=values), bar(color=[...]): a colour for each point, which the lab does without. */
static bool take_colors(Interp *in, Value v, Style *style) {
    bool one = value_is(v, &type_str);
    if (value_is(v, &type_tuple) && AS_LIST(v)->count >= 3 && AS_LIST(v)->count <= 4)
        one = AS_LIST(v)->items[0].tag == TAG_FLOAT;
    return !one || arg_color(in, v, style->color);
}

static bool take_label(Interp *in, Value v, Style *style) {
    (void)in;
    style->label = v;
    return true;
}

static bool take_stroke(Interp *in, Value v, Style *style) {
    static const struct {
        const char *name;
        Stroke stroke;
    } strokes[] = {
        {"-", STROKE_SOLID},       {"--", STROKE_DASHED},      {"-.", STROKE_DASHED},
        {":", STROKE_DASHED},      {"None", STROKE_NONE},      {"none", STROKE_NONE},
        {" ", STROKE_NONE},        {"", STROKE_NONE},          {"solid", STROKE_SOLID},
        {"dashed", STROKE_DASHED}, {"dashdot", STROKE_DASHED}, {"dotted", STROKE_DASHED}};
    if (v.tag == TAG_NONE) return true;
    if (!value_is(v, &type_str)) return style->stroke = STROKE_DASHED, true; /* (0, (3, 1)) */
    for (size_t i = 0; i < sizeof strokes / sizeof *strokes; i++)
        if (strcmp(strokes[i].name, AS_STR(v)->text) == 0)
            return style->stroke = strokes[i].stroke, true;
    return interp_raise(in, ERROR_VALUE,
                        "'%s' is not a valid value for ls; supported values are '-', '--', '-.', "
                        "':', 'None', ' ', '', 'solid', 'dashed', 'dashdot', 'dotted'",
                        AS_STR(v)->text);
}

bool style_marker(Interp *in, Value v, Style *style) {
    if (v.tag == TAG_NONE) return true;
    style->marker = 'o';
    if (!value_is(v, &type_str)) return true; /* a number: one of matplotlib's ticks and carets */
    const char *text = AS_STR(v)->text;
    bool none = !strcmp(text, "None") || !strcmp(text, "none") || !strcmp(text, " ") || !text[0];
    bool known = text[0] && !text[1] && strchr(markers, text[0]);
    if (none || known) return style->marker = none ? '\0' : text[0], true;
    if (text[0] == '$') return true;
    interp_raise(in, ERROR_VALUE, "Unrecognized marker style '%s'", text);
    return interp_why(in, "markers are single characters: %s", markers);
}

bool style_where(Interp *in, Value v, Style *style) {
    static const char *const names[] = {"pre", "mid", "post"};
    const char *text;
    if (!arg_text(in, v, "where", &text)) return false;
    for (int i = 0; i < 3; i++)
        if (strcmp(text, names[i]) == 0) return style->steps = (Steps)(STEPS_PRE + i), true;
    return interp_raise(in, ERROR_VALUE,
                        "'%s' is not a valid value for where; supported values are 'pre', 'post', "
                        "'mid'",
                        text);
}

static bool take_drawstyle(Interp *in, Value v, Style *style) {
    static const struct {
        const char *name;
        Steps steps;
    } styles[] = {{"default", STEPS_NONE},
                  {"steps", STEPS_PRE},
                  {"steps-pre", STEPS_PRE},
                  {"steps-mid", STEPS_MID},
                  {"steps-post", STEPS_POST}};
    const char *text;
    if (v.tag == TAG_NONE) return true;
    if (!arg_text(in, v, "drawstyle", &text)) return false;
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
        if (strcmp(styles[i].name, text) == 0) return style->steps = styles[i].steps, true;
    return interp_raise(in, ERROR_VALUE,
                        "'%s' is not a valid value for drawstyle; supported values are 'default', "
                        "'steps-mid', 'steps-pre', 'steps-post', 'steps'",
                        text);
}

static const struct {
    const char *name;
    Take *take[ARTISTS];
} keywords[] = {{"label", {take_label, take_label, take_label, NULL}},
                {"color", {take_color, take_colors, take_colors, NULL}},
                {"c", {take_color, take_colors, NULL, NULL}},
                {"facecolor", {NULL, take_colors, take_colors, NULL}},
                {"fc", {NULL, take_colors, take_colors, NULL}},
                {"linestyle", {take_stroke, NULL, NULL, NULL}},
                {"ls", {take_stroke, NULL, NULL, NULL}},
                {"drawstyle", {take_drawstyle, NULL, NULL, NULL}},
                {"ds", {take_drawstyle, NULL, NULL, NULL}},
                {"marker", {style_marker, style_marker, NULL, NULL}}};

/* What matplotlib takes besides and the lab draws without. */
static const char any_artist[] =
    " agg_filter alpha animated clip_box clip_on clip_path figure gid in_layout mouseover "
    "path_effects picker rasterized sketch_params snap transform url visible zorder ";
static const struct {
    const char *name, *accepts;
} artists[] = {
    [ARTIST_LINE] = {"Line2D",
                     " aa antialiased dash_capstyle dash_joinstyle dashes data fillstyle gapcolor "
                     "linewidth lw markeredgecolor mec markeredgewidth mew markerfacecolor mfc "
                     "markerfacecoloralt mfcalt markersize ms markevery pickradius solid_capstyle "
                     "solid_joinstyle scalex scaley "},
    [ARTIST_DOTS] = {"PathCollection",
                     " aa antialiased antialiaseds capstyle cmap ec edgecolor edgecolors "
                     "facecolors hatch joinstyle linestyle linestyles linewidth linewidths ls lw "
                     "norm offsets plotnonfinite s sizes vmin vmax "},
    [ARTIST_BARS] = {"Rectangle",
                     " aa antialiased bottom capstyle ec ecolor edgecolor error_kw capsize fill "
                     "hatch joinstyle linestyle linewidth log ls lw orientation rwidth "
                     "tick_label xerr yerr "},
    [ARTIST_TEXT] = {
        "Text", " arrowprops backgroundcolor bbox color c family font font_properties fontdict "
                "fontfamily fontname fontproperties fontsize fontstretch fontstyle fontvariant "
                "fontweight ha horizontalalignment labelpad linespacing loc ma "
                "multialignment name pad position rotation rotation_mode size stretch style "
                "t textcoords usetex va variant verticalalignment weight wrap x xycoords "
                "xytext y "}};

static bool has_word(const char *words, const char *word) {
    size_t length = strlen(word);
    for (const char *at = strstr(words, word); at; at = strstr(at + 1, word))
        if (at[-1] == ' ' && at[length] == ' ') return length > 0;
    return false;
}

static bool raise_unknown(Interp *in, Artist artist, const char *name) {
    static const char *const usual[] = {"label",     "color",      "linestyle", "linewidth",
                                        "marker",    "markersize", "alpha",     "fontsize",
                                        "facecolor", "edgecolor"};
    interp_raise(in, ERROR_ATTRIBUTE, "%s.set() got an unexpected keyword argument '%s'",
                 artists[artist].name, name);
    const char *near = error_suggest(name, usual, (int)(sizeof usual / sizeof *usual));
    if (near) interp_fix(in, "%s=...", near);
    return false;
}

static bool keyword(Interp *in, Artist artist, const char *name, Value v, Style *style) {
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        if (keywords[i].take[artist] && strcmp(keywords[i].name, name) == 0)
            return keywords[i].take[artist](in, v, style);
    return has_word(any_artist, name) || has_word(artists[artist].accepts, name) ||
           raise_unknown(in, artist, name);
}

bool style_keywords(Interp *in, Artist artist, Value dict, Style *style) {
    int64_t at = 0;
    Value name, v;
    while (dict_each(dict, &at, &name, &v))
        if (!keyword(in, artist, AS_STR(name)->text, v, style)) return false;
    return true;
}

/* ---- labels ---- */

bool style_label(Interp *in, const Style *style, int64_t index, int64_t count, char **out) {
    Value label = style->label;
    bool list = value_is(label, &type_list) || value_is(label, &type_tuple);
    *out = NULL;
    if (label.tag == TAG_NONE) return true;
    if (list && count > 1) {
        if (AS_LIST(label)->count != count)
            return interp_raise(in, ERROR_VALUE,
                                "label must be iterable and have the same length as input data, "
                                "but found %lld and %lld",
                                (long long)AS_LIST(label)->count, (long long)count);
        label = AS_LIST(label)->items[index];
    }
    Str text;
    str_init(&text);
    bool fine = value_str(in, label, &text);
    bool hidden = text.text[0] == '_'; /* '_nolegend_' */
    if (fine && !hidden)
        *out = str_take(&text);
    else
        str_release(&text);
    return fine;
}
