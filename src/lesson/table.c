/* lesson/table: a table of Markdown in columns of text. */
#include "lesson/table.h"

#include <string.h>

enum { COLUMNS_MAX = 16, GAP = 2, NARROWEST = 6 };

typedef struct Columns {
    int count;
    int widths[COLUMNS_MAX];
} Columns;

/* Columns on the terminal: escapes count nothing. */
static int shown_width(const char *text) {
    int width = 0;
    while (*text && *text != '\n') {
        if (*text == '\033') {
            text += strcspn(text, "m");
            text += *text == 'm';
            continue;
        }
        const char *from = text;
        char one[8] = {0};
        utf8_next(&text);
        memcpy(one, from, (size_t)(text - from));
        width += utf8_width(one);
    }
    return width;
}

static unsigned cell_style(const Block *row) {
    return row->is_head ? RUN_STRONG : 0;
}

static void cell_text(const Look *look, const Block *row, const Block *cell, int width, Str *out) {
    Look plain = *look;
    unsigned style = cell_style(row);
    wrap_runs(&plain, cell->runs, width, "", "", look->color ? style : 0, out);
}

static Columns measure(const Look *look, const Block *table) {
    Columns c = {0};
    for (const Block *row = table->first; row; row = row->next) {
        int i = 0;
        for (const Block *cell = row->first; cell && i < COLUMNS_MAX; cell = cell->next, i++) {
            Str text;
            str_init(&text);
            cell_text(look, row, cell, 10000, &text);
            int width = shown_width(text.text);
            if (width > c.widths[i]) c.widths[i] = width;
            str_release(&text);
        }
        if (i > c.count) c.count = i;
    }
    return c;
}

static void shrink(Columns *c, int room) {
    for (;;) {
        int total = GAP * (c->count - 1), widest = 0;
        for (int i = 0; i < c->count; i++) {
            total += c->widths[i];
            if (c->widths[i] > c->widths[widest]) widest = i;
        }
        if (total <= room || c->widths[widest] <= NARROWEST) return;
        c->widths[widest]--;
    }
}

/* Line `n` of a cell's text; NULL where it has fewer. */
static const char *nth_line(const char *text, int n) {
    for (; n > 0; n--) {
        text = strchr(text, '\n');
        if (!text) return NULL;
        text++;
    }
    return *text ? text : NULL;
}

static void add_aligned(Str *out, const char *line, int width, CellAlign align, bool last) {
    int space = width - (line ? shown_width(line) : 0);
    int left = align == ALIGN_RIGHT ? space : align == ALIGN_CENTER ? space / 2 : 0;
    str_add_repeat(out, ' ', left);
    if (line) str_add_n(out, line, strcspn(line, "\n"));
    if (!last) str_add_repeat(out, ' ', space - left + GAP);
}

static void write_row(const Look *look, const Block *row, const Columns *c, int indent, Str *out) {
    Str cells[COLUMNS_MAX];
    CellAlign aligns[COLUMNS_MAX] = {0};
    int count = 0, lines = 1;
    for (const Block *cell = row->first; cell && count < c->count; cell = cell->next, count++) {
        str_init(&cells[count]);
        cell_text(look, row, cell, c->widths[count], &cells[count]);
        aligns[count] = cell->align;
        int n = 0;
        while (nth_line(cells[count].text, n)) n++;
        if (n > lines) lines = n;
    }
    for (int line = 0; line < lines; line++) {
        str_add_repeat(out, ' ', indent);
        for (int i = 0; i < count; i++)
            add_aligned(out, nth_line(cells[i].text, line), c->widths[i], aligns[i],
                        i == count - 1);
        str_add_char(out, '\n');
    }
    for (int i = 0; i < count; i++) str_release(&cells[i]);
}

static void write_rule(const Columns *c, int indent, Str *out) {
    str_add_repeat(out, ' ', indent);
    for (int i = 0; i < c->count; i++) {
        str_add_repeat(out, '-', c->widths[i]);
        if (i + 1 < c->count) str_add_repeat(out, ' ', GAP);
    }
    str_add_char(out, '\n');
}

void table_write(const Look *look, const Block *table, int indent, Str *out) {
    Columns c = measure(look, table);
    shrink(&c, look->width - indent);
    for (const Block *row = table->first; row; row = row->next) {
        write_row(look, row, &c, indent, out);
        if (row->is_head) write_rule(&c, indent, out);
    }
}
