/* lib/nn_activations: the curves of functional_activation as layers. */
#include "eval/rows.h"
#include "lib/functional.h"
#include "lib/nn_layer.h"
#include "lib/nn_layers.h"

static const char *const none[] = {NULL};
static const char *const inplace_names[] = {"inplace", NULL};
static const char *const alpha_names[] = {"alpha", "inplace", NULL};
static const char *const approximate_names[] = {"approximate", NULL};
static const char *const dim_names[] = {"dim", NULL};
static const char *const softplus_names[] = {"beta", "threshold", NULL};
static const char *const hardtanh_names[] = {"min_val", "max_val", "inplace", NULL};

/* inplace is said where it is True; `shown` are said always. */
static bool describe(Interp *in, Value self, const char *const *shown, Value *out) {
    Value text, in_place;
    Str whole;
    bool on;
    if (!layer_describe(in, self, shown, &text) || !module_get(in, self, "inplace", &in_place) ||
        !value_truth(in, in_place, &on))
        return false;
    str_init(&whole);
    str_addf(&whole, "%s%s%s", AS_STR(text)->text, on && shown[0] ? ", " : "",
             on ? "inplace=True" : "");
    *out = new_str_take(in, &whole);
    return true;
}

static bool repr_inplace(Interp *in, const Value *args, Value *out) {
    return describe(in, args[0], none, out);
}

static bool repr_alpha(Interp *in, const Value *args, Value *out) {
    static const char *const shown[] = {"alpha", NULL};
    return describe(in, args[0], shown, out);
}

static bool repr_hardtanh(Interp *in, const Value *args, Value *out) {
    static const char *const shown[] = {"min_val", "max_val", NULL};
    return describe(in, args[0], shown, out);
}

static bool repr_softplus(Interp *in, const Value *args, Value *out) {
    return layer_describe(in, args[0], softplus_names, out);
}

static bool repr_glu(Interp *in, const Value *args, Value *out) {
    return layer_describe(in, args[0], dim_names, out);
}

static bool repr_gelu(Interp *in, const Value *args, Value *out) {
    Value how;
    Str text;
    if (!module_get(in, args[0], "approximate", &how)) return false;
    str_init(&text);
    str_add(&text, "approximate=");
    if (!value_repr(in, how, &text)) return str_release(&text), false;
    *out = new_str_take(in, &text);
    return true;
}

static bool repr_nothing(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = new_str(in, "");
    return true;
}

/* X(layer, C name, signature behind self, attributes, repr, words) */
#define ACTIVATIONS(X)                                                                             \
    X("ELU", elu, ", alpha=1.0, inplace=False", alpha_names, repr_alpha,                           \
      "The input where it is positive, else down to -alpha.")                                      \
    X("SELU", selu, ", inplace=False", inplace_names, repr_inplace, "elu with fixed scales.")      \
    X("GELU", gelu, ", approximate='none'", approximate_names, repr_gelu,                          \
      "The input times the share of a normal distribution below it.")                              \
    X("SiLU", silu, ", inplace=False", inplace_names, repr_inplace, "input * sigmoid(input)")      \
    X("Mish", mish, ", inplace=False", inplace_names, repr_inplace,                                \
      "input * tanh(softplus(input))")                                                             \
    X("ReLU6", relu6, ", inplace=False", inplace_names, repr_inplace, "Kept between 0 and 6.")     \
    X("Softsign", softsign, "", none, repr_nothing, "input / (1 + |input|)")                       \
    X("LogSigmoid", logsigmoid, "", none, repr_nothing, "log(sigmoid(input))")                     \
    X("Softplus", softplus, ", beta=1, threshold=20", softplus_names, repr_softplus,               \
      "log(1 + exp(beta * input)) / beta")                                                         \
    X("GLU", glu, ", dim=-1", dim_names, repr_glu, "One half, weighted by the other's sigmoid.")   \
    X("Hardtanh", hardtanh, ", min_val=-1.0, max_val=1.0, inplace=False", hardtanh_names,          \
      repr_hardtanh, "Kept between min_val and max_val.")

#define DEFINE(text, name, signature, names, repr, words)                                          \
    static bool name##_init(Interp *in, const Value *args, Value *out) {                           \
        return layer_start(in, args, names, out);                                                  \
    }                                                                                              \
    static bool name##_forward(Interp *in, const Value *args, Value *out) {                        \
        return layer_call(in, args, names, functional_##name, out);                                \
    }                                                                                              \
    static const Native name##_members[] = {ROW("__init__", "self" signature, name##_init, NULL),  \
                                            ROW("forward", "self, input", name##_forward, words),  \
                                            ROW("extra_repr", "self", repr, NULL),                 \
                                            {0}};                                                  \
    const Type type_nn_##name = LAYER(text, "activation", name##_members, words);
ACTIVATIONS(DEFINE)
