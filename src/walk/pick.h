/* walk/pick: a number of the walk that someone asks about, and every product that it is part of.
 *
 *     output y[n, c, i]        the taps that were added up to it
 *     input  x[n, channel, i]  the outputs that it feeds, also through copies of it in the padding
 *     weight w[c, j, k]        every position of its output channel
 *
 * Whatever is asked, the answer is a list of uses: tap number t of an output cell, as walk_tap
 * knows it. The list is not stored: each use is worked out when it is asked for. */
#ifndef WALK_PICK_H
#define WALK_PICK_H

#include "walk/walk.h"

typedef enum PickKind { PICK_NONE, PICK_OUTPUT, PICK_INPUT, PICK_WEIGHT } PickKind;
enum { PICK_KINDS = PICK_WEIGHT + 1 };

typedef struct Pick {
    PickKind kind;
    int64_t at[3]; /* output: n, c, i; input: n, channel, index; weight: c, j, k */
} Pick;

typedef struct Use {
    Cell cell;
    int64_t t;
} Use;

bool pick_is(const Pick *a, const Pick *b); /* the same cell */
Pick pick_output(Cell cell);
Cell pick_cell(const Pick *pick); /* of an output */

/* How many cells of that kind there are along each axis of `at`. */
void pick_sizes(const Walk *walk, PickKind kind, int64_t sizes[3]);
bool pick_within(const Walk *walk, const Pick *pick); /* PICK_NONE is */
double pick_value(const Walk *walk, const Pick *pick);

/* Cell number 0, 1, ... in the order of its tensor; PICK_NONE where there are fewer. */
Pick pick_numbered(const Walk *walk, PickKind kind, int64_t number);
/* A cell as one number, for an action of a picture; 0 is PICK_NONE. */
int64_t pick_code(const Walk *walk, const Pick *pick);
Pick pick_decode(const Walk *walk, int64_t code);

/* How many uses there are, and number 0, 1, ... of them. Taps come in their order; the outputs of
 * an input by output channel, then by the position at which it is read; those of a weight by batch
 * and position. */
int64_t walk_uses(const Walk *walk, const Pick *pick);
Use walk_use(const Walk *walk, const Pick *pick, int64_t number);

/* Does the padding repeat this sample? */
bool walk_is_copied(const Walk *walk, int64_t index);

/* Uses of a weight that multiply a position outside the input. */
int64_t walk_uses_of_padding(const Walk *walk, const Pick *weight);

#endif
