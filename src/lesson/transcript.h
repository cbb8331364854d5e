/* lesson/transcript: a lesson's code blocks, run.
 *
 *     >>> x = torch.arange(3.)
 *     >>> x * 2
 *     tensor([0., 2., 4.])
 *
 * A block with >>> is a row of statements, each with the output that stands below it; one without
 * is a program. */
#ifndef LESSON_TRANSCRIPT_H
#define LESSON_TRANSCRIPT_H

#include "lesson/host.h"

/* Run a block, as a learner's session needs it: output is not looked at, and of a block with >>>
 * errors are part of what it shows. False where it failed otherwise; the error stays raised. */
bool transcript_run(Interp *in, const char *code, bool is_error);

/* Run a block and compare what it prints with what it says it prints; `printed` is where the
 * interpreter writes to. Differences are problems; line: that of the fence. */
void transcript_check(Interp *in, Str *printed, const Item *item, Problems *problems);

#endif
