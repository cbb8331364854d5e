/* repl/complete: names, attributes, keyword arguments, modules and commands. */
#include "repl/complete.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "base/mem.h"
#include "repl/command.h"
#include "repl/lesson_commands.h"
#include "repl/save.h"
#include "scene/theme.h"
#include "scene/view.h"

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

static void offer_list(Collector *c, const char *const *names) {
    for (int i = 0; names[i]; i++) offer(c, names[i]);
}

/* Words of expressions, and words that only begin a statement. */
static const char *const keywords[] = {"and",    "else", "False", "for", "if",   "in", "is",
                                       "lambda", "None", "not",   "or",  "True", NULL};
static const char *const statements[] = {"assert", "break",  "class",    "continue", "def",
                                         "del",    "elif",   "except",   "finally",  "from",
                                         "global", "import", "nonlocal", "pass",     "raise",
                                         "return", "try",    "while",    "with",     NULL};

static void offer_names(Lab *lab, Collector *c) {
    offer_list(c, keywords);
    for (int i = 0; i < lab->in->globals.count; i++)
        if (lab->in->globals.entries[i].name) offer(c, lab->in->globals.entries[i].name);
    for (const Native *n = lab->in->builtins; n && n->name; n++)
        if (n->kind != NATIVE_LEFT_OUT) offer(c, n->name);
}

static size_t dots_in(const char *name) {
    size_t dots = 0;
    for (; *name; name++) dots += *name == '.';
    return dots;
}

/* Modules whose full name begins with the word: of "torch.nn.f" what follows the last dot. */
static void offer_modules(Lab *lab, Collector *c, const char *word) {
    size_t known = strlen(word) - strlen(c->word), dots = dots_in(word);
    for (int i = 0; lab->in->specs && lab->in->specs[i]; i++) {
        const char *name = lab->in->specs[i]->name;
        if (strncmp(name, word, known) == 0 && dots_in(name) == dots) offer(c, name + known);
    }
}

/* from torch.nn import Con: the members of torch.nn, and the modules in it. */
static void offer_members(Lab *lab, Collector *c, const char *module, size_t length) {
    for (int i = 0; lab->in->specs && lab->in->specs[i]; i++) {
        const ModuleSpec *spec = lab->in->specs[i];
        if (strncmp(spec->name, module, length) != 0) continue;
        const char *rest = spec->name + length;
        if (*rest == '.' && !strchr(rest + 1, '.')) offer(c, rest + 1);
        for (const Native *n = *rest ? NULL : spec->members; n && n->name; n++) offer(c, n->name);
    }
}

/* The texts that an argument takes: padding_mode='re */
static const struct TextRow {
    const char *before;
    const char *texts[5];
} argument_texts[] = {{"padding_mode=", {"zeros", "reflect", "replicate", "circular"}},
                      {"padding=", {"same", "valid"}},
                      {"mode=", {"constant", "reflect", "replicate", "circular"}}};

static bool ends_with(const char *line, size_t end, const char *text) {
    size_t n = strlen(text);
    return end >= n && strncmp(line + end - n, text, n) == 0;
}

static void offer_texts(Collector *c, const char *line, size_t quote) {
    for (size_t i = 0; i < sizeof argument_texts / sizeof *argument_texts; i++)
        if (ends_with(line, quote, argument_texts[i].before)) {
            offer_list(c, argument_texts[i].texts);
            return;
        }
}

/* Where the text that the line's end stands in was opened; -1: in none. A comment counts as one. */
static long open_quote(const char *line) {
    long open = -1;
    for (long i = 0; line[i]; i++) {
        if (open >= 0 && line[open] != '#' && line[i] == '\\' && line[i + 1])
            i++;
        else if (open < 0 && strchr("'\"#", line[i]))
            open = i;
        else if (open >= 0 && line[i] == line[open] && line[i] != '#')
            open = -1;
    }
    return open;
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

/* What is completed: the line's last word, and what stands before it. */
typedef struct Place {
    const char *line;  /* all lines of the cell so far */
    const char *begin; /* of the last line, after its indentation */
    size_t start;      /* of the word */
    bool first;        /* the word begins its line */
} Place;

static bool starts_with(const char *line, const char *text) {
    return strncmp(line, text, strlen(text)) == 0;
}

/* import torch.nn.f, from torch.nn import Con. False: the line imports nothing. */
static bool offer_imports(Lab *lab, const Place *at, const char *word, Collector *c) {
    bool from = starts_with(at->begin, "from ");
    if (at->first || !(from || starts_with(at->begin, "import "))) return false;
    const char *module = at->begin + strcspn(at->begin, " ");
    module += strspn(module, " ");
    size_t length = strcspn(module, " ");
    const char *rest = module + length + strspn(module + length, " ");
    if (from && starts_with(rest, "import "))
        offer_members(lab, c, module, length);
    else if (from && module + length < at->line + at->start)
        offer(c, "import");
    else
        offer_modules(lab, c, word);
    return true;
}

/* An option, of which the dashes before the word may be there already. */
static void offer_option(const Place *at, Collector *c, const char *option) {
    size_t dashes = 0;
    while (dashes < 2 && at->start > dashes && at->line[at->start - dashes - 1] == '-') dashes++;
    offer(c, option + dashes);
}

static bool follows(const Place *at, const char *text) {
    return ends_with(at->line, at->start, text);
}

/* ---- the words of commands */

static void offer_algorithms(Lab *lab, const Place *at, Collector *c) {
    (void)lab, (void)at;
    for (int a = CONV1D_AUTO; a <= CONV1D_REFERENCE; a++)
        offer(c, conv1d_algorithm_name((Conv1dAlgorithm)a));
}

static void offer_json(Lab *lab, const Place *at, Collector *c) {
    (void)lab;
    offer_option(at, c, "--json");
}

static void offer_part(Lab *lab, const Place *at, Collector *c) {
    (void)lab;
    offer_option(at, c, "--part");
}

static void offer_themes(Lab *lab, const Place *at, Collector *c) {
    (void)lab, (void)at;
    for (int i = 0; i < theme_count; i++) offer(c, themes[i].name);
}

static void offer_views(Lab *lab, const Place *at, Collector *c) {
    (void)lab, (void)at;
    for (int i = 0; i < view_count; i++) offer(c, views[i].name);
}

/* Its options; after one that takes a name, the names. */
static void offer_save(Lab *lab, const Place *at, Collector *c) {
    if (follows(at, "--theme "))
        offer_themes(lab, at, c);
    else if (follows(at, "--view "))
        offer_views(lab, at, c);
    else
        for (int i = 0; save_option_names[i]; i++) offer_option(at, c, save_option_names[i]);
}

/* stride=, padding_mode=reflect */
static void offer_settings(Lab *lab, const Place *at, Collector *c) {
    (void)lab;
    bool named = strchr(at->begin, '=');
    for (int i = 0; follows(at, "padding_mode=") && i < 4; i++) offer(c, padding_modes[i]);
    for (int i = 0; follows(at, "bias=") && i < 2; i++) offer(c, i ? "True" : "False");
    c->suffix = "=";
    for (EditKind kind = EDIT_KERNEL_SIZE; !named && kind <= EDIT_PADDING_MODE; kind++)
        offer(c, edit_name(kind));
    c->suffix = "";
}

static void offer_presets(Lab *lab, const Place *at, Collector *c) {
    (void)lab, (void)at;
    for (int i = 0; i < signal_preset_count; i++) offer(c, signal_presets[i].name);
    for (int i = 0; i < kernel_preset_count; i++) offer(c, kernel_presets[i].name);
}

static void offer_lessons(Lab *lab, const Place *at, Collector *c) {
    const char *rest = at->begin + strcspn(at->begin, " ");
    rest += strspn(rest, " ");
    const char *word = at->line + at->start;
    char *before = mem_text_n(rest, word > rest ? (size_t)(word - rest) : 0);
    lesson_names(lab, before, offer, c);
    mem_free(before);
}

static const struct CommandWords {
    const char *command;
    void (*offer)(Lab *lab, const Place *at, Collector *c);
} command_words[] = {{"algorithm", offer_algorithms},
                     {"lesson", offer_lessons},
                     {"next", offer_part},
                     {"preset", offer_presets},
                     {"prev", offer_part},
                     {"save", offer_save},
                     {"set", offer_settings},
                     {"theme", offer_themes},
                     {"view", offer_views},
                     {"where", offer_json}};

/* The words that a command takes; false where it takes Python. */
static bool offer_command_words(Lab *lab, const char *name, const Place *at, Collector *c) {
    for (size_t i = 0; i < sizeof command_words / sizeof *command_words; i++) {
        if (strcmp(command_words[i].command, name) != 0) continue;
        command_words[i].offer(lab, at, c);
        return true;
    }
    return false;
}

/* %st, and what follows: %where --json, %help st. False: the line is no command. */
static bool offer_for_command(Lab *lab, const Place *at, Collector *c) {
    const char *name = at->begin + (*at->begin == '%');
    size_t length = strcspn(name, " ");
    if (name == at->line + at->start) {
        if (*at->begin == '%') offer_commands(c);
        return *at->begin == '%';
    }
    const Command *command = command_find(name, length);
    if (!command) return false;
    if (strcmp(command->name, "help") == 0) offer_commands(c);
    return offer_command_words(lab, command->name, at, c);
}

static void offer_attributes(Lab *lab, const char *word, const char *dot, Collector *c) {
    Value object;
    if (resolve(lab, word, (size_t)(dot - word), &object))
        value_names(lab->in, object, offer, c);
    else
        error_clear(&lab->in->error);
}

static void offer_all(Lab *lab, const Place *at, const char *word, Collector *c) {
    const char *dot = strrchr(word, '.');
    long quote = open_quote(at->begin);
    if (quote >= 0) {
        offer_texts(c, at->begin, (size_t)quote);
    } else if (offer_imports(lab, at, word, c) || offer_for_command(lab, at, c)) {
        return;
    } else if (dot) {
        offer_attributes(lab, word, dot, c);
    } else {
        offer_keywords_of_call(lab, at->line, at->start, c);
        offer_names(lab, c);
        if (at->first) offer_list(c, statements);
        if (at->first) offer_commands(c);
    }
}

void complete_line(Lab *lab, const char *line, Completions *out) {
    *out = (Completions){0};
    size_t end = strlen(line), start = dotted_start(line, end);
    const char *newline = strrchr(line, '\n');
    const char *begin = newline ? newline + 1 : line;
    begin += strspn(begin, " \t");
    char *word = mem_text_n(line + start, end - start);
    const char *dot = strrchr(word, '.');
    Collector c = {.out = out, .word = dot ? dot + 1 : word, .prefix = "", .suffix = ""};
    Place at = {line, begin, start, begin == line + start};
    size_t mark = pool_mark(lab->in);
    offer_all(lab, &at, word, &c);
    pool_drain(lab->in, mark);
    out->start = (int)(start + (size_t)(c.word - word));
    sort_unique(out);
    mem_free(word);
}

void completions_release(Completions *c) {
    for (int i = 0; i < c->count; i++) mem_free(c->items[i]);
    mem_free(c->items);
    *c = (Completions){0};
}
