/* lib/torch_math: torch's arithmetic, element by element, as functions and in place. */
#include <string.h>

#include "autograd/names.h"
#include "lib/tensor_arg.h"
#include "lib/tensor_slots.h"
#include "lib/torch_functions.h"

static bool math(Interp *in, MathOp op, const char *name, Value self, Value *out) {
    TensorObject *o;
    Tensor t;
    Error error = {0};
    if (!arg_tensor_object(in, self, name, "input", &o)) return false;
    bool made = tensor_math(op, &o->t, DIALECT_TORCH, library_of(in)->default_dtype, &t, &error);
    return give_result(in, made, &t, &error, grad_name_math(op), &self, 1, out);
}

/* Write `made`, the result of an operation on self, back into self. */
static bool write_back(Interp *in, Value self, Value made, const char *grad, Value *out) {
    Tensor *to = &AS_TENSOR(self)->t;
    const Tensor *from = &AS_TENSOR(made)->t;
    Error error = {0};
    if (dtype_is_float(from->dtype) && !dtype_is_float(to->dtype))
        return interp_raise(in, ERROR_RUNTIME,
                            "result type %s can't be cast to the desired output type %s",
                            dtype_scalar_name(from->dtype), dtype_scalar_name(to->dtype));
    if (!tensor_assign(to, from, DIALECT_TORCH, &error)) return interp_raise_from(in, &error);
    in_place_done(in, self, grad, NULL, 0);
    *out = self;
    return true;
}

static bool math_in_place(Interp *in, MathOp op, const char *name, Value self, Value *out) {
    Value made = value_none();
    return in_place_allowed(in, self) && math(in, op, name, self, &made) &&
           write_back(in, self, made, grad_name_math(op), out);
}

#define DEFINE(name, op, doc)                                                                      \
    bool torch_##name(Interp *in, const Value *args, Value *out) {                                 \
        return math(in, op, #name, args[0], out);                                                  \
    }                                                                                              \
    bool torch_##name##_(Interp *in, const Value *args, Value *out) {                              \
        return math_in_place(in, op, #name "_", args[0], out);                                     \
    }
MATH_FUNCTIONS(DEFINE)
#undef DEFINE

bool torch_isnan(Interp *in, const Value *args, Value *out) {
    return math(in, MATH_ISNAN, "isnan", args[0], out);
}

bool torch_isinf(Interp *in, const Value *args, Value *out) {
    return math(in, MATH_ISINF, "isinf", args[0], out);
}

bool torch_isfinite(Interp *in, const Value *args, Value *out) {
    return math(in, MATH_ISFINITE, "isfinite", args[0], out);
}

/* ---- two operands ---- */

static bool is_operand(Value v) {
    return v.tag == TAG_BOOL || v.tag == TAG_INT || v.tag == TAG_FLOAT || value_is_tensor(v) ||
           value_is_array(v);
}

static bool element(Interp *in, ElementOp op, const char *name, Value a, Value b, Value *out) {
    TensorObject *o;
    if (!value_is_tensor(b) && !arg_tensor_object(in, a, name, "input", &o)) return false;
    if (!is_operand(b)) return arg_tensor_at(in, b, name, "other", 2, &o);
    if (!is_operand(a)) return arg_tensor_at(in, a, name, "input", 1, &o);
    return tensor_operate(in, op, a, b, DIALECT_TORCH, out);
}

static bool element_in_place(Interp *in, ElementOp op, const char *name, Value a, Value b,
                             Value *out) {
    TensorObject *o;
    if (!arg_tensor_object(in, a, name, "input", &o)) return false;
    if (!is_operand(b)) return arg_tensor_at(in, b, name, "other", 1, &o);
    return tensor_operate_in_place(in, op, a, b, out);
}

#define DEFINE(name, op, doc)                                                                      \
    bool torch_##name(Interp *in, const Value *args, Value *out) {                                 \
        return element(in, op, #name, args[0], args[1], out);                                      \
    }                                                                                              \
    bool torch_##name##_(Interp *in, const Value *args, Value *out) {                              \
        return element_in_place(in, op, #name "_", args[0], args[1], out);                         \
    }
ELEMENT_FUNCTIONS(DEFINE)
#undef DEFINE

/* other * alpha, where alpha is not 1 */
static bool scaled(Interp *in, Value other, Value alpha, Value *out) {
    *out = other;
    if (alpha.tag == TAG_INT && alpha.as.integer == 1) return true;
    return value_binary(in, BINARY_MUL, other, alpha, out);
}

/* input, other, *, alpha=1 */
bool torch_add(Interp *in, const Value *args, Value *out) {
    Value other = value_none();
    return scaled(in, args[1], args[2], &other) &&
           element(in, ELEMENT_ADD, "add", args[0], other, out);
}

bool torch_sub(Interp *in, const Value *args, Value *out) {
    Value other = value_none();
    return scaled(in, args[1], args[2], &other) &&
           element(in, ELEMENT_SUB, "sub", args[0], other, out);
}

bool torch_add_(Interp *in, const Value *args, Value *out) {
    Value other = value_none();
    return scaled(in, args[1], args[2], &other) &&
           element_in_place(in, ELEMENT_ADD, "add_", args[0], other, out);
}

bool torch_sub_(Interp *in, const Value *args, Value *out) {
    Value other = value_none();
    return scaled(in, args[1], args[2], &other) &&
           element_in_place(in, ELEMENT_SUB, "sub_", args[0], other, out);
}

/* input, other */
bool torch_rsub(Interp *in, const Value *args, Value *out) {
    return element(in, ELEMENT_SUB, "rsub", args[1], args[0], out);
}

/* input, other, *, rounding_mode=None */
bool torch_div(Interp *in, const Value *args, Value *out) {
    const char *mode = "";
    Value quotient = value_none();
    if (arg_given(args[2]) && !arg_text(in, args[2], "rounding_mode", &mode)) return false;
    if (!*mode) return element(in, ELEMENT_DIV, "div", args[0], args[1], out);
    if (strcmp(mode, "floor") == 0)
        return element(in, ELEMENT_FLOORDIV, "div", args[0], args[1], out);
    if (strcmp(mode, "trunc") == 0)
        return element(in, ELEMENT_DIV, "div", args[0], args[1], &quotient) &&
               math(in, MATH_TRUNC, "trunc", quotient, out);
    return interp_raise(in, ERROR_RUNTIME,
                        "div expected rounding_mode to be one of None, 'trunc', or 'floor' but "
                        "found '%s'",
                        mode);
}

bool torch_div_(Interp *in, const Value *args, Value *out) {
    return element_in_place(in, ELEMENT_DIV, "div_", args[0], args[1], out);
}

bool torch_pow(Interp *in, const Value *args, Value *out) {
    return element(in, ELEMENT_POW, "pow", args[0], args[1], out);
}

bool torch_pow_(Interp *in, const Value *args, Value *out) {
    return element_in_place(in, ELEMENT_POW, "pow_", args[0], args[1], out);
}

/* ---- the rest ---- */

/* input, *, decimals=0: x * 10^d, rounded, / 10^d, as PyTorch does it */
bool torch_round(Interp *in, const Value *args, Value *out) {
    int64_t decimals = 0;
    Value ten = value_float(1), shifted = value_none(), rounded = value_none();
    if (arg_given(args[1]) && !arg_int(in, args[1], "decimals", &decimals)) return false;
    if (decimals == 0) return math(in, MATH_ROUND, "round", args[0], out);
    bool up = decimals > 0;
    for (int64_t i = 0; i < (up ? decimals : -decimals) && i < 308; i++) ten.as.number *= 10;
    return value_binary(in, up ? BINARY_MUL : BINARY_DIV, args[0], ten, &shifted) &&
           math(in, MATH_ROUND, "round", shifted, &rounded) &&
           value_binary(in, up ? BINARY_DIV : BINARY_MUL, rounded, ten, out);
}

bool torch_round_(Interp *in, const Value *args, Value *out) {
    Value made = value_none();
    return in_place_allowed(in, args[0]) && torch_round(in, args, &made) &&
           write_back(in, args[0], made, "RoundBackward0", out);
}

/* input, min=None, max=None */
bool torch_clamp(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    Tensor t;
    Error error = {0};
    double low = 0, high = 0;
    if (!arg_tensor_object(in, args[0], "clamp", "input", &o)) return false;
    bool has_low = arg_given(args[1]), has_high = arg_given(args[2]);
    if (has_low && !arg_double(in, args[1], "min", &low)) return false;
    if (has_high && !arg_double(in, args[2], "max", &high)) return false;
    if (!has_low && !has_high)
        return interp_raise(in, ERROR_RUNTIME,
                            "torch.clamp: At least one of 'min' or 'max' must "
                            "not be None");
    bool made = tensor_clamp(&o->t, has_low ? &low : NULL, has_high ? &high : NULL, &t, &error);
    return give_result(in, made, &t, &error, "ClampBackward1", args, 1, out);
}

bool torch_clamp_(Interp *in, const Value *args, Value *out) {
    Value made = value_none();
    return in_place_allowed(in, args[0]) && torch_clamp(in, args, &made) &&
           write_back(in, args[0], made, "ClampBackward1", out);
}

/* condition, input, other */
bool torch_where(Interp *in, const Value *args, Value *out) {
    TensorObject *o;
    Tensor a, b, t;
    Error error = {0};
    if (!arg_tensor_object(in, args[0], "where", "condition", &o)) return false;
    if (!arg_tensor(in, args[1], "input", DTYPES, DIALECT_TORCH, &a)) return false;
    if (!arg_tensor(in, args[2], "other", DTYPES, DIALECT_TORCH, &b))
        return tensor_release(&a), false;
    bool made = tensor_where(&o->t, &a, &b, DIALECT_TORCH, &t, &error);
    tensor_release(&a);
    tensor_release(&b);
    return give_result(in, made, &t, &error, "WhereBackward0", args, 3, out);
}

static bool logical(Interp *in, ElementOp op, const char *name, const Value *args, Value *out) {
    Value a = value_none(), b = value_none();
    return element(in, ELEMENT_NE, name, args[0], value_int(0), &a) &&
           element(in, ELEMENT_NE, name, args[1], value_int(0), &b) &&
           tensor_operate(in, op, a, b, DIALECT_TORCH, out);
}

bool torch_logical_and(Interp *in, const Value *args, Value *out) {
    return logical(in, ELEMENT_AND, "logical_and", args, out);
}

bool torch_logical_or(Interp *in, const Value *args, Value *out) {
    return logical(in, ELEMENT_OR, "logical_or", args, out);
}
