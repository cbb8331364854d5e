/* lang/parser: what the files of the parser share.
 *
 * Every parse_x reads one rule of the grammar from `at` on and returns its node, or NULL (false)
 * once the parser's error is set. All nodes live in the program's arena. */
#ifndef LANG_PARSER_H
#define LANG_PARSER_H

#include "lang/ast.h"
#include "lang/token.h"

enum { PARSE_DEPTH_MAX = 800, PARSE_CHAIN_MAX = 3000 };

typedef struct Parser {
    Arena *arena;
    Tokens *tokens;
    int at;
    int farthest; /* the furthest token that was looked at: where "invalid syntax" points */
    int reached;  /* the same, with those that attempts looked at */
    int depth;
    int spec_depth;  /* of {x:{y}} around this one */
    bool in_fstring; /* messages begin with "f-string: " */
    bool no_comma;   /* in a dict's key: a missing colon is likelier than a missing comma */
    bool trying;     /* what fails now is only an attempt: no advice */
    Error *error;
} Parser;

/* A list that grows in plain memory and ends up in the arena. */
typedef struct Bag {
    char *bytes;
    int count;
    int room;
} Bag;
void bag_add(Bag *bag, const void *item, size_t size);
/* The items, moved to the arena (NULL where there are none); the bag is empty after. */
void *bag_take(Bag *bag, Parser *p, size_t size);
void bag_drop(Bag *bag);
void exprs_add(Bag *bag, Expr *expr);
ExprList exprs_take(Bag *bag, Parser *p);
void stmts_add(Bag *bag, Stmt *stmt);
StmtList stmts_take(Bag *bag, Parser *p);
StmtList stmts_of_one(Parser *p, Stmt *stmt);

/* Tokens. */
const Token *parser_token(Parser *p);
const Token *parser_token_after(Parser *p, int ahead); /* does not count as looked at */
bool parser_is(Parser *p, TokenKind kind);
bool parser_take(Parser *p, TokenKind kind);         /* step past it if it is there */
bool parser_expect(Parser *p, TokenKind kind);       /* or "invalid syntax" */
bool parser_expect_named(Parser *p, TokenKind kind); /* or "expected ':'" */
const char *parser_name(Parser *p);                  /* interned; NULL and an error where none is */
bool parser_deeper(Parser *p); /* false and an error where it is too deep; pair with depth-- */

/* Spans and errors. fail_* return false, and leave an error that is set as it is. */
Span span_from(Parser *p, const Token *start); /* up to the token before `at` */
Span span_join(Span from, Span to);
bool parser_fail(Parser *p, Span span, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool parser_fail_kind(Parser *p, ErrorKind kind, Span span, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
bool parser_fail_here(Parser *p); /* "invalid syntax" at the furthest token */
bool parser_left_out(Parser *p, Span span, const char *what); /* Python, but not of this lab */
/* Would this rule succeed here? Leaves the parser where it was. */
Expr *parser_attempt(Parser *p, Expr *(*rule)(Parser *), Span *span);

Expr *expr_new(Parser *p, ExprKind kind, Span span);
Stmt *stmt_new(Parser *p, StmtKind kind, Span span);
/* A tuple of the expressions in the bag; NULL (and the bag dropped) where the last is NULL. */
Expr *tuple_new(Parser *p, const Token *start, Bag *items, const Expr *last);

/* expr.c */
Expr *parse_expression(Parser *p);       /* with `if else` and lambda */
Expr *parse_named_expression(Parser *p); /* with := */
Expr *parse_disjunction(Parser *p);      /* without `if else` */
Expr *parse_bitwise_or(Parser *p);       /* without comparison */
Expr *parse_expressions(Parser *p);      /* a, *b: a tuple where a comma stands */
Expr *parse_named_or_star(Parser *p);    /* an item of a display */
bool starts_expression(Parser *p);

/* Both are asked where a rule has read `expr` and something else follows: false and an error where
 * they know what is wrong (neighbours.c). `start` is the first token of expr. */
bool check_neighbours(Parser *p, const Token *start, const Expr *expr); /* f(a b) */
bool check_assign(Parser *p, const Expr *expr);                         /* if x = 3: */

/* primary.c, display.c, call.c, lambda.c, string.c, literal.c */
Expr *parse_primary(Parser *p);
Expr *parse_atom(Parser *p);
Expr *parse_group(Parser *p);
Expr *parse_group_inside(Parser *p, const Token *start, TokenKind closer);
Expr *parse_list(Parser *p);
Expr *parse_braces(Parser *p);
bool parse_arguments(Parser *p, Argument **args, int *count); /* up to the ) and past it */
bool parse_comp_fors(Parser *p, CompFor **fors, int *count);
Expr *parse_lambda(Parser *p);
bool parse_params(Parser *p, TokenKind closer, Function *function);
Expr *parse_strings(Parser *p);
Expr *parse_number(Parser *p);
/* Add the text between the quotes of a literal, its escapes replaced; false on a bad escape. */
bool escapes_decode(Parser *p, const Token *token, const char *text, const char *end, Str *out);
/* Where both the words and the grammar are wrong: which error to tell. False where there is one. */
bool parser_settle(Parser *p);

/* The pieces of adjacent literals, as they are read: text waits in `literal` until a {value}
 * comes. */
typedef struct Pieces {
    Bag exprs;
    Str literal;
    Span span;
} Pieces;
void pieces_flush(Parser *p, Pieces *pieces);
/* Add an f-string's text from `text` to `end` (fstring.c). */
bool fstring_read(Parser *p, const Token *token, const char *text, const char *end, bool raw,
                  Pieces *out);

/* target.c */
typedef enum TargetUse { TARGET_ASSIGN, TARGET_FOR, TARGET_DEL } TargetUse;
const char *expr_described(const Expr *expr);             /* "function call" */
const Expr *target_flaw(const Expr *expr, TargetUse use); /* the part that is no target, or NULL */
bool target_check(Parser *p, const Expr *expr, TargetUse use);
Expr *parse_targets(Parser *p); /* for x, *y in */

/* stmt.c, block.c */
bool parse_simple_line(Parser *p, Bag *out); /* a; b NEWLINE, as Stmt pointers */
/* Up to DEDENT or END, which is not taken. */
bool parse_statements(Parser *p, StmtList *out);

/* locals.c, check.c: after the tree is there. */
void function_collect_locals(Parser *p, Function *function);
bool program_check(const StmtList *body, Error *error); /* check.c */
const char *body_doc(const StmtList *body);

#endif
