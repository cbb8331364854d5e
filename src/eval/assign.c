/* eval/assign: targets: x, a.b, a[i], (x, *y); x += 1; del. */
#include "eval/expr.h"

#include "eval/objects.h"
#include "eval/pool.h"

static bool assign_attribute(Interp *in, const Expr *e, Value value) {
    Value object = {0};
    if (!eval_expr(in, e->as.attribute.object, &object)) return false;
    return value_set(in, object, e->as.attribute.name, value) ||
           interp_at(in, e->as.attribute.name_span);
}

static bool assign_subscript(Interp *in, const Expr *e, Value value) {
    Value object = {0}, key = {0};
    if (!eval_expr(in, e->as.subscript.object, &object)) return false;
    if (!eval_expr(in, e->as.subscript.key, &key)) return false;
    return value_set_item(in, object, key, value);
}

/* ---- a, *b = value */

static int star_of(const ExprList *targets) {
    for (int i = 0; i < targets->count; i++)
        if (targets->items[i]->kind == EXPR_STARRED) return i;
    return -1;
}

static bool raise_count(Interp *in, int expected, int64_t got, bool star) {
    if (got > expected)
        return interp_raise(in, ERROR_VALUE, "too many values to unpack (expected %d)", expected);
    return interp_raise(in, ERROR_VALUE, "not enough values to unpack (expected %s%d, got %d)",
                        star ? "at least " : "", expected, (int)got);
}

/* At most `most` items of an iterable (one more than wanted shows that there are too many). */
static bool gather(Interp *in, Value value, int64_t most, Value *list) {
    Value iterator = {0}, item = {0};
    if (!value_iterate(in, value, &iterator)) {
        const Type *slots = slots_of(in, value_type(value));
        if (slots->iterate || !interp_raised(in, exception_type(ERROR_TYPE))) return false;
        return interp_raise(in, ERROR_TYPE, "cannot unpack non-iterable %s object",
                            value_type(value)->name);
    }
    *list = new_list(in, NULL, 0);
    for (bool done = false; AS_LIST(*list)->count < most;) {
        if (!value_next(in, iterator, &item, &done)) return false;
        if (done) break;
        if (!list_append(in, *list, item)) return false;
    }
    return true;
}

static bool assign_items(Interp *in, const ExprList *targets, Value value) {
    int star = star_of(targets), single = targets->count - (star >= 0);
    Value list = {0};
    if (!gather(in, value, star >= 0 ? INT64_MAX : (int64_t)single + 1, &list)) return false;
    int64_t count = AS_LIST(list)->count, at = 0;
    if (star < 0 ? count != single : count < single)
        return raise_count(in, single, count, star >= 0);
    for (int i = 0; i < targets->count; i++) {
        const Expr *target = targets->items[i];
        Value item = AS_LIST(list)->items[at];
        if (i == star) {
            item = new_list(in, AS_LIST(list)->items + at, count - single);
            at += count - single;
            target = target->as.unary.operand;
        } else {
            at++;
        }
        if (!assign_target(in, target, item)) return false;
    }
    return true;
}

static bool assign(Interp *in, const Expr *target, Value value) {
    switch (target->kind) {
    case EXPR_NAME: scope_store(in, target->as.name, value); return true;
    case EXPR_ATTRIBUTE: return assign_attribute(in, target, value);
    case EXPR_SUBSCRIPT: return assign_subscript(in, target, value);
    default: return assign_items(in, &target->as.items, value);
    }
}

bool assign_target(Interp *in, const Expr *target, Value value) {
    return assign(in, target, value) || interp_at(in, target->span);
}

/* ---- x += value: object and key are evaluated once */

typedef struct Place {
    Value object, key, value;
} Place;

static bool read_place(Interp *in, const Expr *e, Place *place) {
    if (e->kind == EXPR_ATTRIBUTE) {
        if (!eval_expr(in, e->as.attribute.object, &place->object)) return false;
        if (!value_get(in, place->object, e->as.attribute.name, &place->value))
            return interp_at(in, e->as.attribute.name_span);
    } else if (e->kind == EXPR_SUBSCRIPT) {
        if (!eval_expr(in, e->as.subscript.object, &place->object)) return false;
        if (!eval_expr(in, e->as.subscript.key, &place->key)) return false;
        if (!value_item(in, place->object, place->key, &place->value))
            return interp_at(in, e->span);
    } else {
        return eval_expr(in, e, &place->value);
    }
    pool_hold(in, place->value);
    return true;
}

static bool write_place(Interp *in, const Expr *e, const Place *place) {
    if (e->kind == EXPR_ATTRIBUTE)
        return value_set(in, place->object, e->as.attribute.name, place->value);
    if (e->kind == EXPR_SUBSCRIPT)
        return value_set_item(in, place->object, place->key, place->value);
    scope_store(in, e->as.name, place->value);
    return true;
}

bool assign_update(Interp *in, const Stmt *s) {
    const Expr *target = s->as.update.target;
    Place place = {0};
    Value value = {0};
    if (!read_place(in, target, &place)) return false;
    if (!eval_expr(in, s->as.update.value, &value)) return false;
    if (!value_update(in, s->as.update.op, place.value, value, &place.value))
        return interp_at(in, s->span);
    return write_place(in, target, &place) || interp_at(in, target->span);
}

/* ---- del x, a.b, a[i] */

static bool delete (Interp *in, const Expr *e) {
    Value object = {0}, key = {0};
    switch (e->kind) {
    case EXPR_NAME: return scope_delete(in, e->as.name);
    case EXPR_ATTRIBUTE:
        return eval_expr(in, e->as.attribute.object, &object) &&
               value_delete(in, object, e->as.attribute.name);
    case EXPR_SUBSCRIPT:
        return eval_expr(in, e->as.subscript.object, &object) &&
               eval_expr(in, e->as.subscript.key, &key) && value_del_item(in, object, key);
    default:
        for (int i = 0; i < e->as.items.count; i++)
            if (!delete_target(in, e->as.items.items[i])) return false;
        return true;
    }
}

bool delete_target(Interp *in, const Expr *target) {
    return delete (in, target) || interp_at(in, target->span);
}
