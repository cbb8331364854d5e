/* lib/pyplot_color: words and numbers as colours. */
#include "lib/pyplot_color.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Those that the theme has its own shade of, so that they show on its ground. */
static const char theme_words[] = " b g r c m y k w red green blue cyan magenta yellow orange "
                                  "purple pink brown gray grey olive black white ";
static const char tableau[] = " blue orange green red purple brown pink gray grey olive cyan ";
/* The rest of the names of CSS. */
static const char css[] =
    " aliceblue f0f8ff antiquewhite faebd7 aqua 00ffff aquamarine 7fffd4 azure f0ffff beige "
    "f5f5dc bisque ffe4c4 blanchedalmond ffebcd blueviolet 8a2be2 burlywood deb887 cadetblue "
    "5f9ea0 chartreuse 7fff00 chocolate d2691e coral ff7f50 cornflowerblue 6495ed cornsilk "
    "fff8dc crimson dc143c darkblue 00008b darkcyan 008b8b darkgoldenrod b8860b darkgray "
    "a9a9a9 darkgreen 006400 darkgrey a9a9a9 darkkhaki bdb76b darkmagenta 8b008b "
    "darkolivegreen 556b2f darkorange ff8c00 darkorchid 9932cc darkred 8b0000 darksalmon "
    "e9967a darkseagreen 8fbc8f darkslateblue 483d8b darkslategray 2f4f4f darkslategrey "
    "2f4f4f darkturquoise 00ced1 darkviolet 9400d3 deeppink ff1493 deepskyblue 00bfff dimgray "
    "696969 dimgrey 696969 dodgerblue 1e90ff firebrick b22222 floralwhite fffaf0 forestgreen "
    "228b22 fuchsia ff00ff gainsboro dcdcdc ghostwhite f8f8ff gold ffd700 goldenrod daa520 "
    "greenyellow adff2f honeydew f0fff0 hotpink ff69b4 indianred cd5c5c indigo 4b0082 ivory "
    "fffff0 khaki f0e68c lavender e6e6fa lavenderblush fff0f5 lawngreen 7cfc00 lemonchiffon "
    "fffacd lightblue add8e6 lightcoral f08080 lightcyan e0ffff lightgoldenrodyellow fafad2 "
    "lightgray d3d3d3 lightgreen 90ee90 lightgrey d3d3d3 lightpink ffb6c1 lightsalmon ffa07a "
    "lightseagreen 20b2aa lightskyblue 87cefa lightslategray 778899 lightslategrey 778899 "
    "lightsteelblue b0c4de lightyellow ffffe0 lime 00ff00 limegreen 32cd32 linen faf0e6 "
    "maroon 800000 mediumaquamarine 66cdaa mediumblue 0000cd mediumorchid ba55d3 mediumpurple "
    "9370db mediumseagreen 3cb371 mediumslateblue 7b68ee mediumspringgreen 00fa9a "
    "mediumturquoise 48d1cc mediumvioletred c71585 midnightblue 191970 mintcream f5fffa "
    "mistyrose ffe4e1 moccasin ffe4b5 navajowhite ffdead navy 000080 oldlace fdf5e6 olivedrab "
    "6b8e23 orangered ff4500 orchid da70d6 palegoldenrod eee8aa palegreen 98fb98 "
    "paleturquoise afeeee palevioletred db7093 papayawhip ffefd5 peachpuff ffdab9 peru cd853f "
    "plum dda0dd powderblue b0e0e6 rebeccapurple 663399 rosybrown bc8f8f royalblue 4169e1 "
    "saddlebrown 8b4513 salmon fa8072 sandybrown f4a460 seagreen 2e8b57 seashell fff5ee "
    "sienna a0522d silver c0c0c0 skyblue 87ceeb slateblue 6a5acd slategray 708090 slategrey "
    "708090 snow fffafa springgreen 00ff7f steelblue 4682b4 tan d2b48c teal 008080 thistle "
    "d8bfd8 tomato ff6347 turquoise 40e0d0 violet ee82ee wheat f5deb3 whitesmoke f5f5f5 "
    "yellowgreen 9acd32 ";
/* Where " word " ends in the text, or NULL. */
static const char *after_word(const char *words, const char *word) {
    size_t length = strlen(word);
    for (const char *at = strstr(words, word); at && length; at = strstr(at + 1, word))
        if (at > words && at[-1] == ' ' && at[length] == ' ') return at + length + 1;
    return NULL;
}

static bool from_hex(const char *digits, char *out) {
    size_t length = strlen(digits);
    if (strspn(digits, "0123456789abcdef") != length) return false;
    bool brief = length == 3 || length == 4; /* "#rgb", the fourth is opacity */
    if (!brief && length != 6 && length != 8) return false;
    out[0] = '#';
    for (size_t i = 0; i < 6; i++) out[i + 1] = digits[brief ? i / 2 : i];
    out[7] = '\0';
    return true;
}

static void from_parts(const double parts[3], char *out) {
    unsigned shade[3];
    for (int i = 0; i < 3; i++) shade[i] = (unsigned)lround(255 * fmin(fmax(parts[i], 0), 1));
    snprintf(out, COLOR_TEXT, "#%02x%02x%02x", shade[0] & 255, shade[1] & 255, shade[2] & 255);
}

/* "0.5": a grey */
static bool from_grey(const char *word, char *out) {
    char *end;
    double x = strtod(word, &end);
    if (end == word || *end || !(x >= 0 && x <= 1)) return false;
    from_parts((double[3]){x, x, x}, out);
    return true;
}

static bool is_cycle(const char *word) {
    return word[0] == 'C' && word[1] && strlen(word) < 6 &&
           strspn(word + 1, "0123456789") == strlen(word + 1);
}

bool color_text(const char *word, char out[COLOR_TEXT]) {
    char small[24] = {0};
    size_t length = strlen(word);
    if (is_cycle(word)) return snprintf(out, COLOR_TEXT, "%s", word), true;
    if (length == 0 || length >= sizeof small || strchr(word, ' ')) return false;
    for (size_t i = 0; i <= length; i++)
        small[i] = length > 1 ? (char)tolower((unsigned char)word[i]) : word[i];
    if (strcmp(small, "none") == 0) return out[0] = '\0', true;
    bool known = after_word(theme_words, small) ||
                 (strncmp(small, "tab:", 4) == 0 && after_word(tableau, small + 4));
    if (known) return snprintf(out, COLOR_TEXT, "%.15s", small), true;
    if (small[0] == '#') return from_hex(small + 1, out);
    const char *hex = length > 1 ? after_word(css, small) : NULL;
    if (hex && strspn(hex, "0123456789abcdef") == 6)
        return snprintf(out, COLOR_TEXT, "#%.6s", hex), true;
    return from_grey(small, out);
}

static bool raise_no_color(Interp *in, Value v) {
    Str text;
    str_init(&text);
    if (value_repr(in, v, &text)) {
        interp_raise(in, ERROR_VALUE, "%s is not a valid value for color", text.text);
        interp_fix(in, "color='red', color='C0', color='#1f77b4' or color=(0.1, 0.5, 0.7)");
    }
    str_release(&text);
    return false;
}

bool arg_color(Interp *in, Value v, char out[COLOR_TEXT]) {
    if (v.tag == TAG_NONE) return out[0] = '\0', true;
    if (value_is(v, &type_str)) return color_text(AS_STR(v)->text, out) || raise_no_color(in, v);
    if (!value_is(v, &type_tuple) && !value_is(v, &type_list)) return raise_no_color(in, v);
    const ListObject *list = AS_LIST(v);
    double parts[3];
    if (list->count != 3 && list->count != 4) return raise_no_color(in, v);
    for (int i = 0; i < 3; i++)
        if (!arg_double(in, list->items[i], "color", &parts[i])) return false;
    return from_parts(parts, out), true;
}
