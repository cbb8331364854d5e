/* base/format: numbers and texts under a format spec.
 *
 * Every number is laid out in the same order:
 *
 *     left pad | sign | prefix (0x) | zeros or pad of "=" | grouped digits | rest | right pad
 *
 * where the rest of a float is its point, what follows it, and the percent sign. */
#include "base/format.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/format_spec.h"
#include "base/number.h"

typedef struct Parts {
    bool negative;
    const char *prefix;
    const char *digits;
    int64_t digit_count;
    const char *rest;
} Parts;

static void add_fill(const FormatSpec *spec, int64_t times, Str *out) {
    for (; times > 0; times--) str_add_n(out, spec->fill, spec->fill_bytes);
}

static bool pads_with_zeros(const FormatSpec *spec) {
    return spec->align == '=' && spec->fill_bytes == 1 && spec->fill[0] == '0';
}

/* Digits with leading zeros up to `count`, and a separator after each group from the right. */
static void add_grouped(const FormatSpec *spec, const Parts *parts, int64_t count, Str *out) {
    for (int64_t left = count; left > 0; left--) {
        if (left < count && spec->separator && left % spec->group == 0)
            str_add_char(out, spec->separator);
        str_add_char(out,
                     left > parts->digit_count ? '0' : parts->digits[parts->digit_count - left]);
    }
}

static int64_t grouped_length(const FormatSpec *spec, int64_t count) {
    return count + (spec->separator && count > 0 ? (count - 1) / spec->group : 0);
}

/* How many digits make the number at least `room` characters long. */
static int64_t padded_count(const FormatSpec *spec, int64_t digits, int64_t room) {
    if (digits == 0 || grouped_length(spec, digits) >= room) return digits;
    int64_t count = spec->separator ? room - room / (spec->group + 1) : room;
    return grouped_length(spec, count) < room ? count + 1 : count;
}

static char sign_of(const FormatSpec *spec, const Parts *parts) {
    if (parts->negative) return '-';
    return spec->sign == '-' ? '\0' : spec->sign;
}

static void add_parts(const FormatSpec *spec, const Parts *parts, Str *out) {
    char sign = sign_of(spec, parts);
    int64_t around =
        (sign != '\0') + (int64_t)strlen(parts->prefix) + (int64_t)utf8_length(parts->rest);
    int64_t count = parts->digit_count;
    if (pads_with_zeros(spec)) count = padded_count(spec, count, spec->width - around);
    int64_t pad = spec->width - around - grouped_length(spec, count);
    if (pad < 0) pad = 0;
    int64_t left = spec->align == '>' ? pad : spec->align == '^' ? pad / 2 : 0;
    int64_t inner = spec->align == '=' ? pad : 0;
    add_fill(spec, left, out);
    if (sign) str_add_char(out, sign);
    str_add(out, parts->prefix);
    add_fill(spec, inner, out);
    add_grouped(spec, parts, count, out);
    str_add(out, parts->rest);
    add_fill(spec, pad - left - inner, out);
}

/* "1.e+16": the alternate form keeps a point that has nothing after it. */
static void add_point(Str *text) {
    if (strchr(text->text, '.')) return;
    size_t digits = strspn(text->text, "0123456789");
    Str with_point;
    str_init(&with_point);
    str_add_n(&with_point, text->text, digits);
    str_add_char(&with_point, '.');
    str_add(&with_point, text->text + digits);
    str_release(text);
    *text = with_point;
}

/* "1.500e+03" -> "1.5e+03", "2.000" -> "2" */
static void drop_zeros(Str *text) {
    size_t mantissa = strcspn(text->text, "e"), keep = mantissa;
    while (text->text[keep - 1] == '0') keep--;
    if (text->text[keep - 1] == '.') keep--;
    memmove(text->text + keep, text->text + mantissa, text->length - mantissa + 1);
    text->length -= mantissa - keep;
}

/* "g": `precision` digits, with an exponent where the point would lie outside of them. (Not
 * printf's: glibc 2.36 loses zeros in "%#.3g" of 999.9999.) pointed: no type was written; then a
 * number without exponent has a digit after the point: 12.0, not 12. x >= 0 and finite. */
static void add_general(const FormatSpec *spec, double x, bool pointed, Str *text) {
    int precision = spec->precision < 0 ? 6 : spec->precision > 0 ? (int)spec->precision : 1;
    str_addf(text, "%#.*e", precision - 1, x);
    int power = atoi(strchr(text->text, 'e') + 1);
    bool exponent = power < -4 || power >= precision - pointed;
    if (!exponent) {
        str_clear(text);
        str_addf(text, "%#.*f", precision - 1 - power, x);
    }
    if (!spec->alternate) drop_zeros(text);
    if (pointed && !exponent && !strchr(text->text, '.')) str_add(text, ".0");
}

/* The text of a finite x >= 0 under a type that was written: e, f or g. */
static void add_typed(const FormatSpec *spec, int type, double x, Str *text) {
    int precision = spec->precision < 0 ? 6 : (int)spec->precision;
    if (type == 'g')
        add_general(spec, x, false, text);
    else if (type == 'e')
        str_addf(text, spec->alternate ? "%#.*e" : "%.*e", precision, x);
    else
        str_addf(text, spec->alternate ? "%#.*f" : "%.*f", precision, x);
}

static void add_magnitude(const FormatSpec *spec, double x, Str *text) {
    if (isnan(x)) {
        str_add(text, "nan");
    } else if (isinf(x)) {
        str_add(text, "inf");
    } else if (spec->type == 0 && spec->precision >= 0) {
        add_general(spec, x, true, text);
    } else if (spec->type == 0) {
        number_repr(x, text);
        if (spec->alternate) add_point(text);
    } else {
        int type = spec->type == '%' ? 'f' : spec->type == 'n' ? 'g' : tolower((int)spec->type);
        add_typed(spec, type, x, text);
    }
    if (spec->type == '%') str_add_char(text, '%');
    if (spec->type < 128 && isupper((int)spec->type))
        for (char *p = text->text; *p; p++) *p = (char)toupper((unsigned char)*p);
}

static bool add_double(double x, const FormatSpec *spec, Str *out, Error *error) {
    if (!format_spec_has_room(spec, error)) return false;
    if (spec->type == '%') x *= 100;
    Str text;
    str_init(&text);
    add_magnitude(spec, fabs(x), &text);
    size_t digits = strspn(text.text, "0123456789");
    Parts parts = {.negative = signbit(x) && !isnan(x),
                   .prefix = "",
                   .digits = text.text,
                   .digit_count = (int64_t)digits,
                   .rest = text.text + digits};
    if (spec->no_minus_zero && strtod(text.text, NULL) == 0) parts.negative = false;
    add_parts(spec, &parts, out);
    str_release(&text);
    return true;
}

static bool is_float_type(uint32_t type) {
    return type > 0 && type < 128 && strchr("eEfFgG%", (int)type) != NULL;
}

bool format_double(double x, const char *text, Str *out, Error *error) {
    FormatSpec spec;
    if (!format_spec_read(text, "float", '>', 0, &spec, error)) return false;
    if (spec.type != 0 && spec.type != 'n' && !is_float_type(spec.type))
        return format_spec_unknown_type(spec.type, "float", error);
    return add_double(x, &spec, out, error);
}

static bool add_character(int64_t x, const FormatSpec *spec, Str *out, Error *error) {
    if (spec->sign)
        return error_set(error, ERROR_VALUE, "Sign not allowed with integer format specifier 'c'");
    if (spec->alternate)
        return error_set(error, ERROR_VALUE,
                         "Alternate form (#) not allowed with integer format specifier 'c'");
    if (x < 0 || x > 0x10ffff)
        return error_set(error, ERROR_OVERFLOW, "%%c arg not in range(0x110000)");
    Str character;
    str_init(&character);
    str_add_utf8(&character, (uint32_t)x);
    Parts parts = {.prefix = "", .digits = "", .rest = character.text};
    add_parts(spec, &parts, out);
    str_release(&character);
    return true;
}

typedef struct Base {
    uint32_t type;
    unsigned radix;
    const char *prefix;
    const char *digits;
} Base;

static const Base bases[] = {{'d', 10, "", "0123456789"},
                             {'n', 10, "", "0123456789"},
                             {'b', 2, "0b", "01"},
                             {'o', 8, "0o", "01234567"},
                             {'x', 16, "0x", "0123456789abcdef"},
                             {'X', 16, "0X", "0123456789ABCDEF"}};

static const Base *base_of(uint32_t type) {
    for (size_t i = 0; i < sizeof bases / sizeof bases[0]; i++)
        if (bases[i].type == type) return &bases[i];
    return NULL;
}

static bool add_whole(int64_t x, const FormatSpec *spec, Str *out, Error *error) {
    if (spec->precision >= 0)
        return error_set(error, ERROR_VALUE, "Precision not allowed in integer format specifier");
    if (spec->no_minus_zero)
        return error_set(error, ERROR_VALUE,
                         "Negative zero coercion (z) not allowed in integer format specifier");
    if (!format_spec_has_room(spec, error)) return false;
    if (spec->type == 'c') return add_character(x, spec, out, error);
    const Base *base = base_of(spec->type);
    char digits[64], *first = digits + sizeof digits;
    uint64_t left = x < 0 ? 0 - (uint64_t)x : (uint64_t)x;
    do {
        *--first = base->digits[left % base->radix];
        left /= base->radix;
    } while (left > 0);
    Parts parts = {.negative = x < 0,
                   .prefix = spec->alternate ? base->prefix : "",
                   .digits = first,
                   .digit_count = digits + sizeof digits - first,
                   .rest = ""};
    add_parts(spec, &parts, out);
    return true;
}

static bool add_int(int64_t x, const char *text, const char *type_name, Str *out, Error *error) {
    FormatSpec spec;
    if (!format_spec_read(text, type_name, '>', 'd', &spec, error)) return false;
    if (is_float_type(spec.type)) return add_double((double)x, &spec, out, error);
    if (spec.type != 'c' && !base_of(spec.type))
        return format_spec_unknown_type(spec.type, type_name, error);
    return add_whole(x, &spec, out, error);
}

bool format_int(int64_t x, const char *spec, Str *out, Error *error) {
    return add_int(x, spec, "int", out, error);
}

bool format_bool(bool x, const char *spec, Str *out, Error *error) {
    if (spec[0]) return add_int(x, spec, "bool", out, error);
    str_add(out, x ? "True" : "False");
    return true;
}

static bool check_text_spec(const FormatSpec *spec, Error *error) {
    const char *what = spec->sign == ' '     ? "Space"
                       : spec->sign          ? "Sign"
                       : spec->no_minus_zero ? "Negative zero coercion (z)"
                       : spec->alternate     ? "Alternate form (#)"
                       : spec->align == '='  ? "'=' alignment"
                                             : NULL;
    if (!what) return true;
    return error_set(error, ERROR_VALUE, "%s not allowed in string format specifier", what);
}

bool format_text(const char *text, const char *spec_text, Str *out, Error *error) {
    FormatSpec spec;
    if (!format_spec_read(spec_text, "str", '<', 's', &spec, error)) return false;
    if (spec.type != 's') return format_spec_unknown_type(spec.type, "str", error);
    if (!check_text_spec(&spec, error)) return false;
    int64_t length = (int64_t)utf8_length(text);
    if (spec.precision >= 0 && spec.precision < length) length = spec.precision;
    spec.precision = -1;
    if (!format_spec_has_room(&spec, error)) return false;
    int64_t pad = spec.width > length ? spec.width - length : 0;
    int64_t left = spec.align == '>' ? pad : spec.align == '^' ? pad / 2 : 0;
    add_fill(&spec, left, out);
    str_add_n(out, text, utf8_offset(text, (size_t)length));
    add_fill(&spec, pad - left, out);
    return true;
}
