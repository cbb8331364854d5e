/* repl/lesson_work: from a number of a tensor to the cell of the walk that it is. */
#include "repl/lesson_work.h"

#include "lesson/compare.h"
#include "lib/tensor_object.h"

enum { TERMS_MAX = 12 };

static const Conv1dCall *call_behind(const Lab *lab, const Tensor *t) {
    for (int i = 0; i < lab->recent_count; i++)
        if (lab->recent[i].output.storage == t->storage) return &lab->recent[i];
    return NULL;
}

/* 3*1, (0)*2, 5*(-1) */
static void add_product(const Tap *tap, Str *out) {
    bool inside = !tap->padding && tap->x >= 0;
    str_add(out, inside ? "" : "(");
    compare_number(tap->x, out);
    str_add(out, inside ? "*" : ")*");
    str_add(out, tap->w < 0 ? "(" : "");
    compare_number(tap->w, out);
    str_add(out, tap->w < 0 ? ")" : "");
}

static void add_sum(const Walk *walk, Cell cell, Str *out) {
    for (int64_t t = 0; t < walk->taps; t++) {
        Tap tap = walk_tap(walk, cell, t);
        str_add(out, t ? " + " : "");
        add_product(&tap, out);
    }
    if (walk->call.has_bias) {
        double bias = walk_bias(walk, cell);
        str_add(out, bias < 0 ? " - " : " + ");
        compare_number(bias < 0 ? -bias : bias, out);
    }
    str_add(out, " = ");
    compare_number(walk_result(walk, cell), out);
}

bool lesson_work(const Lab *lab, const char *expression, int64_t k, Str *out) {
    Value value;
    Walk walk = {0};
    Error error = {0};
    if (!interp_evaluate(lab->in, expression, &value) || !value_is_tensor(value)) return false;
    const Tensor *t = &AS_TENSOR(value)->t;
    const Conv1dCall *call = call_behind(lab, t);
    if (!call || k < 0 || k >= tensor_count(t)) return false;
    bool done = walk_init(&walk, call, NULL, expression, NULL, &error) && walk.taps <= TERMS_MAX;
    if (done) add_sum(&walk, walk_cell(&walk, tensor_at(t, k) - call->output.offset), out);
    walk_release(&walk);
    error_clear(&error);
    return done;
}
