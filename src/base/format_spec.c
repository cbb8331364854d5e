/* base/format_spec: reading Python's format specs. */
#include "base/format_spec.h"

#include <limits.h>
#include <string.h>

/* Longer texts than this are refused, as Python does where its memory ends. */
enum { LONGEST = 1 << 28 };

static bool is_one_of(char c, const char *set) {
    return c != '\0' && strchr(set, c) != NULL;
}

/* [[fill]align]: the fill may be any one code point, so what follows it is looked at first. */
static const char *read_align(const char *p, FormatSpec *spec, bool *has_fill, bool *has_align) {
    const char *after = p;
    if (*p) utf8_next(&after);
    *has_fill = *p && is_one_of(*after, "<>=^");
    *has_align = *has_fill || is_one_of(*p, "<>=^");
    if (*has_fill) {
        spec->fill = p;
        spec->fill_bytes = (size_t)(after - p);
        spec->align = *after;
        return after + 1;
    }
    if (*has_align) spec->align = *p++;
    return p;
}

/* Decimal digits, or -1 where there are none. */
static bool read_number(const char **p, int64_t *number, Error *error) {
    *number = -1;
    for (; **p >= '0' && **p <= '9'; ++*p) {
        int64_t digit = **p - '0', before = *number < 0 ? 0 : *number;
        if (before > (INT64_MAX - digit) / 10)
            return error_set(error, ERROR_VALUE, "Too many decimal digits in format string");
        *number = before * 10 + digit;
    }
    return true;
}

static bool read_separator(const char **p, FormatSpec *spec, Error *error) {
    spec->group = 3;
    if (**p == ',') spec->separator = *(*p)++;
    if (**p == '_') {
        if (spec->separator)
            return error_set(error, ERROR_VALUE, "Cannot specify both ',' and '_'.");
        spec->separator = *(*p)++;
    }
    if (**p == ',' && spec->separator == '_')
        return error_set(error, ERROR_VALUE, "Cannot specify both ',' and '_'.");
    return true;
}

static bool read_precision(const char **p, FormatSpec *spec, Error *error) {
    if (**p != '.') return true;
    ++*p;
    if (!read_number(p, &spec->precision, error)) return false;
    if (spec->precision < 0)
        return error_set(error, ERROR_VALUE, "Format specifier missing precision");
    return true;
}

bool format_spec_unknown_type(uint32_t type, const char *type_name, Error *error) {
    if (type > 32 && type < 128)
        return error_set(error, ERROR_VALUE, "Unknown format code '%c' for object of type '%s'",
                         (int)type, type_name);
    return error_set(error, ERROR_VALUE, "Unknown format code '\\x%x' for object of type '%s'",
                     (unsigned)type, type_name);
}

/* Thousands are marked in decimal numbers; the digits of b, o, x and X go by four, with "_". */
static bool check_separator(FormatSpec *spec, Error *error) {
    bool ascii = spec->type < 128;
    if (!spec->separator || spec->type == 0 || (ascii && strchr("deEfFgG%", (int)spec->type)))
        return true;
    if (spec->separator == '_' && ascii && strchr("boxX", (int)spec->type)) {
        spec->group = 4;
        return true;
    }
    if (spec->type > 32 && ascii)
        return error_set(error, ERROR_VALUE, "Cannot specify '%c' with '%c'.", spec->separator,
                         (int)spec->type);
    return error_set(error, ERROR_VALUE, "Cannot specify '%c' with '\\x%x'.", spec->separator,
                     (unsigned)spec->type);
}

bool format_spec_has_room(const FormatSpec *spec, Error *error) {
    if (spec->precision > INT_MAX) return error_set(error, ERROR_VALUE, "precision too big");
    if (spec->width > LONGEST || spec->precision > LONGEST)
        return error_set(error, ERROR_MEMORY, "a text of so many characters has no room");
    return true;
}

bool format_spec_read(const char *text, const char *type_name, char align, uint32_t type,
                      FormatSpec *spec, Error *error) {
    *spec = (FormatSpec){
        .fill = " ", .fill_bytes = 1, .align = align, .width = -1, .precision = -1, .type = type};
    bool has_fill, has_align;
    const char *p = read_align(text, spec, &has_fill, &has_align);
    if (is_one_of(*p, " +-")) spec->sign = *p++;
    if (*p == 'z') spec->no_minus_zero = *p++;
    if (*p == '#') spec->alternate = *p++;
    if (!has_fill && *p == '0') {
        spec->fill = p++;
        if (!has_align && align == '>') spec->align = '=';
    }
    if (!read_number(&p, &spec->width, error) || !read_separator(&p, spec, error) ||
        !read_precision(&p, spec, error))
        return false;
    if (*p) spec->type = utf8_next(&p);
    if (*p)
        return error_set(error, ERROR_VALUE,
                         "Invalid format specifier '%s' for object of type '%s'", text, type_name);
    return check_separator(spec, error);
}
