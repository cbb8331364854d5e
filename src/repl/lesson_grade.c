/* repl/lesson_grade: each submission is judged in a process of its own, which nobody trusts. */
#include "repl/lesson_grade.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "lesson/catalogue.h"
#include "lesson/judge.h"
#include "lesson/sandbox.h"
#include "lib/state.h"
#include "repl/kept_files.h"
#include "repl/lesson_host.h"

enum { EXIT_FINE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2 };

typedef struct Grader {
    const GradeOptions *options;
    const Lesson *lesson;
    LessonHost host;
    KeptFiles files; /* what setups and submissions may read */
    bool all_passed;
} Grader;

/* ---- in the child */

typedef struct Job {
    const Grader *grader;
    const Exercise *exercise;
    const char *text;
} Job;

static Interp *open_kept(void *context, Str *printed) {
    Interp *in = lesson_host.open(NULL, printed);
    kept_files_give(context, in);
    return in;
}

/* Behind the reason: what came out beside what was wanted. */
enum { BESIDE = '\036' };

/* The verdict's name, a newline, the reason, and what stands beside it. */
static void judge(void *context, Str *out) {
    const Job *job = context;
    Verdict verdict;
    verdict_init(&verdict);
    char *text = exercise_submission(job->exercise, job->text);
    exercise_judge_graded(job->exercise, &job->grader->host, text, &verdict);
    str_addf(out, "%s\n%s%c%s", verdict_name(verdict.kind), verdict.text.text, BESIDE,
             verdict.beside.text);
    mem_free(text);
    verdict_release(&verdict);
}

/* ---- results */

static void add_json(Str *out, const char *name, const char *text) {
    str_addf(out, "\"%s\": \"", name);
    for (const char *p = text; *p; p++) {
        unsigned char c = (unsigned char)*p;
        if (c == '"' || c == '\\')
            str_addf(out, "\\%c", c);
        else if (c == '\n')
            str_add(out, "\\n");
        else if (c < ' ')
            str_addf(out, "\\u%04x", c);
        else
            str_add_char(out, *p);
    }
    str_add_char(out, '"');
}

/* Of a report what stands before it and the line that names the error; of other reasons all, in one
 * line. */
static void add_one_line(Str *out, const char *reason) {
    const char *report = strstr(reason, "  File \"");
    if (report && (report == reason || report[-1] == '\n')) {
        for (const char *p = reason; p < report; p++) str_add_char(out, *p == '\n' ? ' ' : *p);
        for (reason = report; *reason == ' '; reason += *reason == '\n')
            reason += strcspn(reason, "\n");
    }
    bool is_report = strstr(reason, "\nwhy: ") != NULL;
    size_t length = is_report ? strcspn(reason, "\n") : strlen(reason);
    for (size_t i = 0; i < length; i++) str_add_char(out, reason[i] == '\n' ? ' ' : reason[i]);
}

typedef struct Result {
    const char *file, *exercise, *verdict, *reason;
    double seconds;
    const char *beside; /* NULL: nothing */
} Result;

static void print_result(Grader *g, const Result *r) {
    bool passed = strcmp(r->verdict, "passed") == 0;
    g->all_passed &= passed;
    Str line;
    str_init(&line);
    if (g->options->json) {
        str_add_char(&line, '{');
        add_json(&line, "file", r->file);
        str_add(&line, ", ");
        add_json(&line, "lesson", g->lesson->slug);
        str_add(&line, ", ");
        add_json(&line, "exercise", r->exercise);
        str_addf(&line, ", \"passed\": %s, ", passed ? "true" : "false");
        add_json(&line, "verdict", r->verdict);
        str_add(&line, ", ");
        add_json(&line, "reason", r->reason);
        str_add(&line, ", ");
        add_json(&line, "beside", r->beside ? r->beside : "");
        str_addf(&line, ", \"seconds\": %.3f}", r->seconds);
    } else {
        str_addf(&line, "%s: %s: %s%s", r->file, r->exercise, r->verdict, *r->reason ? ": " : "");
        add_one_line(&line, r->reason);
    }
    puts(line.text);
    fflush(stdout);
    str_release(&line);
}

static double seconds_now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void say_end(SandboxEnd end, double seconds, Str *reason) {
    if (end == SANDBOX_TIME)
        str_addf(reason, "after %g second%s it was still running", seconds,
                 seconds == 1 ? "" : "s");
    else if (end == SANDBOX_LOST)
        str_add(reason, "it ended without a result: out of memory, or a crash");
    else
        str_add(reason, "no process could be started for it");
}

static void grade(Grader *g, const char *file, const Exercise *e, const char *text) {
    Job job = {g, e, text};
    SandboxLimits limits = {g->options->seconds, g->options->bytes};
    Str out;
    str_init(&out);
    double start = seconds_now();
    SandboxEnd end = sandbox_run(&limits, judge, &job, &out);
    Result result = {.file = file, .exercise = e->id, .verdict = "stopped"};
    result.seconds = seconds_now() - start;
    char *newline = strchr(out.text, '\n');
    if (end == SANDBOX_DONE && newline) {
        *newline = '\0';
        result.verdict = out.text;
        result.reason = newline + 1;
        char *beside = strrchr(newline + 1, BESIDE);
        if (beside) *beside++ = '\0';
        result.beside = beside;
        print_result(g, &result);
    } else {
        str_clear(&out);
        say_end(end, g->options->seconds, &out);
        result.reason = out.text;
        print_result(g, &result);
    }
    str_release(&out);
}

/* ---- which exercise a file answers */

/* The file's name without folder and ending: halve.py answers the exercise halve. */
static const Exercise *exercise_of_name(const Lesson *lesson, const char *file) {
    const char *slash = strrchr(file, '/'), *name = slash ? slash + 1 : file;
    char *stem = mem_text_n(name, strcspn(name, "."));
    const Exercise *e = lesson_find_exercise(lesson, stem);
    mem_free(stem);
    return e;
}

/* `# exercise halve` begins the part of a file that answers halve. Returns the line behind it, or
 * NULL; *id is the name, `from` where the line begins. */
static const char *find_mark(const char *text, const char **from, char *id, size_t room) {
    static const char mark[] = "# exercise ";
    for (const char *line = text; *line; line += strcspn(line, "\n"), line += *line == '\n') {
        if (strncmp(line, mark, sizeof mark - 1) != 0) continue;
        const char *name = line + sizeof mark - 1;
        size_t length = strcspn(name, " \t\r\n");
        if (length >= room) continue;
        memcpy(id, name, length);
        id[length] = '\0';
        *from = line;
        name += strcspn(name, "\n");
        return name + (*name == '\n');
    }
    return NULL;
}

static void grade_marked(Grader *g, const char *file, const char *text, const Exercise *only) {
    char id[64], next_id[64];
    const char *from = NULL, *body = find_mark(text, &from, id, sizeof id);
    while (body) {
        const char *end = body + strlen(body), *next = find_mark(body, &end, next_id, sizeof id);
        const Exercise *e = lesson_find_exercise(g->lesson, id);
        char *part = mem_text_n(body, (size_t)(end - body));
        Result unknown = {file, id, "error", "the lesson has no exercise of this name", 0, NULL};
        if (!e)
            print_result(g, &unknown);
        else if (!only || e == only)
            grade(g, file, e, part);
        mem_free(part);
        body = next;
        memcpy(id, next_id, sizeof id);
    }
}

static void grade_text(Grader *g, const char *file, const char *text, const Exercise *only) {
    char id[64];
    const char *from = NULL;
    const Exercise *e = only ? only : exercise_of_name(g->lesson, file);
    if (!e && g->lesson->exercise_count == 1) e = g->lesson->exercises;
    Result lost = {
        file,
        "?",
        "error",
        "which exercise? Name it with LESSON:EXERCISE, by the file's name, or with a line "
        "`# exercise NAME` in it",
        0,
        NULL};
    if (find_mark(text, &from, id, sizeof id))
        grade_marked(g, file, text, only);
    else if (e)
        grade(g, file, e, text);
    else
        print_result(g, &lost);
}

static void grade_file(Grader *g, const char *file, const Exercise *only) {
    enum { SUBMISSION_MAX = 1 << 20 };
    Str text;
    str_init(&text);
    FILE *f = fopen(file, "r");
    char block[4096];
    size_t n = 0;
    while (f && text.length < SUBMISSION_MAX && (n = fread(block, 1, sizeof block, f)) > 0)
        str_add_n(&text, block, n);
    bool failed = !f || ferror(f);
    Result unread = {file, only ? only->id : "?", "error", strerror(errno), 0, NULL};
    if (failed)
        print_result(g, &unread);
    else
        grade_text(g, file, text.text, only);
    if (f) fclose(f);
    str_release(&text);
}

/* ---- the lesson */

static bool read_lessons(const GradeOptions *o, const char *name, Catalogue *catalogue) {
    Error error = {0};
    size_t length = strlen(name);
    char *bundled = catalogue_bundled_folder();
    bool is_file = length > 3 && strcmp(name + length - 3, ".md") == 0;
    bool done = is_file ? catalogue_add_file(catalogue, name, &error)
                        : (!bundled || catalogue_add_folder(catalogue, bundled, &error)) &&
                              (!o->folder || catalogue_add_folder(catalogue, o->folder, &error));
    if (!done) fprintf(stderr, "stepconv: --check: %s\n", error.message);
    error_clear(&error);
    mem_free(bundled);
    return done;
}

static int grade_all(Grader *g, const char *id) {
    const Exercise *only = id ? lesson_find_exercise(g->lesson, id) : NULL;
    if (id && !only) {
        fprintf(stderr, "stepconv: --check: lesson %s has no exercise %s; it has", g->lesson->slug,
                id);
        for (const Exercise *e = g->lesson->exercises; e; e = e->next)
            fprintf(stderr, " %s", e->id);
        fputc('\n', stderr);
        return EXIT_USAGE;
    }
    for (int i = 0; i < g->options->file_count; i++) grade_file(g, g->options->files[i], only);
    return g->all_passed ? EXIT_FINE : EXIT_FAILED;
}

int grade_run(const GradeOptions *o) {
    const char *colon = strrchr(o->target, ':');
    char *name = mem_text_n(o->target, colon ? (size_t)(colon - o->target) : strlen(o->target));
    Catalogue catalogue = {0};
    Grader g = {.options = o, .all_passed = true};
    int status = EXIT_USAGE;
    if (read_lessons(o, name, &catalogue)) {
        bool alone = strlen(name) > 3 && strcmp(name + strlen(name) - 3, ".md") == 0;
        g.lesson =
            alone && catalogue.count ? catalogue.lessons[0] : catalogue_find(&catalogue, name);
        kept_files_read(&g.files);
        g.host = lesson_host;
        g.host.context = &g.files;
        g.host.open = open_kept;
        if (g.lesson)
            status = grade_all(&g, colon ? colon + 1 : NULL);
        else
            fprintf(stderr, "stepconv: --check: there is no lesson '%s'\n", name);
        kept_files_release(&g.files);
    }
    catalogue_release(&catalogue);
    mem_free(name);
    return status;
}
