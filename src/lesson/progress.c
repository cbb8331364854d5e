/* lesson/progress: the records, and the lines that they are in the file. */
#include "lesson/progress.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "lesson/state_file.h"

static const char header[] = "stepconv progress 1";
static const char header_beginning[] = "stepconv progress ";

static const char *const marks[] = {"none", "skipped", "tried", "passed"};
enum { MARKS = sizeof marks / sizeof *marks, WORD = 128 };

/* ---- records */

ExerciseRecord *progress_exercise(Progress *p, const char *lesson, const char *id) {
    for (int i = 0; i < p->exercise_count; i++)
        if (strcmp(p->exercises[i].id, id) == 0 && strcmp(p->exercises[i].lesson, lesson) == 0)
            return &p->exercises[i];
    p->exercises = mem_grow(p->exercises, (size_t)(p->exercise_count + 1) * sizeof *p->exercises);
    ExerciseRecord *record = &p->exercises[p->exercise_count++];
    *record = (ExerciseRecord){.lesson = mem_text(lesson), .id = mem_text(id)};
    return record;
}

PlaceRecord *progress_place(Progress *p, const char *lesson) {
    for (int i = 0; i < p->place_count; i++)
        if (strcmp(p->places[i].lesson, lesson) == 0) return &p->places[i];
    p->places = mem_grow(p->places, (size_t)(p->place_count + 1) * sizeof *p->places);
    PlaceRecord *record = &p->places[p->place_count++];
    *record = (PlaceRecord){.lesson = mem_text(lesson)};
    return record;
}

TopicRecord *progress_topic(Progress *p, const char *topic) {
    for (int i = 0; i < p->topic_count; i++)
        if (strcmp(p->topics[i].topic, topic) == 0) return &p->topics[i];
    p->topics = mem_grow(p->topics, (size_t)(p->topic_count + 1) * sizeof *p->topics);
    TopicRecord *record = &p->topics[p->topic_count++];
    *record = (TopicRecord){.topic = mem_text(topic)};
    return record;
}

/* Later than it was, even where the clock has been set back. */
void progress_touch(int64_t *when) {
    int64_t now = (int64_t)time(NULL);
    *when = now > *when ? now : *when + 1;
}

static void set_open(Progress *p, const char *lesson, int64_t when) {
    char *copy = lesson ? mem_text(lesson) : NULL;
    mem_free(p->open);
    p->open = copy;
    p->open_when = when;
}

void progress_open(Progress *p, const char *lesson) {
    progress_touch(&p->open_when);
    set_open(p, lesson, p->open_when);
}

void progress_release(Progress *p) {
    for (int i = 0; i < p->exercise_count; i++) {
        mem_free(p->exercises[i].lesson);
        mem_free(p->exercises[i].id);
    }
    for (int i = 0; i < p->place_count; i++) mem_free(p->places[i].lesson);
    for (int i = 0; i < p->topic_count; i++) mem_free(p->topics[i].topic);
    mem_free(p->exercises);
    mem_free(p->places);
    mem_free(p->topics);
    mem_free(p->open);
    mem_free(p->path);
    *p = (Progress){0};
}

/* ---- lines: each reader takes what follows the kind, and is false where the line is damaged */

static bool read_place(Progress *p, const char *rest) {
    char lesson[WORD], end = 0;
    int64_t when = 0;
    int part = 0;
    if (sscanf(rest, "%" SCNd64 " %127s %d %c", &when, lesson, &part, &end) != 3 || part < 0)
        return false;
    PlaceRecord *record = progress_place(p, lesson);
    if (when > record->when) {
        record->part = part;
        record->when = when;
    }
    return true;
}

static int mark_of(const char *word) {
    for (int i = 0; i < MARKS; i++)
        if (strcmp(marks[i], word) == 0) return i;
    return -1;
}

static bool read_exercise(Progress *p, const char *rest) {
    char lesson[WORD], id[WORD], mark[WORD], end = 0;
    int64_t when = 0;
    int tries = 0, hints = 0, solution = 0;
    int count = sscanf(rest, "%" SCNd64 " %127s %127s %127s %d %d %d %c", &when, lesson, id, mark,
                       &tries, &hints, &solution, &end);
    if (count != 7 || mark_of(mark) < 0 || tries < 0 || hints < 0) return false;
    ExerciseRecord *record = progress_exercise(p, lesson, id);
    if (when > record->when) {
        record->mark = (Mark)mark_of(mark);
        record->tries = tries;
        record->hints = hints;
        record->saw_solution = solution != 0;
        record->when = when;
    }
    return true;
}

static bool read_topic(Progress *p, const char *rest) {
    char topic[WORD], end = 0;
    int64_t when = 0;
    int box = 0, due = 0;
    if (sscanf(rest, "%" SCNd64 " %127s %d %d %c", &when, topic, &box, &due, &end) != 4 ||
        box < 0 || due < 0)
        return false;
    TopicRecord *record = progress_topic(p, topic);
    if (when > record->when) {
        record->box = box;
        record->due = due;
        record->when = when;
    }
    return true;
}

static bool read_open(Progress *p, const char *rest) {
    char lesson[WORD], end = 0;
    int64_t when = 0;
    int count = sscanf(rest, "%" SCNd64 " %127s %c", &when, lesson, &end);
    if (count != 1 && count != 2) return false;
    if (when > p->open_when) set_open(p, count == 2 ? lesson : NULL, when);
    return true;
}

static const struct LineRow {
    const char *kind;
    bool (*read)(Progress *p, const char *rest);
} kinds[] = {
    {"place ", read_place},
    {"exercise ", read_exercise},
    {"topic ", read_topic},
    {"open ", read_open},
};

static bool read_line(Progress *p, const char *line) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t length = strlen(kinds[i].kind);
        if (strncmp(line, kinds[i].kind, length) == 0) return kinds[i].read(p, line + length);
    }
    return false;
}

/* Merge the file's text in; how many lines of it are damaged. */
static int read_text(Progress *p, const char *text) {
    int damaged = 0;
    size_t length = strlen(header);
    bool known = strncmp(text, header, length) == 0 && text[length] == '\n';
    p->newer = !known && strncmp(text, header_beginning, strlen(header_beginning)) == 0;
    if (p->newer) return 0;
    if (!known) damaged++;
    for (const char *at = text; *at;) {
        size_t n = strcspn(at, "\n");
        char *line = mem_text_n(at, n);
        bool whole = at[n] == '\n';
        if (*line && strcmp(line, header) != 0 && (!whole || !read_line(p, line))) damaged++;
        mem_free(line);
        at += n + whole;
    }
    return damaged;
}

static char *write_text(const Progress *p) {
    Str out;
    str_init(&out);
    str_addf(&out, "%s\n", header);
    for (int i = 0; i < p->place_count; i++)
        if (p->places[i].when)
            str_addf(&out, "place %" PRId64 " %s %d\n", p->places[i].when, p->places[i].lesson,
                     p->places[i].part);
    for (int i = 0; i < p->exercise_count; i++) {
        const ExerciseRecord *e = &p->exercises[i];
        if (e->when)
            str_addf(&out, "exercise %" PRId64 " %s %s %s %d %d %d\n", e->when, e->lesson, e->id,
                     marks[e->mark], e->tries, e->hints, e->saw_solution);
    }
    for (int i = 0; i < p->topic_count; i++)
        if (p->topics[i].when)
            str_addf(&out, "topic %" PRId64 " %s %d %d\n", p->topics[i].when, p->topics[i].topic,
                     p->topics[i].box, p->topics[i].due);
    if (p->open_when) str_addf(&out, "open %" PRId64 " %s\n", p->open_when, p->open ? p->open : "");
    return str_take(&out);
}

/* ---- the file */

/* *readable stays false where nobody knows what stands in the file. */
static bool load_under_lock(Progress *p, bool *readable, Error *error) {
    Str text;
    str_init(&text);
    bool done = *readable = state_file_read(p->path, &text, error);
    int damaged = done && text.length ? read_text(p, text.text) : 0;
    if (done && strlen(text.text) != text.length) damaged++; /* a NUL byte */
    if (damaged) {
        Error kept = {0};
        char *aside = state_file_keep_aside(p->path, &kept);
        error_set(error, ERROR_OS, "%s: %d damaged line%s; %s%s", p->path, damaged,
                  damaged == 1 ? " was left out" : "s were left out",
                  aside ? "the file as it was is kept as " : "it could not be kept aside: ",
                  aside ? aside : kept.message);
        mem_free(aside);
        error_clear(&kept);
    }
    if (done && p->newer)
        error_set(error, ERROR_OS, "%s was written by a later stepconv and is left alone", p->path);
    str_release(&text);
    return done && !damaged && !p->newer;
}

bool progress_load(Progress *p, const char *path, Error *error) {
    *p = (Progress){.path = path ? mem_text(path) : NULL};
    if (!path) return true;
    int lock = state_file_lock(path);
    bool readable = false, done = load_under_lock(p, &readable, error);
    state_file_unlock(lock);
    return done;
}

bool progress_save(Progress *p, Error *error) {
    if (!p->path || p->newer) return true;
    int lock = state_file_lock(p->path);
    bool readable = false;
    load_under_lock(p, &readable, error); /* what another lab has written since */
    if (readable) error_clear(error);
    char *text = readable && !p->newer ? write_text(p) : NULL;
    bool done = text ? state_file_write(p->path, text, error) : readable;
    mem_free(text);
    state_file_unlock(lock);
    return done;
}
