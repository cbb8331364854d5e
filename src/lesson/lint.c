/* lesson/lint: checking a lesson for its author. */
#include "lesson/lint.h"

#include <ctype.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "lesson/beside.h"
#include "lesson/judge.h"
#include "lesson/run.h"
#include "lesson/transcript.h"

/* ---- code and stage, in one interpreter from top to bottom */

static void check_stage(const LessonHost *host, Interp *in, const Item *item, Problems *problems) {
    for (const StageStep *step = item->stage; host->stage && step; step = step->next) {
        Str why;
        str_init(&why);
        if (!host->stage(host->context, in, step, &why))
            problems_add(problems, item->line, "stage: %s %s: %s", step->verb, step->rest,
                         why.text);
        str_release(&why);
    }
}

static void check_items(Lesson *lesson, const LessonHost *host) {
    Str printed;
    str_init(&printed);
    Interp *in = host->open(host->context, &printed);
    for (int from = 0, to; from < lesson->item_count; from = to) {
        to = lesson_part_end(lesson, from);
        for (int i = from; i < to; i++)
            if (lesson->items[i].kind == ITEM_CODE)
                transcript_check(in, &printed, &lesson->items[i], &lesson->problems);
        for (int i = from; i < to; i++)
            if (lesson->items[i].kind == ITEM_STAGE)
                check_stage(host, in, &lesson->items[i], &lesson->problems);
    }
    host->close(host->context, in);
    str_release(&printed);
}

/* ---- exercises */

/* The verdict in one line, for a sentence. */
static void add_verdict(const Verdict *verdict, Str *out) {
    str_add(out, verdict->text.text);
    if (verdict->beside.length) str_addf(out, "\n%s", verdict->beside.text);
    Str indented;
    str_init(&indented);
    for (const char *p = out->text; *p; p++)
        str_addf(&indented, *p == '\n' ? "\n      " : "%c", *p);
    str_clear(out);
    str_add(out, indented.text);
    str_release(&indented);
}

static void check_solution(const Exercise *e, const LessonHost *host, Problems *problems) {
    if (!e->answer) return;
    Verdict verdict;
    verdict_init(&verdict);
    char *text = exercise_submission(e, e->answer);
    exercise_judge_file(e, host, text, &verdict);
    if (verdict.kind != VERDICT_PASS) {
        Str words;
        str_init(&words);
        add_verdict(&verdict, &words);
        problems_add(problems, verdict.rule ? verdict.rule->line : e->line,
                     "exercise %s: its solution does not pass (%s): %s", e->id,
                     verdict_name(verdict.kind), words.text);
        str_release(&words);
    }
    mem_free(text);
    verdict_release(&verdict);
}

static void check_start(const Exercise *e, const LessonHost *host, Problems *problems) {
    Verdict verdict;
    verdict_init(&verdict);
    exercise_judge_file(e, host, exercise_asks_answer(e) ? "" : e->code, &verdict);
    if (verdict.kind == VERDICT_PASS)
        problems_add(problems, e->line, "exercise %s: its starting text passes already", e->id);
    if (verdict.kind == VERDICT_BROKEN) {
        Str words;
        str_init(&words);
        add_verdict(&verdict, &words);
        problems_add(problems, e->line, "exercise %s: %s", e->id, words.text);
        str_release(&words);
    }
    verdict_release(&verdict);
}

static void check_example(const Exercise *e, const Rule *rule, const LessonHost *host,
                          Problems *problems) {
    Verdict verdict;
    verdict_init(&verdict);
    char *text = exercise_submission(e, rule->example);
    exercise_judge_file(e, host, text, &verdict);
    if (verdict.rule != rule) {
        Str words;
        str_init(&words);
        add_verdict(&verdict, &words);
        if (verdict.rule)
            problems_add(problems, rule->line, "the rule on line %d catches this example first",
                         verdict.rule->line);
        else
            problems_add(problems, rule->line, "this wrong: does not catch its example (%s%s%s)",
                         verdict_name(verdict.kind), words.length ? ": " : "", words.text);
        str_release(&words);
    }
    mem_free(text);
    verdict_release(&verdict);
}

/* The code that predict and choose show must be code; what is wrong with it may be the question. */
static void check_shown(const Exercise *e, Problems *problems) {
    Error error = {0};
    Program *program = program_parse(e->code, e->id, &error);
    if (!program)
        problems_add(problems, e->line + error.span.line, "exercise %s: %s", e->id, error.message);
    error_clear(&error);
    program_drop(program);
}

static void check_worked(const Exercise *e, const LessonHost *host, Problems *problems) {
    Str sum;
    str_init(&sum);
    if (e->worked && !beside_work(e, host, 0, &sum))
        problems_add(problems, e->line, "exercise %s: worked: %s is no output of a Conv1d", e->id,
                     e->worked);
    str_release(&sum);
}

static void check_exercise(const Exercise *e, const LessonHost *host, Problems *problems) {
    if (!e->passes) return; /* said already */
    if (exercise_asks_answer(e)) check_shown(e, problems);
    check_solution(e, host, problems);
    check_start(e, host, problems);
    check_worked(e, host, problems);
    for (const Rule *rule = e->wrongs; rule; rule = rule->next) {
        if (rule->example)
            check_example(e, rule, host, problems);
        else
            problems_add(problems, rule->line, "this wrong: has no example: to catch");
    }
}

/* ---- links */

/* A heading's anchor, as forges make it: "Zero padding, 'same'" is zero-padding-same. */
static void add_anchor(const Block *heading, Str *out) {
    Str plain;
    str_init(&plain);
    block_plain(heading, &plain);
    for (const char *p = plain.text; *p; p++) {
        unsigned char c = (unsigned char)*p;
        if (isalnum(c) || c == '-' || c == '_' || c >= 0x80)
            str_add_char(out, (char)tolower(c));
        else if (c == ' ')
            str_add_char(out, '-');
    }
    str_release(&plain);
}

static bool has_anchor(const Block *root, const char *anchor) {
    bool found = false;
    for (const Block *b = root->first; b && !found; b = b->next) {
        if (b->kind != BLOCK_HEADING) continue;
        Str text;
        str_init(&text);
        add_anchor(b, &text);
        found = strcmp(text.text, anchor) == 0;
        str_release(&text);
    }
    return found;
}

static bool is_elsewhere(const char *href) {
    return strstr(href, "://") || strncmp(href, "mailto:", 7) == 0;
}

/* The file that a link names, beside the lesson. */
static void add_target(const Lesson *lesson, const char *href, Str *out) {
    const char *slash = strrchr(lesson->path, '/');
    if (slash) str_add_n(out, lesson->path, (size_t)(slash - lesson->path) + 1);
    str_add_n(out, href, strcspn(href, "#"));
}

static bool leads_to_heading(const Lesson *lesson, const char *href, const char *target) {
    const char *anchor = strchr(href, '#') + 1;
    if (*href == '#') return has_anchor(lesson->root, anchor);
    size_t length = strlen(target);
    if (length < 3 || strcmp(target + length - 3, ".md") != 0) return true;
    Error error = {0};
    Lesson *other = lesson_read(target, &error);
    bool leads = other && has_anchor(other->root, anchor);
    error_clear(&error);
    lesson_free(other);
    return leads;
}

static void check_link(Lesson *lesson, const char *href, int line) {
    if (is_elsewhere(href)) return;
    Str target;
    str_init(&target);
    add_target(lesson, href, &target);
    if (!*href)
        problems_add(&lesson->problems, line, "an empty link");
    else if (*href != '#' && access(target.text, R_OK) != 0)
        problems_add(&lesson->problems, line, "this link leads nowhere: %s", href);
    else if (strchr(href, '#') && !leads_to_heading(lesson, href, target.text))
        problems_add(&lesson->problems, line, "no heading there has this anchor: %s", href);
    str_release(&target);
}

static void check_links(Lesson *lesson, const Block *block) {
    for (const Block *b = block; b; b = b->next) {
        const char *last = NULL;
        for (const Run *run = b->runs; run; run = run->next) {
            if (run->href && run->href != last) check_link(lesson, run->href, b->line);
            last = run->href;
        }
        check_links(lesson, b->first);
    }
}

void lint_lesson(Lesson *lesson, const LessonHost *host) {
    check_items(lesson, host);
    for (const Exercise *e = lesson->exercises; e; e = e->next)
        check_exercise(e, host, &lesson->problems);
    check_links(lesson, lesson->root->first);
    problems_sort(&lesson->problems);
}

void lint_catalogue(Catalogue *catalogue) {
    for (int i = 1; i < catalogue->count; i++) {
        Lesson *lesson = catalogue->lessons[i], *before = catalogue->lessons[i - 1];
        if (lesson->number == before->number)
            problems_add(&lesson->problems, 1, "%s has the number %d, too", before->path,
                         lesson->number);
    }
}
