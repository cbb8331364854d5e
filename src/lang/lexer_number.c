/* lang/lexer_number: where a number ends, and what is wrong with it. */
#include "lang/lexer.h"

#include <string.h>

static bool digit_of(int c, int base) {
    if (base == 16 && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))) return true;
    return c >= '0' && c < '0' + (base < 10 ? base : 10);
}

static bool starts_with(const Lexer *lexer, const char *text) {
    for (int i = 0; text[i]; i++)
        if (lexer_peek(lexer, i) != (unsigned char)text[i]) return false;
    return true;
}

/* `1if x else 2` is Python; `1x` is not. */
static bool ends_well(Lexer *lexer, const char *kind) {
    static const char *const after[] = {"and", "else", "for", "if", "in", "is", "or", "not"};
    if (!is_name_byte(lexer_peek(lexer, 0))) return true;
    for (int i = 0; i < 8; i++)
        if (starts_with(lexer, after[i])) return true;
    return lexer_fail_here(lexer, "invalid %s literal", kind);
}

/* digit+ ('_' digit+)* */
static bool digits(Lexer *lexer, int base, const char *kind) {
    for (;;) {
        while (digit_of(lexer_peek(lexer, 0), base)) lexer->at++;
        if (lexer_peek(lexer, 0) != '_') return true;
        lexer->at++;
        int c = lexer_peek(lexer, 0);
        if (digit_of(c, base)) continue;
        if (base < 10 && c >= '0' && c <= '9') return true;
        return lexer_fail_here(lexer, "invalid %s literal", kind);
    }
}

/* 0x1F 0o17 0b11 */
static bool based(Lexer *lexer, int base, const char *kind) {
    lexer->at += 2;
    if (lexer_peek(lexer, 0) == '_') lexer->at++;
    int c = lexer_peek(lexer, 0);
    if (!digit_of(c, base) && !(c >= '0' && c <= '9'))
        return lexer_fail_here(lexer, "invalid %s literal", kind);
    if (!digits(lexer, base, kind)) return false;
    c = lexer_peek(lexer, 0);
    if (c >= '0' && c <= '9') {
        lexer->at++;
        return lexer_fail_here(lexer, "invalid digit '%c' in %s literal", c, kind);
    }
    return ends_well(lexer, kind);
}

static bool exponent(Lexer *lexer) {
    int c = lexer_peek(lexer, 0), next = lexer_peek(lexer, 1);
    if (c != 'e' && c != 'E') return true;
    bool sign = next == '+' || next == '-';
    if (!digit_of(lexer_peek(lexer, sign ? 2 : 1), 10)) {
        if (!sign) return true;
        lexer->at += 2;
        return lexer_fail_here(lexer, "invalid decimal literal");
    }
    lexer->at += sign ? 2 : 1;
    return digits(lexer, 10, "decimal");
}

static bool leading_zero(Lexer *lexer, const char *start) {
    int zeros = 0;
    while (start + zeros < lexer->at && strchr("0_", start[zeros])) zeros++;
    if (*start != '0' || start + zeros == lexer->at) return true;
    int column = (int)(start - lexer->line_start);
    Span span = {lexer->line, column, column + zeros};
    return lexer_fail(lexer, ERROR_SYNTAX, span,
                      "leading zeros in decimal integer literals are not permitted; use an 0o "
                      "prefix for octal integers");
}

static bool decimal(Lexer *lexer, const char *start) {
    if (!digits(lexer, 10, "decimal")) return false;
    const char *whole_end = lexer->at;
    if (lexer_peek(lexer, 0) == '.') {
        lexer->at++;
        if (digit_of(lexer_peek(lexer, 0), 10) && !digits(lexer, 10, "decimal")) return false;
    }
    if (!exponent(lexer)) return false;
    bool imaginary = (lexer_peek(lexer, 0) | 32) == 'j';
    if (imaginary) lexer->at++;
    if (lexer->at == whole_end && !leading_zero(lexer, start)) return false;
    return ends_well(lexer, imaginary ? "imaginary" : "decimal");
}

bool lexer_number(Lexer *lexer) {
    const char *start = lexer->at;
    int mark = lexer_peek(lexer, 0) == '0' ? lexer_peek(lexer, 1) | 32 : 0;
    bool fine = mark == 'x'   ? based(lexer, 16, "hexadecimal")
                : mark == 'o' ? based(lexer, 8, "octal")
                : mark == 'b' ? based(lexer, 2, "binary")
                              : decimal(lexer, start);
    if (fine) lexer_add(lexer, TOKEN_NUMBER, start);
    return fine;
}
