/* base/number: shortest round-trip digits, found by trying each precision.
 * Seventeen digits always suffice for a double and nine for a float. */
#include "base/number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool reads_back(const char *text, double x, bool is_f32) {
    return is_f32 ? strtof(text, NULL) == (float)x : strtod(text, NULL) == x;
}

int number_digits(double x, bool is_f32, char *digits, int *exponent) {
    char text[40];
    int most = is_f32 ? 9 : 17;
    for (int precision = 1; precision <= most; precision++) {
        snprintf(text, sizeof text, "%.*e", precision - 1, x);
        if (precision == most || reads_back(text, x, is_f32)) break;
    }
    const char *mark = strchr(text, 'e'); /* d.ddde+XX */
    int count = 0;
    for (const char *p = text; p < mark; p++)
        if (*p != '.') digits[count++] = *p;
    while (count > 1 && digits[count - 1] == '0') count--;
    digits[count] = '\0';
    *exponent = x == 0 ? 1 : atoi(mark + 1) + 1;
    return count;
}

/* Python's rule: exponent form where the point would lie left of 1e-4 or right of 1e16. */
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
    if (exponent > -4 && exponent <= 16) {
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
