/* lib/pyplot_hist: hist: how many numbers fall into each bin.
 *
 *     edges   e0 ---- e1 ---- e2 ---- e3      bin i holds e[i] <= x < e[i+1]; the last, e3 too   */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "lib/pyplot_data.h"
#include "lib/pyplot_draw.h"

enum { BINS_MAX = 1000000 };

typedef struct Bins {
    Tensor edges, counts; /* float64: n + 1 and n of them */
    int64_t n;
    bool even; /* all as wide */
} Bins;

static void bins_release(Bins *bins) {
    tensor_release(&bins->edges);
    tensor_release(&bins->counts);
}

static bool bins_new(Interp *in, int64_t n, Bins *bins) {
    Error error = {0};
    int64_t edges = n + 1;
    *bins = (Bins){.n = n, .even = true};
    if (tensor_new(DTYPE_FLOAT64, 1, &edges, &bins->edges, &error) &&
        tensor_new(DTYPE_FLOAT64, 1, &n, &bins->counts, &error))
        return true;
    bins_release(bins);
    return interp_raise_from(in, &error);
}

/* range=(low, high), else that of the numbers; one number stands in the middle of 1. */
static bool range_of(Interp *in, const Tensor *x, Value range, double ends[2]) {
    const double *numbers = plot_numbers(x);
    ends[0] = INFINITY;
    ends[1] = -INFINITY;
    if (arg_given(range)) {
        Tensor t;
        if (!plot_data_flat(in, range, "range", &t)) return false;
        bool two = t.shape[0] == 2;
        for (int i = 0; i < 2 && two; i++) ends[i] = plot_numbers(&t)[i];
        tensor_release(&t);
        if (!two) return interp_raise(in, ERROR_VALUE, "range must be two numbers: (low, high)");
        if (ends[0] > ends[1])
            return interp_raise(in, ERROR_VALUE, "max must be larger than min in range parameter.");
    } else {
        for (int64_t i = 0; i < x->shape[0] && !stop_asked(); i++) {
            ends[0] = fmin(ends[0], numbers[i]);
            ends[1] = fmax(ends[1], numbers[i]);
        }
        if (x->shape[0] == 0) ends[0] = 0, ends[1] = 1;
        if (ends[0] > ends[1]) ends[0] = ends[1] = NAN; /* no number among them */
    }
    if (!isfinite(ends[0]) || !isfinite(ends[1]))
        return interp_raise(in, ERROR_VALUE, "%s range of [%g, %g] is not finite",
                            arg_given(range) ? "supplied" : "autodetected", ends[0], ends[1]);
    if (ends[0] == ends[1]) ends[0] -= 0.5, ends[1] += 0.5;
    return true;
}

static bool even_bins(Interp *in, const Tensor *x, int64_t n, Value range, Bins *bins) {
    double ends[2];
    if (n < 1 || n > BINS_MAX)
        return interp_raise(in, ERROR_VALUE,
                            n < 1 ? "`bins` must be positive, when an integer"
                                  : "hist: more bins than can be drawn");
    if (!range_of(in, x, range, ends) || !bins_new(in, n, bins)) return false;
    double *edges = tensor_data(&bins->edges), step = (ends[1] - ends[0]) / (double)n;
    for (int64_t i = 0; i < n; i++) edges[i] = ends[0] + step * (double)i;
    edges[n] = ends[1];
    return true;
}

static bool given_bins(Interp *in, Value v, Bins *bins) {
    Tensor t;
    if (!plot_data_flat(in, v, "bins", &t)) return false;
    int64_t n = t.shape[0] - 1;
    const double *numbers = plot_numbers(&t);
    bool rising = n >= 1;
    for (int64_t i = 0; i < n; i++) rising &= numbers[i] <= numbers[i + 1];
    if (!rising)
        interp_raise(in, ERROR_VALUE,
                     n < 1 ? "hist: bins needs two edges or more"
                           : "`bins` must increase monotonically, when an array");
    if (!rising || !bins_new(in, n, bins)) return tensor_release(&t), false;
    memcpy(tensor_data(&bins->edges), numbers, (size_t)(n + 1) * sizeof *numbers);
    double width = numbers[1] - numbers[0];
    for (int64_t i = 1; i < n; i++)
        bins->even &= fabs(numbers[i + 1] - numbers[i] - width) <= 1e-9 * fabs(width);
    tensor_release(&t);
    return true;
}

static void count_numbers(const Tensor *x, Bins *bins) {
    const double *numbers = plot_numbers(x), *edges = plot_numbers(&bins->edges);
    double *counts = tensor_data(&bins->counts);
    for (int64_t i = 0; i < x->shape[0] && !stop_asked(); i++) {
        double at = numbers[i];
        if (!(at >= edges[0] && at <= edges[bins->n])) continue;
        int64_t low = 0,
                high = bins->n; /* edges[low] <= at, and at < edges[high] or it is the end */
        while (high - low > 1) {
            int64_t middle = low + (high - low) / 2;
            if (at >= edges[middle])
                low = middle;
            else
                high = middle;
        }
        counts[low]++;
    }
}

/* density=True: the areas of all bars sum to 1. */
static void make_density(Bins *bins) {
    const double *edges = plot_numbers(&bins->edges);
    double *counts = tensor_data(&bins->counts), total = 0;
    for (int64_t i = 0; i < bins->n; i++) total += counts[i];
    for (int64_t i = 0; i < bins->n && total > 0; i++)
        counts[i] /= total * (edges[i + 1] - edges[i]);
}

static bool add_bars(Interp *in, Place place, const Bins *bins, const Style *style) {
    const double *edges = plot_numbers(&bins->edges);
    double *middles = mem_try((size_t)bins->n, sizeof *middles);
    if (!middles) return raise_no_room(in, bins->n);
    for (int64_t i = 0; i < bins->n; i++) middles[i] = (edges[i] + edges[i + 1]) / 2;
    Series *s = pyplot_add(in, place, SERIES_BARS, middles, plot_numbers(&bins->counts), bins->n,
                           style, (LabelAt){0, 1});
    if (s) s->width = edges[1] - edges[0];
    mem_free(middles);
    return s != NULL;
}

/* The outline, where the bins differ in width or histtype='step' asks for it. */
static bool add_outline(Interp *in, Place place, const Bins *bins, const Style *style) {
    const double *edges = plot_numbers(&bins->edges), *counts = plot_numbers(&bins->counts);
    int64_t points = 2 * bins->n + 2;
    double *x = mem_try((size_t)points, 2 * sizeof *x);
    if (!x) return raise_no_room(in, 2 * points);
    double *y = x + points;
    for (int64_t i = 0; i <= bins->n; i++) {
        x[2 * i] = x[2 * i + 1] = edges[i];
        y[2 * i] = i > 0 ? counts[i - 1] : 0;
        y[2 * i + 1] = i < bins->n ? counts[i] : 0;
    }
    bool fine = pyplot_add(in, place, SERIES_LINE, x, y, points, style, (LabelAt){0, 1});
    mem_free(x);
    return fine;
}

static bool give_hist(Interp *in, Bins *bins, Value *out) {
    char shown[64];
    snprintf(shown, sizeof shown, "<BarContainer object of %lld artists>", (long long)bins->n);
    Value parts[] = {new_array(in, &bins->counts), new_array(in, &bins->edges),
                     new_artist(in, &type_bar_container, shown, value_none())};
    *out = new_tuple(in, parts, 3);
    return true;
}

/* The arguments of hist, in the order of its signature. */
enum {
    X,
    BINS,
    RANGE,
    DENSITY,
    WEIGHTS,
    CUMULATIVE,
    BOTTOM,
    HISTTYPE,
    ALIGN,
    ORIENTATION,
    RWIDTH,
    LOG,
    COLOR,
    LABEL,
    STACKED,
    DATA,
    KEYWORDS
};

static bool hist_style(Interp *in, const Value *args, Style *style) {
    bool cumulative;
    Value color = new_dict(in);
    if (arg_given(args[WEIGHTS])) return raise_left_out(in, "hist(weights=...)");
    if (!arg_bool(in, args[CUMULATIVE], "cumulative", &cumulative)) return false;
    if (cumulative) return raise_left_out(in, "hist(cumulative=True)");
    style->label = args[LABEL];
    return dict_set(in, color, new_str(in, "color"), args[COLOR]) &&
           style_keywords(in, ARTIST_BARS, color, style) &&
           style_keywords(in, ARTIST_BARS, args[KEYWORDS], style);
}

static bool bins_of(Interp *in, const Tensor *x, Value bins, Value range, Bins *out) {
    int64_t n = 10;
    bool list = value_is(bins, &type_list) || value_is(bins, &type_tuple) ||
                value_is(bins, &type_range) || value_is_tensor(bins) || value_is_array(bins);
    if (list) return given_bins(in, bins, out);
    if (arg_given(bins) && !arg_int(in, bins, "bins", &n)) return false;
    return even_bins(in, x, n, range, out);
}

bool pyplot_hist(Interp *in, Place place, const Value *args, Value *out) {
    Style style = style_fresh();
    Tensor x;
    Bins bins;
    bool density;
    const char *kind;
    if (!hist_style(in, args, &style) || !arg_bool(in, args[DENSITY], "density", &density) ||
        !arg_text(in, args[HISTTYPE], "histtype", &kind) || !plot_data(in, args[X], "x", &x))
        return false;
    bool fine = x.ndim == 1 || raise_left_out(in, "hist of several columns");
    fine = fine && bins_of(in, &x, args[BINS], args[RANGE], &bins);
    if (fine) count_numbers(&x, &bins);
    tensor_release(&x);
    if (!fine) return false;
    if (density) make_density(&bins);
    bool outline = !bins.even || strcmp(kind, "step") == 0;
    fine = outline ? add_outline(in, place, &bins, &style) : add_bars(in, place, &bins, &style);
    if (!fine) return bins_release(&bins), false;
    return give_hist(in, &bins, out);
}
