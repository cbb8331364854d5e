/* lesson/course_open: which lesson, and where in it, a name means. */
#include "lesson/course_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static Lesson *first_unfinished(Course *course) {
    for (int i = 0; i < course->catalogue.count; i++) {
        Lesson *lesson = course->catalogue.lessons[i];
        if (course_count_passed(course, lesson) < lesson->exercise_count) return lesson;
    }
    return course->catalogue.count ? course->catalogue.lessons[0] : NULL;
}

/* What a name means. */
typedef struct Target {
    Lesson *lesson;
    const Exercise *exercise; /* to begin at; NULL: where the lesson was left */
} Target;

/* By its id, or its number in the lesson. */
static const Exercise *exercise_named(const Lesson *lesson, const char *name) {
    const Exercise *e = lesson_find_exercise(lesson, name);
    char *end = NULL;
    long number = strtol(name, &end, 10);
    if (e || end == name || *end || number < 1) return e;
    for (e = lesson->exercises; e && --number > 0;) e = e->next;
    return e;
}

/* `halve`: of the open lesson first, then of any. */
static bool find_alone(const Course *course, const char *id, bool anywhere, Target *target) {
    target->lesson = course->lesson;
    target->exercise = course->lesson ? lesson_find_exercise(course->lesson, id) : NULL;
    for (int i = 0; anywhere && !target->exercise && i < course->catalogue.count; i++) {
        target->lesson = course->catalogue.lessons[i];
        target->exercise = lesson_find_exercise(target->lesson, id);
    }
    return target->exercise != NULL;
}

/* `stride:halve`, `6:3` */
static bool find_in_lesson(const Course *course, const char *name, Target *target,
                           Refusal *refusal) {
    const char *colon = strchr(name, ':'), *id = colon + 1 + strspn(colon + 1, " ");
    char *front = mem_text_n(name, (size_t)(colon - name));
    target->lesson = catalogue_find(&course->catalogue, front);
    if (!target->lesson)
        refuse(refusal, "%lessons   # lists them", "there is no lesson '%s'", front);
    mem_free(front);
    if (!target->lesson) return false;
    target->exercise = exercise_named(target->lesson, id);
    if (target->exercise) return true;
    const Exercise *first = target->lesson->exercises;
    refuse(refusal, "", "lesson %d, %s, has no exercise '%s'", target->lesson->number,
           target->lesson->title, id);
    if (first) str_addf(&refusal->fix, "%%lesson %s:%s", target->lesson->slug, first->id);
    return false;
}

static Lesson *lesson_without_name(Course *course) {
    const char *open = course->progress.open;
    Lesson *lesson = course->lesson ? course->lesson
                     : open         ? catalogue_find(&course->catalogue, open)
                                    : NULL;
    return lesson ? lesson : first_unfinished(course);
}

static bool find_target(Course *course, const char *name, Target *target, Refusal *refusal) {
    *target = (Target){0};
    if (!course->catalogue.count)
        return refuse(refusal, "stepconv --lessons DIR", "there are no lessons here");
    Lesson *lesson = *name ? catalogue_find(&course->catalogue, name) : lesson_without_name(course);
    bool is_slug = lesson && strcmp(lesson->slug, name) == 0;
    if (!is_slug && find_alone(course, name, !lesson, target)) return true;
    *target = (Target){.lesson = lesson};
    if (lesson) return true;
    if (strchr(name, ':')) return find_in_lesson(course, name, target, refusal);
    return refuse(refusal, "%lessons   # lists them", "there is no lesson '%s', and no exercise",
                  name);
}

/* Where it was left; a finished one begins anew. */
static int resume_part(Course *course, const Lesson *lesson) {
    int part = progress_place(&course->progress, lesson->slug)->part;
    int last = lesson_part_count(lesson) - 1;
    bool done = course_count_passed(course, lesson) == lesson->exercise_count;
    return part > last || (part == last && done) ? 0 : part;
}

/* The item at which the lesson is opened. */
static int target_item(Course *course, const Target *target, Str *out) {
    const Lesson *lesson = target->lesson;
    if (target->exercise) return course_page_of(course, target->exercise->item);
    int part = resume_part(course, lesson);
    if (part)
        course_say(course, out,
                   "Lesson %d, %s, goes on where you left it, at part %d of %d. %%back goes "
                   "back.\n",
                   lesson->number, lesson->title, part + 1, lesson_part_count(lesson));
    return lesson_part_start(lesson, part);
}

bool course_open(Course *course, Interp *in, const char *name, Str *out, Refusal *refusal) {
    Target target;
    if (!find_target(course, name, &target, refusal) || !target.lesson) return false;
    Lesson *lesson = target.lesson;
    if (!lesson->item_count)
        return refuse(refusal, "%lessons", "lesson %s has nothing in it", lesson->slug);
    if (course->lesson != lesson || target.exercise) course_begin(course, NULL, NULL);
    course->lesson = lesson;
    int from = target_item(course, &target, out);
    progress_open(&course->progress, lesson->slug);
    course_turn(course, in, from, out);
    return true;
}
