/* lang/lexer: text to tokens; lines, indentation, brackets, operators. */
#include "lang/lexer.h"

#include <string.h>

#include "base/mem.h"

static const char *const keywords[] = {
    "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
    "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
    "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
    "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield"};
enum { KEYWORDS = sizeof keywords / sizeof keywords[0] };

/* Longest first among those that start alike. */
static const struct {
    const char *text;
    TokenKind kind;
} operators[] = {
    {"**=", TOKEN_POWER_ASSIGN},
    {"//=", TOKEN_FLOORDIV_ASSIGN},
    {"<<=", TOKEN_LSHIFT_ASSIGN},
    {">>=", TOKEN_RSHIFT_ASSIGN},
    {"...", TOKEN_ELLIPSIS},
    {"**", TOKEN_POWER},
    {"//", TOKEN_FLOORDIV},
    {"<<", TOKEN_LSHIFT},
    {">>", TOKEN_RSHIFT},
    {"<=", TOKEN_LESS_EQUAL},
    {">=", TOKEN_GREATER_EQUAL},
    {"==", TOKEN_EQUAL},
    {"!=", TOKEN_NOT_EQUAL},
    {"<>", TOKEN_LESS_GREATER},
    {"->", TOKEN_ARROW},
    {":=", TOKEN_WALRUS},
    {"+=", TOKEN_PLUS_ASSIGN},
    {"-=", TOKEN_MINUS_ASSIGN},
    {"*=", TOKEN_STAR_ASSIGN},
    {"/=", TOKEN_SLASH_ASSIGN},
    {"%=", TOKEN_PERCENT_ASSIGN},
    {"@=", TOKEN_AT_ASSIGN},
    {"&=", TOKEN_AMPERSAND_ASSIGN},
    {"|=", TOKEN_BAR_ASSIGN},
    {"^=", TOKEN_CARET_ASSIGN},
    {"(", TOKEN_LPAREN},
    {")", TOKEN_RPAREN},
    {"[", TOKEN_LBRACKET},
    {"]", TOKEN_RBRACKET},
    {"{", TOKEN_LBRACE},
    {"}", TOKEN_RBRACE},
    {",", TOKEN_COMMA},
    {":", TOKEN_COLON},
    {";", TOKEN_SEMICOLON},
    {".", TOKEN_DOT},
    {"=", TOKEN_ASSIGN},
    {"+", TOKEN_PLUS},
    {"-", TOKEN_MINUS},
    {"*", TOKEN_STAR},
    {"/", TOKEN_SLASH},
    {"%", TOKEN_PERCENT},
    {"@", TOKEN_AT},
    {"&", TOKEN_AMPERSAND},
    {"|", TOKEN_BAR},
    {"^", TOKEN_CARET},
    {"~", TOKEN_TILDE},
    {"<", TOKEN_LESS},
    {">", TOKEN_GREATER},
};
enum { OPERATORS = sizeof operators / sizeof operators[0] };

const char *token_text(TokenKind kind) {
    if (kind >= KW_FALSE) return keywords[kind - KW_FALSE];
    for (int i = 0; i < OPERATORS; i++)
        if (operators[i].kind == kind) return operators[i].text;
    return "";
}

void tokens_release(Tokens *tokens) {
    mem_free(tokens->items);
    error_clear(&tokens->error);
    *tokens = (Tokens){0};
}

static void push(Lexer *lexer, Token token) {
    Tokens *tokens = lexer->tokens;
    if (tokens->count == tokens->room) {
        tokens->room = tokens->room ? tokens->room * 2 : 64;
        tokens->items = mem_grow(tokens->items, (size_t)tokens->room * sizeof *tokens->items);
    }
    tokens->items[tokens->count++] = token;
}

static int column_of(const Lexer *lexer, const char *place) {
    return (int)(place - lexer->line_start);
}

void lexer_add(Lexer *lexer, TokenKind kind, const char *start) {
    Span span = {lexer->line, column_of(lexer, start), column_of(lexer, lexer->at)};
    int level = lexer->level + (lexer->inside ? 1 : 0);
    push(lexer, (Token){kind, span, lexer->line, level, start, (int)(lexer->at - start)});
}

int lexer_peek(const Lexer *lexer, int ahead) {
    return lexer->end - lexer->at > ahead ? (unsigned char)lexer->at[ahead] : 0;
}

__attribute__((format(printf, 4, 0))) static bool fail(Lexer *lexer, ErrorKind kind, Span span,
                                                       const char *format, va_list args) {
    error_setv(&lexer->tokens->error, kind, format, args);
    lexer->tokens->error.span = span;
    return false;
}

bool lexer_fail(Lexer *lexer, ErrorKind kind, Span span, const char *format, ...) {
    va_list args;
    va_start(args, format);
    fail(lexer, kind, span, format, args);
    va_end(args);
    return false;
}

bool lexer_fail_here(Lexer *lexer, const char *format, ...) {
    int column = column_of(lexer, lexer->at);
    Span span = {lexer->line, column > 0 ? column - 1 : 0, column > 0 ? column : 1};
    va_list args;
    va_start(args, format);
    fail(lexer, ERROR_SYNTAX, span, format, args);
    va_end(args);
    return false;
}

static void next_line(Lexer *lexer) {
    lexer->at++;
    lexer->line++;
    lexer->line_start = lexer->at;
}

static void skip_comment(Lexer *lexer) {
    while (lexer->at < lexer->end && *lexer->at != '\n') lexer->at++;
}

static bool open_indent(Lexer *lexer, int wide, int narrow) {
    Span here = {lexer->line, 0, 1};
    if (narrow <= lexer->narrow[lexer->depth])
        return lexer_fail(lexer, ERROR_TAB, here,
                          "inconsistent use of tabs and spaces in indentation");
    if (lexer->depth + 1 == INDENT_MAX)
        return lexer_fail(lexer, ERROR_INDENTATION, here, "too many levels of indentation");
    lexer->depth++;
    lexer->indents[lexer->depth] = wide;
    lexer->narrow[lexer->depth] = narrow;
    lexer_add(lexer, TOKEN_INDENT, lexer->line_start);
    return true;
}

static bool close_indents(Lexer *lexer, int wide, int narrow) {
    while (lexer->depth > 0 && wide < lexer->indents[lexer->depth]) {
        lexer->depth--;
        lexer_add(lexer, TOKEN_DEDENT, lexer->at);
    }
    int length = (int)strcspn(lexer->line_start, "\n");
    Span here = {lexer->line, length, length + 1};
    if (wide != lexer->indents[lexer->depth])
        return lexer_fail(lexer, ERROR_INDENTATION, here,
                          "unindent does not match any outer indentation level");
    if (narrow != lexer->narrow[lexer->depth])
        return lexer_fail(lexer, ERROR_TAB, here,
                          "inconsistent use of tabs and spaces in indentation");
    return true;
}

/* At the start of a logical line: INDENT or DEDENTs. Lines that are empty or hold only a comment
 * do not count. */
static bool indentation(Lexer *lexer) {
    int wide = 0, narrow = 0;
    for (;; lexer->at++) {
        int c = lexer_peek(lexer, 0);
        if (c == ' ') {
            wide++;
            narrow++;
        } else if (c == '\t') {
            wide = (wide / 8 + 1) * 8;
            narrow++;
        } else if (c == '\f') {
            wide = narrow = 0;
        } else {
            break;
        }
    }
    int c = lexer_peek(lexer, 0);
    if (c == '#' || c == '\n' || c == 0) return true;
    if (wide > lexer->indents[lexer->depth]) return open_indent(lexer, wide, narrow);
    return close_indents(lexer, wide, narrow);
}

static bool open_bracket(Lexer *lexer) {
    if (lexer->level == LEVEL_MAX) {
        lexer->at++;
        return lexer_fail_here(lexer, "too many nested parentheses");
    }
    lexer->open[lexer->level++] = (Bracket){*lexer->at, lexer->line, column_of(lexer, lexer->at)};
    return true;
}

static char closer_of(char opener) {
    return opener == '(' ? ')' : opener == '[' ? ']' : '}';
}

static bool close_bracket(Lexer *lexer) {
    char closer = *lexer->at++;
    if (lexer->level == 0) return lexer_fail_here(lexer, "unmatched '%c'", closer);
    Bracket open = lexer->open[--lexer->level];
    lexer->at--;
    if (closer == closer_of(open.opener)) return true;
    lexer->at++;
    if (open.line != lexer->line)
        return lexer_fail_here(
            lexer, "closing parenthesis '%c' does not match opening parenthesis '%c' on line %d",
            closer, open.opener, open.line);
    return lexer_fail_here(lexer,
                           "closing parenthesis '%c' does not match opening parenthesis '%c'",
                           closer, open.opener);
}

static bool strange_character(Lexer *lexer) {
    const char *next = lexer->at;
    uint32_t c = utf8_next(&next);
    int column = column_of(lexer, lexer->at);
    Span span = {lexer->line, column, column_of(lexer, next)};
    if (c == '$' || c == '?' || c == '!' || c == '`')
        return lexer_fail(lexer, ERROR_SYNTAX, span, "invalid syntax");
    if (!codepoint_is_printable(c))
        return lexer_fail(lexer, ERROR_SYNTAX, span, "invalid non-printable character U+%04X", c);
    return lexer_fail(lexer, ERROR_SYNTAX, span, "invalid character '%.*s' (U+%04X)",
                      (int)(next - lexer->at), lexer->at, c);
}

static bool operator_token(Lexer *lexer) {
    const char *start = lexer->at;
    if (strchr("([{", *start) && !open_bracket(lexer)) return false;
    if (strchr(")]}", *start) && !close_bracket(lexer)) return false;
    for (int i = 0; i < OPERATORS; i++) {
        size_t length = strlen(operators[i].text);
        if (strncmp(start, operators[i].text, length) != 0) continue;
        if (start + length > lexer->end) continue;
        lexer->at += length;
        lexer_add(lexer, operators[i].kind, start);
        return true;
    }
    return strange_character(lexer);
}

static bool is_string_prefix(const char *text, int length) {
    static const char *const prefixes[] = {"r", "u", "b", "f", "br", "rb", "fr", "rf"};
    for (int i = 0; i < 8; i++) {
        if ((int)strlen(prefixes[i]) != length) continue;
        int same = 0;
        while (same < length && (text[same] | 32) == prefixes[i][same]) same++;
        if (same == length) return true;
    }
    return false;
}

static bool word(Lexer *lexer) {
    const char *start = lexer->at;
    while (is_name_byte(lexer_peek(lexer, 0))) lexer->at++;
    int length = (int)(lexer->at - start);
    int c = lexer_peek(lexer, 0);
    if ((c == '"' || c == '\'') && is_string_prefix(start, length))
        return lexer_string(lexer, start);
    const char *flaw = identifier_flaw(start, length);
    if (flaw) {
        lexer->at = flaw;
        return strange_character(lexer);
    }
    for (int i = 0; i < KEYWORDS; i++) {
        if (strncmp(keywords[i], start, (size_t)length) != 0 || keywords[i][length]) continue;
        lexer_add(lexer, (TokenKind)(KW_FALSE + i), start);
        return true;
    }
    lexer_add(lexer, TOKEN_NAME, start);
    return true;
}

static bool unclosed(Lexer *lexer) {
    Bracket open = lexer->open[lexer->level - 1];
    lexer->tokens->unfinished = IN_BRACKETS;
    lexer->tokens->open_line = open.line;
    lexer->tokens->open_column = open.column;
    Span span = {open.line, open.column, open.column + 1};
    return lexer_fail(lexer, ERROR_SYNTAX, span, "'%c' was never closed", open.opener);
}

/* A backslash joins the next line to this one. */
static bool continuation(Lexer *lexer) {
    int column = column_of(lexer, ++lexer->at);
    Span behind = {lexer->line, column, column + 1};
    if (lexer_peek(lexer, 0) == '\n') {
        next_line(lexer);
        if (lexer->at < lexer->end) return true;
    }
    if (lexer->at < lexer->end) {
        lexer->at++;
        return lexer_fail_here(lexer, "unexpected character after line continuation character");
    }
    if (lexer->level > 0) return unclosed(lexer);
    lexer->tokens->unfinished = AFTER_BACKSLASH;
    return lexer_fail(lexer, ERROR_SYNTAX, behind, "unexpected EOF while parsing");
}

/* One token, or white space before one; false on an error. */
static bool step(Lexer *lexer) {
    int c = lexer_peek(lexer, 0), next = lexer_peek(lexer, 1);
    if (c == ' ' || c == '\t' || c == '\f') {
        lexer->at++;
        return true;
    }
    if (c == '#') {
        skip_comment(lexer);
        return true;
    }
    if (c == '\\') return continuation(lexer);
    if (is_name_start(c)) return word(lexer);
    if ((c >= '0' && c <= '9') || (c == '.' && next >= '0' && next <= '9'))
        return lexer_number(lexer);
    if (c == '"' || c == '\'') return lexer_string(lexer, lexer->at);
    return operator_token(lexer);
}

/* a = 1; %step conv(x): no operator can stand there. */
static bool after_semicolon(const Lexer *lexer, int before) {
    const Tokens *tokens = lexer->tokens;
    return tokens->count > before && lexer->level == 0 && !lexer->inside &&
           tokens->items[tokens->count - 1].kind == TOKEN_SEMICOLON;
}

/* The tokens up to the end of the logical line, which may span lines. */
static bool logical_line(Lexer *lexer) {
    int before = lexer->tokens->count;
    while (lexer->at < lexer->end) {
        if (*lexer->at != '\n') {
            if (*lexer->at == '%' && after_semicolon(lexer, before)) return lexer_command(lexer);
            if (!step(lexer)) return false;
            continue;
        }
        if (lexer->level > 0 || lexer->inside) {
            next_line(lexer);
            continue;
        }
        break;
    }
    if (lexer->level > 0) return unclosed(lexer);
    if (lexer->inside) return true;
    const char *start = lexer->at;
    Span span = {lexer->line, column_of(lexer, start), column_of(lexer, start) + 1};
    if (lexer->tokens->count > before)
        push(lexer, (Token){TOKEN_NEWLINE, span, lexer->line, 0, start, 0});
    if (lexer->at < lexer->end) next_line(lexer);
    return true;
}

static bool whole(Lexer *lexer) {
    if (lexer->inside) return logical_line(lexer);
    while (lexer->at < lexer->end) {
        if (!indentation(lexer)) return false;
        if (!lexer_command(lexer) && !logical_line(lexer)) return false;
    }
    while (lexer->depth-- > 0) lexer_add(lexer, TOKEN_DEDENT, lexer->at);
    return true;
}

static void read_all(Lexer *lexer) {
    bool fine = whole(lexer);
    lexer_add(lexer, fine ? TOKEN_END : TOKEN_ERROR, lexer->at);
}

void tokens_read(Tokens *tokens, const char *source) {
    *tokens = (Tokens){0};
    Lexer lexer = {.at = source,
                   .end = source + strlen(source),
                   .line_start = source,
                   .line = 1,
                   .tokens = tokens};
    read_all(&lexer);
}

void tokens_read_inside(Tokens *tokens, const char *text, int length, const char *line_start,
                        int line) {
    *tokens = (Tokens){0};
    Lexer lexer = {.at = text,
                   .end = text + length,
                   .line_start = line_start,
                   .line = line,
                   .inside = true,
                   .tokens = tokens};
    read_all(&lexer);
}
