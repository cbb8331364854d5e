/* lang/stmt: the simple statements, which fit on one line and can be joined by `;`. */
#include "lang/parser.h"

#include "base/intern.h"

static const BinaryOp augmented[] = {
    /* from TOKEN_PLUS_ASSIGN on */
    BINARY_ADD,    BINARY_SUB, BINARY_MUL, BINARY_POW, BINARY_DIV,    BINARY_FLOORDIV, BINARY_MOD,
    BINARY_MATMUL, BINARY_AND, BINARY_OR,  BINARY_XOR, BINARY_LSHIFT, BINARY_RSHIFT};

static bool is_augmented(TokenKind kind) {
    return kind >= TOKEN_PLUS_ASSIGN && kind <= TOKEN_RSHIFT_ASSIGN;
}

static bool at_line_end(Parser *p) {
    return parser_is(p, TOKEN_NEWLINE) || parser_is(p, TOKEN_SEMICOLON);
}

static Stmt *finish(Parser *p, const Token *start, Stmt *stmt) {
    stmt->span = span_from(p, start);
    return stmt;
}

static bool is_single_target(const Expr *expr) {
    return expr->kind == EXPR_NAME || expr->kind == EXPR_ATTRIBUTE || expr->kind == EXPR_SUBSCRIPT;
}

/* Out[3] */
static bool is_output(const Expr *expr) {
    if (expr->kind != EXPR_SUBSCRIPT || expr->as.subscript.object->kind != EXPR_NAME) return false;
    return expr->as.subscript.object->as.name == intern("Out") &&
           expr->as.subscript.key->kind == EXPR_INT;
}

/* annotated: target ':' expression ['=' star_expressions] */
static Stmt *annotated(Parser *p, const Token *start, Expr *target) {
    if (is_output(target)) {
        parser_fail_here(p); /* Out[3]: 24.0 would be a valid, useless annotation */
        return NULL;
    }
    p->at++;
    if (!parse_expression(p)) return NULL; /* it has no meaning here, as in Python */
    if (!is_single_target(target)) {
        bool many = target->kind == EXPR_TUPLE || target->kind == EXPR_LIST;
        bool bare = target->kind == EXPR_TUPLE && !target->grouped;
        Span span = bare ? target->as.items.items[0]->span : target->span;
        if (many)
            parser_fail(p, span, "only single target (not %s) can be annotated",
                        expr_described(target));
        else
            parser_fail(p, target->span, "illegal target for annotation");
        return NULL;
    }
    Stmt *stmt = stmt_new(p, STMT_ANN_ASSIGN, target->span);
    stmt->as.update.target = target;
    if (parser_take(p, TOKEN_ASSIGN)) {
        stmt->as.update.value = parse_expressions(p);
        if (!stmt->as.update.value) return NULL;
    }
    return finish(p, start, stmt);
}

/* augassign: target '+=' star_expressions */
static Stmt *aug_assign(Parser *p, const Token *start, Expr *target) {
    BinaryOp op = augmented[parser_token(p)->kind - TOKEN_PLUS_ASSIGN];
    p->at++;
    Expr *value = parse_expressions(p);
    if (!value) return NULL;
    if (!is_single_target(target)) {
        parser_fail(p, target->span, "'%s' is an illegal expression for augmented assignment",
                    expr_described(target));
        return NULL;
    }
    Stmt *stmt = stmt_new(p, STMT_AUG_ASSIGN, target->span);
    stmt->as.update.target = target;
    stmt->as.update.op = op;
    stmt->as.update.value = value;
    return finish(p, start, stmt);
}

/* f() = 1: what Python says depends on whether == would fit. */
static bool check_first_target(Parser *p, const Expr *target) {
    if (!target_flaw(target, TARGET_ASSIGN)) return true;
    const Expr *last = target;
    if (target->kind == EXPR_TUPLE && !target->grouped)
        last = target->as.items.items[target->as.items.count - 1];
    return check_assign(p, last) && target_check(p, target, TARGET_ASSIGN);
}

/* assignment: (star_targets '=')+ star_expressions */
static Stmt *assign(Parser *p, const Token *start, Expr *first) {
    if (!check_first_target(p, first)) return NULL;
    Bag targets = {0};
    Expr *value = first;
    while (value && parser_take(p, TOKEN_ASSIGN)) {
        exprs_add(&targets, value);
        value = parse_expressions(p);
        if (value && parser_is(p, TOKEN_ASSIGN) && !target_check(p, value, TARGET_ASSIGN))
            value = NULL;
    }
    Stmt *stmt = stmt_new(p, STMT_ASSIGN, first->span);
    stmt->as.assign.targets = exprs_take(&targets, p);
    stmt->as.assign.value = value;
    return value ? finish(p, start, stmt) : NULL;
}

static bool is_word(const Token *token, const char *name) {
    return token->kind == TOKEN_NAME &&
           intern_n(token->text, (size_t)token->length) == intern(name);
}

/* `match x:` looks like two names side by side. */
static bool check_match(Parser *p, const Token *start) {
    TokenKind next = parser_token_after(p, 1)->kind;
    bool value = next == TOKEN_NAME || next == TOKEN_NUMBER || next == TOKEN_STRING;
    if (!is_word(start, "match") || !value) return true;
    return parser_left_out(p, start->span, "match statements");
}

/* assignment | annotated | augassign | star_expressions */
static Stmt *expression_stmt(Parser *p) {
    const Token *start = parser_token(p);
    if (!check_match(p, start)) return NULL;
    Expr *expr = parse_expressions(p);
    if (!expr) return NULL;
    if (parser_is(p, TOKEN_ASSIGN)) return assign(p, start, expr);
    if (parser_is(p, TOKEN_COLON)) return annotated(p, start, expr);
    if (is_augmented(parser_token(p)->kind)) return aug_assign(p, start, expr);
    Stmt *stmt = stmt_new(p, STMT_EXPR, expr->span);
    stmt->as.expr = expr;
    return stmt;
}

/* return_stmt: 'return' [star_expressions] */
static Stmt *return_stmt(Parser *p) {
    const Token *start = parser_token(p);
    p->at++;
    Stmt *stmt = stmt_new(p, STMT_RETURN, start->span);
    if (!at_line_end(p)) {
        stmt->as.expr = parse_expressions(p);
        if (!stmt->as.expr) return NULL;
    }
    return finish(p, start, stmt);
}

/* raise_stmt: 'raise' [expression ['from' expression]] */
static Stmt *raise_stmt(Parser *p) {
    const Token *start = parser_token(p);
    p->at++;
    Stmt *stmt = stmt_new(p, STMT_RAISE, start->span);
    if (at_line_end(p)) return stmt;
    stmt->as.check.value = parse_expression(p);
    if (!stmt->as.check.value) return NULL;
    if (parser_take(p, KW_FROM)) {
        stmt->as.check.message = parse_expression(p);
        if (!stmt->as.check.message) return NULL;
    }
    return finish(p, start, stmt);
}

/* assert_stmt: 'assert' expression [',' expression] */
static Stmt *assert_stmt(Parser *p) {
    const Token *start = parser_token(p);
    p->at++;
    Stmt *stmt = stmt_new(p, STMT_ASSERT, start->span);
    stmt->as.check.value = parse_expression(p);
    if (!stmt->as.check.value) return NULL;
    if (parser_take(p, TOKEN_COMMA)) {
        stmt->as.check.message = parse_expression(p);
        if (!stmt->as.check.message) return NULL;
    }
    return finish(p, start, stmt);
}

/* del_stmt: 'del' targets */
static Stmt *del_stmt(Parser *p) {
    const Token *start = parser_token(p);
    p->at++;
    Expr *what = parse_expressions(p);
    if (!what || !target_check(p, what, TARGET_DEL)) return NULL;
    Stmt *stmt = stmt_new(p, STMT_DEL, start->span);
    if (what->kind == EXPR_TUPLE && !what->grouped) {
        stmt->as.targets = what->as.items;
    } else {
        Bag one = {0};
        exprs_add(&one, what);
        stmt->as.targets = exprs_take(&one, p);
    }
    return finish(p, start, stmt);
}

static Stmt *word_stmt(Parser *p) {
    const Token *token = parser_token(p);
    p->at++;
    StmtKind kind = token->kind == KW_PASS    ? STMT_PASS
                    : token->kind == KW_BREAK ? STMT_BREAK
                                              : STMT_CONTINUE;
    return stmt_new(p, kind, token->span);
}

/* ('global' | 'nonlocal') NAME (',' NAME)* */
static Stmt *scope_stmt(Parser *p) {
    const Token *start = parser_token(p);
    p->at++;
    Stmt *stmt = stmt_new(p, start->kind == KW_GLOBAL ? STMT_GLOBAL : STMT_NONLOCAL, start->span);
    Bag names = {0};
    const char *name;
    do {
        name = parser_name(p);
        bag_add(&names, &name, sizeof name);
    } while (name && parser_take(p, TOKEN_COMMA));
    stmt->as.names.count = names.count;
    stmt->as.names.names = bag_take(&names, p, sizeof name);
    return name ? finish(p, start, stmt) : NULL;
}

/* dotted_name: NAME ('.' NAME)*; relative names begin with dots */
static const char *dotted_name(Parser *p, bool relative) {
    Str text;
    str_init(&text);
    while (relative && (parser_is(p, TOKEN_DOT) || parser_is(p, TOKEN_ELLIPSIS))) {
        str_add(&text, token_text(parser_token(p)->kind));
        p->at++;
    }
    const char *name = "";
    bool bare = relative && text.length > 0 && parser_is(p, KW_IMPORT);
    while (!bare && (name = parser_name(p))) {
        str_add(&text, name);
        if (!parser_take(p, TOKEN_DOT)) break;
        str_add_char(&text, '.');
    }
    const char *result = name ? intern_n(text.text, text.length) : NULL;
    str_release(&text);
    return result;
}

static bool alias(Parser *p, ImportName *item) {
    if (!parser_take(p, KW_AS)) return true;
    item->alias = parser_name(p);
    return item->alias;
}

static bool import_names(Parser *p, bool dotted, Bag *bag) {
    do {
        if (!dotted && bag->count && parser_is(p, TOKEN_RPAREN)) return true;
        const Token *start = parser_token(p);
        ImportName item = {.span = start->span};
        item.name = dotted ? dotted_name(p, false) : parser_name(p);
        if (!item.name || !alias(p, &item)) return false;
        item.span = span_from(p, start);
        bag_add(bag, &item, sizeof item);
        bool trailing =
            !dotted && parser_is(p, TOKEN_COMMA) && parser_token_after(p, 1)->kind == TOKEN_NEWLINE;
        if (!trailing) continue;
        p->at++;
        return parser_fail(p, parser_token(p)->span,
                           "trailing comma not allowed without surrounding parentheses");
    } while (parser_take(p, TOKEN_COMMA));
    return true;
}

/* import_name: 'import' dotted_name ['as' NAME] (',' ...)* */
static Stmt *import_stmt(Parser *p) {
    const Token *start = parser_token(p);
    p->at++;
    Stmt *stmt = stmt_new(p, STMT_IMPORT, start->span);
    Bag bag = {0};
    bool fine = import_names(p, true, &bag);
    stmt->as.import.count = bag.count;
    stmt->as.import.names = bag_take(&bag, p, sizeof(ImportName));
    return fine ? finish(p, start, stmt) : NULL;
}

/* import_from_targets: '*' | '(' names [','] ')' | names */
static bool from_targets(Parser *p, Bag *bag) {
    const Token *token = parser_token(p);
    if (parser_take(p, TOKEN_STAR)) {
        ImportName all = {.name = intern("*"), .span = token->span};
        bag_add(bag, &all, sizeof all);
        return true;
    }
    if (!parser_take(p, TOKEN_LPAREN)) return import_names(p, false, bag);
    return import_names(p, false, bag) && parser_expect(p, TOKEN_RPAREN);
}

/* import_from: 'from' dotted_name 'import' import_from_targets */
static Stmt *from_stmt(Parser *p) {
    const Token *start = parser_token(p);
    p->at++;
    Stmt *stmt = stmt_new(p, STMT_FROM, start->span);
    stmt->as.import.module = dotted_name(p, true);
    if (!stmt->as.import.module || !parser_expect(p, KW_IMPORT)) return NULL;
    Bag bag = {0};
    bool fine = from_targets(p, &bag);
    stmt->as.import.count = bag.count;
    stmt->as.import.names = bag_take(&bag, p, sizeof(ImportName));
    return fine ? finish(p, start, stmt) : NULL;
}

static const struct {
    TokenKind word;
    Stmt *(*parse)(Parser *);
} by_word[] = {
    {KW_RETURN, return_stmt}, {KW_IMPORT, import_stmt},  {KW_FROM, from_stmt},
    {KW_RAISE, raise_stmt},   {KW_PASS, word_stmt},      {KW_DEL, del_stmt},
    {KW_ASSERT, assert_stmt}, {KW_BREAK, word_stmt},     {KW_CONTINUE, word_stmt},
    {KW_GLOBAL, scope_stmt},  {KW_NONLOCAL, scope_stmt},
};

static Stmt *simple_stmt(Parser *p) {
    TokenKind kind = parser_token(p)->kind;
    for (size_t i = 0; i < sizeof by_word / sizeof *by_word; i++)
        if (by_word[i].word == kind) return by_word[i].parse(p);
    return expression_stmt(p);
}

/* %step conv(x), or conv? */
static Stmt *command_stmt(Parser *p) {
    const Token *token = parser_token(p);
    p->at++;
    Str text;
    str_init(&text);
    if (token->kind == TOKEN_HELP) str_add(&text, "pinfo ");
    str_add_n(&text, token->text, (size_t)token->length);
    Stmt *stmt = stmt_new(p, STMT_COMMAND, token->span);
    stmt->as.command = arena_text(p->arena, text.text, text.length);
    str_release(&text);
    return stmt;
}

/* simple_stmts: (simple_stmt ';')* [simple_stmt | command] NEWLINE */
bool parse_simple_line(Parser *p, Bag *out) {
    do {
        if (parser_is(p, TOKEN_NEWLINE)) break;
        bool command = parser_is(p, TOKEN_COMMAND) || parser_is(p, TOKEN_HELP);
        Stmt *stmt = command ? command_stmt(p) : simple_stmt(p);
        if (!stmt) return false;
        stmts_add(out, stmt);
    } while (parser_take(p, TOKEN_SEMICOLON));
    return parser_expect(p, TOKEN_NEWLINE);
}
