/* walk/words: what the texts of the walk share. */
#ifndef WALK_WORDS_H
#define WALK_WORDS_H

#include "base/str.h"
#include "walk/pick.h"

/* A number of the walk as str() of its dtype's scalar: 3.0, 0.5225, 7. */
void words_number(const Walk *walk, double x, Str *out);
void words_cell(Cell cell, Str *out);        /* y[0, 1, 5] */
void words_pick(const Pick *pick, Str *out); /* x[0, 0, 3], w[0, 0, 1], y[0, 1, 5] */
/* What a tap reads: x[0, 0, 3], or "padding at -1". */
void words_source(Cell cell, const Tap *tap, Str *out);
/* w[0, 0, 1] */
void words_weight(const Walk *walk, Cell cell, const Tap *tap, Str *out);
/* 3.0 * 0.5  =  1.5 */
void words_product(const Walk *walk, const Tap *tap, Str *out);
/* The lines that add a cell up: each channel's sum, the bias, the total; of a single channel the
 * products alone. */
void words_sum(const Walk *walk, Cell cell, Str *out);

#endif
