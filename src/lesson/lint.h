/* lesson/lint: what a teacher wants to know before a lesson is given: do the solutions pass, do the
 * starting texts fail, is every `wrong:` rule met by its example, does every >>> block print what
 * stands there, does the stage know its directives, do links lead somewhere? */
#ifndef LESSON_LINT_H
#define LESSON_LINT_H

#include "lesson/catalogue.h"
#include "lesson/host.h"

/* Adds to the lesson's problems, and sorts them. */
void lint_lesson(Lesson *lesson, const LessonHost *host);
/* What no lesson can see alone: two lessons with one number. */
void lint_catalogue(Catalogue *catalogue);

#endif
