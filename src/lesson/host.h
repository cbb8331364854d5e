/* lesson/host: what lessons need of the program around them: interpreters that know torch. This
 * folder knows the language, but no tensor. */
#ifndef LESSON_HOST_H
#define LESSON_HOST_H

#include "eval/interp.h"
#include "lesson/lesson.h"

typedef struct LessonHost {
    void *context;
    /* A fresh interpreter with torch, nn, F, np, plt and close(a, b) as the globals, seeded the
     * same each time. What it prints is added to `printed`, up to some limit. */
    Interp *(*open)(void *context, Str *printed);
    void (*close)(void *context, Interp *in);
    /* For lint: could the stage do this now, with the names of `in`? `why` says why not. */
    bool (*stage)(void *context, Interp *in, const StageStep *step, Str *why);
    /* The sum behind number k of what `expression` gives, an output of a Conv1d or some of one:
     * `3*1 + 4*0 + 5*(-1) = -2`. False where it is none. May be NULL. */
    bool (*work)(void *context, Interp *in, const char *expression, int64_t k, Str *out);
} LessonHost;

#endif
