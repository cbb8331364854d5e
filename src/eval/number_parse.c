/* eval/number_parse: what int("...") and float("...") read. */
#include <ctype.h>

#include "base/number.h"
#include "eval/numeric.h"
#include "eval/text.h"

/* The text without the space around it. */
static void strip(const char **text, int64_t *length) {
    while (*length > 0 && isspace((unsigned char)**text)) {
        ++*text;
        --*length;
    }
    while (*length > 0 && isspace((unsigned char)(*text)[*length - 1])) --*length;
}

static bool raise_literal(Interp *in, const char *text, int64_t length, int64_t base) {
    Str s;
    str_init(&s);
    text_repr(text, length, &s);
    if (base < 0)
        interp_raise(in, ERROR_VALUE, "could not convert string to float: %s", s.text);
    else
        interp_raise(in, ERROR_VALUE, "invalid literal for int() with base %d: %s", (int)base,
                     s.text);
    str_release(&s);
    return false;
}

static int digit_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    int lower = tolower((unsigned char)c);
    return lower >= 'a' && lower <= 'z' ? lower - 'a' + 10 : 99;
}

/* 0x, 0o, 0b: the base that they stand for, or 0. */
static int64_t prefix_base(const char *text, int64_t length) {
    if (length < 2 || text[0] != '0') return 0;
    int mark = tolower((unsigned char)text[1]);
    return mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 0;
}

typedef enum Digits { DIGITS_FINE, DIGITS_WRONG, DIGITS_TOO_MANY } Digits;

/* digit (_? digit)*, gathered as a negative number, which has one value more. */
static Digits read_digits(const char *p, const char *end, int64_t base, int64_t *out) {
    int64_t sum = 0;
    bool after_digit = false, too_many = false;
    for (; p < end; p++) {
        if (*p == '_' && after_digit) {
            after_digit = false;
            continue;
        }
        int digit = digit_value(*p);
        if (digit >= base) return DIGITS_WRONG;
        too_many |= __builtin_mul_overflow(sum, base, &sum) ||
                    __builtin_sub_overflow(sum, (int64_t)digit, &sum);
        after_digit = true;
    }
    *out = sum;
    return !after_digit ? DIGITS_WRONG : too_many ? DIGITS_TOO_MANY : DIGITS_FINE;
}

bool int_parse(Interp *in, const char *text, int64_t length, int64_t base, Value *out) {
    if (base != 0 && (base < 2 || base > 36))
        return interp_raise(in, ERROR_VALUE, "int() base must be >= 2 and <= 36, or 0");
    const char *p = text;
    int64_t left = length;
    strip(&p, &left);
    bool negative = left > 0 && *p == '-';
    if (left > 0 && (*p == '-' || *p == '+')) p++, left--;
    int64_t radix = prefix_base(p, left);
    bool prefixed = radix && (base == 0 || base == radix);
    if (prefixed) p += 2, left -= 2;
    if (prefixed && left > 0 && *p == '_') p++, left--;
    if (!prefixed) radix = base ? base : 10;
    int64_t sum = 0;
    Digits digits = read_digits(p, p + left, radix, &sum);
    bool leading = base == 0 && !prefixed && left > 1 && *p == '0' && sum != 0; /* int("010", 0) */
    if (digits == DIGITS_WRONG || leading) return raise_literal(in, text, length, base);
    if (digits == DIGITS_TOO_MANY || (!negative && sum == INT64_MIN))
        return raise_overflow(in, "int('%.*s')", (int)(length < 60 ? length : 60), text);
    *out = value_int(negative ? sum : -sum);
    return true;
}

bool float_parse(Interp *in, const char *text, int64_t length, Value *out) {
    double x = 0;
    if (!number_read(text, (size_t)length, &x)) return raise_literal(in, text, length, -1);
    *out = value_float(x);
    return true;
}
