/* scene/theme: colours, and the colour of a value. */
#include "scene/theme.h"

#include <math.h>

#define RGB(hex)                                                                                   \
    { (hex) >> 16 & 255, (hex) >> 8 & 255, (hex)&255, 255 }

const Theme theme_dark = {
    .name = "dark",
    .ground = RGB(0x12151c),
    .panel = RGB(0x1a1f29),
    .border = RGB(0x2b3240),
    .control = RGB(0x232a37),
    .text = RGB(0xf2f4f8),
    .value = RGB(0xd7dce5),
    .dim = RGB(0x949cab),
    .faint = RGB(0x6e7789),
    .on_bright = RGB(0x12151c),
    .accent = RGB(0xffd866),
    .bias = RGB(0x7bd88f),
    .future = RGB(0xfc6b83),
    .neutral = RGB(0x232a37),
    .positive = RGB(0xd38642),
    .negative = RGB(0x4589d6),
    .unknown = RGB(0x7d4fa0),
    .track = RGB(0x4a5468),
    .outline = RGB(0x12151c),
    .taps = {RGB(0xff6b9d), RGB(0xffd866), RGB(0x78dce8), RGB(0xa9dc76), RGB(0xab9df2),
             RGB(0xfc9867), RGB(0x5ad4e6)},
    .series = {RGB(0x4d9df0), RGB(0xff9f43), RGB(0x7bd88f), RGB(0xff6b9d), RGB(0xab9df2),
               RGB(0x78dce8), RGB(0xffd866)},
};

static uint8_t mix_byte(uint8_t from, uint8_t to, double t) {
    return (uint8_t)lround(from + (to - from) * t);
}

Color color_mix(Color from, Color to, double t) {
    return (Color){mix_byte(from.r, to.r, t), mix_byte(from.g, to.g, t), mix_byte(from.b, to.b, t),
                   mix_byte(from.a, to.a, t)};
}

Color color_fade(Color color, double alpha) {
    color.a = (uint8_t)lround(color.a * fmin(fmax(alpha, 0), 1));
    return color;
}

double color_lightness(Color color) {
    return (0.299 * color.r + 0.587 * color.g + 0.114 * color.b) / 255;
}

Color theme_tap(const Theme *theme, int64_t tap) {
    return theme->taps[tap % THEME_CYCLE];
}

Color theme_value(const Theme *theme, double value, double limit) {
    const double least = 0.15; /* so that 1 beside 100 is not taken for 0 */
    if (isnan(value)) return theme->unknown;
    if (value == 0) return theme->neutral;
    double share = fmin(fabs(value) / limit, 1);
    return color_mix(theme->neutral, value > 0 ? theme->positive : theme->negative,
                     least + (1 - least) * share);
}

Color theme_text_on(const Theme *theme, Color cell) {
    return color_lightness(cell) > 0.53 ? theme->on_bright : theme->text;
}

double value_limit(double low, double high) {
    double limit = fmax(fabs(low), fabs(high));
    return isfinite(limit) && limit > 0 ? limit : 1;
}
