/* base/number: shortest round-trip digits, found by trying one precision after the other.
 * Seventeen digits always suffice for a double and nine for a float. */
#include "base/number.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool reads_back(const char *text, double x, bool is_f32) {
    return is_f32 ? strtof(text, NULL) == (float)x : strtod(text, NULL) == x;
}

/* "d.ddde+XX" one higher in its last digit, unless that would carry. */
static bool raise_last_digit(char *text) {
    char *last = strchr(text, 'e') - 1;
    if (*last >= '9' || *last == '.') return false;
    ++*last;
    return true;
}

/* Below a power of two numbers lie twice as dense as above it. So the nearest text of some digits
 * may belong to the neighbour below, while the text one higher still reads back as x. */
static bool try_digits(int count, double x, bool is_f32, char *text, size_t room) {
    snprintf(text, room, "%.*e", count - 1, x);
    if (reads_back(text, x, is_f32)) return true;
    int power;
    return frexp(x, &power) == 0.5 && raise_last_digit(text) && reads_back(text, x, is_f32);
}

/* Any text of 15 digits (float: 6) survives a trip through a normal number, so the first try shows
 * all texts up to that length: what is shorter ends in zeros there. Not so for denormal numbers. */
int number_digits(double x, bool is_f32, char *digits, int *exponent) {
    char text[40];
    int safe = is_f32 ? FLT_DIG : DBL_DIG, most = is_f32 ? FLT_DECIMAL_DIG : DBL_DECIMAL_DIG;
    int count = x < (is_f32 ? FLT_MIN : DBL_MIN) ? 1 : safe;
    while (!try_digits(count, x, is_f32, text, sizeof text) && count < most) count++;
    const char *mark = strchr(text, 'e');
    int length = 0;
    for (const char *p = text; p < mark; p++)
        if (*p != '.') digits[length++] = *p;
    while (length > 1 && digits[length - 1] == '0') length--;
    digits[length] = '\0';
    *exponent = x == 0 ? 1 : atoi(mark + 1) + 1;
    return length;
}

/* Python's rule, and NumPy's: exponent form below 1e-4 and from 1e16 on. The float nearest to 1e-4
 * lies below it, so it is 1e-04 there. */
static void add_repr(double x, bool is_f32, Str *out) {
    if (isnan(x)) {
        str_add(out, "nan");
        return;
    }
    if (signbit(x)) str_add_char(out, '-');
    if (isinf(x)) {
        str_add(out, "inf");
        return;
    }
    char digits[20];
    int exponent = 0;
    int count = number_digits(fabs(x), is_f32, digits, &exponent);
    if (x == 0 || (fabs(x) >= 1e-4 && fabs(x) < 1e16)) {
        if (exponent <= 0) {
            str_add(out, "0.");
            str_add_repeat(out, '0', -exponent);
            str_add(out, digits);
            return;
        }
        for (int i = 0; i < exponent; i++) str_add_char(out, i < count ? digits[i] : '0');
        str_add_char(out, '.');
        str_add(out, count > exponent ? digits + exponent : "0");
        return;
    }
    str_add_char(out, digits[0]);
    if (count > 1) str_addf(out, ".%s", digits + 1);
    str_addf(out, "e%+03d", exponent - 1);
}

void number_repr(double x, Str *out) {
    add_repr(x, false, out);
}
void number_repr_f32(float x, Str *out) {
    add_repr((double)x, true, out);
}
