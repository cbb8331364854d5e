/* lesson/beside: where no rule knew better, what was wanted beside what came out.
 *
 *     conv(x).shape: torch.Size([1, 1, 7])
 *     wanted:        (1, 1, 4) */
#ifndef LESSON_BESIDE_H
#define LESSON_BESIDE_H

#include "lesson/run.h"

/* `test`: the pass rule that is not true. Its first part that is not true, where that compares two
 * things (a == b, close(a, b), torch.equal(a, b)), gives both sides; `shown:` and `expected:` of
 * the exercise come before them. Adds nothing where there is nothing to show. An answer that was
 * asked for is not given away: of a row, how much of it is right. */
void beside_add(const Exercise *e, const Origin *origin, Interp *in, const char *test, Str *out);

#endif
