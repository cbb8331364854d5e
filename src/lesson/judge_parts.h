/* lesson/judge_parts: what the files judge*.c share. */
#ifndef LESSON_JUDGE_PARTS_H
#define LESSON_JUDGE_PARTS_H

#include "lesson/judge.h"
#include "lesson/run.h"

/* One run of some cells with one set of inputs. */
typedef struct Attempt {
    const Exercise *exercise;
    const LessonHost *host;
    const char *const *cells;
    int count;
    const Rule *inputs; /* NULL: the exercise has none */
    bool strict;        /* an error in a cell is the verdict */
    bool distrust;      /* honest.h is asked */
    bool *failed;       /* which of the cells ended in an error; NULL: nobody asks */
    Interp *in;
    Origin origin;
    Str printed;
    Verdict *verdict;
} Attempt;

/* Does `a` pass with every set of inputs? The verdict says why not. */
bool attempt_each(Attempt *a);
/* False, so that a caller can return what it returns. */
bool attempt_conclude(Attempt *a, VerdictKind kind, const char *text);

#endif
