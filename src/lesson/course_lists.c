/* lesson/course_lists: what there is, and what has been done. */
#include "lesson/course_parts.h"

#include <stdio.h>
#include <string.h>

/*   6  3/5  Stride, part 7 of 10 */
static void add_lesson(Course *course, const Lesson *lesson, Str *out) {
    const PlaceRecord *place = progress_place(&course->progress, lesson->slug);
    int passed = course_count_passed(course, lesson), parts = lesson_part_count(lesson);
    bool done = lesson->exercise_count > 0 && passed == lesson->exercise_count;
    char count[32] = "";
    if (lesson->exercise_count)
        snprintf(count, sizeof count, "%d/%d", passed, lesson->exercise_count);
    str_addf(out, "%c%3d  %4s  %s", lesson == course->lesson ? '>' : ' ', lesson->number, count,
             lesson->title);
    if (done)
        str_add(out, " (done)");
    else if (place->when)
        str_addf(out, " (part %d of %d)", place->part + 1, parts);
    str_add_char(out, '\n');
}

bool course_list(Course *course, Str *out, Refusal *refusal) {
    course_save(course, out); /* reads what another lab has done meanwhile */
    if (!course->catalogue.count)
        return refuse(refusal, "stepconv --lessons DIR", "there are no lessons here");
    for (int i = 0; i < course->catalogue.count; i++)
        add_lesson(course, course->catalogue.lessons[i], out);
    str_add_char(out, '\n');
    course_say(
        course, out,
        "The figures are exercises passed. %%lesson 3, or %%lesson and the beginning of a name, "
        "opens one; %%lesson alone goes "
        "on where you were. %%quiz asks questions about all of them.");
    return true;
}

static void add_exercise(Course *course, const Lesson *lesson, const Exercise *e, Str *out) {
    static const char *const words[] = {"open", "skipped", "tried", "passed"};
    const ExerciseRecord *record = progress_exercise(&course->progress, lesson->slug, e->id);
    str_addf(out, "  %-16s %s", e->id, words[record->mark]);
    if (record->tries)
        str_addf(out, ", %d check%s that did not pass", record->tries,
                 record->tries == 1 ? "" : "s");
    if (record->hints) str_addf(out, ", %d hint%s", record->hints, record->hints == 1 ? "" : "s");
    if (record->saw_solution) str_add(out, ", solution seen");
    str_add_char(out, '\n');
}

static void add_quiz(Course *course, Str *out) {
    int asked = progress_topic(&course->progress, "asked")->due, known = 0;
    if (!asked) return;
    str_add(out, "quiz: ");
    for (int i = 0; i < quiz_topic_count(); i++)
        known += progress_topic(&course->progress, quiz_topic_name(i))->box >= 2;
    str_addf(out, "%d question%s, %d of %d topics known\n", asked, asked == 1 ? "" : "s", known,
             quiz_topic_count());
}

bool course_progress(Course *course, Str *out, Refusal *refusal) {
    course_save(course, out); /* reads what another lab has done meanwhile */
    (void)refusal;
    int passed = 0, exercises = 0, lessons = 0;
    for (int i = 0; i < course->catalogue.count; i++) {
        const Lesson *lesson = course->catalogue.lessons[i];
        int p = course_count_passed(course, lesson);
        passed += p;
        exercises += lesson->exercise_count;
        lessons += lesson->exercise_count && p == lesson->exercise_count;
    }
    course_say(course, out, "%d of %d exercises passed, %d of %d lessons done", passed, exercises,
               lessons, course->catalogue.count);
    const Lesson *lesson = course->lesson;
    if (lesson) {
        course_say(course, out, "lesson %d, %s: part %d of %d", lesson->number, lesson->title,
                   lesson_part(lesson, course->from) + 1, lesson_part_count(lesson));
        for (const Exercise *e = lesson->exercises; e; e = e->next)
            add_exercise(course, lesson, e, out);
        if (lesson->exercises)
            course_say(course, out, "%%lesson %s leads to that exercise.", lesson->exercises->id);
    }
    add_quiz(course, out);
    if (course->progress.path) course_say(course, out, "kept in %s", course->progress.path);
    return true;
}
