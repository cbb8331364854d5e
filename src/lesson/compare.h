/* lesson/compare: a learner's numbers and those wanted, position below position.
 *
 *     you have  4  9  6      you have  (1, 1,  4)      you have  4
 *     wanted    4  9  7      wanted    (1, 1, 10)      wanted    13
 *                     ^                       ^^
 */
#ifndef LESSON_COMPARE_H
#define LESSON_COMPARE_H

#include "eval/interp.h"

typedef struct Comparison {
    int wrong;  /* the first position that differs, counted through all rows; -1: none */
    int count;  /* how many numbers are wanted */
    int row;    /* how many of them stand in a row: count where there is one row */
    double had; /* the learner's number at `wrong`; NAN where there is none */
} Comparison;

/* mine, wanted: numbers, rows, or rows of rows. False where one of them is none of these, or longer
 * than anyone would type; where it is mine, only what is wanted is written. */
bool compare_values(Interp *in, Value mine, Value wanted, Comparison *found, Str *out);

/* 2, -1.5, .125: a number as one writes it by hand. */
void compare_number(double x, Str *out);

#endif
