/* walk/trace: why a number is what it is, and everywhere a number is used, in words. */
#include <math.h>

#include "walk/text.h"
#include "walk/words.h"

typedef long long ll;

/* Of a long list the first and the last are shown. */
enum { SHOWN_FRONT = 40, SHOWN_BACK = 4 };

void words_cell(Cell cell, Str *out) {
    str_addf(out, "y[%lld, %lld, %lld]", (ll)cell.n, (ll)cell.c, (ll)cell.i);
}

void words_pick(const Pick *pick, Str *out) {
    static const char names[PICK_KINDS] = {
        [PICK_OUTPUT] = 'y', [PICK_INPUT] = 'x', [PICK_WEIGHT] = 'w'};
    if (pick->kind == PICK_NONE) return;
    str_addf(out, "%c[%lld, %lld, %lld]", names[pick->kind], (ll)pick->at[0], (ll)pick->at[1],
             (ll)pick->at[2]);
}

void words_source(Cell cell, const Tap *tap, Str *out) {
    if (tap->index < 0)
        str_addf(out, "padding at %lld", (ll)tap->position);
    else
        str_addf(out, "x[%lld, %lld, %lld]", (ll)cell.n, (ll)tap->channel, (ll)tap->index);
}

void words_weight(const Walk *walk, Cell cell, const Tap *tap, Str *out) {
    int64_t j = tap->channel - walk_first_channel(walk, cell);
    str_addf(out, "w[%lld, %lld, %lld]", (ll)cell.c, (ll)j, (ll)tap->tap);
}

void words_product(const Walk *walk, const Tap *tap, Str *out) {
    words_number(walk, tap->x, out);
    str_add(out, signbit(tap->w) ? " * (" : " * ");
    words_number(walk, tap->w, out);
    str_add(out, signbit(tap->w) ? ")  =  " : "  =  ");
    words_number(walk, tap->product, out);
}

/*     x[0, 0, 3]       * w[0, 0, 1]  =  3.0 * 0.5  =  1.5 */
static void add_use(const Walk *walk, const Use *use, Str *out) {
    Tap tap = walk_tap(walk, use->cell, use->t);
    Str source;
    str_init(&source);
    words_source(use->cell, &tap, &source);
    str_addf(out, "%-16s * ", source.text);
    words_weight(walk, use->cell, &tap, out);
    str_add(out, "  =  ");
    words_product(walk, &tap, out);
    if (tap.padding && tap.index >= 0)
        str_addf(out, "   (padding at %lld reads it)", (ll)tap.position);
    str_add_char(out, '\n');
    str_release(&source);
}

/* Every use on a line; of an input and a weight with the output that it goes into. */
static void add_uses(const Walk *walk, const Pick *pick, const char *what, Str *out) {
    int64_t count = walk_uses(walk, pick);
    for (int64_t u = 0; u < count; u++) {
        if (u == SHOWN_FRONT && count > SHOWN_FRONT + SHOWN_BACK) {
            int64_t hidden = count - SHOWN_FRONT - SHOWN_BACK;
            str_addf(out, "    ... %lld %s more\n", (ll)hidden, what);
            u += hidden;
        }
        Use use = walk_use(walk, pick, u);
        str_add(out, "    ");
        if (pick->kind != PICK_OUTPUT) {
            words_cell(use.cell, out);
            str_add(out, "  gets  ");
        }
        add_use(walk, &use, out);
    }
}

static const char *plural(int64_t count) {
    return count == 1 ? "" : "s";
}

static void add_output(const Walk *walk, const Pick *pick, Str *out) {
    Cell cell = pick_cell(pick);
    str_addf(out, " of %s is step %lld of 0 to %lld: %lld tap%s", walk->expression,
             (ll)walk_step(walk, cell), (ll)(walk->steps - 1), (ll)walk->taps, plural(walk->taps));
    str_add(out, walk->call.has_bias ? " and a bias\n" : "\n");
    add_uses(walk, pick, "taps", out);
    words_sum(walk, cell, out);
}

/* Copies of the input can meet in one output; then it is the products that are counted. */
static void add_input(const Walk *walk, const Pick *pick, Str *out) {
    int64_t count = walk_uses(walk, pick);
    str_addf(out, " of %s is ", walk->expression);
    words_number(walk, pick_value(walk, pick), out);
    if (count == 0)
        str_add(out, ": no output reads it\n");
    else if (walk->call.shape.pad_mode == CONV1D_ZEROS)
        str_addf(out, ": it feeds %lld output%s\n", (ll)count, plural(count));
    else
        str_addf(out, ": it is part of %lld product%s\n", (ll)count, plural(count));
    add_uses(walk, pick, "products", out);
}

static void add_weight(const Walk *walk, const Pick *pick, Str *out) {
    int64_t count = walk_uses(walk, pick), padding = walk_uses_of_padding(walk, pick);
    str_addf(out, " of %s is ", walk->expression);
    words_number(walk, pick_value(walk, pick), out);
    str_addf(out, ": it is used %lld time%s, once for each output of channel %lld", (ll)count,
             plural(count), (ll)pick->at[0]);
    if (padding) str_addf(out, "; %lld of them on padding", (ll)padding);
    str_add_char(out, '\n');
    add_uses(walk, pick, "products", out);
}

void walk_trace(const Walk *walk, const Pick *pick, Str *out) {
    words_pick(pick, out);
    switch (pick->kind) {
    case PICK_OUTPUT: add_output(walk, pick, out); break;
    case PICK_INPUT: add_input(walk, pick, out); break;
    case PICK_WEIGHT: add_weight(walk, pick, out); break;
    case PICK_NONE: break;
    }
}
