/* repl/stepping: evaluate, listen for convolutions, take the last. */
#include "repl/stepping.h"

#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "lib/nn_module.h"
#include "lib/tensor_object.h"
#include "repl/signals.h"

/* What a module is called, for the picture: the class of the callee of `callee(...)`. */
static char *callee_class(Lab *lab, const char *expression) {
    Error error = {0};
    Program *program = program_parse_expression(expression, "step", &error);
    error_clear(&error);
    if (!program) return NULL;
    char *name = NULL;
    const Expr *e = program->body.items[0]->as.expr;
    if (e->kind == EXPR_CALL && e->as.call.callee->kind == EXPR_NAME) {
        Value *callee = interp_find(lab->in, e->as.call.callee->as.name);
        const Type *type = callee ? value_type(*callee) : NULL;
        if (type && callee->tag == TAG_OBJECT && type != &type_function && type != &type_native &&
            type != &type_type && type != &type_method)
            name = mem_text(type->name);
    }
    program_drop(program);
    return name;
}

static const Conv1dCall *call_behind(const Lab *lab, const Tensor *result) {
    for (int i = 0; i < lab->recent_count; i++)
        if (lab->recent[i].output.storage == result->storage) return &lab->recent[i];
    return NULL;
}

/* The first variable of a kind, in the order of the user's assignments. */
static const char *variable(const Lab *lab, bool (*fits)(Value)) {
    const Names *names = &lab->in->globals;
    for (int i = 0; i < names->count; i++) {
        const NameEntry *entry = &names->entries[i];
        if (entry->name && entry->name[0] != '_' && fits(entry->value)) return entry->name;
    }
    return NULL;
}

static bool is_layer(Value v) {
    return value_is(v, &type_nn_module);
}

static bool is_input(Value v) {
    return value_is_tensor(v) && !value_is(v, &type_parameter) && AS_TENSOR(v)->t.ndim >= 2;
}

/* A line that works, with the user's own names where there are some. */
static bool suggest(Lab *lab, const char *command, const char *callee) {
    const char *layer = callee ? callee : variable(lab, is_layer), *x = variable(lab, is_input);
    const char *cell = strcmp(command, "trace") == 0 ? "[0, 0, 0]" : "";
    return interp_fix(lab->in, "%%%s %s(%s)%s", command, layer ? layer : "conv", x ? x : "x", cell);
}

static bool refuse(Lab *lab, const char *command, const char *expression, Value value) {
    interp_raise(lab->in, ERROR_COMMAND, "%s runs no Conv1d", expression);
    if (is_layer(value)) {
        interp_why(lab->in, "%s is a layer: it computes something when it is called", expression);
        return suggest(lab, command, expression);
    }
    if (value_is_tensor(value) || value_is_array(value))
        interp_why(lab->in, "its value is a tensor, but not the output of a convolution that ran "
                            "lately");
    else
        interp_why(lab->in, "%%%s follows the last convolution that an expression computes",
                   command);
    return suggest(lab, command, NULL);
}

/* What the walk's input, weight and bias give now. */
static bool compute_again(const Walk *walk, Conv1dCall *out, Error *error) {
    const Conv1dCall *call = &walk->call;
    const Conv1dShape *s = &call->shape;
    const Conv1dParams params = {.stride = s->stride,
                                 .dilation = s->dilation,
                                 .groups = s->groups,
                                 .pad_left = s->pad_left,
                                 .pad_right = s->pad_right,
                                 .same = call->same,
                                 .pad_mode = s->pad_mode};
    return tensor_conv1d(&call->input, &call->weight, call->has_bias ? &call->bias : NULL, &params,
                         out, error);
}

static bool same_numbers(const Tensor *a, const Tensor *b, double size) {
    int64_t count = tensor_count(a);
    bool rows = a->dtype == b->dtype && tensor_is_contiguous(a) && tensor_is_contiguous(b);
    if (rows && !memcmp(tensor_data(a), tensor_data(b), (size_t)count * dtype_size(a->dtype)))
        return true; /* nearly always, and much faster for long signals */
    for (int64_t i = 0; i < count && !stop_asked(); i++) {
        double x = tensor_get_double(a, i), y = tensor_get_double(b, i);
        if (isfinite(x) != isfinite(y)) return false;
        if (isfinite(x) && fabs(x - y) > 1e-5 * size) return false;
    }
    return true;
}

static bool refuse_changed(Lab *lab, const Walk *walk, const char *command) {
    interp_raise(lab->in, ERROR_COMMAND, "%s is no longer what its layer would compute",
                 walk->expression);
    interp_why(lab->in,
               "the input, the weight or the result was written to after the convolution ran");
    return suggest(lab, command, NULL);
}

/* The tensors of a call may have been written to since: by the user, or by a ReLU(inplace=True)
 * after the convolution. Of a call that the expression itself made, the walk then shows what the
 * convolution computed; of an older one nobody knows what changed. */
static bool check_unchanged(Lab *lab, Walk *walk, const char *command, bool ran) {
    Conv1dCall again;
    Error error = {0};
    if (!compute_again(walk, &again, &error)) return interp_raise_from(lab->in, &error);
    double size = fmax(fabs(walk->y_low), fabs(walk->y_high));
    bool same = same_numbers(&walk->call.output, &again.output, size);
    if (!same && ran) walk_set_output(walk, &again.output);
    conv1d_call_release(&again);
    return same || ran || refuse_changed(lab, walk, command);
}

void step_open(Lab *lab, Walk *walk, Conv1dCall *source) {
    stage_open(&lab->stage, walk);
    conv1d_call_release(&lab->source);
    lab->source = *source;
    *source = (Conv1dCall){0};
}

bool step_evaluate(Lab *lab, const char *expression, Value *value, bool *ran) {
    const Conv1dCall newest = lab->recent_count ? lab->recent[0] : (Conv1dCall){0};
    Conv1dCall before = newest.output.storage ? conv1d_call_retain(&newest) : (Conv1dCall){0};
    bool done = interp_evaluate(lab->in, expression, value);
    const Storage *was = before.output.storage;
    *ran = lab->recent_count && lab->recent[0].output.storage != was;
    if (before.output.storage) conv1d_call_release(&before);
    return done;
}

static const Tensor *tensor_of(Value value) {
    return value_is_tensor(value) || value_is_array(value) ? &AS_TENSOR(value)->t : NULL;
}

static const Conv1dCall *call_of(const Lab *lab, const Tensor *result, bool ran) {
    return ran ? &lab->recent[0] : result ? call_behind(lab, result) : NULL;
}

bool step_call(Lab *lab, const char *command, const char *expression, Conv1dCall *out) {
    Value value;
    bool ran;
    if (!step_evaluate(lab, expression, &value, &ran)) return false;
    const Conv1dCall *call = call_of(lab, tensor_of(value), ran);
    if (!call) return refuse(lab, command, expression, value);
    *out = conv1d_call_retain(call);
    return true;
}

bool step_value(Lab *lab, const char *command, const char *expression, Value value, bool ran,
                Walk *out, Conv1dCall *source) {
    const Tensor *result = tensor_of(value);
    const Conv1dCall *call = call_of(lab, result, ran);
    if (!call) return refuse(lab, command, expression, value);
    char *class_name = ran ? callee_class(lab, expression) : mem_text("Conv1d");
    Error error = {0};
    bool done = walk_init(out, call, result, expression, class_name, &error);
    mem_free(class_name);
    if (!done) return interp_raise_from(lab->in, &error);
    const Padded *padded = padded_find(&lab->padded, &call->input);
    if (padded) out->put_before = padded->left;
    done = check_unchanged(lab, out, command, ran);
    if (!done) walk_release(out);
    if (done && source) *source = conv1d_call_retain(call);
    return done;
}

bool step_expression(Lab *lab, const char *command, const char *expression, Walk *out,
                     Conv1dCall *source) {
    Value value;
    bool ran;
    return step_evaluate(lab, expression, &value, &ran) &&
           step_value(lab, command, expression, value, ran, out, source);
}
