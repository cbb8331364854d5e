/* eval/comprehension: [x for a in s for b in t if c], and generators, which stand still between
 * two of their values:
 *
 *     level 0   for a in s      iterators[0]
 *     level 1   for b in t      iterators[1]     the next value: advance the innermost; at its
 *                                                end go one level out, else one level in
 */
#include "eval/expr.h"

#include "base/mem.h"
#include "eval/objects.h"
#include "eval/pool.h"
#include "eval/set.h"

/* A comprehension while it runs; a generator expression's value. */
typedef struct Generator {
    Object head;
    const Expr *expr;
    Program *program;
    Scope *scope;
    Value *iterators; /* held; as.comp.count of them */
    int level;        /* -1: at its end */
    bool running;
} Generator;

static void generator_clear(Object *self) {
    Generator *g = (Generator *)(void *)self;
    Generator old = *g;
    g->iterators = NULL;
    g->scope = NULL;
    g->program = NULL;
    g->level = -1;
    for (int i = 0; old.iterators && i < old.expr->as.comp.count; i++) value_drop(old.iterators[i]);
    mem_free(old.iterators);
    scope_drop(old.scope);
    program_drop(old.program);
}

/* True and *pass where all conditions of this level hold. */
static bool conditions_hold(Interp *in, const CompFor *level, bool *pass) {
    *pass = true;
    for (int i = 0; *pass && i < level->conditions.count; i++) {
        Value test = {0};
        if (!eval_expr(in, level->conditions.items[i], &test)) return false;
        if (!value_truth(in, test, pass)) return interp_at(in, level->conditions.items[i]->span);
    }
    return true;
}

static bool open_level(Interp *in, Generator *g) {
    const CompFor *level = &g->expr->as.comp.fors[g->level];
    Value source = {0}, iterator = {0};
    if (!eval_expr(in, level->source, &source)) return false;
    if (!value_iterate(in, source, &iterator)) return interp_at(in, level->source->span);
    value_drop(g->iterators[g->level]);
    g->iterators[g->level] = value_retain(iterator);
    return true;
}

/* Move on to the next combination for which all conditions hold. */
static bool advance(Interp *in, Generator *g) {
    while (g->level >= 0) {
        if (interp_stopped(in)) return false;
        size_t mark = pool_mark(in);
        const CompFor *level = &g->expr->as.comp.fors[g->level];
        Value item = {0};
        bool done = false, pass = true;
        if (!value_next(in, g->iterators[g->level], &item, &done))
            return interp_at(in, level->source->span);
        if (done) {
            g->level--;
            continue;
        }
        if (!assign_target(in, level->target, item)) return false;
        if (!conditions_hold(in, level, &pass)) return false;
        if (pass && g->level == g->expr->as.comp.count - 1) return true;
        if (pass) {
            g->level++;
            if (!open_level(in, g)) return false;
        }
        pool_drain(in, mark);
    }
    return true;
}

/* Run `advance`, and then the value (and key), among the comprehension's own names. */
static bool step(Interp *in, Generator *g, Value *key, Value *value, bool *done) {
    Scope *outer = in->scope;
    Program *program = in->program;
    in->scope = g->scope;
    in->program = g->program;
    bool fine = advance(in, g);
    *done = g->level < 0;
    if (fine && !*done && g->expr->as.comp.key) fine = eval_expr(in, g->expr->as.comp.key, key);
    if (fine && !*done) fine = eval_expr(in, g->expr->as.comp.value, value);
    in->program = program;
    in->scope = outer;
    return fine;
}

static bool generator_next(Interp *in, Value self, Value *out, bool *done) {
    Generator *g = (Generator *)(void *)self.as.object;
    *done = g->level < 0;
    if (*done) return true;
    if (g->running) return interp_raise(in, ERROR_VALUE, "generator already executing");
    g->running = true;
    value_retain(self);
    size_t mark = pool_mark(in);
    bool fine = step(in, g, NULL, out, done);
    if (!fine || *done) *out = value_none();
    value_retain(*out);
    pool_drain(in, mark); /* a long sum keeps only its values */
    pool_keep(in, *out);
    g->running = false;
    if (!fine) g->level = -1;
    value_drop(self);
    return fine;
}

static bool generator_repr(Interp *in, Value self, Str *out) {
    (void)in;
    str_addf(out, "<generator object <genexpr> at %p>", (void *)self.as.object);
    return true;
}

static const Type type_comprehension = {.head = TYPE_HEAD,
                                        .name = "generator",
                                        .doc = "Computes its values one by one, when asked.",
                                        .clear = generator_clear,
                                        .repr = generator_repr,
                                        .next = generator_next};

bool eval_generator(Interp *in, const Expr *e, Value *out) {
    Generator *g = new_object(in, &type_comprehension, sizeof *g);
    g->expr = e;
    g->program = program_retain(in->program);
    g->iterators = mem_new((size_t)e->as.comp.count * sizeof *g->iterators);
    g->scope = scope_new(in, SCOPE_COMPREHENSION, scope_visible(in->scope));
    *out = value_object(g);
    return open_level(in, g); /* the first source is looked up outside */
}

static bool store(Interp *in, ExprKind kind, Value into, Value key, Value value) {
    if (kind == EXPR_LIST_COMP) return list_append(in, into, value);
    if (kind == EXPR_SET_COMP) return set_add(in, into, value);
    return dict_set(in, into, key, value);
}

bool eval_comprehension(Interp *in, const Expr *e, Value *out) {
    *out = e->kind == EXPR_LIST_COMP  ? new_list(in, NULL, 0)
           : e->kind == EXPR_SET_COMP ? new_set(in)
                                      : new_dict(in);
    Value generator, key = value_none(), value;
    if (!eval_generator(in, e, &generator)) return false;
    Generator *g = (Generator *)(void *)generator.as.object;
    for (bool done = false;;) {
        size_t mark = pool_mark(in);
        if (!step(in, g, &key, &value, &done)) return false;
        if (done) return true;
        if (!store(in, e->kind, *out, key, value)) return interp_at(in, e->span);
        pool_drain(in, mark);
    }
}
