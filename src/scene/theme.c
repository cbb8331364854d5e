/* scene/theme: colours, and the colour of a value. */
#include "scene/theme.h"

#include <math.h>
#include <string.h>

#define RGB(hex)                                                                                   \
    { (hex) >> 16 & 255, (hex) >> 8 & 255, (hex)&255, 255 }

const Theme themes[] = {
    {
        .name = "dark",
        .ground = RGB(0x12151c),
        .panel = RGB(0x1a1f29),
        .border = RGB(0x2b3240),
        .control = RGB(0x232a37),
        .text = RGB(0xf2f4f8),
        .value = RGB(0xd7dce5),
        .dim = RGB(0x9aa2b1),
        .faint = RGB(0x8a92a3),
        .on_dark = RGB(0xffffff),
        .on_bright = RGB(0x000000),
        .accent = RGB(0xffd866),
        .bias = RGB(0x7bd88f),
        .future = RGB(0xfc7b90),
        .neutral = RGB(0x232a37),
        .positive = RGB(0xd38642),
        .negative = RGB(0x4589d6),
        .unknown = RGB(0x8e8e93),
        .track = RGB(0x4a5468),
        .outline = RGB(0x12151c),
        .taps = {RGB(0xff6b9d), RGB(0xffd866), RGB(0x78dce8), RGB(0xa9dc76), RGB(0xab9df2),
                 RGB(0xfc9867), RGB(0x5ad4e6)},
        .series = {RGB(0x4d9df0), RGB(0xff9f43), RGB(0x7bd88f), RGB(0xff6b9d), RGB(0xab9df2),
                   RGB(0x78dce8), RGB(0xffd866)},
    },
    {
        .name = "light",
        .ground = RGB(0xffffff),
        .panel = RGB(0xf3f5f9),
        .border = RGB(0xc6ceda),
        .control = RGB(0xe6eaf1),
        .text = RGB(0x10141b),
        .value = RGB(0x262d39),
        .dim = RGB(0x515a69),
        .faint = RGB(0x5f6878),
        .on_dark = RGB(0xffffff),
        .on_bright = RGB(0x000000),
        .accent = RGB(0x8f5200),
        .bias = RGB(0x1d6b35),
        .future = RGB(0xb4123c),
        .neutral = RGB(0xe9edf3),
        .positive = RGB(0xe8871e),
        .negative = RGB(0x2f74c0),
        .unknown = RGB(0x8e8e93),
        .track = RGB(0x97a2b3),
        .outline = RGB(0xffffff),
        .taps = {RGB(0xc2185b), RGB(0x966200), RGB(0x007a8a), RGB(0x3d7a1c), RGB(0x6a4fd3),
                 RGB(0xb4500f), RGB(0x00708f)},
        .series = {RGB(0x1f6fc4), RGB(0xb85c00), RGB(0x1d7a3c), RGB(0xc2185b), RGB(0x6a4fd3),
                   RGB(0x007a8a), RGB(0x8a6a00)},
    },
};
const int theme_count = sizeof themes / sizeof *themes;

int theme_find(const char *name, size_t length) {
    for (int row = 0; row < theme_count; row++)
        if (length && !strncmp(themes[row].name, name, length)) return row;
    return -1;
}

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

/* The light that a byte of sRGB stands for, 0 to 1. */
static double byte_light(uint8_t byte) {
    double share = byte / 255.0;
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

double color_luminance(Color c) {
    return 0.2126 * byte_light(c.r) + 0.7152 * byte_light(c.g) + 0.0722 * byte_light(c.b);
}

double color_contrast(Color a, Color b) {
    double first = color_luminance(a) + 0.05, second = color_luminance(b) + 0.05;
    return first > second ? first / second : second / first;
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

/* White and black have the same contrast, 4.58, to a luminance of sqrt(1.05 * 0.05) - 0.05. */
Color theme_text_on(const Theme *theme, Color cell) {
    return color_luminance(cell) > 0.1791 ? theme->on_bright : theme->on_dark;
}

double value_limit(double low, double high) {
    double limit = fmax(fabs(low), fabs(high));
    return isfinite(limit) && limit > 0 ? limit : 1;
}
