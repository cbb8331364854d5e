/* eval/expr: the value of an expression: one small function for each kind of node. */
#include "eval/expr.h"

#include "eval/objects.h"
#include "eval/pool.h"
#include "eval/sequence.h"
#include "eval/set.h"

static bool eval_name(Interp *in, const Expr *e, Value *out) {
    const Names *near = in->scope ? &in->scope->names : &in->globals;
    Value *held = names_find(near, e->as.name);
    if (held)
        *out = *held;
    else if (!scope_load(in, e->as.name, out))
        return false;
    pool_hold(in, *out);
    return true;
}

static bool eval_none(Interp *in, const Expr *e, Value *out) {
    (void)in;
    (void)e;
    *out = value_none();
    return true;
}

static bool eval_true(Interp *in, const Expr *e, Value *out) {
    (void)in;
    (void)e;
    *out = value_bool(true);
    return true;
}

static bool eval_false(Interp *in, const Expr *e, Value *out) {
    (void)in;
    (void)e;
    *out = value_bool(false);
    return true;
}

static bool eval_ellipsis(Interp *in, const Expr *e, Value *out) {
    (void)in;
    (void)e;
    *out = (Value){.tag = TAG_ELLIPSIS};
    return true;
}

static bool eval_int(Interp *in, const Expr *e, Value *out) {
    (void)in;
    *out = value_int(e->as.integer);
    return true;
}

static bool eval_float(Interp *in, const Expr *e, Value *out) {
    (void)in;
    *out = value_float(e->as.number);
    return true;
}

static bool eval_string(Interp *in, const Expr *e, Value *out) {
    *out = new_str_n(in, e->as.string.text, (size_t)e->as.string.length);
    return true;
}

/* ---- displays */

static bool add_all(Interp *in, Value list, Value source) {
    Value iterator = {0}, item = {0};
    if (!value_iterate(in, source, &iterator)) return false;
    for (bool done = false;;) {
        if (!value_next(in, iterator, &item, &done)) return false;
        if (done) return true;
        if (!list_append(in, list, item)) return false;
    }
}

static bool raise_not_spread(Interp *in, Value v) {
    if (!interp_raised(in, exception_type(ERROR_TYPE)) || slots_of(in, value_type(v))->iterate)
        return false;
    return interp_raise(in, ERROR_TYPE, "Value after * must be an iterable, not %s",
                        value_type(v)->name);
}

static bool eval_list(Interp *in, const Expr *e, Value *out) {
    Value list = new_list(in, NULL, 0);
    for (int i = 0; i < e->as.items.count; i++) {
        const Expr *item = e->as.items.items[i];
        bool starred = item->kind == EXPR_STARRED;
        Value value = {0};
        if (!eval_expr(in, starred ? item->as.unary.operand : item, &value)) return false;
        if (!starred && !list_append(in, list, value)) return false;
        if (starred && !add_all(in, list, value)) {
            raise_not_spread(in, value);
            return interp_at(in, item->span);
        }
    }
    *out = list;
    return true;
}

enum { TUPLE_SMALL = 8 };

static bool eval_tuple(Interp *in, const Expr *e, Value *out) {
    int count = e->as.items.count;
    bool plain = count <= TUPLE_SMALL;
    for (int i = 0; plain && i < count; i++) plain = e->as.items.items[i]->kind != EXPR_STARRED;
    Value items[TUPLE_SMALL], list;
    if (!plain) {
        if (!eval_list(in, e, &list)) return false;
        *out = new_tuple(in, AS_LIST(list)->items, AS_LIST(list)->count);
        return true;
    }
    for (int i = 0; i < count; i++)
        if (!eval_expr(in, e->as.items.items[i], &items[i])) return false;
    *out = new_tuple(in, items, count);
    return true;
}

static bool eval_set(Interp *in, const Expr *e, Value *out) {
    Value list = {0};
    if (!eval_list(in, e, &list)) return false;
    *out = new_set(in);
    return set_update(in, *out, list);
}

static bool add_mapping(Interp *in, Value dict, Value source) {
    if (!value_is(source, &type_dict))
        return interp_raise(in, ERROR_TYPE, "'%s' object is not a mapping",
                            value_type(source)->name);
    Value key = {0}, value = {0};
    for (int64_t at = 0; dict_each(source, &at, &key, &value);)
        if (!dict_set(in, dict, key, value)) return false;
    return true;
}

static bool eval_dict(Interp *in, const Expr *e, Value *out) {
    Value dict = new_dict(in);
    for (int i = 0; i < e->as.dict.count; i++) {
        const Expr *key_expr = e->as.dict.keys[i];
        Value key = {0}, value = {0};
        if (key_expr && !eval_expr(in, key_expr, &key)) return false;
        if (!eval_expr(in, e->as.dict.values[i], &value)) return false;
        bool fine = key_expr ? dict_set(in, dict, key, value) : add_mapping(in, dict, value);
        if (!fine) return interp_at(in, (key_expr ? key_expr : e->as.dict.values[i])->span);
    }
    *out = dict;
    return true;
}

/* ---- operators */

static bool eval_unary(Interp *in, const Expr *e, Value *out) {
    Value operand = {0};
    return eval_expr(in, e->as.unary.operand, &operand) &&
           value_unary(in, e->as.unary.op, operand, out);
}

static bool eval_binary(Interp *in, const Expr *e, Value *out) {
    Value left = {0}, right = {0};
    if (!eval_expr(in, e->as.binary.left, &left)) return false;
    if (!eval_expr(in, e->as.binary.right, &right)) return false;
    if (value_binary(in, e->as.binary.op, left, right, out)) return true;
    return interp_at(in, e->as.binary.op_span);
}

/* The left side decides, or the right side is the result. */
static bool eval_junction(Interp *in, const Expr *e, Value *out) {
    bool truth = false;
    if (!eval_expr(in, e->as.binary.left, out)) return false;
    if (!value_truth(in, *out, &truth)) return interp_at(in, e->as.binary.left->span);
    if (truth == (e->kind == EXPR_OR)) return true;
    return eval_expr(in, e->as.binary.right, out);
}

static bool eval_compare(Interp *in, const Expr *e, Value *out) {
    Value left = {0}, right = {0};
    if (!eval_expr(in, e->as.compare.first, &left)) return false;
    for (int i = 0; i < e->as.compare.count; i++) {
        bool truth = false, last = i == e->as.compare.count - 1;
        if (!eval_expr(in, e->as.compare.rest[i], &right)) return false;
        if (!value_binary(in, e->as.compare.ops[i], left, right, out)) return false;
        if (last) return true;
        if (!value_truth(in, *out, &truth)) return false;
        if (!truth) return true;
        left = right;
    }
    return true;
}

static bool eval_choice(Interp *in, const Expr *e, Value *out) {
    Value test = {0};
    bool truth = false;
    if (!eval_expr(in, e->as.choice.test, &test)) return false;
    if (!value_truth(in, test, &truth)) return interp_at(in, e->as.choice.test->span);
    return eval_expr(in, truth ? e->as.choice.yes : e->as.choice.no, out);
}

/* ---- parts of objects */

static bool eval_attribute(Interp *in, const Expr *e, Value *out) {
    Value object = {0};
    if (!eval_expr(in, e->as.attribute.object, &object)) return false;
    if (!value_get(in, object, e->as.attribute.name, out))
        return interp_at(in, e->as.attribute.name_span);
    pool_hold(in, *out);
    return true;
}

static bool eval_subscript(Interp *in, const Expr *e, Value *out) {
    Value object = {0}, key = {0};
    if (!eval_expr(in, e->as.subscript.object, &object)) return false;
    if (!eval_expr(in, e->as.subscript.key, &key)) return false;
    if (!value_item(in, object, key, out)) return false;
    pool_hold(in, *out);
    return true;
}

static bool eval_part(Interp *in, const Expr *e, Value *out) {
    *out = value_none();
    return e ? eval_expr(in, e, out) : true;
}

static bool eval_slice(Interp *in, const Expr *e, Value *out) {
    Value start = {0}, stop = {0}, step = {0};
    if (!eval_part(in, e->as.slice.start, &start) || !eval_part(in, e->as.slice.stop, &stop) ||
        !eval_part(in, e->as.slice.step, &step))
        return false;
    *out = new_slice(in, start, stop, step);
    return true;
}

/* ---- the rest */

static bool eval_lambda(Interp *in, const Expr *e, Value *out) {
    *out = new_function(in, e->as.function);
    return function_defaults(in, *out);
}

static bool eval_starred(Interp *in, const Expr *e, Value *out) {
    (void)e;
    (void)out;
    return interp_raise(in, ERROR_SYNTAX, "can't use starred expression here");
}

static bool eval_walrus(Interp *in, const Expr *e, Value *out) {
    if (!eval_expr(in, e->as.walrus.value, out)) return false;
    scope_store_walrus(in, e->as.walrus.name, *out);
    return true;
}

static bool (*const evaluators[])(Interp *in, const Expr *e, Value *out) = {
    [EXPR_NAME] = eval_name,
    [EXPR_NONE] = eval_none,
    [EXPR_TRUE] = eval_true,
    [EXPR_FALSE] = eval_false,
    [EXPR_ELLIPSIS] = eval_ellipsis,
    [EXPR_INT] = eval_int,
    [EXPR_FLOAT] = eval_float,
    [EXPR_STRING] = eval_string,
    [EXPR_FSTRING] = eval_fstring,
    [EXPR_FORMATTED] = eval_formatted,
    [EXPR_LIST] = eval_list,
    [EXPR_TUPLE] = eval_tuple,
    [EXPR_SET] = eval_set,
    [EXPR_DICT] = eval_dict,
    [EXPR_UNARY] = eval_unary,
    [EXPR_BINARY] = eval_binary,
    [EXPR_AND] = eval_junction,
    [EXPR_OR] = eval_junction,
    [EXPR_COMPARE] = eval_compare,
    [EXPR_IF] = eval_choice,
    [EXPR_LAMBDA] = eval_lambda,
    [EXPR_CALL] = eval_call,
    [EXPR_ATTRIBUTE] = eval_attribute,
    [EXPR_SUBSCRIPT] = eval_subscript,
    [EXPR_SLICE] = eval_slice,
    [EXPR_STARRED] = eval_starred,
    [EXPR_LIST_COMP] = eval_comprehension,
    [EXPR_SET_COMP] = eval_comprehension,
    [EXPR_DICT_COMP] = eval_comprehension,
    [EXPR_GENERATOR] = eval_generator,
    [EXPR_WALRUS] = eval_walrus,
};

bool eval_expr(Interp *in, const Expr *e, Value *out) {
    if (!interp_stack_left(in)) return interp_at(in, e->span);
    /* What a stopped loop left unfinished goes no further than this. */
    if (evaluators[e->kind](in, e, out) && !interp_stopped(in)) return true;
    return interp_at(in, e->span);
}
