/* walk/sight: which stretch of a long signal is looked at.
 *
 *     ----[------------------]--------------------------    the whole input, padding included
 *        first     ^      first + count
 *              the kernel's window
 *
 * It goes along with the kernel's window until the learner moves it; then it stays, until a step
 * leads the window out of it. */
#ifndef WALK_SIGHT_H
#define WALK_SIGHT_H

#include "walk/walk.h"

typedef struct Sight {
    double first, count; /* positions; count 0: as many as show the window and what is around */
    bool held;           /* first was chosen; else it follows the window */
    int64_t channel;     /* which of the input channels that a cell reads is shown, from 0 */
} Sight;

/* The positions that there are: from the first padding to the last. Of outputs that a module drops,
 * padding that only they read is left out. */
void sight_ends(const Walk *walk, double *first, double *last);

/* With first and count filled in and within the ends; middle: that of the kernel's window. */
Sight sight_resolve(const Walk *walk, Sight sight, double middle);

/* Does it show that cell's window? */
bool sight_shows(const Walk *walk, const Sight *resolved, Cell cell);

#endif
