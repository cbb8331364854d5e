/* tensor/figure_words: a figure in words, where it cannot be shown.
 *
 *     loss: a line of 100 points, 0.02 to 0.9996; 20 dots, all 3
 *     axes 1 (Signal): a line of 50 points, -1 to 1; axes 2 (Taps): 3 stems, -1 to 1 */
#include <math.h>
#include <string.h>

#include "base/str.h"
#include "tensor/figure.h"

static void add_number(double x, Str *out) {
    str_addf(out, "%.4g", x == 0 ? 0.0 : x);
}

/* ", -1 to 1" of the numbers that are some. */
static void add_range(const Series *s, Str *out) {
    double low = INFINITY, high = -INFINITY;
    for (int64_t i = 0; i < s->count; i++) {
        if (!isfinite(s->y[i])) continue;
        low = fmin(low, s->y[i]);
        high = fmax(high, s->y[i]);
    }
    if (low > high) return;
    str_add(out, low == high ? s->count == 1 ? ", at " : ", all " : ", ");
    add_number(low, out);
    if (low == high) return;
    str_add(out, " to ");
    add_number(high, out);
}

static void add_series(const Series *s, Str *out) {
    static const char *const each[] = {[SERIES_LINE] = "point",
                                       [SERIES_DOTS] = "dot",
                                       [SERIES_STEMS] = "stem",
                                       [SERIES_BARS] = "bar"};
    if (s->label) str_addf(out, "%s: ", s->label);
    if (s->kind == SERIES_ACROSS || s->kind == SERIES_UPRIGHT) {
        bool across = s->kind == SERIES_ACROSS;
        str_addf(out, "a%s line at ", across ? " level" : "n upright");
        add_number(across ? s->y[0] : s->x[0], out);
        return;
    }
    if (s->kind == SERIES_LINE) str_add(out, "a line of ");
    str_addf(out, "%lld %s%s", (long long)s->count, each[s->kind], s->count == 1 ? "" : "s");
    add_range(s, out);
}

static void add_axes(const Axes *axes, Str *out) {
    for (int i = 0; i < axes->series_count; i++) {
        if (i > 0) str_add(out, "; ");
        add_series(&axes->series[i], out);
    }
    if (axes->series_count == 0) str_add(out, "nothing");
}

char *figure_words(const Figure *figure) {
    Str out;
    str_init(&out);
    if (figure->title) str_addf(&out, "%s: ", figure->title);
    int count = figure->axes ? figure->rows * figure->columns : 0;
    for (int i = 0; i < count; i++) {
        const Axes *axes = &figure->axes[i];
        if (i > 0) str_add(&out, "; ");
        if (count > 1) str_addf(&out, "axes %d", i + 1);
        if (count > 1 && axes->title)
            str_addf(&out, " (%s)", axes->title);
        else if (axes->title)
            str_add(&out, axes->title);
        if (count > 1 || axes->title) str_add(&out, ": ");
        add_axes(axes, &out);
    }
    if (count == 0) str_add(&out, "an empty figure");
    return str_take(&out);
}
