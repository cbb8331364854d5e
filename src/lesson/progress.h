/* lesson/progress: what a learner has done, kept between sessions.
 *
 *     stepconv progress 1
 *     place 1763820000 stride 4
 *     exercise 1763820100 stride halve passed 3 1 0
 *     topic 1763820200 stride 2 17
 *     open 1763820200 stride
 *
 * Each line has the time at which it became so. Two labs may write the file: saving takes a lock,
 * reads what the other has written, keeps the newer of two lines about the same thing, and puts the
 * whole in place by a rename, so that a crash or a full disk leaves the old file. Lines that are
 * damaged are passed over, and the file as it was is kept aside. */
#ifndef LESSON_PROGRESS_H
#define LESSON_PROGRESS_H

#include <stdint.h>

#include "base/error.h"

typedef enum Mark { MARK_NONE, MARK_SKIPPED, MARK_TRIED, MARK_PASSED } Mark;

/* How far an exercise is. */
typedef struct ExerciseRecord {
    char *lesson, *id;
    Mark mark;
    int tries, hints;  /* checks that did not pass; hints seen */
    bool saw_solution; /* before it passed */
    int64_t when;
} ExerciseRecord;

/* A lesson's part that was read last. */
typedef struct PlaceRecord {
    char *lesson;
    int part;
    int64_t when;
} PlaceRecord;

/* A topic of the quiz: its box of the spaced repetition, and at which question it is due. */
typedef struct TopicRecord {
    char *topic;
    int box, due;
    int64_t when;
} TopicRecord;

typedef struct Progress {
    char *path; /* NULL: kept in memory only */
    ExerciseRecord *exercises;
    int exercise_count;
    PlaceRecord *places;
    int place_count;
    TopicRecord *topics;
    int topic_count;
    char *open; /* the lesson that is open, or NULL */
    int64_t open_when;
    bool newer; /* the file is of a later version: it is left alone */
} Progress;     /* starts as {0} */

/* False and `error` set where the file is damaged (what could be read is there, and the error says
 * where the damaged one is kept) or cannot be read. Where there is none yet, all is well. path may
 * be NULL. */
bool progress_load(Progress *progress, const char *path, Error *error);
void progress_release(Progress *progress);
/* False and `error` set where it cannot be written; nothing is lost in memory, and the next save
 * tries all of it again. */
bool progress_save(Progress *progress, Error *error);

/* The record, made where there is none yet. Who changes it calls progress_touch on its time. */
ExerciseRecord *progress_exercise(Progress *progress, const char *lesson, const char *id);
PlaceRecord *progress_place(Progress *progress, const char *lesson);
TopicRecord *progress_topic(Progress *progress, const char *topic);
void progress_open(Progress *progress, const char *lesson); /* NULL: none is open */
void progress_touch(int64_t *when);

#endif
