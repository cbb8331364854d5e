/* lesson/check_comment: the check comment of an exercise.
 *
 *     setup: x = torch.arange(7.).view(1, 1, 7)      key and value
 *     wrong: conv.stride == (1,) | Every position    the value goes on in lines that stand
 *       was kept.                                    further in
 *       example: conv = nn.Conv1d(1, 1, 3)           of the rule above it
 */
#include <string.h>

#include "base/mem.h"
#include "lesson/exercise.h"

typedef struct Comment {
    Exercise *exercise;
    Arena *arena;
    Problems *problems;
    Rule *last_wrong;
} Comment;

typedef void (*KeyFn)(Comment *c, const char *value, int line);

static Rule *add_rule(Comment *c, Rule **list, const char *test, int line) {
    while (*list) list = &(*list)->next;
    *list = arena_new(c->arena, sizeof **list);
    **list = (Rule){.test = test, .line = line};
    return *list;
}

static void key_setup(Comment *c, const char *value, int line) {
    add_rule(c, &c->exercise->setup, value, line);
}
static void key_after(Comment *c, const char *value, int line) {
    add_rule(c, &c->exercise->after, value, line);
}
static void key_inputs(Comment *c, const char *value, int line) {
    add_rule(c, &c->exercise->inputs, value, line);
}
static void key_pass(Comment *c, const char *value, int line) {
    add_rule(c, &c->exercise->passes, value, line);
}

/* `expression | reason`: the first | that stands alone between blanks, outside brackets. */
static const char *find_bar(const char *text) {
    int depth = 0;
    char quote = '\0';
    for (const char *p = text; *p; p++) {
        if (quote) {
            if (*p == quote) quote = '\0';
        } else if (*p == '\'' || *p == '"') {
            quote = *p;
        } else if (strchr("([{", *p)) {
            depth++;
        } else if (strchr(")]}", *p)) {
            depth--;
        } else if (*p == '|' && depth == 0 && p > text && strchr(" \n", p[-1]) && p[1] &&
                   strchr(" \n", p[1])) {
            return p;
        }
    }
    return NULL;
}

static void key_wrong(Comment *c, const char *value, int line) {
    const char *bar = find_bar(value);
    if (!bar) {
        problems_add(c->problems, line, "wrong: needs `expression | what to say`: %s", value);
        c->last_wrong = NULL;
        return;
    }
    const char *end = bar;
    while (end > value && strchr(" \n", end[-1])) end--;
    const char *reason = bar + 1 + strspn(bar + 1, " \n");
    if (!*reason) problems_add(c->problems, line, "wrong: says nothing after the |");
    c->last_wrong =
        add_rule(c, &c->exercise->wrongs, arena_text(c->arena, value, (size_t)(end - value)), line);
    c->last_wrong->reason = reason;
}

static void key_example(Comment *c, const char *value, int line) {
    if (!c->last_wrong)
        problems_add(c->problems, line, "example: stands under the wrong: that it is for");
    else if (c->last_wrong->example)
        problems_add(c->problems, line, "this wrong: has two examples");
    else
        c->last_wrong->example = value;
}

static void set_once(Comment *c, const char **to, const char *key, const char *value, int line) {
    if (*to) problems_add(c->problems, line, "%s: stands here twice", key);
    *to = value;
}
static void key_default(Comment *c, const char *value, int line) {
    set_once(c, &c->exercise->fallback, "default", value, line);
}
static void key_expected(Comment *c, const char *value, int line) {
    set_once(c, &c->exercise->wanted, "expected", value, line);
}
static void key_shown(Comment *c, const char *value, int line) {
    set_once(c, &c->exercise->shown, "shown", value, line);
}
static void key_worked(Comment *c, const char *value, int line) {
    set_once(c, &c->exercise->worked, "worked", value, line);
}

static const struct KeyRow {
    const char *name;
    bool is_code; /* lines keep their indentation; others are joined by a space */
    KeyFn read;
} keys[] = {{"setup", true, key_setup},      {"inputs", true, key_inputs},
            {"after", true, key_after},      {"wrong", false, key_wrong},
            {"example", true, key_example},  {"pass", false, key_pass},
            {"default", false, key_default}, {"expected", false, key_expected},
            {"shown", false, key_shown},     {"worked", false, key_worked}};

static const struct KeyRow *key_at(const char *line) {
    line += strspn(line, " \t");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        size_t length = strlen(keys[i].name);
        if (strncmp(line, keys[i].name, length) == 0 && line[length] == ':') return &keys[i];
    }
    return NULL;
}

static const char *next_line(const char *text) {
    text += strcspn(text, "\n");
    return *text ? text + 1 : text;
}

static bool is_blank(const char *line) {
    return !line[strspn(line, " \t")] || line[strspn(line, " \t")] == '\n';
}

/* A value goes on in lines that stand further in than its key. */
static bool goes_on(const char *key, const char *line) {
    return is_blank(line) || (!key_at(line) && strspn(line, " \t") > strspn(key, " \t"));
}

/* How far in the lines that go on stand at least. */
static size_t common_indent(const char *from, const char *end) {
    size_t least = (size_t)-1;
    for (const char *line = from; line < end; line = next_line(line)) {
        size_t indent = strspn(line, " ");
        if (!is_blank(line) && indent < least) least = indent;
    }
    return least == (size_t)-1 ? 0 : least;
}

/* `setup: def f(x):` opens a block: what follows stands four in, even where it is all aligned. */
static bool opens_block(const char *first, const char *from, size_t common) {
    size_t length = strcspn(first, "\n");
    while (length && first[length - 1] == ' ') length--;
    return length && first[length - 1] == ':' && strspn(from, " ") == common;
}

/* The value that begins at `first` and goes on in the lines from..end. */
static const char *read_value(Arena *arena, const char *first, const char *from, const char *end,
                              bool is_code) {
    Str text;
    str_init(&text);
    str_add_n(&text, first, strcspn(first, "\n"));
    size_t common = common_indent(from, end);
    int deeper = opens_block(first, from, common) ? 4 : 0;
    for (const char *line = from; line < end; line = next_line(line)) {
        if (is_blank(line)) continue;
        size_t skip = is_code ? common : strspn(line, " \t");
        if (text.length) str_add_char(&text, is_code ? '\n' : ' ');
        if (is_code) str_add_repeat(&text, ' ', deeper);
        str_add_n(&text, line + skip, strcspn(line + skip, "\n"));
    }
    while (text.length && strchr(" \t\r", text.text[text.length - 1]))
        text.text[--text.length] = '\0';
    const char *kept = arena_text(arena, text.text, text.length);
    str_release(&text);
    return kept;
}

void exercise_read_check(Exercise *e, Arena *arena, const char *text, int line,
                         Problems *problems) {
    Comment c = {.exercise = e, .arena = arena, .problems = problems};
    e->checked = true;
    for (const char *at = text; *at;) {
        const struct KeyRow *key = key_at(at);
        const char *from = next_line(at), *end = from;
        int lines = 1;
        for (; *end && goes_on(at, end); end = next_line(end)) lines++;
        if (key) {
            const char *first = strchr(at, ':') + 1;
            first += strspn(first, " \t");
            key->read(&c, read_value(arena, first, from, end, key->is_code), line);
        } else if (!is_blank(at)) {
            problems_add(problems, line,
                         "not understood: %.*s (setup, inputs, wrong, example, pass, default, "
                         "expected, shown, worked and after are known, each with a colon)",
                         (int)strcspn(at, "\n"), at);
        }
        at = end;
        line += lines;
    }
}
