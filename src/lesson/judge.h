/* lesson/judge: is what the learner wrote right? Behaviour is judged, not spelling.
 *
 * In a fresh interpreter: the exercise's setup, a set of its inputs, the learner's cells; then the
 * `wrong:` rules in order, then `pass:`. This is done for each set of inputs, and each must pass.
 *
 * A learner tries things: `x = 5`, a misspelt line, a second layer. So where all cells together do
 * not pass, stretches of them are tried (the last alone, the last two, ...; all but the last, ...)
 * and one that passes is enough. Cells that end in an error are passed over, and the others have to
 * pass without what those did before. What is said comes from all cells together. */
#ifndef LESSON_JUDGE_H
#define LESSON_JUDGE_H

#include "lesson/host.h"

typedef enum VerdictKind {
    VERDICT_PASS,
    VERDICT_WRONG, /* it runs, and is not what was asked */
    VERDICT_ERROR, /* the learner's code ends in an error */
    VERDICT_EMPTY, /* nothing there to judge: no code, no answer, a blank still open */
    VERDICT_BROKEN /* the lesson's own rules fail: its author's mistake */
} VerdictKind;

typedef struct Verdict {
    VerdictKind kind;
    Str text;         /* the reason, or the report of the error; ends without a newline */
    Str beside;       /* the learner's value beside the wanted one; may be empty */
    const Rule *rule; /* the `wrong:` that caught it, or NULL */
    bool stopped;     /* by Ctrl-C */
} Verdict;

void verdict_init(Verdict *verdict);
void verdict_release(Verdict *verdict);
const char *verdict_name(VerdictKind kind); /* "passed", "wrong", "error", "empty", "broken" */

/* cells: each a text that was run at once; of an exercise that asks for an answer they bind
 * `answer` (exercise_submission). */
void exercise_judge(const Exercise *e, const LessonHost *host, const char *const *cells, int count,
                    Verdict *verdict);
/* One file: an error in it is an error, nothing is passed over. */
void exercise_judge_file(const Exercise *e, const LessonHost *host, const char *text,
                         Verdict *verdict);
/* The same for a file that nobody trusts: honest.h is asked, too. */
void exercise_judge_graded(const Exercise *e, const LessonHost *host, const char *text,
                           Verdict *verdict);

#endif
