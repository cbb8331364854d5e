/* lesson/render: a lesson's blocks as text for a terminal. */
#include "lesson/render.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "lesson/code_color.h"
#include "lesson/table.h"

enum { CODE_INDENT = 4, TABLE_INDENT = 2, PREFIX_MAX = 64 };

/* What stands before the first line of a block, and before the others. */
typedef struct Margin {
    char first[PREFIX_MAX], rest[PREFIX_MAX];
} Margin;

static void render(const Look *look, const Block *block, Margin margin, Str *out);

/* A list stands in a list, a quote in an item: their margins add up. After the first line is
 * written the first margin is spent. */
static Margin deeper(const Margin *m, const char *first, const char *rest) {
    Margin inner;
    snprintf(inner.first, PREFIX_MAX, "%.40s%.20s", m->first, first);
    snprintf(inner.rest, PREFIX_MAX, "%.40s%.20s", m->rest, rest);
    return inner;
}

static void render_heading(const Look *look, const Block *block, Margin m, Str *out) {
    unsigned style = look->color ? RUN_STRONG : 0;
    wrap_runs(look, block->runs, look->width, m.first, m.rest, style, out);
    if (block->level > 2) return;
    Str plain;
    str_init(&plain);
    block_plain(block, &plain);
    int width = utf8_width(plain.text);
    if (width > look->width) width = look->width;
    str_add(out, m.rest);
    str_add_repeat(out, block->level == 1 ? '=' : '-', width);
    str_add_char(out, '\n');
    str_release(&plain);
}

/* Lines that already stand in `text`, each behind its margin. */
static void add_behind(const Margin *m, const char *text, Str *out) {
    for (bool first = true; *text; first = false) {
        size_t length = strcspn(text, "\n");
        str_add(out, first ? m->first : m->rest);
        str_add_n(out, text, length);
        str_add_char(out, '\n');
        text += length + (text[length] == '\n');
    }
}

static void render_code(const Look *look, const Block *block, Margin m, Str *out) {
    Str text;
    str_init(&text);
    code_write(look, block->text, strncmp(block->info, "python", 6) == 0, CODE_INDENT, &text);
    add_behind(&m, text.text, out);
    str_release(&text);
}

static void render_table(const Look *look, const Block *block, Margin m, Str *out) {
    Str text;
    str_init(&text);
    Look narrower = *look;
    narrower.width -= utf8_width(m.rest);
    table_write(&narrower, block, TABLE_INDENT, &text);
    add_behind(&m, text.text, out);
    str_release(&text);
}

static void render_inside(const Look *look, const Block *block, Margin m, bool loose, Str *out) {
    for (const Block *child = block->first; child; child = child->next) {
        if (child != block->first && loose) str_addf(out, "%s\n", m.rest);
        render(look, child, m, out);
        memcpy(m.first, m.rest, sizeof m.first);
    }
}

static bool has_code(const Block *item) {
    for (const Block *child = item->first; child; child = child->next)
        if (child->kind == BLOCK_CODE || child->kind == BLOCK_TABLE) return true;
    return false;
}

static void render_list(const Look *look, const Block *list, Margin m, Str *out) {
    int number = list->level;
    for (const Block *item = list->first; item; item = item->next, number++) {
        char mark[16];
        snprintf(mark, sizeof mark, list->kind == BLOCK_NUMBERS ? "%d. " : "- ", number);
        char blank[16];
        snprintf(blank, sizeof blank, "%*s", (int)strlen(mark), "");
        render_inside(look, item, deeper(&m, mark, blank), has_code(item), out);
        memcpy(m.first, m.rest, sizeof m.first);
    }
}

static void render(const Look *look, const Block *block, Margin m, Str *out) {
    switch (block->kind) {
    case BLOCK_HEADING: render_heading(look, block, m, out); break;
    case BLOCK_PARAGRAPH: wrap_runs(look, block->runs, look->width, m.first, m.rest, 0, out); break;
    case BLOCK_QUOTE: render_inside(look, block, deeper(&m, "| ", "| "), true, out); break;
    case BLOCK_BULLETS:
    case BLOCK_NUMBERS: render_list(look, block, m, out); break;
    case BLOCK_CODE: render_code(look, block, m, out); break;
    case BLOCK_TABLE: render_table(look, block, m, out); break;
    case BLOCK_ROOT:
    case BLOCK_ITEM: render_inside(look, block, m, true, out); break;
    default: break; /* rules part the text; HTML is none; rows and cells are the table's */
    }
}

void render_block(const Look *look, const Block *block, Str *out) {
    render(look, block, (Margin){.first = ""}, out);
}

void render_children(const Look *look, const Block *block, Str *out) {
    render_inside(look, block, (Margin){.first = ""}, true, out);
}

int count_lines(const char *text) {
    int lines = 0;
    for (; *text; text++) lines += *text == '\n';
    return lines;
}
