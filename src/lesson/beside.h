/* lesson/beside: where no rule knew better, what was wanted beside what came out.
 *
 *     conv(x).shape: torch.Size([1, 1, 7])
 *     wanted:        (1, 1, 4) */
#ifndef LESSON_BESIDE_H
#define LESSON_BESIDE_H

#include "lesson/run.h"

/* `test`: the pass rule that is not true. Its first part that is not true, where that compares two
 * things (a == b, close(a, b), torch.equal(a, b)), gives both sides; `shown:` and `expected:` of
 * the exercise come before them. Adds nothing where there is nothing to show. An answer's numbers
 * stand below those wanted (compare.h); where the exercise says `worked:`, with the sum behind the
 * first wrong one. */
void beside_add(const Exercise *e, const LessonHost *host, const Origin *origin, Interp *in,
                const char *test, Str *out);
/* The sum behind number k of the exercise's `worked:`. False where it says none, or it is no output
 * of a Conv1d. */
bool beside_work(const Exercise *e, const LessonHost *host, int k, Str *out);

#endif
