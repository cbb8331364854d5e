/* lesson/code_color: Python in colour, for a terminal. */
#include "lesson/code_color.h"

#include <ctype.h>
#include <string.h>

static const char keyword_color[] = "35", string_color[] = "32", number_color[] = "36",
                  comment_color[] = "2", prompt_color[] = "2", blank_color[] = "1;33";

static bool is_keyword(const char *word, size_t length) {
    static const char *const keywords[] = {
        "and",  "as",     "assert", "break",  "class",   "continue", "def",      "del",
        "elif", "else",   "except", "False",  "finally", "for",      "from",     "global",
        "if",   "import", "in",     "is",     "lambda",  "None",     "nonlocal", "not",
        "or",   "pass",   "raise",  "return", "True",    "try",      "while",    "with"};
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        if (strlen(keywords[i]) == length && strncmp(keywords[i], word, length) == 0) return true;
    return false;
}

static size_t string_length(const char *text, size_t room) {
    size_t n = 1;
    while (n < room && text[n] != text[0]) n += text[n] == '\\' && n + 1 < room ? 2 : 1;
    return n < room ? n + 1 : room;
}

static size_t word_length(const char *text, size_t room) {
    size_t n = 0;
    while (n < room && (isalnum((unsigned char)text[n]) || text[n] == '_' || text[n] == '.')) n++;
    return n;
}

/* The colour of what begins at `text`, and how long it is; NULL: none. */
static const char *color_at(const char *text, size_t room, size_t *length) {
    unsigned char c = (unsigned char)*text;
    *length = 1;
    if (c == '#') {
        *length = room;
        return comment_color;
    }
    if (c == '\'' || c == '"') {
        *length = string_length(text, room);
        return string_color;
    }
    if (!isalnum(c) && c != '_') return NULL;
    *length = word_length(text, room);
    if (isdigit(c)) return number_color;
    size_t name = strcspn(text, ".");
    if (name < *length) *length = name + 1; /* conv.weight: each name on its own */
    if (*length >= 4 && strspn(text, "_") >= *length) return blank_color;
    return is_keyword(text, *length) ? keyword_color : NULL;
}

static void paint(Str *out, const char *color, const char *text, size_t length) {
    if (color) str_addf(out, "\033[%sm", color);
    str_add_n(out, text, length);
    if (color) str_add(out, "\033[0m");
}

static void paint_line(const char *line, size_t length, Str *out) {
    for (size_t at = 0; at < length;) {
        size_t n = 0;
        const char *color = color_at(line + at, length - at, &n);
        paint(out, color, line + at, n);
        at += n;
    }
}

enum { CONTINUED = 4 };

static bool has_prompt(const char *line) {
    return (strncmp(line, ">>>", 3) == 0 || strncmp(line, "...", 3) == 0) && strchr(" \n", line[3]);
}

static bool is_transcript(const char *code) {
    return strncmp(code, ">>>", 3) == 0 || strstr(code, "\n>>> ");
}

/* How much of a line stands on one of `room` columns: up to a blank behind its indentation, the
 * first one where all come later. */
static size_t fitting(const char *line, size_t length, int room) {
    size_t begin = strspn(line, " "), end = 0;
    int columns = 0;
    for (size_t i = 0; i < length; i++) {
        columns += (line[i] & 0xC0) != 0x80; /* a character, not the rest of one */
        bool blank = i > begin && line[i] == ' ';
        if (columns > room && (end || blank)) return end ? end : i;
        if (blank) end = i;
    }
    return length;
}

/* A line that is too long goes on in others, which stand as far in as it does, code further. */
static void write_line(const Look *look, const char *line, size_t length, bool code, int indent,
                       Str *out) {
    int inner = indent + (int)strspn(line, " ") + (code ? CONTINUED : 0);
    for (size_t at = 0; at < length;) {
        if (at) str_add_repeat(out, ' ', inner);
        int room = look->width > 0 ? look->width - (at ? inner : indent) : (int)length;
        size_t n = fitting(line + at, length - at, room);
        if (code && look->color)
            paint_line(line + at, n, out);
        else
            str_add_n(out, line + at, n);
        at += n;
        while (at < length && line[at] == ' ') at++;
        if (at < length) str_add_char(out, '\n');
    }
}

void code_write(const Look *look, const char *code, bool python, int indent, Str *out) {
    bool transcript = is_transcript(code);
    while (*code) {
        size_t length = strcspn(code, "\n"), prompt = has_prompt(code) ? 3 : 0;
        bool is_code = python && (!transcript || prompt);
        if (length) str_add_repeat(out, ' ', indent);
        if (prompt) paint(out, python && look->color ? prompt_color : NULL, code, prompt);
        write_line(look, code + prompt, length - prompt, is_code, indent + (int)prompt, out);
        str_add_char(out, '\n');
        code += length + (code[length] == '\n');
    }
}
