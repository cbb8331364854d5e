/* repl/cells: output cells as a user writes them: 5, -1, 0, 1, 5, (0, 1, 5), y[0, 1, 5], i + 1. */
#ifndef REPL_CELLS_H
#define REPL_CELLS_H

#include "repl/lab.h"

enum { CELL_INDICES = 3 };

/* The integers in `text`, evaluated: how many (1 to CELL_INDICES). 0 where something else stands,
 * -1 where evaluating failed and an error is raised. */
int cell_indices(Lab *lab, const char *text, int64_t *at);

/* Indices as a cell of the walk's result: (n, c, i), or (c, i) where the batch is one. Negative
 * ones count from the end. False where they are outside. */
bool cell_within(const Walk *walk, const int64_t *at, int count, Cell *out);

/* Raise that `text` is outside, with the axis that it left, or no cell at all (count 0); returns
 * false. The caller adds the fix, with the nearest cell that there is: "0, 1, 2". */
bool cell_refuse(Lab *lab, const Walk *walk, const char *text, const int64_t *at, int count);
void cell_nearest(const Walk *walk, const int64_t *at, int count, Str *out);

/* `conv(x)[0, 1, 5]` in its two parts; false where the text does not end in a subscript. */
bool cell_split(const char *text, char **object, char **key);

#endif
