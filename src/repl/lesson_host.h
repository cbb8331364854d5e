/* repl/lesson_host: interpreters for lessons: with the library, apart from the learner's session.
 */
#ifndef REPL_LESSON_HOST_H
#define REPL_LESSON_HOST_H

#include "lesson/host.h"
#include "repl/lab.h"

extern const LessonHost lesson_host;

/* Can the stage do this: is the verb one of the commands that a lesson may give, and does the view
 * exist? */
bool lesson_stage_knows(const StageStep *step, Str *why);
/* Do it: `step conv(x)` and `view causal` are the commands, `step 5` is %goto 5, `spotlight`
 * %trace. False with an error raised in lab->in. */
bool lesson_stage_run(Lab *lab, const char *text);

#endif
