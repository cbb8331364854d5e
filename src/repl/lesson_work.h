/* repl/lesson_work: the sum behind one number of an answer, in a line. */
#ifndef REPL_LESSON_WORK_H
#define REPL_LESSON_WORK_H

#include "repl/lab.h"

/* expression: the output of a Conv1d that ran in this lab, or some of it (`y`, `conv(x)[0, 1]`).
 * Of its number k: `3*1 + (0)*2 + 5*(-1) + 4 = 2`, the samples of padding in brackets, the bias
 * last. False, and nothing is added, where it is none or has too many terms for a line. */
bool lesson_work(const Lab *lab, const char *expression, int64_t k, Str *out);

#endif
