/* walk/text: the walk as words and as JSON. Every number comes from the walk. */
#ifndef WALK_TEXT_H
#define WALK_TEXT_H

#include "base/str.h"
#include "walk/pick.h"

/* One channel and no bias, one line:
 *     Step 0: sum([0. 1. 2.]*[1. 1. 1.]) = 3.0
 * otherwise a line for each channel's partial sum, the bias and the total. A padded tap stands in
 * parentheses: sum([(0.) 0. 1.]*[1. 1. 1.]). Ends with a newline. */
void walk_text(const Walk *walk, int64_t step, Str *out);

/* One line of JSON, numbers in full precision:
 * {"expr", "step", "steps", "cell": [n, c, i], "taps": [{"channel", "tap", "index", "x", "w",
 * "product"}, ...], "bias", "result"}. Ends with a newline. */
void walk_json(const Walk *walk, int64_t step, Str *out);

/* Why is this output what it is: each tap on a line, the partial sums, the bias, the total. Of an
 * input or a weight: every product that it is part of, with the output that gets it. */
void walk_trace(const Walk *walk, const Pick *pick, Str *out);

/* The output-length formula with the user's numbers, the floor visible, and what it means here. */
void walk_explain(const Walk *walk, Str *out);

/* The formula's parts, for the window: "L + 2p - d(k-1) - 1", "(10 + 2 - 2 - 1)/1". */
void walk_formula(const Walk *walk, Str *symbols, Str *numbers);

/* A number for a small box: at most `width` characters, ".297", "-1.02", "1e+05". */
void number_short(double x, int width, Str *out);

#endif
