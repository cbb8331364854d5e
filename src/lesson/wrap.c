/* lesson/wrap: words in styles, laid out in lines of a width. */
#include "lesson/wrap.h"

#include <string.h>

typedef struct Wrapper {
    const Look *look;
    Str *out;
    int width, column;
    const char *prefix; /* of the next line */
    Str word;
    int word_width;
    bool space; /* one is due before the next word */
    bool fresh; /* nothing stands on this line yet */
} Wrapper;

static const char *const marks[] = {"*", "*", "`", "", ""}; /* in the order of RunStyle */
static const char *const codes[] = {"3", "1", "36", "4", "9"};
enum { STYLES = sizeof marks / sizeof *marks };

void style_begin(const Look *look, unsigned style, Str *out) {
    for (int i = 0; i < STYLES; i++) {
        if (!(style & (1U << i))) continue;
        if (look->color)
            str_addf(out, "\033[%sm", codes[i]);
        else
            str_add(out, marks[i]);
    }
}

void style_end(const Look *look, unsigned style, Str *out) {
    if (look->color && style) str_add(out, "\033[0m");
    for (int i = STYLES - 1; !look->color && i >= 0; i--)
        if (style & (1U << i)) str_add(out, marks[i]);
}

static int marks_width(const Look *look, unsigned style) {
    int width = 0;
    for (int i = 0; !look->color && i < STYLES; i++)
        if (style & (1U << i)) width += (int)strlen(marks[i]);
    return width;
}

static void start_line(Wrapper *w) {
    str_add(w->out, w->prefix);
    w->column = utf8_width(w->prefix);
    w->fresh = true;
}

static void flush_word(Wrapper *w) {
    if (!w->word.length) return;
    if (!w->fresh && w->column + w->space + w->word_width > w->width) {
        str_add_char(w->out, '\n');
        start_line(w);
    }
    if (w->space && !w->fresh) {
        str_add_char(w->out, ' ');
        w->column++;
    }
    str_add_n(w->out, w->word.text, w->word.length);
    w->column += w->word_width;
    w->fresh = w->space = false;
    str_clear(&w->word);
    w->word_width = 0;
}

/* A piece of a word, without blanks. Escapes begin and end with it, so that no line ends in one. */
static void add_piece(Wrapper *w, const char *text, size_t length, unsigned style, bool opens,
                      bool closes) {
    const Look *look = w->look;
    if (look->color || opens) style_begin(look, style, &w->word);
    size_t from = w->word.length;
    str_add_n(&w->word, text, length);
    w->word_width += utf8_width(w->word.text + from);
    if (look->color || closes) style_end(look, style, &w->word);
    w->word_width += (opens + closes) * marks_width(look, style);
}

/* A link's address follows it where it leads out of the lessons. */
static void add_address(Wrapper *w, const Run *run) {
    bool last = run->href && (!run->next || run->next->href != run->href);
    if (!last || !strstr(run->href, "://") || strcmp(run->href, run->text) == 0) return;
    flush_word(w);
    w->space = true;
    add_piece(w, "(", 1, 0, false, false);
    add_piece(w, run->href, strlen(run->href), 0, false, false);
    add_piece(w, ")", 1, 0, false, false);
}

static void add_run(Wrapper *w, const Run *run, unsigned style) {
    style |= run->style;
    if (style & RUN_BREAK) {
        flush_word(w);
        str_add_char(w->out, '\n');
        start_line(w);
        return;
    }
    const char *end = run->text + strlen(run->text);
    for (const char *p = run->text; p < end;) {
        size_t blank = strspn(p, " \n\t");
        if (blank) {
            flush_word(w);
            w->space = true;
            p += blank;
            continue;
        }
        size_t length = strcspn(p, " \n\t");
        bool opens = p == run->text, closes = p + length == end;
        add_piece(w, p, length, style, opens, closes);
        p += length;
    }
    add_address(w, run);
}

void wrap_runs(const Look *look, const Run *runs, int width, const char *first, const char *rest,
               unsigned style, Str *out) {
    Wrapper w = {.look = look, .out = out, .width = width, .prefix = first};
    str_init(&w.word);
    start_line(&w);
    w.prefix = rest;
    for (const Run *run = runs; run; run = run->next) add_run(&w, run, style);
    flush_word(&w);
    str_add_char(out, '\n');
    str_release(&w.word);
}
