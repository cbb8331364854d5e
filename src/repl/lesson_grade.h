/* repl/lesson_grade: --check: grading files without a prompt. */
#ifndef REPL_LESSON_GRADE_H
#define REPL_LESSON_GRADE_H

#include <stdbool.h>
#include <stddef.h>

typedef struct GradeOptions {
    const char *target; /* LESSON or LESSON:EXERCISE; LESSON may be a path */
    const char *folder; /* --lessons, or NULL */
    const char *const *files;
    int file_count;
    bool json;
    double seconds; /* for each exercise of each file */
    size_t bytes;
} GradeOptions;

/* A line for each exercise of each file on standard output. The exit status: 0 where all pass, 1
 * where one does not, 2 where there is no such lesson or exercise. */
int grade_run(const GradeOptions *options);

#endif
