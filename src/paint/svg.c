/* paint/svg: a scene as SVG text, item by item. */
#include "paint/svg.h"

#include <math.h>
#include <stdio.h>

#include "base/mem.h"
#include "paint/out_file.h"
#include "paint/paint.h"
#include "scene/describe.h"

/* Hundredths, without zeros at the end: "12", "12.5", "-0.25". */
static void add_number(Str *out, double x) {
    long long cents = llround(x * 100), size = cents < 0 ? -cents : cents;
    str_addf(out, "%s%lld", cents < 0 ? "-" : "", size / 100);
    if (size % 10)
        str_addf(out, ".%02lld", size % 100);
    else if (size % 100)
        str_addf(out, ".%lld", size % 100 / 10);
}

static void add_attribute(Str *out, const char *name, double x) {
    str_addf(out, " %s=\"", name);
    add_number(out, x);
    str_add_char(out, '"');
}

static void add_escaped(Str *out, const char *text) {
    while (*text) {
        uint32_t c = utf8_next(&text);
        bool allowed = c >= 32 ? c < 0xd800 || (c > 0xdfff && c < 0xfffe) || c > 0xffff
                               : c == '\n' || c == '\t';
        if (c == '&')
            str_add(out, "&amp;");
        else if (c == '<')
            str_add(out, "&lt;");
        else if (c == '>')
            str_add(out, "&gt;");
        else
            str_add_utf8(out, allowed ? c : 0xfffd);
    }
}

static void add_color(Str *out, const char *name, Color color) {
    if (color.a == 0) {
        str_addf(out, " %s=\"none\"", name);
        return;
    }
    str_addf(out, " %s=\"#%02x%02x%02x\"", name, color.r, color.g, color.b);
    if (color.a == 255) return;
    str_addf(out, " %s-opacity", name);
    str_addf(out, "=\".%03d\"", (color.a * 1000 + 127) / 255);
}

static void add_stroke(Str *out, const Scene *scene, const Item *item) {
    if (item->stroke.a == 0 || item->line <= 0) return;
    add_color(out, "stroke", item->stroke);
    add_attribute(out, "stroke-width", item->line);
    if (item->dash == DASH_NONE) return;
    float on, off;
    dash_lengths(item->dash, scene->unit, &on, &off);
    str_add(out, " stroke-linecap=\"round\" stroke-dasharray=\"");
    add_number(out, on);
    str_add_char(out, ' ');
    add_number(out, off);
    str_add_char(out, '"');
}

static void add_box(Str *out, const Scene *scene, const Item *item) {
    str_add(out, "<rect");
    add_attribute(out, "x", item->x);
    add_attribute(out, "y", item->y);
    add_attribute(out, "width", item->w);
    add_attribute(out, "height", item->h);
    float radius = fminf(item->radius, fminf(item->w, item->h) / 2);
    if (radius > 0) add_attribute(out, "rx", radius);
    add_color(out, "fill", item->fill);
    add_stroke(out, scene, item);
    str_add(out, "/>\n");
}

static void add_point(Str *out, Point p) {
    add_number(out, p.x);
    str_add_char(out, ' ');
    add_number(out, p.y);
}

/* <polyline points="..."/>, a filled <polygon> for a triangle */
static void add_points(Str *out, const Scene *scene, const Item *item) {
    const Point *points = scene->points + item->first;
    str_addf(out, "<%s points=\"", item->kind == ITEM_TRIANGLE ? "polygon" : "polyline");
    for (int i = 0; i < item->count; i++) {
        if (i) str_add_char(out, ' ');
        add_point(out, points[i]);
    }
    str_add_char(out, '"');
    add_color(out, "fill", item->fill);
    if (item->kind == ITEM_LINE && item->dash == DASH_NONE)
        str_add(out, " stroke-linecap=\"round\" stroke-linejoin=\"round\"");
    add_stroke(out, scene, item);
    str_add(out, "/>\n");
}

static void add_curve(Str *out, const Scene *scene, const Item *item) {
    const Point *p = scene->points + item->first;
    str_add(out, "<path d=\"M");
    add_point(out, p[0]);
    for (int i = 1; i < 4; i++) {
        str_add_char(out, i == 1 ? 'C' : ' ');
        add_point(out, p[i]);
    }
    str_add(out, "\" fill=\"none\" stroke-linecap=\"round\"");
    add_stroke(out, scene, item);
    str_add(out, "/>\n");
}

/* Of the families that the painter likes the first that is there, else any of the kind. */
#define MONO "JetBrains Mono,Noto Sans Mono,DejaVu Sans Mono,monospace"
#define SANS "Inter,Noto Sans,DejaVu Sans,sans-serif"

static const char *const face_attributes[FACES] = {
    [FACE_SANS] = " font-family=\"" SANS "\"",
    [FACE_BOLD] = " font-family=\"" SANS "\" font-weight=\"600\"",
    [FACE_MONO] = "",
    [FACE_ITALIC] = " font-style=\"italic\"",
};

/* A long text of a mono face is held to its width, so that what follows it on its line does so in
 * any font; for a short one no font differs enough to be seen. */
enum { LONG_TEXT = 12 };

static void add_text(Str *out, const Scene *scene, const Item *item) {
    static const char *const anchors[] = {[ALIGN_LEFT] = "",
                                          [ALIGN_CENTRE] = " text-anchor=\"middle\"",
                                          [ALIGN_RIGHT] = " text-anchor=\"end\""};
    static const float shares[] = {[ALIGN_LEFT] = 0, [ALIGN_CENTRE] = 0.5f, [ALIGN_RIGHT] = 1};
    const float half_digit = 0.365f; /* of an em: their middle is the middle of the item */
    const char *text = scene_text(scene, item);
    str_add(out, "<text");
    add_attribute(out, "x", item->x + item->w * shares[item->align]);
    add_attribute(out, "y", item->y + item->h / 2 + half_digit * (float)item->size);
    add_attribute(out, "font-size", item->size);
    str_addf(out, "%s%s", face_attributes[item->face], anchors[item->align]);
    bool mono = item->face == FACE_MONO || item->face == FACE_ITALIC;
    if (mono && utf8_width(text) >= LONG_TEXT) {
        add_attribute(out, "textLength", item->w);
        str_add(out, " lengthAdjust=\"spacingAndGlyphs\"");
    }
    add_color(out, "fill", item->fill);
    str_add_char(out, '>');
    add_escaped(out, text);
    str_add(out, "</text>\n");
}

static void add_item(Str *out, const Scene *scene, const Item *item) {
    if (!item_is_seen(item)) return;
    switch (item->kind) {
    case ITEM_BOX:
    case ITEM_CIRCLE:
        if (item->w > 0 && item->h > 0) add_box(out, scene, item);
        break;
    case ITEM_LINE:
    case ITEM_TRIANGLE: add_points(out, scene, item); break;
    case ITEM_CURVE: add_curve(out, scene, item); break;
    case ITEM_TEXT:
        if (*scene_text(scene, item)) add_text(out, scene, item);
        break;
    }
}

void svg_add_scene(const Scene *scene, const char *title, const char *words, Str *out) {
    int w = scene->width, h = scene->height;
    str_addf(out,
             "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
             "viewBox=\"0 0 %d %d\" role=\"img\" font-family=\"" MONO
             "\" xml:space=\"preserve\">\n",
             w, h, w, h);
    str_add(out, "<title>");
    add_escaped(out, title);
    str_add(out, "</title>\n<desc>");
    add_escaped(out, words);
    str_add(out, "</desc>\n");
    for (int i = 0; i < scene->count; i++) add_item(out, scene, &scene->items[i]);
    str_add(out, "</svg>\n");
}

/* ---- the file */

static void add_words(const Stage *stage, Str *title, Str *words) {
    if (!stage->has_walk || stage->shows_figure) {
        char *figure = figure_words(&stage->figure);
        str_add(title, "a plot");
        str_add(words, figure);
        mem_free(figure);
        return;
    }
    const Walk *walk = &stage->walk;
    str_addf(title, "%s, step %lld of 0 to %lld", walk->layer, (long long)stage->step,
             (long long)walk->steps - 1);
    stage_describe(stage, words);
}

static bool text_write(const Str *text, const char *path, Error *error) {
    OutFile out;
    if (!out_file_begin(&out, path, error)) return false;
    FILE *file = fopen(out.temporary, "wb");
    bool done = file && fwrite(text->text, 1, text->length, file) == text->length;
    if (file && fclose(file) != 0) done = false;
    if (done) return out_file_finish(&out, error);
    out_file_refuse(path, error);
    out_file_drop(&out);
    return false;
}

bool svg_write(const Stage *stage, int width, int height, const char *path, Error *error) {
    Scene scene;
    Str title, words, text;
    str_init(&title);
    str_init(&words);
    str_init(&text);
    scene_init(&scene);
    scene_build(stage, width, height, &scene);
    add_words(stage, &title, &words);
    svg_add_scene(&scene, title.text, words.text, &text);
    bool done = text_write(&text, path, error);
    scene_release(&scene);
    str_release(&title);
    str_release(&words);
    str_release(&text);
    return done;
}
