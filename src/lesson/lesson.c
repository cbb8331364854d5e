/* lesson/lesson: from a tree of Markdown to the items of a lesson. */
#include "lesson/lesson.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* While the blocks are read. */
typedef struct Builder {
    Lesson *lesson;
    Exercise *exercise; /* the last one, which hints and checks belong to */
    bool part_is_due;   /* the next item begins a part */
    Block *details;     /* an open <details> collects blocks here; NULL: none is open */
    char *title;        /* its <summary> */
    int details_line;
} Builder;

/* ---- items */

static Item *add_item(Builder *b, ItemKind kind, int line) {
    Lesson *lesson = b->lesson;
    if (lesson->item_count == lesson->room) {
        lesson->room = lesson->room ? lesson->room * 2 : 32;
        lesson->items = mem_grow(lesson->items, (size_t)lesson->room * sizeof *lesson->items);
    }
    Item *item = &lesson->items[lesson->item_count++];
    *item = (Item){.kind = kind, .line = line, .starts_part = b->part_is_due};
    b->part_is_due = false;
    return item;
}

static void add_exercise(Builder *b, const Block *block) {
    Lesson *lesson = b->lesson;
    Exercise *e = exercise_new(&lesson->arena, block, &lesson->problems);
    if (lesson_find_exercise(lesson, e->id))
        problems_add(&lesson->problems, e->line, "two exercises have the id %s", e->id);
    Exercise **last = &lesson->exercises;
    while (*last) last = &(*last)->next;
    *last = e;
    e->item = lesson->item_count;
    lesson->exercise_count++;
    b->exercise = e;
    Item *item = add_item(b, ITEM_EXERCISE, block->line);
    item->block = block;
    item->exercise = e;
}

static void add_code(Builder *b, const Block *block) {
    if (exercise_is_info(block->info)) {
        add_exercise(b, block);
        return;
    }
    bool error = strcmp(block->info, "python error") == 0;
    bool runs = error || strcmp(block->info, "python") == 0;
    if (strncmp(block->info, "python", 6) == 0 && !runs)
        problems_add(&b->lesson->problems, block->line,
                     "```%s: after python, only `error` and `exercise id=...` are known",
                     block->info);
    Item *item = add_item(b, runs ? ITEM_CODE : ITEM_TEXT, block->line);
    item->block = block;
    item->is_error = error;
}

static void take_title(Builder *b, const Block *heading) {
    Str plain;
    str_init(&plain);
    block_plain(heading, &plain);
    b->lesson->title = arena_text(&b->lesson->arena, plain.text, plain.length);
    str_release(&plain);
}

static void add_block(Builder *b, Block *block) {
    if (b->details) {
        block_append(b->details, block);
        return;
    }
    if (block->kind == BLOCK_RULE) {
        b->part_is_due = b->lesson->item_count > 0;
        return;
    }
    if (block->kind == BLOCK_HEADING) {
        if (block->level == 1 && !*b->lesson->title) take_title(b, block);
        if (block->level <= 2 && b->lesson->item_count > 0) b->part_is_due = true;
    }
    if (block->kind == BLOCK_BULLETS && b->exercise && !b->exercise->checked)
        exercise_add_choices(b->exercise, &b->lesson->arena, block);
    if (block->kind == BLOCK_CODE)
        add_code(b, block);
    else
        add_item(b, ITEM_TEXT, block->line)->block = block;
}

/* ---- what stands in HTML: comments and <details> */

static char *trim(char *text) {
    text += strspn(text, " \t\n");
    size_t length = strlen(text);
    while (length && strchr(" \t\n", text[length - 1])) text[--length] = '\0';
    return text;
}

/* `view causal; step 5`: a list of verbs with what follows them. A ; in brackets is no end. */
static void add_stage(Builder *b, const char *text, int line) {
    Arena *arena = &b->lesson->arena;
    StageStep *first = NULL, **last = &first;
    while (*text) {
        int depth = 0;
        size_t n = 0;
        for (; text[n] && (depth > 0 || text[n] != ';'); n++)
            depth += (strchr("([{", text[n]) != NULL) - (strchr(")]}", text[n]) != NULL);
        char *piece = trim(arena_text(arena, text, n));
        text += n + (text[n] == ';');
        if (!*piece) continue;
        size_t verb = strcspn(piece, " \t\n");
        *last = arena_new(arena, sizeof **last);
        (*last)->verb = arena_text(arena, piece, verb);
        (*last)->rest = trim(piece + verb);
        last = &(*last)->next;
    }
    if (!first) problems_add(&b->lesson->problems, line, "stage: says nothing to do");
    if (first) add_item(b, ITEM_STAGE, line)->stage = first;
}

static void read_comment(Builder *b, const char *text, int line) {
    Lesson *lesson = b->lesson;
    const char *body = text + strspn(text, " \t\n");
    if (strncmp(body, "stage:", 6) == 0) {
        add_stage(b, body + 6, line);
    } else if (strncmp(body, "check", 5) == 0 && strchr(" \n\t", body[5])) {
        if (!b->exercise)
            problems_add(&lesson->problems, line, "a check without an exercise before it");
        else if (b->exercise->checked)
            problems_add(&lesson->problems, line, "exercise %s has two checks", b->exercise->id);
        else
            exercise_read_check(b->exercise, &lesson->arena,
                                arena_text(&lesson->arena, body + 5, strlen(body + 5)), line,
                                &lesson->problems);
        b->part_is_due = true;
    }
}

/* Other <details> than hints and the solution are shown, under their summary. */
static void show_details(Builder *b, Block *details) {
    Block *heading = block_new(&b->lesson->arena, BLOCK_HEADING);
    heading->level = 3;
    heading->line = b->details_line;
    heading->runs = arena_new(&b->lesson->arena, sizeof *heading->runs);
    heading->runs->text = b->title;
    add_item(b, ITEM_TEXT, heading->line)->block = heading;
    for (Block *block = details->first, *next; block; block = next) {
        next = block->next;
        add_block(b, block);
    }
}

static void close_details(Builder *b) {
    Block *details = b->details;
    b->details = NULL;
    if (!details) return;
    Lesson *lesson = b->lesson;
    if (!b->exercise || !exercise_add_details(b->exercise, &lesson->arena, b->title, details,
                                              b->details_line, &lesson->problems))
        show_details(b, details);
}

static int count_lines(const char *from, const char *to) {
    int lines = 0;
    for (; from < to; from++) lines += *from == '\n';
    return lines;
}

/* `<details><summary>Hint 1</summary>`: returns where its body begins. */
static const char *open_details(Builder *b, const char *at, int line) {
    Lesson *lesson = b->lesson;
    if (b->details) problems_add(&lesson->problems, line, "<details> inside <details>");
    b->details = block_new(&lesson->arena, BLOCK_ROOT);
    b->details->line = b->details_line = line;
    b->title = arena_text(&lesson->arena, "", 0);
    const char *from = strchr(at, '>'), *title = strstr(at, "<summary>");
    const char *end = title ? strstr(title, "</summary>") : NULL;
    if (!from) return at + strlen(at);
    if (!end) {
        problems_add(&lesson->problems, line,
                     "<details> needs its <summary>...</summary> right behind it");
        return from + 1;
    }
    b->title = trim(arena_text(&lesson->arena, title + 9, (size_t)(end - title) - 9));
    return end + 10;
}

/* The text between tags is Markdown where it stands in <details>, else nobody's. */
static void add_between(Builder *b, const char *from, const char *to, int line) {
    if (!b->details) return;
    Arena *arena = &b->lesson->arena;
    Block *inner = markdown_parse(arena, arena_text(arena, from, (size_t)(to - from)), line);
    for (Block *block = inner->first, *next; block; block = next) {
        next = block->next;
        block_append(b->details, block);
    }
}

static const char *next_tag(const char *at) {
    static const char *const tags[] = {"<!--", "<details", "</details>"};
    const char *nearest = at + strlen(at);
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        const char *tag = strstr(at, tags[i]);
        if (tag && tag < nearest) nearest = tag;
    }
    return nearest;
}

static void add_html(Builder *b, const Block *html) {
    Lesson *lesson = b->lesson;
    for (const char *at = html->text; *at;) {
        const char *tag = next_tag(at);
        add_between(b, at, tag, html->line + count_lines(html->text, at));
        int line = html->line + count_lines(html->text, tag);
        at = tag;
        if (strncmp(tag, "</details>", 10) == 0) {
            close_details(b);
            at = tag + 10;
        } else if (strncmp(tag, "<details", 8) == 0) {
            at = open_details(b, tag, line);
        } else if (*tag) {
            const char *end = strstr(tag, "-->");
            if (!end)
                problems_add(&lesson->problems, line,
                             "this comment has no --> before the next empty line or the end; a "
                             "comment right behind </details> may hold no empty line");
            size_t length = end ? (size_t)(end - tag) - 4 : strlen(tag + 4);
            read_comment(b, arena_text(&lesson->arena, tag + 4, length), line);
            at = end ? end + 3 : tag + strlen(tag);
        }
    }
}

/* ---- the whole */

static void build(Lesson *lesson, Block *root) {
    Builder b = {.lesson = lesson};
    for (Block *block = root->first, *next; block; block = next) {
        next = block->next;
        if (block->kind == BLOCK_HTML)
            add_html(&b, block);
        else
            add_block(&b, block);
    }
    if (b.details) {
        problems_add(&lesson->problems, b.details_line, "<details> is never closed");
        close_details(&b);
    }
}

static void check_form(Lesson *lesson) {
    Problems *p = &lesson->problems;
    if (!*lesson->title) problems_add(p, 1, "a lesson begins with its title: # Stride");
    for (const Exercise *e = lesson->exercises; e; e = e->next) {
        if (!e->checked) problems_add(p, e->line, "exercise %s has no <!-- check -->", e->id);
        if (e->checked && !e->passes)
            problems_add(p, e->line, "exercise %s has no pass: rule", e->id);
        if (!e->hints) problems_add(p, e->line, "exercise %s has no hint", e->id);
        if (!e->solution)
            problems_add(p, e->line, "exercise %s has no solution", e->id);
        else if (!e->answer)
            problems_add(p, e->line,
                         exercise_asks_answer(e)
                             ? "exercise %s: its solution should begin with the answer as code: "
                               "`(1, 1, 4)`, or with the letter: b)"
                             : "exercise %s: its solution has no ```python block (is there an "
                               "empty line before it?)",
                         e->id);
    }
}

static const char *file_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

bool lesson_split_name(const char *path, int *number, char **slug) {
    const char *name = file_name(path);
    size_t length = strlen(name), digits = strspn(name, "0123456789");
    if (length < 4 || strcmp(name + length - 3, ".md") != 0 || digits > 6) return false;
    *number = digits ? (int)strtol(name, NULL, 10) : 0;
    const char *from = name + digits;
    if (digits) from += strspn(from, "-_");
    if (from == name + length - 3) return false;
    *slug = mem_text_n(from, (size_t)(name + length - 3 - from));
    return true;
}

/* A copy whose lines end in \n alone. */
static char *plain_lines(Arena *arena, const char *text) {
    char *copy = arena_text(arena, text, strlen(text)), *to = copy;
    for (const char *from = text; *from; from++)
        if (*from != '\r' || from[1] != '\n') *to++ = *from;
    *to = '\0';
    return copy;
}

Lesson *lesson_parse(const char *path, const char *text) {
    Lesson *lesson = mem_new(sizeof *lesson);
    Arena *arena = &lesson->arena;
    char *slug = NULL;
    if (!lesson_split_name(path, &lesson->number, &slug)) slug = mem_text(file_name(path));
    lesson->slug = arena_text(arena, slug, strlen(slug));
    mem_free(slug);
    lesson->path = arena_text(arena, path, strlen(path));
    lesson->title = "";
    lesson->source = plain_lines(arena, text);
    build(lesson, markdown_parse(arena, lesson->source, 1));
    lesson->root = markdown_parse(arena, lesson->source, 1);
    check_form(lesson);
    if (!*lesson->title) lesson->title = lesson->slug;
    return lesson;
}

Lesson *lesson_read(const char *path, Error *error) {
    FILE *file = fopen(path, "r");
    Str text;
    str_init(&text);
    char block[4096];
    size_t n = 0;
    while (file && (n = fread(block, 1, sizeof block, file)) > 0) str_add_n(&text, block, n);
    bool failed = !file || ferror(file);
    if (failed) error_set(error, ERROR_OS, "%s: %s", path, strerror(errno));
    if (file) fclose(file);
    Lesson *lesson = failed ? NULL : lesson_parse(path, text.text);
    str_release(&text);
    return lesson;
}

void lesson_free(Lesson *lesson) {
    if (!lesson) return;
    mem_free(lesson->items);
    problems_release(&lesson->problems);
    arena_release(&lesson->arena);
    mem_free(lesson);
}

Exercise *lesson_find_exercise(const Lesson *lesson, const char *id) {
    for (Exercise *e = lesson->exercises; e; e = e->next)
        if (strcmp(e->id, id) == 0) return e;
    return NULL;
}

int lesson_exercise_number(const Lesson *lesson, const Exercise *exercise) {
    int number = 1;
    for (const Exercise *e = lesson->exercises; e && e != exercise; e = e->next) number++;
    return number;
}

int lesson_part(const Lesson *lesson, int item) {
    int part = 0;
    for (int i = 1; i <= item && i < lesson->item_count; i++) part += lesson->items[i].starts_part;
    return part;
}

int lesson_part_count(const Lesson *lesson) {
    return lesson->item_count ? lesson_part(lesson, lesson->item_count - 1) + 1 : 0;
}

int lesson_part_start(const Lesson *lesson, int part) {
    int item = 0;
    while (item < lesson->item_count && lesson_part(lesson, item) < part) item++;
    return item;
}

int lesson_part_end(const Lesson *lesson, int item) {
    do item++;
    while (item < lesson->item_count && !lesson->items[item].starts_part);
    return item;
}
