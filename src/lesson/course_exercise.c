/* lesson/course_exercise: checks, hints, solutions, and the quiz. */
#include "lesson/course_parts.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "lesson/render.h"
#include "lesson/run.h"

static bool in_quiz(const Course *course) {
    return course->exercise && course->exercise == course->quiz.exercise;
}

static bool need_exercise(const Course *course, Refusal *refusal) {
    if (course->exercise) return true;
    if (course->lesson) return refuse(refusal, "%more", "no exercise has come yet");
    return refuse_closed(refusal);
}

/* What is kept of it; a question of the quiz is gone when the next one comes. */
static ExerciseRecord *record_of(Course *course) {
    if (in_quiz(course)) return NULL;
    return progress_exercise(&course->progress, course->owner, course->exercise->id);
}

/* Where the page with the exercise has been turned. */
static void name_exercise(const Course *course, Str *out) {
    const Exercise *e = course->exercise;
    if (!course->lesson || (e->item >= course->from && e->item < course->to)) return;
    course_say(course, out, "About exercise %d, %s:", lesson_exercise_number(course->lesson, e),
               e->id);
}

/* ---- hints */

static void show_hint(Course *course, int number, Str *out) {
    const Exercise *e = course->exercise;
    const Hint *hint = e->hints;
    for (int i = 1; i < number; i++) hint = hint->next;
    course_say(course, out, "Hint %d of %d", number, e->hint_count);
    render_children(&course->screen.look, hint->body, out);
    if (number <= course->hints_read) return;
    course->hints_read = number;
    ExerciseRecord *record = record_of(course);
    if (!record || record->hints >= number) return;
    record->hints = number;
    progress_touch(&record->when);
    course_save(course, out);
}

bool course_hint(Course *course, const char *which, Str *out, Refusal *refusal) {
    if (!need_exercise(course, refusal)) return false;
    int count = course->exercise->hint_count;
    if (!count) return refuse(refusal, "%solution", "this exercise has no hints");
    char *end = NULL;
    long number = *which ? strtol(which, &end, 10) : course->hints_read + 1;
    if (*which && (*end || number < 1 || number > count))
        return refuse(refusal, "%hint 1", "there is no hint '%s': they go from 1 to %d", which,
                      count);
    if (number > count) {
        course_say(course, out, "All %d hints have been read; this is the last again.", count);
        number = count;
    }
    name_exercise(course, out);
    show_hint(course, (int)number, out);
    return true;
}

/* ---- the solution */

/* In a question of the quiz: the value, and the commands that work it out on x and conv. */
static void show_work(Course *course, Interp *in, Str *out) {
    const Exercise *e = course->exercise;
    Str printed;
    str_init(&printed);
    Interp *own = course->host->open(course->host->context, &printed);
    Value value;
    Str text;
    str_init(&text);
    if (run_text(own, e->code, "quiz", NULL) && interp_evaluate(own, e->wanted, &value) &&
        value_repr(own, value, &text))
        course_say(course, out,
                   "The answer is %s.%s%s The names of the question are there to play with.",
                   text.text, course->quiz.because ? " " : "",
                   course->quiz.because ? course->quiz.because : "");
    course->host->close(course->host->context, own);
    str_release(&text);
    str_release(&printed);
    course_run(course, in, e->code, false, out);
    for (int i = 0; i < 4 && course->quiz.work[i]; i++) course_due(course, course->quiz.work[i]);
    course->due_loud = true;
}

bool course_solution(Course *course, Interp *in, Str *out, Refusal *refusal) {
    if (!need_exercise(course, refusal)) return false;
    const Exercise *e = course->exercise;
    name_exercise(course, out);
    ExerciseRecord *record = record_of(course);
    bool passed = course->passed || (record && record->mark == MARK_PASSED);
    if (!passed && ++course->solutions_asked < 2) {
        int unread = e->hint_count - course->hints_read;
        if (unread > 0)
            course_say(course, out,
                       "There %s still %d hint%s: %%hint. Ask for %%solution again to see it.",
                       unread == 1 ? "is" : "are", unread, unread == 1 ? "" : "s");
        else
            course_say(course, out, "Try once more? Ask for %%solution again to see it.");
        return true;
    }
    if (record && !passed) {
        record->saw_solution = true;
        progress_touch(&record->when);
        course_save(course, out);
    }
    if (in_quiz(course) && !course->scored) {
        quiz_score(&course->quiz, &course->progress, false);
        course->scored = true;
        course_save(course, out);
    }
    if (in_quiz(course))
        show_work(course, in, out);
    else if (e->solution)
        render_children(&course->screen.look, e->solution, out);
    else
        return refuse(refusal, "%hint", "this exercise has no written solution");
    return true;
}

/* ---- the check */

static void add_indented(const Course *course, Str *out, const char *text) {
    enum { INDENT = 4 };
    str_add_folded(out, text, course->screen.look.width, INDENT);
}

static void say_passed(Course *course, Str *out) {
    if (in_quiz(course)) {
        course_say(course, out,
                   "Right. %%quiz brings the next; %%solution shows how it is worked out.");
        return;
    }
    const Lesson *lesson = course->lesson;
    bool last = !lesson || course->to >= lesson->item_count;
    course_say(course, out, "Right.%s%s",
               course->exercise->solution ? " %solution shows how the lesson does it." : "",
               last ? "" : " %more goes on.");
}

static void say_failed(Course *course, const Verdict *v, Str *out) {
    if (v->kind == VERDICT_ERROR) {
        course_say(course, out, "Your code ends in an error:");
        add_indented(course, out, v->text.text);
    } else if (v->kind == VERDICT_BROKEN) {
        course_say(course, out, "This exercise is broken; that is not your fault. %%skip goes on.");
        add_indented(course, out, v->text.text);
    } else {
        course_say(course, out, "%s", v->text.text);
    }
    add_indented(course, out, v->beside.text);
    const Exercise *e = course->exercise;
    bool told = e->kind == EXERCISE_PREDICT && v->beside.length; /* the answer stands there */
    if (v->kind != VERDICT_WRONG) return;
    if (told && in_quiz(course))
        course_say(course, out, "(%%solution works it out step by step; %%quiz asks another.)");
    else if (!course->hints_read && e->hint_count)
        course_say(course, out, told ? "(%%hint tells how to get there.)" : "(%%hint helps.)");
}

static void keep_verdict(Course *course, const Verdict *v, Str *out) {
    bool passed = v->kind == VERDICT_PASS, failed = v->kind == VERDICT_WRONG;
    course->passed |= passed;
    if (in_quiz(course)) {
        if (!course->scored && (passed || failed)) {
            quiz_score(&course->quiz, &course->progress, passed);
            course->scored = true;
            course_save(course, out);
        }
        return;
    }
    if (!passed && !failed && v->kind != VERDICT_ERROR) return;
    ExerciseRecord *record = record_of(course);
    record->tries += !passed;
    if (passed)
        record->mark = MARK_PASSED;
    else if (record->mark != MARK_PASSED)
        record->mark = MARK_TRIED;
    progress_touch(&record->when);
    course_save(course, out);
}

/* A letter where no letter is asked for: an exercise taken for another kind. */
static bool refuse_letter(const Exercise *e, const char *answer, Refusal *refusal) {
    if (e->kind == EXERCISE_PREDICT)
        return refuse(
            refusal, "%check 3   # or %check (1, 1, 4)",
            "this exercise asks for a number, a shape or a row of numbers; %s is a letter", answer);
    return refuse(refusal, "%check   # after the code has been typed",
                  "this exercise asks for code, not for a letter");
}

bool course_check(Course *course, const char *answer, Str *out, Refusal *refusal) {
    if (!need_exercise(course, refusal)) return false;
    const Exercise *e = course->exercise;
    if (e->kind != EXERCISE_CHOOSE && exercise_letter(answer))
        return refuse_letter(e, answer, refusal);
    name_exercise(course, out);
    Verdict verdict;
    verdict_init(&verdict);
    char *given = *answer ? exercise_submission(e, answer) : NULL;
    if (given && exercise_asks_answer(e)) {
        const char *cells[] = {given};
        exercise_judge(e, course->host, cells, 1, &verdict);
    } else {
        if (given) course_note_cell(course, given);
        exercise_judge(e, course->host, (const char *const *)course->cells, course->cell_count,
                       &verdict);
    }
    if (verdict.stopped) {
        course_say(course, out, "The check was stopped.");
    } else {
        if (verdict.kind == VERDICT_PASS)
            say_passed(course, out);
        else
            say_failed(course, &verdict, out);
        keep_verdict(course, &verdict, out);
    }
    mem_free(given);
    verdict_release(&verdict);
    return true;
}

bool course_skip(Course *course, Interp *in, Str *out, Refusal *refusal) {
    if (!need_exercise(course, refusal)) return false;
    if (in_quiz(course)) return course_quiz(course, in, "", out, refusal);
    ExerciseRecord *record = record_of(course);
    if (record->mark == MARK_NONE) {
        record->mark = MARK_SKIPPED;
        progress_touch(&record->when);
        course_say(course, out, "Skipped. %%lesson %s leads back to it.", course->exercise->id);
    }
    return course_more(course, in, out, refusal);
}

/* ---- the quiz */

bool course_quiz(Course *course, Interp *in, const char *seed, Str *out, Refusal *refusal) {
    (void)in;
    char *end = NULL;
    unsigned long long number = strtoull(seed, &end, 10);
    if (*seed && *end)
        return refuse(refusal, "%quiz",
                      "%%quiz takes nothing, or a number that its questions "
                      "depend on, not '%s'",
                      seed);
    if (*seed)
        quiz_seed(&course->quiz, number);
    else if (!course->quiz.random)
        quiz_seed(&course->quiz, (uint64_t)time(NULL));
    course_begin(course, NULL, NULL);
    course->lesson = NULL;
    quiz_ask(&course->quiz, &course->progress);
    course_begin(course, course->quiz.exercise, "quiz");
    Arena *arena = &course->quiz.arena;
    Str text;
    str_init(&text);
    str_addf(&text, "%s\n\n```python\n%s```\n", course->quiz.question, course->quiz.exercise->code);
    render_children(&course->screen.look, markdown_parse(arena, text.text, 0), out);
    str_release(&text);
    str_add_char(out, '\n');
    course_say(course, out,
               "[quiz: %s] answer with %%check; %%hint helps, %%quiz asks another, %%quit leaves.",
               course->quiz.topic);
    return true;
}
