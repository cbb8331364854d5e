/* lang/program: a whole text to a tree, and the tree's life. */
#include "lang/program.h"

#include <string.h>

#include "base/mem.h"
#include "lang/hint.h"
#include "lang/parser.h"
#include "lang/prompts.h"

/* LF line ends, no byte order mark, no prompts: what the lexer and the error excerpts count on. */
char *source_normal(const char *source) {
    if (strncmp(source, "\xEF\xBB\xBF", 3) == 0) source += 3;
    Str out;
    str_init(&out);
    for (; *source; source++) {
        if (*source == '\r' && source[1] == '\n') continue;
        str_add_char(&out, *source == '\r' ? '\n' : *source);
    }
    Str bare;
    str_init(&bare);
    prompts_strip(out.text, &bare);
    str_release(&out);
    return str_take(&bare);
}

const char *body_doc(const StmtList *body) {
    if (body->count == 0 || body->items[0]->kind != STMT_EXPR) return NULL;
    const Expr *first = body->items[0]->as.expr;
    return first->kind == EXPR_STRING ? first->as.string.text : NULL;
}

/* The text ends in `;`, not counting white space and comments. */
static bool ends_in_semicolon(const Tokens *tokens) {
    int i = tokens->count - 1;
    while (i > 0 && (tokens->items[i].kind == TOKEN_END || tokens->items[i].kind == TOKEN_NEWLINE ||
                     tokens->items[i].kind == TOKEN_DEDENT))
        i--;
    return tokens->items[i].kind == TOKEN_SEMICOLON;
}

/* file: statements END */
static bool file(Parser *p, StmtList *body) {
    if (!parse_statements(p, body)) return false;
    return parser_is(p, TOKEN_END) || parser_fail_here(p);
}

/* eval: star_expressions [NEWLINE] END; spaces before it do not count */
static bool single(Parser *p, StmtList *body) {
    bool indented = parser_take(p, TOKEN_INDENT);
    Expr *value = parse_expressions(p);
    if (value) parser_take(p, TOKEN_NEWLINE);
    if (value && indented) parser_take(p, TOKEN_DEDENT);
    if (!value || !parser_is(p, TOKEN_END)) return parser_fail_here(p);
    Stmt *stmt = stmt_new(p, STMT_EXPR, value->span);
    stmt->as.expr = value;
    *body = stmts_of_one(p, stmt);
    return true;
}

static bool read(Program *program, bool (*rule)(Parser *, StmtList *), Error *error) {
    Tokens tokens;
    tokens_read(&tokens, program->source);
    Parser parser = {.arena = &program->arena, .tokens = &tokens, .error = error};
    rule(&parser, &program->body);
    bool fine = parser_settle(&parser) && program_check(&program->body, error);
    program->muted = fine && ends_in_semicolon(&tokens);
    tokens_release(&tokens);
    return fine;
}

static Program *parse(const char *source, const char *name, bool (*rule)(Parser *, StmtList *),
                      Error *error) {
    error_clear(error);
    Program *program = mem_new(sizeof *program);
    program->refs = 1;
    program->name = mem_text(name);
    program->source = source_normal(source);
    if (read(program, rule, error)) return program;
    hint_add(program->source, error);
    program_drop(program);
    return NULL;
}

Program *program_parse(const char *source, const char *name, Error *error) {
    return parse(source, name, file, error);
}

Program *program_parse_expression(const char *source, const char *name, Error *error) {
    return parse(source, name, single, error);
}

Program *program_retain(Program *program) {
    program->refs++;
    return program;
}

void program_drop(Program *program) {
    if (!program || --program->refs > 0) return;
    arena_release(&program->arena);
    mem_free(program->source);
    mem_free(program->name);
    mem_free(program);
}
