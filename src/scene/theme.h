/* scene/theme: colours, and the colour of a value. */
#ifndef SCENE_THEME_H
#define SCENE_THEME_H

#include <stdint.h>

typedef struct Color {
    uint8_t r, g, b, a;
} Color;

enum { THEME_CYCLE = 7 };

typedef struct Theme {
    const char *name;
    Color ground, panel, border, control;       /* surfaces */
    Color text, value, dim, faint;              /* texts, loudest first */
    Color on_bright;                            /* text on a bright cell */
    Color accent, bias, future;                 /* the present step; the bias; what is never read */
    Color neutral, positive, negative, unknown; /* values: 0, +1, -1, nan */
    Color track, outline;                       /* the timeline's rest; the edge of a filled cell */
    Color taps[THEME_CYCLE];                    /* by tap number */
    Color series[THEME_CYCLE];                  /* of plots */
} Theme;

extern const Theme theme_dark;

Color color_mix(Color from, Color to, double t); /* t 0: from, 1: to */
Color color_fade(Color color, double alpha);     /* its alpha times `alpha` */
/* Perceived lightness, 0 to 1. */
double color_lightness(Color color);

Color theme_tap(const Theme *theme, int64_t tap);
/* A value on the scale from negative over neutral to positive; `limit` is the magnitude that has
 * the full colour. Zero is neutral, and the smallest other value can be told from it. */
Color theme_value(const Theme *theme, double value, double limit);
/* The text colour that reads best on a cell of this colour. */
Color theme_text_on(const Theme *theme, Color cell);
/* The magnitude for theme_value of numbers from low to high; 1 where they have none. */
double value_limit(double low, double high);

#endif
