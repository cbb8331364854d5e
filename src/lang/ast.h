/* lang/ast: the syntax tree of the tutorials' Python, and how a text becomes one.
 *
 * A Program owns its source text, its name and every node; nodes point into its arena. Names are
 * interned (base/intern), so they compare with ==. Functions hold a reference to the Program that
 * their body lives in: program_retain / program_drop count them. */
#ifndef LANG_AST_H
#define LANG_AST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

typedef enum UnaryOp { UNARY_NEGATE, UNARY_PLUS, UNARY_INVERT, UNARY_NOT } UnaryOp;

typedef enum BinaryOp {
    BINARY_ADD,
    BINARY_SUB,
    BINARY_MUL,
    BINARY_DIV,
    BINARY_FLOORDIV,
    BINARY_MOD,
    BINARY_POW,
    BINARY_MATMUL,
    BINARY_AND,
    BINARY_OR,
    BINARY_XOR,
    BINARY_LSHIFT,
    BINARY_RSHIFT,
    BINARY_LT, /* the comparisons, last */
    BINARY_LE,
    BINARY_GT,
    BINARY_GE,
    BINARY_EQ,
    BINARY_NE,
    BINARY_IS,
    BINARY_IS_NOT,
    BINARY_IN,
    BINARY_NOT_IN,
    BINARY_OPS
} BinaryOp;

const char *binary_symbol(BinaryOp op); /* "+", "not in" */
const char *unary_symbol(UnaryOp op);

typedef enum ExprKind {
    EXPR_NAME,
    EXPR_NONE,
    EXPR_TRUE,
    EXPR_FALSE,
    EXPR_ELLIPSIS,
    EXPR_INT,
    EXPR_FLOAT,
    EXPR_STRING,    /* adjacent literals are joined */
    EXPR_FSTRING,   /* pieces: EXPR_STRING and EXPR_FORMATTED */
    EXPR_FORMATTED, /* {value!conversion:spec} of an f-string */
    EXPR_LIST,
    EXPR_TUPLE,
    EXPR_SET,
    EXPR_DICT,
    EXPR_UNARY,
    EXPR_BINARY,
    EXPR_AND,
    EXPR_OR,
    EXPR_COMPARE, /* a < b <= c */
    EXPR_IF,      /* yes if test else no */
    EXPR_LAMBDA,
    EXPR_CALL,
    EXPR_ATTRIBUTE,
    EXPR_SUBSCRIPT,
    EXPR_SLICE,   /* only inside a subscript */
    EXPR_STARRED, /* *value: in calls, displays and targets */
    EXPR_LIST_COMP,
    EXPR_SET_COMP,
    EXPR_DICT_COMP,
    EXPR_GENERATOR,
    EXPR_WALRUS /* (name := value) */
} ExprKind;

typedef struct Expr Expr;
typedef struct Stmt Stmt;
typedef struct ExprList {
    Expr **items;
    int count;
} ExprList;
typedef struct StmtList {
    Stmt **items;
    int count;
} StmtList;

/* An argument of a call: value; name=value; *value; **value. */
typedef struct Argument {
    const char *name; /* NULL where positional */
    Expr *value;
    int stars; /* 0, 1 or 2 */
    Span span;
} Argument;

/* One `for target in source if a if b` of a comprehension. */
typedef struct CompFor {
    Expr *target;
    Expr *source;
    ExprList conditions;
} CompFor;

typedef struct Param {
    const char *name;
    Expr *fallback;   /* the default, or NULL */
    Expr *annotation; /* parsed, never evaluated; may be NULL */
    Span span;
    int stars;            /* 1: *args, 2: **kwargs */
    bool keyword_only;    /* after `*` or *args */
    bool positional_only; /* before `/` */
} Param;

typedef struct Function {
    const char *name; /* "<lambda>" for a lambda */
    Param *params;
    int param_count;
    StmtList body;       /* of a lambda: one STMT_RETURN */
    const char *doc;     /* the docstring or NULL */
    bool is_generator;   /* never: `yield` is refused by the parser with a clear error */
    const char **locals; /* names that the body binds (parameters first), less global/nonlocal */
    int local_count;
} Function;

struct Expr {
    ExprKind kind;
    bool grouped; /* it stands in parentheses of its own, which its span leaves out */
    Span span;
    union {
        const char *name; /* NAME */
        int64_t integer;  /* INT: a literal beyond int64 is an OverflowError of the parser */
        double number;    /* FLOAT */
        struct {          /* STRING: decoded, may hold NUL bytes */
            const char *text;
            int64_t length;
        } string;
        ExprList items; /* FSTRING (pieces), LIST, TUPLE, SET */
        struct {        /* FORMATTED */
            Expr *value;
            char conversion;  /* 'r', 's', 'a' or 0 */
            Expr *spec;       /* an FSTRING, or NULL */
            const char *echo; /* "name=" of f"{name=}", or NULL */
        } formatted;
        struct { /* DICT: a NULL key stands before a **value */
            Expr **keys;
            Expr **values;
            int count;
        } dict;
        struct { /* UNARY, and STARRED with op unused */
            UnaryOp op;
            Expr *operand;
        } unary;
        struct { /* BINARY; AND, OR with op unused */
            BinaryOp op;
            Span op_span; /* where the operator stands */
            Expr *left;
            Expr *right;
        } binary;
        struct { /* COMPARE: first ops[0] rest[0] ops[1] rest[1] ... */
            Expr *first;
            BinaryOp *ops;
            Expr **rest;
            int count;
        } compare;
        struct { /* IF */
            Expr *test;
            Expr *yes;
            Expr *no;
        } choice;
        Function *function; /* LAMBDA */
        struct {            /* CALL */
            Expr *callee;
            Argument *args;
            int count;
        } call;
        struct { /* ATTRIBUTE */
            Expr *object;
            const char *name;
            Span name_span;
        } attribute;
        struct { /* SUBSCRIPT; x[a, b] has a TUPLE as its key */
            Expr *object;
            Expr *key;
        } subscript;
        struct { /* SLICE; each may be NULL */
            Expr *start;
            Expr *stop;
            Expr *step;
        } slice;
        struct { /* LIST_COMP, SET_COMP, GENERATOR; DICT_COMP has a key too */
            Expr *key;
            Expr *value;
            CompFor *fors;
            int count;
        } comp;
        struct { /* WALRUS */
            const char *name;
            Expr *value;
        } walrus;
    } as;
};

typedef enum StmtKind {
    STMT_EXPR,
    STMT_ASSIGN,     /* a = b = value */
    STMT_AUG_ASSIGN, /* a += value */
    STMT_ANN_ASSIGN, /* a: int = value; value may be NULL */
    STMT_FOR,
    STMT_WHILE,
    STMT_IF,
    STMT_DEF,
    STMT_CLASS,
    STMT_RETURN,
    STMT_BREAK,
    STMT_CONTINUE,
    STMT_PASS,
    STMT_IMPORT, /* import a.b as c */
    STMT_FROM,   /* from a.b import c as d; `*` is the name "*" */
    STMT_WITH,
    STMT_ASSERT,
    STMT_DEL,
    STMT_GLOBAL, /* also nonlocal: names are searched outward */
    STMT_NONLOCAL,
    STMT_RAISE,
    STMT_TRY,
    STMT_COMMAND /* %step conv(x): a whole logical line, handed to the host as text */
} StmtKind;

typedef struct ImportName {
    const char *name;  /* dotted for `import` */
    const char *alias; /* NULL where there is no `as` */
    Span span;
} ImportName;

typedef struct WithItem {
    Expr *context;
    Expr *target; /* NULL where there is no `as` */
} WithItem;

typedef struct Handler {
    Expr *type;       /* NULL: bare except */
    const char *name; /* NULL where there is no `as` */
    StmtList body;
    Span span; /* except ... : */
} Handler;

struct Stmt {
    StmtKind kind;
    Span span;
    union {
        Expr *expr; /* EXPR; RETURN (may be NULL) */
        struct {    /* ASSIGN: several targets for a = b = value */
            ExprList targets;
            Expr *value;
        } assign;
        struct { /* AUG_ASSIGN; ANN_ASSIGN with op unused */
            Expr *target;
            BinaryOp op;
            Expr *value;
        } update;
        struct { /* FOR, WHILE (target and source NULL), IF (test); `no` is the else part */
            Expr *target;
            Expr *source;
            Expr *test;
            StmtList body;
            StmtList no; /* an elif is an IF alone in `no` */
        } block;
        struct { /* DEF */
            Function *function;
            ExprList decorators;
        } def;
        struct { /* CLASS */
            const char *name;
            Argument *bases;
            int base_count;
            StmtList body;
            const char *doc;
            ExprList decorators;
        } class;
        struct { /* IMPORT; FROM with module */
            const char *module;
            ImportName *names;
            int count;
        } import;
        struct { /* WITH */
            WithItem *items;
            int count;
            StmtList body;
        } with;
        struct { /* ASSERT (message may be NULL), RAISE (value, message = the cause after `from`) */
            Expr *value;
            Expr *message;
        } check;
        ExprList targets; /* DEL */
        struct {          /* GLOBAL, NONLOCAL */
            const char **names;
            int count;
        } names;
        struct { /* TRY */
            StmtList body;
            Handler *handlers;
            int handler_count;
            StmtList no;
            StmtList finally;
        } try;
        const char *command; /* COMMAND: the text after the %, trimmed */
    } as;
};

typedef struct Program {
    int refs;
    char *name;   /* "walk.py", "In [3]" */
    char *source; /* whole, for error excerpts */
    StmtList body;
    bool muted; /* the last statement ends in `;`: the prompt prints no Out */
    Arena arena;
} Program;

/* Parse a whole text: NULL and `error` set (with its span) where it is no Python of ours.
 * The result has one reference. */
Program *program_parse(const char *source, const char *name, Error *error);
/* Parse one expression (the argument of a command, a default in a signature): the Program's body
 * is one STMT_EXPR. */
Program *program_parse_expression(const char *source, const char *name, Error *error);
Program *program_retain(Program *program);
void program_drop(Program *program); /* NULL is fine */

/* Does this text need another line? A pure function of the text, for the prompt:
 * MORE_NO       complete, or wrong in a way that no further line mends
 * MORE_YES      inside brackets, a triple-quoted string, after `\`, or in a block that an empty
 *               line would end */
typedef enum More { MORE_NO, MORE_YES } More;
More lang_needs_more(const char *text);
/* The spaces with which the next line of an unfinished text begins (auto-indent). */
int lang_next_indent(const char *text);

#endif
