/* lang/prompts: code that was copied with the prompts of the session it was typed in. */
#include "lang/prompts.h"

#include <string.h>

typedef enum LineKind { LINE_BLANK, LINE_FIRST, LINE_MORE, LINE_OUT, LINE_OTHER } LineKind;

typedef struct Line {
    LineKind kind;
    const char *text; /* behind the prompt */
    size_t length;
} Line;

/* The bytes of `[12]: ` behind In or Out, or 0. */
static size_t number_prompt(const char *text) {
    if (text[0] != '[') return 0;
    size_t digits = strspn(text + 1, "0123456789");
    const char *end = text + 1 + digits;
    if (digits == 0 || end[0] != ']' || end[1] != ':') return 0;
    return digits + 3 + (end[2] == ' ');
}

/* A prompt and the space behind it, or the prompt alone on its line. */
static size_t plain_prompt(const char *text, const char *prompt) {
    size_t length = strlen(prompt);
    if (strncmp(text, prompt, length) != 0) return 0;
    if (text[length] == ' ') return length + 1;
    return text[length] == '\n' || text[length] == '\0' ? length : 0;
}

static size_t in_prompt(const char *text) {
    const char *p = strncmp(text, "In ", 3) == 0 ? text + 3 : text;
    size_t length = p > text ? number_prompt(p) : 0;
    return length ? length + 3 : 0;
}

static size_t out_prompt(const char *text) {
    return strncmp(text, "Out", 3) == 0 ? number_prompt(text + 3) : 0;
}

static Line line_at(const char *text) {
    const char *p = text + strspn(text, " \t");
    size_t more = plain_prompt(p, "...:"), first = plain_prompt(p, ">>>");
    if (!first) first = in_prompt(p);
    if (!more) more = plain_prompt(p, "...");
    Line line = {LINE_OTHER, p + first + more, 0};
    if (first)
        line.kind = LINE_FIRST;
    else if (more)
        line.kind = LINE_MORE;
    else if (out_prompt(p))
        line.kind = LINE_OUT;
    else if (*p == '\n' || *p == '\0')
        line.kind = LINE_BLANK;
    line.length = strcspn(line.text, "\n");
    return line;
}

static const char *next_line(const char *text) {
    text += strcspn(text, "\n");
    return *text ? text + 1 : text;
}

/* A line without a prompt that is more likely a statement than something that was printed. */
static bool looks_like_code(const char *text) {
    static const char *const starts[] = {"import ", "from ", "def ",  "class ", "for ",
                                         "while ",  "if ",   "with ", "print(", "return ",
                                         "try:",    "else:", "@",     "#",      "%"};
    text += strspn(text, " \t");
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (strncmp(text, starts[i], strlen(starts[i])) == 0) return true;
    size_t name = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.");
    return name > 0 && (strncmp(text + name, " = ", 3) == 0 || text[name] == '(');
}

/* Every statement has a prompt; what has none is what a statement printed. */
static bool is_session(const char *source) {
    bool seen = false, printed = false;
    for (const char *p = source; *p; p = next_line(p)) {
        Line line = line_at(p);
        if (line.kind == LINE_BLANK) continue;
        if (line.kind == LINE_FIRST) seen = true;
        if (!seen) return false;
        if (line.kind == LINE_OTHER && !printed && strncmp(p, "tensor(", 7) != 0 &&
            looks_like_code(p))
            return false;
        printed = line.kind == LINE_OTHER || line.kind == LINE_OUT;
    }
    return seen;
}

void prompts_strip(const char *source, Str *out) {
    if (!is_session(source)) {
        str_add(out, source);
        return;
    }
    for (const char *p = source; *p; p = next_line(p)) {
        Line line = line_at(p);
        if (line.kind == LINE_FIRST || line.kind == LINE_MORE)
            str_add_n(out, line.text, line.length);
        if (p[strcspn(p, "\n")]) str_add_char(out, '\n');
    }
}
