/* lesson/course_parts: what the files course*.c share. */
#ifndef LESSON_COURSE_PARTS_H
#define LESSON_COURSE_PARTS_H

#include "lesson/course.h"

/* A sentence, wrapped; the newlines in it stay. */
void course_say(const Course *course, Str *out, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool refuse(Refusal *refusal, const char *fix, const char *format, ...)
    __attribute__((format(printf, 3, 4))); /* false */
bool refuse_closed(Refusal *refusal);      /* no lesson is open */

void course_save(Course *course, Str *out);
/* This exercise is the one to be checked from now on; nothing happens where it is already. */
void course_begin(Course *course, Exercise *exercise, const char *owner);
/* Code of the lesson in the learner's interpreter, without its output. */
void course_run(Course *course, Interp *in, const char *code, bool is_error, Str *out);
void course_due(Course *course, const char *command);
void course_clear_due(Course *course);

/* Show the page that begins at the item, after running what stands before it. */
void course_turn(Course *course, Interp *in, int from, Str *out);
/* Where the page with this item begins: pages are counted from the start of its part. */
int course_page_of(const Course *course, int item);

/* How many of the lesson's exercises have passed. */
int course_count_passed(Course *course, const Lesson *lesson);

#endif
