/* lesson/problem: what is wrong with a lesson, for its author: a line and a sentence. */
#ifndef LESSON_PROBLEM_H
#define LESSON_PROBLEM_H

#include "base/str.h"

typedef struct Problem {
    int line; /* of the lesson's file, 0 where none */
    char *text;
} Problem;

typedef struct Problems {
    Problem *items;
    int count, room;
} Problems; /* starts as {0} */

void problems_add(Problems *problems, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void problems_sort(Problems *problems); /* by line */
void problems_release(Problems *problems);

#endif
