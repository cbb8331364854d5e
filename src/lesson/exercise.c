/* lesson/exercise: reading an exercise's fence and its <details>. */
#include "lesson/exercise.h"

#include <ctype.h>
#include <string.h>

#include "base/mem.h"
#include "lang/ast.h"

static bool has_word(const char *info, const char *word) {
    size_t length = strlen(word);
    for (const char *p = info; *p; p += strcspn(p, " ")) {
        p += strspn(p, " ");
        if (strcspn(p, " ") == length && strncmp(p, word, length) == 0) return true;
    }
    return false;
}

bool exercise_is_info(const char *info) {
    return strncmp(info, "python", 6) == 0 && has_word(info, "exercise");
}

/* The value of `key=value` in the words after a fence, or "". */
static const char *info_value(Arena *arena, const char *info, const char *key) {
    size_t length = strlen(key);
    for (const char *p = info; *p; p += strcspn(p, " ")) {
        p += strspn(p, " ");
        if (strncmp(p, key, length) == 0 && p[length] == '=')
            return arena_text(arena, p + length + 1, strcspn(p + length + 1, " "));
    }
    return "";
}

static bool is_id(const char *text) {
    return *text && !text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_-")];
}

static const struct KindRow {
    const char *name;
    ExerciseKind kind;
} kinds[] = {{"", EXERCISE_WRITE},       {"write", EXERCISE_WRITE}, {"blanks", EXERCISE_WRITE},
             {"fill", EXERCISE_WRITE},   {"fix", EXERCISE_FIX},     {"predict", EXERCISE_PREDICT},
             {"choose", EXERCISE_CHOOSE}};

Exercise *exercise_new(Arena *arena, const Block *code, Problems *problems) {
    Exercise *e = arena_new(arena, sizeof *e);
    e->line = code->line;
    e->code = code->text;
    e->choices = "";
    e->id = info_value(arena, code->info, "id");
    if (!is_id(e->id))
        problems_add(problems, e->line,
                     "an exercise needs an id of small letters, digits, _ and -: "
                     "```python exercise id=halve");
    const char *kind = info_value(arena, code->info, "kind");
    bool known = false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].name, kind) == 0) {
            e->kind = kinds[i].kind;
            known = true;
        }
    if (!known)
        problems_add(problems, e->line,
                     "exercise %s: kind=%s is none of write, fill, fix, predict, choose", e->id,
                     kind);
    return e;
}

bool exercise_asks_answer(const Exercise *e) {
    return e->kind == EXERCISE_PREDICT || e->kind == EXERCISE_CHOOSE;
}

void exercise_add_choices(Exercise *e, Arena *arena, const Block *list) {
    Str letters, item;
    str_init(&letters);
    str_init(&item);
    for (const Block *b = list->first; b && e->kind == EXERCISE_CHOOSE; b = b->next) {
        str_clear(&item);
        block_plain(b, &item);
        const char *text = item.text + strspn(item.text, " (\n");
        if (isalpha((unsigned char)*text) && text[1] && strchr(").:", text[1]))
            str_add_char(&letters, (char)tolower((unsigned char)*text));
    }
    if (letters.length) e->choices = arena_text(arena, letters.text, letters.length);
    str_release(&letters);
    str_release(&item);
}

/* ---- the solution's answer */

static const Block *find_code(const Block *block) {
    for (const Block *b = block->first; b; b = b->next) {
        if (b->kind == BLOCK_CODE && strcmp(b->info, "python") == 0) return b;
        const Block *inner = find_code(b);
        if (inner) return inner;
    }
    return NULL;
}

static const Run *find_code_run(const Block *block) {
    for (const Run *run = block->runs; run; run = run->next)
        if (run->style & RUN_CODE) return run;
    for (const Block *b = block->first; b; b = b->next) {
        const Run *run = find_code_run(b);
        if (run) return run;
    }
    return NULL;
}

static bool is_expression(const char *text) {
    Error error = {0};
    Program *program = program_parse_expression(text, "answer", &error);
    error_clear(&error);
    program_drop(program);
    return program != NULL;
}

/* The solution of predict and choose in words: `b`, `b) because ...`, `(1, 1, 4): ...`. */
static const char *answer_in_words(Arena *arena, const Exercise *e, const char *text) {
    text += strspn(text, " \n");
    if (e->kind == EXERCISE_CHOOSE && isalpha((unsigned char)text[0]) && strchr(").:,;", text[1]))
        return arena_text(arena, text, 1); /* strchr finds the end of the text, too */
    static const char *const ends[] = {"", ": ", ". ", ", because"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const char *end = *ends[i] ? strstr(text, ends[i]) : text + strlen(text);
        char *piece = end ? arena_text(arena, text, (size_t)(end - text)) : NULL;
        if (!piece) continue;
        size_t length = strlen(piece);
        while (length && strchr(" .\n", piece[length - 1])) piece[--length] = '\0';
        if (*piece && is_expression(piece)) return piece;
    }
    return NULL;
}

static const char *find_answer(Arena *arena, const Exercise *e, const Block *solution) {
    const Block *code = find_code(solution);
    if (!exercise_asks_answer(e)) return code ? code->text : NULL;
    Str plain;
    str_init(&plain);
    block_plain(solution, &plain);
    const char *letter = e->kind == EXERCISE_CHOOSE ? answer_in_words(arena, e, plain.text) : NULL;
    const Run *run = find_code_run(solution);
    const char *answer = letter && !letter[1] ? letter
                         : code               ? code->text
                         : run                ? run->text
                                              : answer_in_words(arena, e, plain.text);
    str_release(&plain);
    return answer;
}

bool exercise_add_details(Exercise *e, Arena *arena, const char *title, Block *body, int line,
                          Problems *problems) {
    if (strncmp(title, "Hint", 4) == 0) {
        Hint **last = &e->hints;
        while (*last) last = &(*last)->next;
        *last = arena_new(arena, sizeof **last);
        (*last)->body = body;
        e->hint_count++;
        return true;
    }
    if (strncmp(title, "Solution", 8) != 0) return false;
    if (e->solution) problems_add(problems, line, "exercise %s has two solutions", e->id);
    e->solution = body;
    e->answer = find_answer(arena, e, body);
    return true;
}

/* ---- what a learner typed */

/* `3 6 9`: numbers with nothing but blanks between them. */
static bool is_row(const char *text) {
    int count = 0;
    for (const char *p = text; *p; count++) {
        size_t length = strspn(p, "+-0123456789.eE");
        if (!length) return false;
        p += length;
        if (*p && *p != ' ') return false;
        p += strspn(p, " ");
    }
    return count > 1;
}

bool exercise_binds_answer(const char *text) {
    for (const char *p = text; (p = strstr(p, "answer")); p += 6)
        if (p[6 + strspn(p + 6, " ")] == '=') return true;
    return false;
}

char exercise_letter(const char *text) {
    text += strspn(text, " ('\"");
    if (!isalpha((unsigned char)*text) || text[1 + strspn(text + 1, " )'\"\n")]) return '\0';
    return (char)tolower((unsigned char)*text);
}

static void add_choice(const char *text, Str *out) {
    const char *letter = text + strspn(text, " ('\"");
    if (isalpha((unsigned char)*letter) && !isalnum((unsigned char)letter[1]))
        str_addf(out, "answer = '%c'", tolower((unsigned char)*letter));
    else
        str_add(out, text);
}

char *exercise_submission(const Exercise *e, const char *text) {
    Str out;
    str_init(&out);
    text += strspn(text, " \t\n");
    size_t length = strlen(text);
    while (length && strchr(" \t\n", text[length - 1])) length--;
    char *trimmed = mem_text_n(text, length);
    if (!exercise_asks_answer(e) || exercise_binds_answer(text)) {
        str_add(&out, text);
    } else if (e->kind == EXERCISE_CHOOSE) {
        add_choice(trimmed, &out);
    } else if (is_row(trimmed)) {
        str_add(&out, "answer = (");
        for (const char *p = trimmed; *p; p++) {
            if (*p != ' ' || p[1] != ' ') str_addf(&out, *p == ' ' ? ", " : "%c", *p);
        }
        str_add(&out, ")");
    } else {
        str_addf(&out, is_expression(trimmed) ? "answer = (%s)" : "%s", trimmed);
    }
    mem_free(trimmed);
    return str_take(&out);
}

/* A value without any name in it, or for `choose` a letter alone. */
static bool is_answer(const Exercise *e, const char *text) {
    if (e->kind == EXERCISE_CHOOSE) return exercise_letter(text) != '\0';
    text += strspn(text, " ('\"");
    return *text && !text[strspn(text, "0123456789+-*/.,()[] e\n")] && strpbrk(text, "0123456789");
}

char *exercise_answer_among(const Exercise *e, const char *const *cells, int count) {
    for (int i = count - 1; i >= 0; i--) {
        if (!is_answer(e, cells[i])) continue;
        char *answer = exercise_submission(e, cells[i]);
        if (exercise_binds_answer(answer)) return answer;
        mem_free(answer);
    }
    return NULL;
}
