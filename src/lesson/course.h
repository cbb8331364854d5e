/* lesson/course: a learner on the way through the lessons: which lesson, which page, which
 * exercise.
 *
 * A page is what one %more shows: as much of a part as fits the screen. Reading, going back and
 * skipping are always possible; nothing goes on by itself. Every function adds what there is to say
 * to `out`.
 *
 * The lesson's code runs in the learner's own interpreter (`in`), as if it had been typed, so that
 * it can be played with. Checks run apart from it (judge.h). */
#ifndef LESSON_COURSE_H
#define LESSON_COURSE_H

#include "lesson/catalogue.h"
#include "lesson/host.h"
#include "lesson/judge.h"
#include "lesson/progress.h"
#include "lesson/quiz.h"
#include "lesson/wrap.h"

typedef struct Screen {
    Look look;
    int height; /* lines; 0: pages end with their parts only */
} Screen;

typedef struct Course {
    Catalogue catalogue;
    Progress progress;
    const LessonHost *host;
    Screen screen;      /* asked anew by the host before each command */
    Lesson *lesson;     /* the one that is open; NULL: none, or the quiz */
    int from, to;       /* the items of the page that is shown */
    Exercise *exercise; /* the one that %check is about; NULL: none yet */
    const char *owner;  /* the slug under which its progress is kept, "quiz" of a question */
    char **cells;       /* what the learner has run since it began */
    int cell_count, cell_room;
    int hints_read, solutions_asked;
    bool passed; /* in this sitting */
    bool scored; /* of a question of the quiz: the first answer was counted */
    Quiz quiz;
    char **due; /* commands for the host to run now: stage directives, or a question's work */
    int due_count;
    bool due_loud;   /* what they print is wanted */
    char *offer;     /* an exercise's text, for the learner to edit; the host takes it */
    bool save_fails; /* said already */
} Course;

void course_init(Course *course, const LessonHost *host);
void course_release(Course *course);
/* Read what was done so far. What is wrong with the file is said in `out`. */
void course_load(Course *course, const char *progress_path, Str *out);

/* Each is false where there is nothing to be done, with a sentence in `why` (and a line that would
 * work in `fix`). */
typedef struct Refusal {
    Str why, fix;
} Refusal;

/* name: a number, slug or beginning; `stride:halve`, `6:3` or `halve`: at that exercise; "": where
 * the learner was. */
bool course_open(Course *course, Interp *in, const char *name, Str *out, Refusal *refusal);
bool course_more(Course *course, Interp *in, Str *out, Refusal *refusal);
bool course_back(Course *course, Interp *in, Str *out, Refusal *refusal);
bool course_skip(Course *course, Interp *in, Str *out, Refusal *refusal);
bool course_hint(Course *course, const char *which, Str *out, Refusal *refusal);
bool course_solution(Course *course, Interp *in, Str *out, Refusal *refusal);
/* answer: what stands behind %check, or "". */
bool course_check(Course *course, const char *answer, Str *out, Refusal *refusal);
bool course_quiz(Course *course, Interp *in, const char *seed, Str *out, Refusal *refusal);
bool course_quit(Course *course, Str *out, Refusal *refusal);
bool course_list(Course *course, Str *out, Refusal *refusal);     /* %lessons */
bool course_progress(Course *course, Str *out, Refusal *refusal); /* %progress */

/* The learner has run a cell; it belongs to the exercise that is open. */
void course_note_cell(Course *course, const char *source);

#endif
