/* scene/theme: colours, and the colour of a value.
 *
 * Every theme keeps, on each of its surfaces, a contrast (WCAG's) of 7 for texts and 4.5 for dim
 * ones, so that a weak projector still shows them. Values go from blue over neutral to orange: to
 * every kind of colour-blind eye the two ends stay as far apart as to any other. */
#ifndef SCENE_THEME_H
#define SCENE_THEME_H

#include <stddef.h>
#include <stdint.h>

typedef struct Color {
    uint8_t r, g, b, a;
} Color;

enum { THEME_CYCLE = 7 };

typedef struct Theme {
    const char *name;
    Color ground, panel, border, control;       /* surfaces */
    Color text, value, dim, faint;              /* texts, loudest first */
    Color on_dark, on_bright;                   /* text on a cell */
    Color accent, bias, future;                 /* the present step; the bias; what is never read */
    Color neutral, positive, negative, unknown; /* values: 0, +1, -1, nan */
    Color track, outline;                       /* the timeline's rest; the edge of a filled cell */
    Color taps[THEME_CYCLE];                    /* by tap number */
    Color series[THEME_CYCLE];                  /* of plots */
} Theme;

/* A stage's theme is a row of this table; row 0 is the one to begin with. */
extern const Theme themes[];
extern const int theme_count;
int theme_find(const char *name, size_t length); /* a beginning is enough; -1: there is none */

Color color_mix(Color from, Color to, double t); /* t 0: from, 1: to */
Color color_fade(Color color, double alpha);     /* its alpha times `alpha` */
/* Relative luminance as WCAG has it: 0 black, 1 white. */
double color_luminance(Color color);
double color_contrast(Color a, Color b); /* 1 to 21 */

Color theme_tap(const Theme *theme, int64_t tap);
/* A value on the scale from negative over neutral to positive; `limit` is the magnitude that has
 * the full colour. Zero is neutral, and the smallest other value can be told from it. */
Color theme_value(const Theme *theme, double value, double limit);
/* The text colour that reads best on a cell of this colour. */
Color theme_text_on(const Theme *theme, Color cell);
/* The magnitude for theme_value of numbers from low to high; 1 where they have none. */
double value_limit(double low, double high);

#endif
