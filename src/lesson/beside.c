/* lesson/beside: the two sides of a comparison, evaluated and written down. */
#include "lesson/beside.h"

#include <math.h>
#include <string.h>

#include "base/intern.h"
#include "base/mem.h"
#include "lesson/compare.h"

/* What is compared, and with whose help. */
typedef struct Asked {
    const Exercise *exercise;
    const LessonHost *host;
    const Origin *origin;
} Asked;

typedef struct Sides {
    char *left, *right; /* expressions; NULL where there are none */
} Sides;

static char *piece(const char *text, const Expr *e) {
    Span s = e->span;
    if (s.line != 1 || s.end_column <= s.column) return NULL;
    return mem_text_n(text + s.column, (size_t)(s.end_column - s.column));
}

static bool is_comparing(const Expr *callee) {
    static const char *const names[] = {"close", "allclose", "equal", "array_equal", "isclose"};
    const char *name = callee->kind == EXPR_NAME        ? callee->as.name
                       : callee->kind == EXPR_ATTRIBUTE ? callee->as.attribute.name
                                                        : "";
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0) return true;
    return false;
}

static Sides sides_of(const char *text, const Expr *e) {
    Sides sides = {0};
    if (e->kind == EXPR_COMPARE && e->as.compare.count == 1 && e->as.compare.ops[0] == BINARY_EQ) {
        sides.left = piece(text, e->as.compare.first);
        sides.right = piece(text, e->as.compare.rest[0]);
    } else if (e->kind == EXPR_CALL && e->as.call.count >= 2 && is_comparing(e->as.call.callee)) {
        sides.left = piece(text, e->as.call.args[0].value);
        sides.right = piece(text, e->as.call.args[1].value);
    }
    return sides;
}

/* Of `a and b and c` the first that is not true; of `a or b` the first. */
static const Expr *first_false(const Origin *origin, Interp *in, const char *text, const Expr *e) {
    if (e->kind == EXPR_OR) return first_false(origin, in, text, e->as.binary.left);
    if (e->kind != EXPR_AND) return e;
    const Expr *left = e->as.binary.left;
    char *part = piece(text, left);
    bool truth = false;
    bool known = part && origin_test(origin, in, part, &truth);
    interp_forgive(in);
    mem_free(part);
    if (!known || !truth) return first_false(origin, in, text, left);
    return first_false(origin, in, text, e->as.binary.right);
}

static Sides sides_find(const Origin *origin, Interp *in, const char *test) {
    Error error = {0};
    Program *program = program_parse_expression(test, "rule", &error);
    error_clear(&error);
    if (!program) return (Sides){0};
    const Expr *e = program->body.items[0]->as.expr;
    Sides sides = sides_of(test, first_false(origin, in, test, e));
    program_drop(program);
    return sides;
}

enum { SHOWN_MAX = 400 };

static bool shape_of(Interp *in, Value v, Str *out) {
    Value shape;
    bool found = false;
    if (!value_get_maybe(in, v, intern("shape"), &shape, &found) || !found) return false;
    if (!value_is(shape, &type_tuple)) return false;
    const ListObject *sizes = AS_LIST(shape);
    str_add_char(out, '(');
    for (int64_t i = 0; i < sizes->count; i++) {
        if (i) str_add(out, ", ");
        if (!value_repr(in, sizes->items[i], out)) return false;
    }
    str_add(out, sizes->count == 1 ? ",)" : ")");
    return true;
}

/* Values, or only their shapes where those differ. */
static bool write_both(Interp *in, Value a, Value b, Str *left, Str *right) {
    bool shapes = shape_of(in, a, left) && shape_of(in, b, right);
    interp_forgive(in);
    if (shapes && strcmp(left->text, right->text) != 0) return true;
    str_clear(left);
    str_clear(right);
    return value_repr(in, a, left) && value_repr(in, b, right);
}

static void add_text(Str *out, const char *text, int indent) {
    size_t length = strlen(text), shown = 0;
    for (; shown < SHOWN_MAX && text[shown]; shown++) {
        str_add_char(out, text[shown]);
        if (text[shown] == '\n') str_add_repeat(out, ' ', indent);
    }
    if (shown < length) str_add(out, " ...");
}

static void add_sides(Interp *in, const char *name, Value a, Value b, Str *out) {
    Str left, right;
    str_init(&left);
    str_init(&right);
    if (write_both(in, a, b, &left, &right)) {
        bool shapes = left.text[0] == '(' && strcmp(left.text, right.text) != 0;
        Value shape;
        bool found = false;
        if (shapes) value_get_maybe(in, a, intern("shape"), &shape, &found);
        const char *what = found ? " has the shape" : "";
        int width = utf8_width(name) + (int)strlen(what) + 2;
        if (width < 8) width = 8;
        str_addf(out, "%s%s:%*s", name, what, width - utf8_width(name) - (int)strlen(what) - 1, "");
        add_text(out, left.text, width);
        str_addf(out, "\nwanted:%*s", width - 7, "");
        add_text(out, right.text, width);
    }
    interp_forgive(in);
    str_release(&left);
    str_release(&right);
}

/* ---- answers: the learner's numbers beside those wanted, and why the first wrong one is so */

bool beside_work(const Exercise *e, const LessonHost *host, int k, Str *out) {
    if (!e->worked || !host->work) return false;
    Str printed;
    str_init(&printed);
    Interp *in = host->open(host->context, &printed);
    bool done = true;
    for (const Rule *rule = e->setup; rule && done; rule = rule->next)
        done = run_text(in, rule->test, "setup", NULL);
    done = done && run_text(in, e->code, "exercise", NULL) &&
           host->work(host->context, in, e->worked, k, out);
    interp_forgive(in);
    host->close(host->context, in);
    str_release(&printed);
    return done;
}

/* `position 2: 3*1 + 4*0 + 5*(-1) = -2, you have 2` */
static void add_work(const Asked *asked, const Comparison *found, Str *out) {
    Str sum;
    str_init(&sum);
    if (found->wrong >= 0 && beside_work(asked->exercise, asked->host, found->wrong, &sum)) {
        str_add_char(out, '\n');
        if (found->row < found->count) str_addf(out, "row %d, ", found->wrong / found->row);
        if (found->count > 1) str_addf(out, "position %d: ", found->wrong % found->row);
        str_add(out, sum.text);
        if (!isnan(found->had)) str_add(out, ", you have ");
        if (!isnan(found->had)) compare_number(found->had, out);
    }
    str_release(&sum);
}

static void add_answer(const Asked *asked, Interp *in, Value answer, Value wanted, Str *out) {
    Comparison found;
    bool comparable = asked->exercise->kind == EXERCISE_PREDICT &&
                      compare_values(in, answer, wanted, &found, out);
    interp_forgive(in);
    if (comparable) add_work(asked, &found, out);
}

static void add_values(const Asked *asked, Interp *in, const Sides *sides, Str *out) {
    const Exercise *e = asked->exercise;
    const Origin *origin = asked->origin;
    const char *shown = e->shown ? e->shown : sides->left;
    const char *wanted = e->wanted ? e->wanted : sides->right;
    Value a, b;
    if (!shown || !wanted) return;
    size_t mark = pool_mark(in);
    if (origin_evaluate(origin, in, shown, &a) && origin_evaluate(origin, in, wanted, &b)) {
        if (exercise_asks_answer(e))
            add_answer(asked, in, a, b, out);
        else
            add_sides(in, shown, a, b, out);
    }
    interp_forgive(in);
    pool_drain(in, mark);
}

void beside_add(const Exercise *e, const LessonHost *host, const Origin *origin, Interp *in,
                const char *test, Str *out) {
    const Asked asked = {e, host, origin};
    Sides sides = sides_find(origin, in, test);
    add_values(&asked, in, &sides, out);
    mem_free(sides.left);
    mem_free(sides.right);
}
