/* lesson/transcript: code with and without prompts. */
#include "lesson/transcript.h"

#include <string.h>

#include "base/mem.h"
#include "lesson/run.h"

/* A statement of a transcript and what it should print. */
typedef struct Entry {
    Str code, output;
    int line; /* within the block, from 1 */
} Entry;

static const char *next_line(const char *text) {
    text += strcspn(text, "\n");
    return *text ? text + 1 : text;
}

static bool has_prompt(const char *line, const char *prompt) {
    return strncmp(line, prompt, 3) == 0 && strchr(" \n", line[3]);
}

static bool is_transcript(const char *code) {
    for (const char *line = code; *line; line = next_line(line))
        if (has_prompt(line, ">>>")) return true;
    return false;
}

static void add_line(Str *to, const char *line, size_t skip) {
    size_t length = strcspn(line, "\n");
    if (skip > length) skip = length;
    str_add_n(to, line + skip, length - skip);
    str_add_char(to, '\n');
}

static void trim_end(Str *s) {
    while (s->length && strchr(" \n", s->text[s->length - 1])) s->text[--s->length] = '\0';
}

static void entry_init(Entry *entry) {
    str_init(&entry->code);
    str_init(&entry->output);
    entry->line = 0;
}

static void entry_release(Entry *entry) {
    str_release(&entry->code);
    str_release(&entry->output);
}

/* Read the entry at *at, whose line is *line; false at the end. Lines before the first >>> are an
 * entry of their own that prints nothing. */
static bool entry_read(Entry *entry, const char **at, int *line) {
    str_clear(&entry->code);
    str_clear(&entry->output);
    const char *p = *at;
    if (!*p) return false;
    entry->line = *line;
    bool prompted = has_prompt(p, ">>>");
    do {
        add_line(&entry->code, p, prompted ? 4 : 0);
        p = next_line(p);
        ++*line;
    } while (*p && (prompted ? has_prompt(p, "...") : !has_prompt(p, ">>>")));
    for (; prompted && *p && !has_prompt(p, ">>>"); p = next_line(p), ++*line)
        add_line(&entry->output, p, 0);
    trim_end(&entry->output);
    *at = p;
    return true;
}

bool transcript_run(Interp *in, const char *code, bool is_error) {
    if (!is_transcript(code)) {
        bool done = run_text(in, code, "lesson", NULL);
        if (!done && is_error) interp_forgive(in);
        return done || is_error;
    }
    Entry entry;
    entry_init(&entry);
    int line = 1;
    bool done = true;
    while (done && entry_read(&entry, &code, &line)) {
        done = run_text(in, entry.code.text, "lesson", NULL);
        if (done || !(is_error || *entry.output.text)) continue;
        done = in->error.kind != ERROR_KEYBOARD_INTERRUPT;
        if (done) interp_forgive(in);
    }
    entry_release(&entry);
    return done;
}

/* ---- checking */

/* What the statement prints, its value included, or the words of its error. */
static bool run_entry(Interp *in, Str *printed, const char *code) {
    str_clear(printed);
    Value last = {.tag = TAG_ABSENT};
    bool done = run_text(in, code, "lesson", &last);
    if (done && last.tag != TAG_ABSENT && last.tag != TAG_NONE)
        done = value_repr(in, last, printed);
    if (!done) {
        in->error.span = (Span){0};
        run_report(in, NULL, NULL, printed);
    }
    trim_end(printed);
    return done;
}

/* Of an error, `why:` and `fix:` may be left out, and a Traceback's head may stand before it. */
static bool same_error(const char *wanted, const char *report) {
    while (strncmp(wanted, "Traceback", 9) == 0 || strncmp(wanted, "  ", 2) == 0 ||
           strncmp(wanted, "...", 3) == 0)
        wanted = next_line(wanted);
    size_t length = strlen(wanted);
    return length && strncmp(wanted, report, length) == 0 &&
           (report[length] == '\n' || !report[length]);
}

static void add_indented(Str *out, const char *text) {
    if (!*text) str_add(out, "\n      (nothing)");
    for (const char *line = text; *line; line = next_line(line)) {
        str_add(out, "\n      ");
        str_add_n(out, line, strcspn(line, "\n"));
    }
}

static void report_difference(Problems *problems, int line, const Entry *entry,
                              const char *printed) {
    Str text;
    str_init(&text);
    str_add(&text, "the lesson says that this prints");
    add_indented(&text, entry->output.text);
    str_add(&text, "\n    but it prints");
    add_indented(&text, printed);
    problems_add(problems, line, "%s", text.text);
    str_release(&text);
}

static bool check_entry(Interp *in, Str *printed, const Entry *entry, const Item *item,
                        Problems *problems) {
    bool done = run_entry(in, printed, entry->code.text);
    bool same = done ? strcmp(entry->output.text, printed->text) == 0
                     : same_error(entry->output.text, printed->text);
    if (!same) report_difference(problems, item->line + entry->line, entry, printed->text);
    return done;
}

/* ```python error without prompts: it is shown, and must fail. */
static bool check_program(Interp *in, Str *printed, const Item *item, Problems *problems) {
    bool done = run_text(in, item->block->text, "this block", NULL);
    if (done || item->is_error) {
        interp_forgive(in);
        return done;
    }
    int line = in->error.span.line;
    str_clear(printed);
    run_error_line(in, printed);
    problems_add(problems, item->line + line, "this code fails: %s", printed->text);
    return false;
}

void transcript_check(Interp *in, Str *printed, const Item *item, Problems *problems) {
    const char *code = item->block->text;
    bool fine = true;
    if (is_transcript(code)) {
        Entry entry;
        entry_init(&entry);
        int line = 1;
        while (entry_read(&entry, &code, &line))
            fine = check_entry(in, printed, &entry, item, problems) && fine;
        entry_release(&entry);
    } else {
        fine = check_program(in, printed, item, problems);
    }
    if (fine && item->is_error)
        problems_add(problems, item->line, "this block should end in an error, but nothing fails");
    str_clear(printed);
}
