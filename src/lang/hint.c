/* lang/hint: why a beginner's text is no Python, and a line that would be. */
#include "lang/hint.h"

#include <string.h>

#include "base/mem.h"

/* What web pages and word processors put in the place of a character of Python. */
static const struct {
    uint32_t code;
    const char *plain;
    const char *what;
} lookalikes[] = {
    {0x201C, "\"", "a curly quote"},
    {0x201D, "\"", "a curly quote"},
    {0x201E, "\"", "a curly quote"},
    {0x00AB, "\"", "a quotation mark of print"},
    {0x00BB, "\"", "a quotation mark of print"},
    {0x2018, "'", "a curly quote"},
    {0x2019, "'", "a curly quote"},
    {0x00B4, "'", "an accent"},
    {0x2013, "-", "a dash"},
    {0x2014, "-", "a dash"},
    {0x2212, "-", "a minus of print"},
    {0x00D7, "*", "a multiplication sign"},
    {0x22C5, "*", "a multiplication dot"},
    {0x00F7, "/", "a division sign"},
    {0x2026, "...", "an ellipsis of print"},
    {0xFF0C, ",", "a wide comma"},
    {0xFF1A, ":", "a wide colon"},
    {0xFF08, "(", "a wide bracket"},
    {0xFF09, ")", "a wide bracket"},
    {0xFF1D, "=", "a wide sign"},
    {0x2264, "<=", "a sign of print"},
    {0x2265, ">=", "a sign of print"},
    {0x2260, "!=", "a sign of print"},
    {0x00A0, " ", "an invisible space of a web page"},
    {0x2009, " ", "an invisible space of a web page"},
    {0x202F, " ", "an invisible space of a web page"},
    {0x3000, " ", "a wide space"},
    {0x200B, "", "an invisible character of a web page"},
    {0x200C, "", "an invisible character of a web page"},
    {0x200D, "", "an invisible character of a web page"},
    {0xFEFF, "", "an invisible character of a web page"},
};
enum { LOOKALIKES = sizeof lookalikes / sizeof lookalikes[0] };

static int lookalike(uint32_t code) {
    for (int i = 0; i < LOOKALIKES; i++)
        if (lookalikes[i].code == code) return i;
    return -1;
}

static void plain_line(const char *line, Str *out) {
    while (*line) {
        const char *next = line;
        int i = lookalike(utf8_next(&next));
        if (i >= 0)
            str_add(out, lookalikes[i].plain);
        else
            str_add_n(out, line, (size_t)(next - line));
        line = next;
    }
}

/* `line` is the line of the error, `at` where the error stands in it. */
static bool hint_lookalike(const char *line, const char *at, Error *error) {
    const char *next = at;
    int i = *at ? lookalike(utf8_next(&next)) : -1;
    if (i < 0 || strncmp(error->message, "invalid ", 8) != 0) return false;
    Str fixed;
    str_init(&fixed);
    plain_line(line, &fixed);
    const char *plain = lookalikes[i].plain;
    if (strcmp(plain, " ") == 0 || !*plain)
        error_why(error, "here stands %s", lookalikes[i].what);
    else
        error_why(error, "this is %s; Python's own is %s", lookalikes[i].what, plain);
    error_fix(error, "%s", fixed.text);
    str_release(&fixed);
    return true;
}

/* Every hint below is true where it had something to say. */
static bool say(Error *error, const char *why) {
    error_why(error, "%s", why);
    return true;
}

static bool starts_with(const char *text, const char *start) {
    return strncmp(text, start, strlen(start)) == 0;
}

/* Lines that are no code but were copied with it. A fix that ends in * is the rest of the line. */
static const struct {
    const char *start;
    const char *why;
    const char *fix;
} pasted[] = {
    {">>> ", "`>>>` is the prompt of the session that this was copied from", "*"},
    {"... ", "`...` is the prompt of the session that this was copied from", "*"},
    {"$ ", "`$` is the prompt of a shell: this is no line of Python", NULL},
    {"!", "`!` hands a line to the shell, which the lab does not have; it needs no installation",
     NULL},
    {"pip ", "this is a line for the shell; the lab needs no installation", NULL},
    {"conda ", "this is a line for the shell; the lab needs no installation", NULL},
    {"Parameter containing:", "this is what PyTorch printed, copied along with the code", NULL},
    {"Traceback (", "this is an error report, copied along with the code", NULL},
    {"Out[", "this is an output, copied along with the code", NULL},
    {"tensor(", "this is how PyTorch prints a tensor; code has no grad_fn=<...> in it", NULL},
    {"Step ", "this is the output of a step, copied along with the code", NULL},
    {"```", "``` marks code in a text; it is not part of the code", NULL},
    {"//", "a comment begins with # in Python", "# *"},
    {"/*", "a comment begins with # in Python", NULL},
    {"<", "this is the language of web pages, not Python", NULL},
    {"else if ", "Python writes elif", "elif *"},
    {"var ", "Python needs no word before a name: x = 3", "*"},
    {"let ", "Python needs no word before a name: x = 3", "*"},
    {"const ", "Python needs no word before a name: x = 3", "*"},
    {"function ", "Python writes def for a function: def f(x):", NULL},
};

static bool hint_pasted(const char *line, Error *error) {
    if (strcmp(error->message, "invalid syntax") != 0 &&
        !strstr(error->message, "Perhaps you forgot a comma"))
        return false;
    for (size_t i = 0; i < sizeof pasted / sizeof *pasted; i++) {
        if (!starts_with(line, pasted[i].start)) continue;
        error_why(error, "%s", pasted[i].why);
        const char *fix = pasted[i].fix, *rest = line + strlen(pasted[i].start);
        rest += strspn(rest, " ");
        if (fix) error_fix(error, "%.*s%s", (int)strlen(fix) - 1, fix, rest);
        return true;
    }
    return false;
}

/* What stands where "invalid syntax" points; `before` must stand just before it. */
static const struct {
    const char *before;
    const char *at;
    const char *why;
} strange[] = {
    {"&", "&", "Python writes `and` for &&"},
    {"|", "|", "Python writes `or` for ||"},
    {"", "!", "Python writes `not` for !"},
    {"", "<>", "Python writes != for <>"},
    {"=", ">", "Python writes >= for =>"},
    {"=", "<", "Python writes <= for =<"},
    {"==", "=", "Python compares with =="},
    {"", "?", "Python writes yes if test else no for a choice"},
    {"", "then", "Python writes a colon: if x:"},
};

static bool hint_strange(const char *line, const char *at, Error *error) {
    if (strcmp(error->message, "invalid syntax") != 0) return false;
    size_t column = (size_t)(at - line);
    for (size_t i = 0; i < sizeof strange / sizeof *strange; i++) {
        size_t before = strlen(strange[i].before);
        if (before > column || !starts_with(at, strange[i].at)) continue;
        if (strncmp(at - before, strange[i].before, before) == 0) return say(error, strange[i].why);
    }
    return false;
}

static const char *const keywords[] = {
    "and",    "as",   "assert", "async",  "await",  "break",   "class",    "continue",
    "def",    "del",  "elif",   "else",   "except", "finally", "for",      "from",
    "global", "if",   "import", "in",     "is",     "lambda",  "nonlocal", "not",
    "or",     "pass", "raise",  "return", "try",    "while",   "with",     "yield"};

/* f(lambda=1), class = 3: a word of the grammar as a name */
static bool hint_keyword(const char *line, const char *at, Error *error) {
    if (!strstr(error->message, "invalid syntax") && !strstr(error->message, "cannot contain"))
        return false;
    if (*at == '=') /* the error may stand at the word or at the = */
        while (at > line && (at[-1] == ' ' || (at[-1] >= 'a' && at[-1] <= 'z'))) at--;
    at += strspn(at, " ");
    size_t length = strspn(at, "abcdefghijklmnopqrstuvwxyz");
    const char *after = at + length + strspn(at + length, " ");
    bool assigned = after[0] == '=' && after[1] != '=';
    for (size_t i = 0; assigned && i < sizeof keywords / sizeof *keywords; i++) {
        if (strlen(keywords[i]) != length || strncmp(at, keywords[i], length) != 0) continue;
        error_why(error, "`%s` is a word of Python's grammar and cannot be a name", keywords[i]);
        error_fix(error, "%s_%.*s", keywords[i], (int)strlen(at + length), at + length);
        return true;
    }
    return false;
}

/* By a part of the message. */
static const struct {
    const char *part;
    const char *why;
} reasons[] = {
    {"expected an indented block",
     "the lines that belong to it stand further in than it does, by four spaces"},
    {"unexpected indent", "this line stands further in than the one above, which opens no block"},
    {"unindent does not match", "this line stands neither as far in as the one above nor as far "
                                "as any block that is open"},
    {"inconsistent use of tabs", "some lines are indented with tabs and some with spaces"},
    {"unmatched", "no bracket is open here that this one could close"},
    {"closing parenthesis", "brackets close in the reverse order of opening"},
    {"expected 'except'", "a try has an except block or a finally block, as far in as itself"},
    {"non-default argument follows", "parameters with a default come last"},
    {"was never closed", "the bracket that opens here has no partner, up to the end"},
    {"unterminated string literal", "the quote that opens here has no partner on its line"},
    {"unterminated triple-quoted", "the three quotes that open here have no partner"},
    {"'return' outside", "return ends a function, and this line stands in none: it may have lost "
                         "its indentation"},
    {"outside loop", "it ends a loop, and this line stands in none"},
    {"not properly in loop", "it goes on with the next turn of a loop, and this line stands in "
                             "none"},
    {"leading zeros", "a number does not begin with a zero"},
    {"positional argument follows", "behind name=value every argument needs its name"},
    {"perhaps you meant \"==\"", "before the = of an argument stands a plain name"},
    {"unicodeescape", "a backslash in a text begins an escape; write r before the quote to have "
                      "it plain"},
    {"cannot include a backslash", "give the text a name on a line before, and use that name in "
                                   "the braces"},
    {"f-string: expecting '}'", "the { has no partner; quotes within it must be of the other kind"},
    {"f-string: single '}'", "write }} for a brace that is text"},
    {"f-string: empty expression", "between the braces stands a value; write {{ and }} for braces "
                                   "that are text"},
    {"cannot assign to function call", "on the left of = stands a name; a call gives a value"},
    {"cannot assign to literal", "on the left of = stands a name, not a value"},
    {"cannot assign to expression", "on the left of = stands a name, not a computation"},
    {"Did you mean print(...)", "print is a function, and its arguments stand in brackets"},
    {"Did you mean exec(...)", "exec is a function, and its arguments stand in brackets"},
};

static bool hint_reason(Error *error) {
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (strstr(error->message, reasons[i].part)) return say(error, reasons[i].why);
    return false;
}

/* for i in x     ->     for i in x: */
static bool hint_colon(const char *line, const char *at, Error *error) {
    if (strcmp(error->message, "expected ':'") != 0) return false;
    error_why(error, "a line that opens a block ends in a colon");
    size_t length = (size_t)(at - line);
    while (length > 0 && line[length - 1] == ' ') length--;
    bool last = at[strspn(at, " ")] == '\0' && !strchr(line, '#');
    if (last) error_fix(error, "%.*s:", (int)length, line);
    return true;
}

/* 3d = 1, 2x */
static bool hint_digit(Error *error) {
    if (strcmp(error->message, "invalid decimal literal") != 0) return false;
    return say(error, "a name cannot begin with a digit, and 2x is written 2*x");
}

/* The line stops too early, or two things stand side by side. */
static bool hint_place(const char *line, const char *at, Error *error) {
    static const char word[] = "_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789\"'";
    if (strcmp(error->message, "invalid syntax") != 0) return false;
    const char *before = at;
    while (before > line && before[-1] == ' ') before--;
    if (before - line >= 2 && (starts_with(before - 2, "++") || starts_with(before - 2, "--")))
        return say(error, "Python has no ++ and no --; it writes x += 1");
    if (*at == '\0') return say(error, "the line ends where more is expected");
    bool value = before > line && (strchr(word, before[-1]) || strchr(")]}", before[-1]));
    if (!value || !strchr(word, *at)) return false;
    return say(error,
               "two things stand side by side: an operator, a comma or a new line is missing");
}

void hint_add(const char *source, Error *error) {
    if (error->why || error->span.line < 1 || !error->message) return;
    for (int line = 1; line < error->span.line && strchr(source, '\n'); line++)
        source = strchr(source, '\n') + 1;
    size_t length = strcspn(source, "\n"), indent = strspn(source, " \t");
    size_t column = (size_t)error->span.column;
    if (indent > length) indent = length;
    if (column < indent) column = indent;
    if (column > length) column = length;
    char *line = mem_text_n(source + indent, length - indent);
    const char *at = line + (column - indent);
    if (!hint_lookalike(line, at, error) && !hint_pasted(line, error) &&
        !hint_strange(line, at, error) && !hint_keyword(line, at, error) &&
        !hint_colon(line, at, error) && !hint_digit(error) && !hint_reason(error))
        hint_place(line, at, error);
    mem_free(line);
}
