/* repl/complete: names, attributes, keyword arguments, modules and commands. */
#include "repl/complete.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "base/mem.h"
#include "repl/command.h"

/* What is being collected: those names that begin with `word`, each between prefix and suffix. */
typedef struct Collector {
    Completions *out;
    const char *word;
    const char *prefix;
    const char *suffix;
} Collector;

static void offer(void *to, const char *name) {
    Collector *c = to;
    Completions *out = c->out;
    if (strncmp(name, c->word, strlen(c->word)) != 0) return;
    if (name[0] == '_' && c->word[0] != '_') return;
    if (out->count == out->room) {
        out->room = out->room ? out->room * 2 : 64;
        out->items = mem_grow(out->items, (size_t)out->room * sizeof *out->items);
    }
    Str item;
    str_init(&item);
    str_addf(&item, "%s%s%s", c->prefix, name, c->suffix);
    out->items[out->count++] = str_take(&item);
}

static bool is_word(char c) {
    return isalnum((unsigned char)c) || c == '_' || (c & 0x80);
}

/* Where the dotted name that ends at `end` begins: conv.wei -> c */
static size_t dotted_start(const char *line, size_t end) {
    while (end > 0 && (is_word(line[end - 1]) || line[end - 1] == '.')) end--;
    return end;
}

/* The value of a dotted name, looked up without running any code of the user's. */
static bool resolve(Lab *lab, const char *name, size_t length, Value *out) {
    size_t n = strcspn(name, ".");
    if (n > length) n = length;
    Value *found = interp_find(lab->in, intern_n(name, n));
    if (!found) return false;
    *out = *found;
    while (n < length) {
        size_t from = n + 1;
        n = from + strcspn(name + from, ".");
        if (n > length) n = length;
        bool has = false;
        bool done = value_get_maybe(lab->in, *out, intern_n(name + from, n - from), out, &has);
        if (!done) error_clear(&lab->in->error);
        if (!done || !has) return false;
    }
    return true;
}

static void offer_commands(Collector *c) {
    for (const Command *const *group = command_groups; *group; group++)
        for (const Command *command = *group; command->name; command++) offer(c, command->name);
}

static const char *const keywords[] = {
    "and",    "as",     "assert", "break",   "class",    "continue", "def",    "del",  "elif",
    "else",   "except", "False",  "finally", "for",      "from",     "global", "if",   "import",
    "in",     "is",     "lambda", "None",    "nonlocal", "not",      "or",     "pass", "raise",
    "return", "True",   "try",    "while",   "with",     NULL};

static void offer_names(Lab *lab, Collector *c) {
    for (int i = 0; keywords[i]; i++) offer(c, keywords[i]);
    for (int i = 0; i < lab->in->globals.count; i++)
        if (lab->in->globals.entries[i].name) offer(c, lab->in->globals.entries[i].name);
    for (const Native *n = lab->in->builtins; n && n->name; n++) offer(c, n->name);
}

static void offer_modules(Lab *lab, Collector *c) {
    for (int i = 0; lab->in->specs && lab->in->specs[i]; i++) offer(c, lab->in->specs[i]->name);
}

/* "nn.Conv1d(1, 1, ker": the open call around `end`, or -1. */
static long open_call(const char *line, size_t end) {
    int depth = 0;
    for (size_t i = end; i-- > 0;) {
        if (strchr(")]}", line[i])) depth++;
        if (!strchr("([{", line[i])) continue;
        if (depth-- > 0) continue;
        return line[i] == '(' ? (long)i : -1;
    }
    return -1;
}

/* The parameter names in "(self, input, *, stride=1, **kwargs)", offered as "stride=". */
static void offer_parameters(Collector *c, const char *signature) {
    c->suffix = "=";
    int depth = 0;
    bool at_name = true;
    for (const char *p = signature + 1; *p; p++) {
        if (strchr("([{", *p)) depth++;
        if (strchr(")]}", *p) && depth-- == 0) break;
        if (at_name && is_word(*p)) {
            size_t n = 0;
            while (is_word(p[n])) n++;
            offer(c, intern_n(p, n));
            p += n - 1;
            at_name = false;
        } else if (*p == ',' && depth == 0) {
            at_name = true;
        } else if (!isspace((unsigned char)*p)) {
            at_name = false;
        }
    }
    c->suffix = "";
}

static void offer_keywords_of_call(Lab *lab, const char *line, size_t start, Collector *c) {
    long open = open_call(line, start);
    if (open <= 0) return;
    size_t from = dotted_start(line, (size_t)open);
    Value callee;
    if (from == (size_t)open || !resolve(lab, line + from, (size_t)open - from, &callee)) return;
    Str signature;
    str_init(&signature);
    if (value_signature(lab->in, callee, &signature))
        offer_parameters(c, signature.text);
    else
        error_clear(&lab->in->error);
    str_release(&signature);
}

static int compare_texts(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void sort_unique(Completions *c) {
    if (c->count) qsort(c->items, (size_t)c->count, sizeof *c->items, compare_texts);
    int kept = 0;
    for (int i = 0; i < c->count; i++) {
        if (kept && strcmp(c->items[kept - 1], c->items[i]) == 0)
            mem_free(c->items[i]);
        else
            c->items[kept++] = c->items[i];
    }
    c->count = kept;
}

static bool starts_import(const char *line) {
    line += strspn(line, " \t");
    return strncmp(line, "import ", 7) == 0 ||
           (strncmp(line, "from ", 5) == 0 && !strstr(line, " import "));
}

void complete_line(Lab *lab, const char *line, Completions *out) {
    *out = (Completions){0};
    size_t end = strlen(line), start = dotted_start(line, end);
    const char *newline = strrchr(line, '\n');
    const char *begin = newline ? newline + 1 : line;
    bool first_word = strspn(begin, " \t") == (size_t)(line + start - begin);
    char *word = mem_text_n(line + start, end - start);
    char *dot = strrchr(word, '.');
    Collector c = {.out = out, .word = word, .prefix = "", .suffix = ""};
    size_t mark = pool_mark(lab->in);
    if (start > 0 && line[start - 1] == '%' &&
        strspn(begin, " \t") == (size_t)(line + start - 1 - begin)) {
        offer_commands(&c);
    } else if (starts_import(begin) && !first_word) {
        offer_modules(lab, &c);
    } else if (dot) {
        Value object;
        if (resolve(lab, word, (size_t)(dot - word), &object)) {
            c.word = dot + 1;
            start += (size_t)(dot + 1 - word);
            value_names(lab->in, object, offer, &c);
        }
    } else {
        offer_keywords_of_call(lab, line, start, &c);
        offer_names(lab, &c);
        if (first_word) offer_commands(&c);
    }
    pool_drain(lab->in, mark);
    out->start = (int)start;
    sort_unique(out);
    mem_free(word);
}

void completions_release(Completions *c) {
    for (int i = 0; i < c->count; i++) mem_free(c->items[i]);
    mem_free(c->items);
    *c = (Completions){0};
}
