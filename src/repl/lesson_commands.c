/* repl/lesson_commands: %lessons, %lesson, %more, %back, %hint, %check, %solution, %skip,
 * %progress, %quiz, %quit: each asks the course (lesson/course.h) and prints what it says. */
#include "repl/lesson_commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/mem.h"
#include "lesson/course.h"
#include "repl/command.h"
#include "repl/history.h"
#include "repl/lesson_host.h"

enum { WIDTH = 80, WIDTH_MIN = 30, WIDTH_MAX = 100 };

/* Long lines are hard to read, however wide the terminal is. */
static Screen measure(void) {
    struct winsize size = {0};
    const char *term = getenv("TERM"), *no_color = getenv("NO_COLOR");
    bool tty = isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0;
    bool color = tty && !(no_color && *no_color) && term && strcmp(term, "dumb") != 0;
    int width = size.ws_col ? size.ws_col : WIDTH;
    if (width > WIDTH_MAX) width = WIDTH_MAX;
    if (width < WIDTH_MIN) width = WIDTH_MIN;
    return (Screen){{width, color}, size.ws_row};
}

static void add_folder(Course *course, const char *folder, Str *out) {
    Error error = {0};
    if (!catalogue_add_folder(&course->catalogue, folder, &error))
        str_addf(out, "lessons: %s\n", error.message);
    error_clear(&error);
}

static void print(Lab *lab, Str *out) {
    if (out->length) interp_write(lab->in, out->text, out->length);
    fflush(stdout);
    str_clear(out);
}

/* The lessons are read when they are first asked for. */
static Course *course_of(Lab *lab) {
    if (lab->course) {
        lab->course->screen = measure();
        return lab->course;
    }
    Course *course = lab->course = mem_new(sizeof *course);
    course_init(course, &lesson_host);
    course->screen = measure();
    Str said;
    str_init(&said);
    char *bundled = catalogue_bundled_folder();
    if (bundled) add_folder(course, bundled, &said);
    if (lab->lessons_folder) add_folder(course, lab->lessons_folder, &said);
    mem_free(bundled);
    char *path = state_path("progress");
    course_load(course, path, &said);
    mem_free(path);
    print(lab, &said);
    str_release(&said);
    return course;
}

void lesson_release(Lab *lab) {
    if (!lab->course) return;
    course_release(lab->course);
    mem_free(lab->course);
    lab->course = NULL;
}

void lesson_note_cell(Lab *lab, const char *source) {
    if (lab->course) course_note_cell(lab->course, source);
}

char *lesson_take_offer(Lab *lab) {
    if (!lab->course) return NULL;
    char *offer = lab->course->offer;
    lab->course->offer = NULL;
    return offer;
}

void lesson_names(Lab *lab, const char *before, void (*add)(void *to, const char *name), void *to) {
    const Course *course = course_of(lab);
    const Catalogue *catalogue = &course->catalogue;
    const Lesson *lesson = course->lesson;
    size_t length = strlen(before);
    bool inside = length && before[length - 1] == ':';
    if (inside) {
        char *name = mem_text_n(before, length - 1);
        lesson = catalogue_find(catalogue, name);
        mem_free(name);
    }
    for (int i = 0; !inside && i < catalogue->count; i++) add(to, catalogue->lessons[i]->slug);
    for (const Exercise *e = lesson ? lesson->exercises : NULL; e; e = e->next) add(to, e->id);
}

bool lesson_is_open(const Lab *lab) {
    return lab->course && (lab->course->lesson || lab->course->quiz.exercise);
}

/* ---- what the course wants done: stage directives quietly, a question's work aloud */

static void write_nothing(void *context, const char *text, size_t length) {
    (void)context;
    (void)text;
    (void)length;
}

static void run_due(Lab *lab, Course *course) {
    Host before = lab->in->host;
    if (!course->due_loud) lab->in->host.write = write_nothing;
    for (int i = 0; i < course->due_count; i++) {
        if (lesson_stage_run(lab, course->due[i])) continue;
        interp_forgive(lab->in); /* a variable that the learner has changed; the text goes on */
        break;
    }
    lab->in->host.write = before.write;
    for (int i = 0; i < course->due_count; i++) mem_free(course->due[i]);
    course->due_count = 0;
    course->due_loud = false;
}

/* ---- the commands */

typedef bool (*CourseFn)(Course *c, Interp *in, const char *rest, Str *out, Refusal *refusal);

static bool run(Lab *lab, CourseFn fn, const char *rest) {
    if (lab->bundled_only) {
        interp_raise(lab->in, ERROR_COMMAND, "lessons are for the prompt");
        return interp_fix(lab->in, "stepconv --lesson 1");
    }
    Course *course = course_of(lab);
    if (!interp_find(lab->in, "torch")) lab_import(lab->in); /* a script; lessons count on it */
    Refusal refusal;
    Str out;
    str_init(&out);
    str_init(&refusal.why);
    str_init(&refusal.fix);
    bool done = fn(course, lab->in, rest, &out, &refusal);
    print(lab, &out);
    run_due(lab, course);
    if (!done) {
        interp_raise(lab->in, ERROR_COMMAND, "%s", refusal.why.text);
        interp_fix(lab->in, "%s", refusal.fix.text);
    }
    str_release(&refusal.why);
    str_release(&refusal.fix);
    str_release(&out);
    return done;
}

static bool do_more(Course *c, Interp *in, const char *rest, Str *out, Refusal *refusal) {
    (void)rest;
    return course_more(c, in, out, refusal);
}
static bool do_back(Course *c, Interp *in, const char *rest, Str *out, Refusal *refusal) {
    (void)rest;
    return course_back(c, in, out, refusal);
}
static bool do_skip(Course *c, Interp *in, const char *rest, Str *out, Refusal *refusal) {
    (void)rest;
    return course_skip(c, in, out, refusal);
}
static bool do_hint(Course *c, Interp *in, const char *rest, Str *out, Refusal *refusal) {
    (void)in;
    return course_hint(c, rest, out, refusal);
}
static bool do_check(Course *c, Interp *in, const char *rest, Str *out, Refusal *refusal) {
    (void)in;
    return course_check(c, rest, out, refusal);
}
static bool do_solution(Course *c, Interp *in, const char *rest, Str *out, Refusal *refusal) {
    (void)rest;
    return course_solution(c, in, out, refusal);
}
static bool do_quit(Course *c, Interp *in, const char *rest, Str *out, Refusal *refusal) {
    (void)in;
    (void)rest;
    return course_quit(c, out, refusal);
}
static bool do_list(Course *c, Interp *in, const char *rest, Str *out, Refusal *refusal) {
    (void)in;
    (void)rest;
    return course_list(c, out, refusal);
}
static bool do_progress(Course *c, Interp *in, const char *rest, Str *out, Refusal *refusal) {
    (void)in;
    (void)rest;
    return course_progress(c, out, refusal);
}

static bool do_open(Course *c, Interp *in, const char *rest, Str *out, Refusal *refusal) {
    return course_open(c, in, rest, out, refusal);
}
static bool do_quiz(Course *c, Interp *in, const char *rest, Str *out, Refusal *refusal) {
    return course_quiz(c, in, rest, out, refusal);
}

static bool run_lessons(Lab *lab, const char *rest) {
    return run(lab, do_list, rest);
}
static bool run_lesson(Lab *lab, const char *rest) {
    return run(lab, do_open, rest);
}
static bool run_more(Lab *lab, const char *rest) {
    return run(lab, do_more, rest);
}
static bool run_back(Lab *lab, const char *rest) {
    return run(lab, do_back, rest);
}
static bool run_hint(Lab *lab, const char *rest) {
    return run(lab, do_hint, rest);
}
static bool run_check(Lab *lab, const char *rest) {
    return run(lab, do_check, rest);
}
static bool run_solution(Lab *lab, const char *rest) {
    return run(lab, do_solution, rest);
}
static bool run_skip(Lab *lab, const char *rest) {
    return run(lab, do_skip, rest);
}
static bool run_progress(Lab *lab, const char *rest) {
    return run(lab, do_progress, rest);
}
static bool run_quiz(Lab *lab, const char *rest) {
    return run(lab, do_quiz, rest);
}
static bool run_quit(Lab *lab, const char *rest) {
    return run(lab, do_quit, rest);
}

void lesson_greet(Lab *lab) {
    const Course *course = course_of(lab);
    const char *open = course->progress.open;
    const Lesson *lesson = open ? catalogue_find(&course->catalogue, open) : NULL;
    if (lesson)
        printf("You were in lesson %d, %s: `lesson` goes on there.\n", lesson->number,
               lesson->title);
    else if (!course->progress.place_count && course->catalogue.count)
        puts("New to this? `lesson 1` begins with what a signal is.");
}

const Command lesson_commands[] = {
    {"lessons", "", "the lessons, and how far you are", NULL, run_lessons},
    {"lesson", "[NAME]", "open a lesson by number or name; without one, go on where you were",
     "A lesson comes a page at a time; between the pages the prompt is yours. Its code runs here,\n"
     "so its variables are there to play with. %lesson halve, or %lesson stride:halve, opens it "
     "at\n"
     "that exercise.",
     run_lesson},
    {"more", "", "the lesson's next page", NULL, run_more},
    {"back", "", "the lesson's page before", NULL, run_back},
    {"hint", "[N]", "the exercise's next hint; with a number, that one again", NULL, run_hint},
    {"check", "[ANSWER]", "is the exercise right?",
     "Judges what you have run since the exercise began, by what it does, apart from your\n"
     "variables; experiments and lines that failed do no harm. Where a value is asked for, it\n"
     "stands behind the command: %check 3, %check (1, 1, 4), %check b; without one the last\n"
     "value that you typed counts.",
     run_check},
    {"solution", "", "how the lesson does it: once it has passed, or asked for twice", NULL,
     run_solution},
    {"skip", "", "leave the exercise and go on", NULL, run_skip},
    {"progress", "", "what you have done so far, exercise by exercise", NULL, run_progress},
    {"quiz", "", "a question at random; what went wrong comes back sooner", NULL, run_quiz},
    {"quit", "", "leave the lesson or the quiz; the lab stays", NULL, run_quit},
    {0},
};
