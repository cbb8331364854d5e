/* walk/part: the parts of a multiply-sum, their sums and their words. */
#include "walk/part.h"

#include <math.h>

#include "walk/words.h"

/* Parts of one input channel: its products, and its sum where there are several channels. */
static int64_t parts_each(const Walk *walk) {
    return walk->call.shape.kernel_size + (walk_channels(walk) > 1);
}

int64_t walk_parts(const Walk *walk) {
    return 1 + walk_channels(walk) * parts_each(walk) + walk->call.has_bias + 1;
}

Part walk_part(const Walk *walk, int64_t number) {
    int64_t each = parts_each(walk), k = walk->call.shape.kernel_size;
    if (number <= 0) return (Part){.kind = PART_WINDOW};
    if (number == walk_parts(walk) - 1) return (Part){PART_RESULT, 0, walk->taps};
    int64_t channel = (number - 1) / each, t = (number - 1) % each;
    if (channel == walk_channels(walk)) return (Part){PART_BIAS, 0, walk->taps};
    if (t == k) return (Part){PART_PARTIAL, channel, (channel + 1) * k};
    return (Part){PART_PRODUCT, channel, channel * k + t + 1};
}

double walk_partial_so_far(const Walk *walk, Cell cell, int64_t channel, int64_t taps) {
    int64_t from = (channel - walk_first_channel(walk, cell)) * walk->call.shape.kernel_size;
    double sum = 0;
    for (int64_t t = from; t < from + taps; t++)
        sum = walk_rounded(walk, sum + walk_tap(walk, cell, t).product);
    return sum;
}

double walk_so_far(const Walk *walk, Cell cell, const Part *part) {
    if (part->kind == PART_RESULT) return walk_result(walk, cell);
    double sum = 0;
    for (int64_t t = 0; t < part->taps; t++)
        sum = walk_rounded(walk, sum + walk_tap(walk, cell, t).product);
    return part->kind == PART_BIAS ? walk_rounded(walk, sum + walk_bias(walk, cell)) : sum;
}

static void add_window(const Walk *walk, Cell cell, Str *out) {
    const Conv1dShape *s = &walk->call.shape;
    long long first = (long long)walk_start(walk, cell);
    long long last = first + (s->kernel_size - 1) * s->dilation;
    str_addf(out, "the window lies on position%s %lld", first == last ? "" : "s", first);
    if (first != last) str_addf(out, " to %lld", last);
    if (s->dilation > 1 && first != last) str_addf(out, ", every %lld", (long long)s->dilation);
}

static void add_so_far(const Walk *walk, Cell cell, const Part *part, Str *out) {
    str_add(out, "; so far ");
    words_number(walk, walk_so_far(walk, cell, part), out);
}

static void add_product(const Walk *walk, Cell cell, const Part *part, Str *out) {
    Tap tap = walk_tap(walk, cell, part->taps - 1);
    words_source(cell, &tap, out);
    str_add(out, " * ");
    words_weight(walk, cell, &tap, out);
    str_add(out, "  =  ");
    words_product(walk, &tap, out);
    add_so_far(walk, cell, part, out);
}

static void add_partial(const Walk *walk, Cell cell, const Part *part, Str *out) {
    int64_t channel = walk_first_channel(walk, cell) + part->channel;
    str_addf(out, "channel %lld adds up to ", (long long)channel);
    words_number(walk, walk_partial(walk, cell, channel), out);
    add_so_far(walk, cell, part, out);
}

void walk_part_text(const Walk *walk, int64_t step, int64_t number, Str *out) {
    Cell cell = walk_cell(walk, step);
    Part part = walk_part(walk, number);
    str_addf(out, "Step %lld, part %lld of %lld: ", (long long)step, (long long)number + 1,
             (long long)walk_parts(walk));
    switch (part.kind) {
    case PART_WINDOW: add_window(walk, cell, out); break;
    case PART_PRODUCT: add_product(walk, cell, &part, out); break;
    case PART_PARTIAL: add_partial(walk, cell, &part, out); break;
    case PART_BIAS:
        str_add(out, "the bias ");
        words_number(walk, walk_bias(walk, cell), out);
        add_so_far(walk, cell, &part, out);
        break;
    case PART_RESULT:
        words_cell(cell, out);
        str_add(out, " = ");
        words_number(walk, walk_result(walk, cell), out);
        break;
    }
    str_add_char(out, '\n');
}
