/* repl/command: finding and running a command. */
#include "repl/command.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "base/mem.h"

const Command *const command_groups[] = {walk_commands,   trace_commands, edit_commands,
                                         view_commands,   core_commands,  save_commands,
                                         lesson_commands, lab_commands,   NULL};

/* One letter is short for what is typed most. */
static const struct ShortRow {
    char letter;
    const char *name;
} shorts[] = {{'n', "next"}, {'p', "prev"}, {'s', "step"}};

const Command *command_find(const char *name, size_t length) {
    for (size_t i = 0; length == 1 && i < sizeof shorts / sizeof *shorts; i++)
        if (shorts[i].letter == *name) return command_find(shorts[i].name, 4);
    const Command *found = NULL;
    int matches = 0;
    for (const Command *const *group = command_groups; *group; group++)
        for (const Command *c = *group; c->name; c++) {
            if (strncmp(c->name, name, length) != 0) continue;
            if (!c->name[length]) return c;
            found = c;
            matches++;
        }
    return matches == 1 && length > 0 ? found : NULL;
}

enum { COMMANDS_MAX = 64 };

static int command_names(const char *beginning, size_t length, const char **names) {
    int count = 0;
    for (const Command *const *group = command_groups; *group; group++)
        for (const Command *c = *group; c->name && count < COMMANDS_MAX; c++)
            if (strncmp(c->name, beginning, length) == 0) names[count++] = c->name;
    return count;
}

static bool refuse_unknown(Lab *lab, const char *name, size_t length) {
    const char *names[COMMANDS_MAX];
    int count = command_names(name, length, names);
    if (count > 1 && length > 0) {
        Str all;
        str_init(&all);
        for (int i = 0; i < count; i++) str_addf(&all, "%s%%%s", i ? ", " : "", names[i]);
        interp_raise(lab->in, ERROR_COMMAND, "%%%.*s could be %s", (int)length, name, all.text);
        str_release(&all);
        return false;
    }
    char word[64];
    size_t n = length < sizeof word ? length : sizeof word - 1;
    memcpy(word, name, n);
    word[n] = '\0';
    count = command_names("", 0, names);
    const char *near = error_suggest(word, names, count);
    if (near)
        interp_raise(lab->in, ERROR_COMMAND, "there is no command %%%s. Did you mean: %%%s?", word,
                     near);
    else
        interp_raise(lab->in, ERROR_COMMAND, "there is no command %%%s", word);
    return interp_fix(lab->in, "%%help   # lists the commands");
}

static size_t word_length(const char *text) {
    size_t n = 0;
    while (isalpha((unsigned char)text[n]) || text[n] == '_') n++;
    return n;
}

/* Where the text ends without a comment and the blanks before it; a # in quotes is no comment. */
static size_t length_without_comment(const char *text) {
    char quote = '\0';
    size_t n = 0;
    for (; text[n] && (quote || text[n] != '#'); n++) {
        if (quote ? text[n] == quote : strchr("'\"", text[n]) != NULL)
            quote = quote ? '\0' : text[n];
    }
    while (n && strchr(" \t\n", text[n - 1])) n--;
    return n;
}

bool command_run(Lab *lab, const char *text) {
    size_t length = word_length(text);
    const Command *command = command_find(text, length);
    if (!command) return refuse_unknown(lab, text, length ? length : strcspn(text, " \t"));
    const char *from = text + length;
    from += strspn(from, " \t");
    char *rest = mem_text_n(from, length_without_comment(from));
    bool done = command->run(lab, rest);
    mem_free(rest);
    return done;
}

/* After a name, does this go on as Python? Another name or a number never does: `step conv(x)`. */
static bool goes_on_as_python(const char *rest) {
    static const char *const operators[] = {"and", "or", "if", "in", "is", "not", "for", NULL};
    size_t length = word_length(rest);
    for (int i = 0; operators[i]; i++)
        if (strlen(operators[i]) == length && strncmp(rest, operators[i], length) == 0) return true;
    return !length && !isdigit((unsigned char)*rest);
}

/* `next`, `step conv(x)`, `goto 3`, but not `step = 3`, `next(it)`, `show.x`. A prefix needs two
 * letters; n, p and s are short while a walk is open. A variable of the name wins where the line
 * could be Python. */
bool command_is_bare(Lab *lab, const char *line) {
    size_t length = word_length(line);
    const char *rest = line + length;
    if (!length || (*rest && *rest != ' ' && *rest != '\t')) return false;
    rest += strspn(rest, " \t");
    if (*rest && strchr("=.,;:+*/%&|^<>!)]}", *rest)) return false;
    if (strchr(line, '\n')) return false;
    if (length == 1 && !lab->stage.has_walk) return false;
    if (!command_find(line, length)) return false;
    return !goes_on_as_python(rest) || !names_find(&lab->in->globals, intern_n(line, length));
}

/* Where a command begins after a semicolon; NULL: nowhere. */
static const char *command_after(Lab *lab, const char *line) {
    char quote = '\0';
    int depth = 0;
    for (const char *p = line; *p && (quote || *p != '#'); p++) {
        if (quote ? *p == quote : strchr("'\"", *p) != NULL)
            quote = quote ? '\0' : *p;
        else if (strchr("([{", *p))
            depth++;
        else if (strchr(")]}", *p))
            depth--;
        const char *rest = p + 1 + strspn(p + 1, " ");
        if (*p == ';' && !quote && !depth && command_is_bare(lab, rest)) return rest;
    }
    return NULL;
}

void command_mark(Lab *lab, const char *cell, Str *out) {
    const char *command = command_is_bare(lab, cell) ? cell : command_after(lab, cell);
    str_add_n(out, cell, command ? (size_t)(command - cell) : strlen(cell));
    if (command) str_addf(out, "%%%s", command);
}

void command_hint(Lab *lab, const char *source, Error *error) {
    if (error->kind != ERROR_SYNTAX || error->fix || error->span.line < 1) return;
    const char *at = error_line(source, error->span.line);
    if (!at) return;
    at += strspn(at, " \t");
    char *line = mem_text_n(at, strcspn(at, "\n"));
    if (command_is_bare(lab, line)) {
        mem_free(error->why);
        error->why = NULL;
        error_why(error, "%.*s is a command of the lab; in a file or a block it begins with %%",
                  (int)word_length(line), line);
        error_fix(error, "%%%s", line);
    }
    mem_free(line);
}

const Command *command_asked(Lab *lab, const char *cell) {
    const char *name = cell + (*cell == '%');
    size_t length = word_length(name);
    if (strcmp(name + length, "?") != 0) return NULL;
    bool variable = name == cell && names_find(&lab->in->globals, intern_n(name, length));
    return variable ? NULL : command_find(name, length);
}

int command_integers(const char *text, int64_t *out, int most) {
    int count = 0;
    for (;;) {
        text += strspn(text, " \t,[]()");
        if (!*text) return count;
        char *end = NULL;
        long long value = strtoll(text, &end, 10);
        if (end == text || count == most || (*end && !strchr(" \t,[]()", *end))) return -1;
        out[count++] = value;
        text = end;
    }
}
