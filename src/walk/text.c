/* walk/text: the step as the tutorials print it, the trace, and JSON. */
#include "walk/text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "tensor/print.h"
#include "walk/words.h"

void words_number(const Walk *walk, double x, Str *out) {
    DType dtype = walk->call.output.dtype;
    if (dtype == DTYPE_FLOAT32)
        number_repr_f32((float)x, out);
    else if (dtype_is_float(dtype))
        number_repr(x, out);
    else
        str_addf(out, "%lld", (long long)x);
}

/* " + 0.5" or " - 0.5" */
static void add_signed(const Walk *walk, double x, Str *out) {
    str_add(out, signbit(x) ? " - " : " + ");
    words_number(walk, fabs(x), out);
}

/* The taps of one channel that a line shows: all, or of a long kernel three from both ends. */
typedef struct Row {
    int64_t from, count;
    bool elided;
} Row;

enum { TAPS_SINGLE = 40, TAPS_OF_MANY = 10, EDGE = 3 };

static Row row_of(const Walk *walk, Cell cell, int64_t channel) {
    int64_t k = walk->call.shape.kernel_size;
    Row row = {.from = (channel - walk_first_channel(walk, cell)) * k, .count = k};
    row.elided = k > (walk_channels(walk) == 1 ? TAPS_SINGLE : TAPS_OF_MANY);
    if (row.elided) row.count = 2 * EDGE;
    return row;
}

static Tap row_tap(const Walk *walk, Cell cell, const Row *row, int64_t t) {
    int64_t hidden = walk->call.shape.kernel_size - row->count;
    return walk_tap(walk, cell, row->from + t + (row->elided && t >= EDGE ? hidden : 0));
}

/* Put each padded tap's text in parentheses: "[0. 1. 2.]" -> "[(0.) 1. 2.]", and the dots of a
 * long kernel in the middle: "[0. 1. 2. ... 7. 8. 9.]". */
static void mark_row(const Walk *walk, Cell cell, const Row *row, bool weights, const char *text,
                     Str *out) {
    int64_t t = 0;
    for (const char *p = text; *p;) {
        size_t gap = strspn(p, "[ ]");
        str_add_n(out, p, gap);
        p += gap;
        size_t length = strcspn(p, "[ ]");
        if (!length) continue;
        if (row->elided && t == EDGE) str_add(out, "... ");
        bool padding = row_tap(walk, cell, row, t++).padding && !weights;
        str_addf(out, padding ? "(%.*s)" : "%.*s", (int)length, p);
        p += length;
    }
}

/* The values of one channel's taps, x or w, as NumPy prints them on one line. */
static void add_row(const Walk *walk, Cell cell, int64_t channel, bool weights, Str *out) {
    Row row = row_of(walk, cell, channel);
    Tensor values;
    Error error = {0};
    if (!tensor_new(walk->call.input.dtype, 1, &row.count, &values, &error)) {
        error_clear(&error);
        str_add(out, "[...]");
        return;
    }
    for (int64_t t = 0; t < row.count; t++) {
        Tap tap = row_tap(walk, cell, &row, t);
        tensor_set_double(&values, t, weights ? tap.w : tap.x);
    }
    PrintOptions options = print_options_numpy();
    options.linewidth = 1 << 30;
    Str text;
    str_init(&text);
    tensor_str_numpy(&values, &options, &text);
    mark_row(walk, cell, &row, weights, text.text, out);
    str_release(&text);
    tensor_release(&values);
}

/* sum([0. 1. 2.]*[1. 1. 1.]) = 3.0 */
static void add_sum(const Walk *walk, Cell cell, int64_t channel, double value, Str *out) {
    str_add(out, "sum(");
    add_row(walk, cell, channel, false, out);
    str_add_char(out, '*');
    add_row(walk, cell, channel, true, out);
    str_add(out, ") = ");
    words_number(walk, value, out);
    str_add_char(out, '\n');
}

/* More channels than these are shown from both ends, the rest as one sum. */
enum { SHOWN = 12, SHOWN_FRONT = 8, SHOWN_BACK = 3 };

static void add_channels(const Walk *walk, Cell cell, Str *out) {
    int64_t first = walk_first_channel(walk, cell), count = walk_channels(walk);
    for (int64_t j = 0; j < count; j++) {
        if (count > SHOWN && j == SHOWN_FRONT) {
            int64_t hidden = count - SHOWN_FRONT - SHOWN_BACK;
            double sum = 0;
            for (; j < SHOWN_FRONT + hidden; j++) sum += walk_partial(walk, cell, first + j);
            str_addf(out, "  ... %lld channels more, together ", (long long)hidden);
            words_number(walk, sum, out);
            str_add_char(out, '\n');
        }
        str_addf(out, "  channel %lld: ", (long long)first + j);
        add_sum(walk, cell, first + j, walk_partial(walk, cell, first + j), out);
    }
}

static void add_term(const Walk *walk, bool first, double x, Str *out) {
    if (first)
        words_number(walk, x, out);
    else
        add_signed(walk, x, out);
}

/* total: 0.0 + 1.0 + 4.0 = 5.0, of a single channel without a bias */
static void add_products(const Walk *walk, Cell cell, Str *out) {
    str_add(out, "  total: ");
    if (walk->taps > SHOWN) str_addf(out, "the sum of %lld products", (long long)walk->taps);
    for (int64_t t = 0; t < walk->taps && walk->taps <= SHOWN; t++)
        add_term(walk, t == 0, walk_tap(walk, cell, t).product, out);
    str_add(out, " = ");
    words_number(walk, walk_result(walk, cell), out);
    str_add_char(out, '\n');
}

/* 0.5225 + 0.6667 - 0.0079 = */
static void add_terms(const Walk *walk, Cell cell, Str *out) {
    int64_t first = walk_first_channel(walk, cell), count = walk_channels(walk);
    if (count > SHOWN) str_addf(out, "the sum of %lld channels", (long long)count);
    for (int64_t j = 0; j < count && count <= SHOWN; j++)
        add_term(walk, j == 0, walk_partial(walk, cell, first + j), out);
    if (walk->call.has_bias) add_signed(walk, walk_bias(walk, cell), out);
    str_add(out, " = ");
}

static void add_total(const Walk *walk, Cell cell, Str *out) {
    str_add(out, "  total: ");
    if (!walk_is_single(walk)) add_terms(walk, cell, out);
    words_number(walk, walk_result(walk, cell), out);
    str_add_char(out, '\n');
}

static void add_bias(const Walk *walk, Cell cell, Str *out) {
    str_add(out, "  bias: ");
    words_number(walk, walk_bias(walk, cell), out);
    str_add_char(out, '\n');
}

void words_sum(const Walk *walk, Cell cell, Str *out) {
    if (walk_is_single(walk)) {
        add_products(walk, cell, out);
        return;
    }
    add_channels(walk, cell, out);
    if (walk->call.has_bias) add_bias(walk, cell, out);
    add_total(walk, cell, out);
}

void walk_text(const Walk *walk, int64_t step, Str *out) {
    Cell cell = walk_cell(walk, step);
    str_addf(out, "Step %lld: ", (long long)step);
    if (walk_is_single(walk)) {
        add_sum(walk, cell, walk_first_channel(walk, cell), walk_result(walk, cell), out);
        return;
    }
    words_cell(cell, out);
    str_add_char(out, '\n');
    words_sum(walk, cell, out);
}

/* JSON has no nan and no inf: they stand as strings. */
static void add_json_number(const Walk *walk, double x, Str *out) {
    if (!isfinite(x)) str_add_char(out, '"');
    if (dtype_is_float(walk->call.output.dtype))
        number_repr(x, out);
    else
        words_number(walk, x, out);
    if (!isfinite(x)) str_add_char(out, '"');
}

static void add_json_text(const char *text, Str *out) {
    str_add_char(out, '"');
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\')
            str_addf(out, "\\%c", c);
        else if (c < 0x20)
            str_addf(out, "\\u%04x", c);
        else
            str_add_char(out, (char)c);
    }
    str_add_char(out, '"');
}

static void add_json_tap(const Walk *walk, const Tap *tap, Str *out) {
    str_addf(out, "{\"channel\": %lld, \"tap\": %lld, \"index\": ", (long long)tap->channel,
             (long long)tap->tap);
    if (tap->index < 0)
        str_add(out, "null");
    else
        str_addf(out, "%lld", (long long)tap->index);
    str_add(out, ", \"x\": ");
    add_json_number(walk, tap->x, out);
    str_add(out, ", \"w\": ");
    add_json_number(walk, tap->w, out);
    str_add(out, ", \"product\": ");
    add_json_number(walk, tap->product, out);
    str_add_char(out, '}');
}

void walk_json(const Walk *walk, int64_t step, Str *out) {
    Cell cell = walk_cell(walk, step);
    str_add(out, "{\"expr\": ");
    add_json_text(walk->expression, out);
    str_addf(out, ", \"step\": %lld, \"steps\": %lld, \"cell\": [%lld, %lld, %lld], \"taps\": [",
             (long long)step, (long long)walk->steps, (long long)cell.n, (long long)cell.c,
             (long long)cell.i);
    for (int64_t t = 0; t < walk->taps; t++) {
        Tap tap = walk_tap(walk, cell, t);
        if (t) str_add(out, ", ");
        add_json_tap(walk, &tap, out);
    }
    str_add(out, "], \"bias\": ");
    if (walk->call.has_bias)
        add_json_number(walk, walk_bias(walk, cell), out);
    else
        str_add(out, "null");
    str_add(out, ", \"result\": ");
    add_json_number(walk, walk_result(walk, cell), out);
    str_add(out, "}\n");
}
