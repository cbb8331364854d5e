/* lib/numpy_math: numpy's arithmetic, element by element and of whole arrays. */
#include <math.h>

#include "lib/numpy_functions.h"
#include "lib/tensor_arg.h"
#include "lib/tensor_slots.h"

static bool math(Interp *in, MathOp op, Value x, Value *out) {
    Tensor a, t;
    Error error = {0};
    if (!arg_array(in, x, &a)) return false;
    bool made = tensor_math(op, &a, DIALECT_NUMPY, DTYPE_FLOAT64, &t, &error);
    tensor_release(&a);
    return give_array(in, made, &t, &error, out);
}

#define DEFINE(name, op, doc)                                                                      \
    bool numpy_##name(Interp *in, const Value *args, Value *out) {                                 \
        return math(in, op, args[0], out);                                                         \
    }
NUMPY_MATH(DEFINE)
#undef DEFINE

#define DEFINE(name, op, doc)                                                                      \
    bool numpy_##name(Interp *in, const Value *args, Value *out) {                                 \
        return tensor_operate(in, op, args[0], args[1], DIALECT_NUMPY, out);                       \
    }
NUMPY_ELEMENTS(DEFINE)
#undef DEFINE

/* a, decimals=0: x * 10^d rounded, / 10^d, as NumPy does it */
bool numpy_round(Interp *in, const Value *args, Value *out) {
    int64_t decimals = 0;
    Value shifted, rounded, power = value_float(1);
    if (arg_given(args[1]) && !arg_int(in, args[1], "decimals", &decimals)) return false;
    bool whole = args[0].tag == TAG_INT || (args[0].tag == TAG_OBJECT && value_is_array(args[0]) &&
                                            !dtype_is_float(AS_TENSOR(args[0])->t.dtype));
    if (decimals == 0 || (whole && decimals > 0)) return math(in, MATH_ROUND, args[0], out);
    bool up = decimals > 0;
    for (int64_t i = 0; i < (up ? decimals : -decimals) && i < 308; i++) power.as.number *= 10;
    return tensor_operate(in, up ? ELEMENT_MUL : ELEMENT_DIV, args[0], power, DIALECT_NUMPY,
                          &shifted) &&
           math(in, MATH_ROUND, shifted, &rounded) &&
           tensor_operate(in, up ? ELEMENT_DIV : ELEMENT_MUL, rounded, power, DIALECT_NUMPY, out);
}

/* a, a_min, a_max */
bool numpy_clip(Interp *in, const Value *args, Value *out) {
    *out = args[0];
    if (arg_given(args[1]) &&
        !tensor_operate(in, ELEMENT_MAXIMUM, *out, args[1], DIALECT_NUMPY, out))
        return false;
    return !arg_given(args[2]) ||
           tensor_operate(in, ELEMENT_MINIMUM, *out, args[2], DIALECT_NUMPY, out);
}

/* condition, x, y */
bool numpy_where(Interp *in, const Value *args, Value *out) {
    Tensor condition, mask, x, y, t;
    Error error = {0};
    if (args[1].tag == TAG_ABSENT && args[2].tag == TAG_ABSENT) return numpy_nonzero(in, args, out);
    if (args[1].tag == TAG_ABSENT || args[2].tag == TAG_ABSENT)
        return interp_raise(in, ERROR_VALUE, "either both or neither of x and y should be given");
    if (!arg_array(in, args[0], &condition)) return false;
    bool made = tensor_cast(&condition, DTYPE_BOOL, &mask, &error);
    tensor_release(&condition);
    if (!made) return interp_raise_from(in, &error);
    if (!arg_array(in, args[1], &x)) return tensor_release(&mask), false;
    if (!arg_array(in, args[2], &y)) return tensor_release(&mask), tensor_release(&x), false;
    made = tensor_where(&mask, &x, &y, DIALECT_NUMPY, &t, &error);
    tensor_release(&mask);
    tensor_release(&x);
    tensor_release(&y);
    return give_array(in, made, &t, &error, out);
}

/* "shapes (2,) and (3,) not aligned: 2 (dim 0) != 3 (dim 0)" */
static bool aligned(Interp *in, const Tensor *a, const Tensor *b) {
    if (a->ndim == 0 || b->ndim == 0) return true;
    int last = a->ndim - 1, first = b->ndim > 1 ? b->ndim - 2 : 0;
    if (a->shape[last] == b->shape[first]) return true;
    Str text;
    str_init(&text);
    for (int which = 0; which < 2; which++) {
        const Tensor *t = which ? b : a;
        str_add(&text, which ? " and (" : "(");
        for (int i = 0; i < t->ndim; i++)
            str_addf(&text, i ? ",%lld" : "%lld", (long long)t->shape[i]);
        str_add(&text, t->ndim == 1 ? ",)" : ")");
    }
    interp_raise(in, ERROR_VALUE, "shapes %s not aligned: %lld (dim %d) != %lld (dim %d)",
                 text.text, (long long)a->shape[last], last, (long long)b->shape[first], first);
    str_release(&text);
    return false;
}

/* a, b: numbers are multiplied, arrays have their matrix product */
bool numpy_dot(Interp *in, const Value *args, Value *out) {
    Tensor a, b;
    if (!arg_array(in, args[0], &a)) return false;
    if (!arg_array(in, args[1], &b)) return tensor_release(&a), false;
    bool scale = a.ndim == 0 || b.ndim == 0, fits = aligned(in, &a, &b);
    tensor_release(&a);
    tensor_release(&b);
    if (!fits) return false;
    return scale ? tensor_operate(in, ELEMENT_MUL, args[0], args[1], DIALECT_NUMPY, out)
                 : numpy_matmul(in, args, out);
}

/* x1, x2 */
bool numpy_matmul(Interp *in, const Value *args, Value *out) {
    Tensor a, b, t;
    Error error = {0};
    if (!arg_array(in, args[0], &a)) return false;
    if (!arg_array(in, args[1], &b)) return tensor_release(&a), false;
    bool made = tensor_matmul(&a, &b, DIALECT_NUMPY, &t, &error);
    tensor_release(&a);
    tensor_release(&b);
    return give_array(in, made, &t, &error, out);
}

/* a, b */
bool numpy_outer(Interp *in, const Value *args, Value *out) {
    Tensor a, column;
    Error error = {0};
    if (!arg_array(in, args[0], &a)) return false;
    bool made = tensor_reshape(&a, 2, (int64_t[]){-1, 1}, &column, &error);
    tensor_release(&a);
    if (!made) return interp_raise_from(in, &error);
    return tensor_operate(in, ELEMENT_MUL, new_ndarray(in, &column), args[1], DIALECT_NUMPY, out);
}

/* a, b, rtol=1e-05, atol=1e-08: |a - b| <= atol + rtol*|b| */
bool numpy_isclose(Interp *in, const Value *args, Value *out) {
    Value gap, size, bound;
    return tensor_operate(in, ELEMENT_SUB, args[0], args[1], DIALECT_NUMPY, &gap) &&
           math(in, MATH_ABS, gap, &gap) && math(in, MATH_ABS, args[1], &size) &&
           tensor_operate(in, ELEMENT_MUL, size, args[2], DIALECT_NUMPY, &bound) &&
           tensor_operate(in, ELEMENT_ADD, bound, args[3], DIALECT_NUMPY, &bound) &&
           tensor_operate(in, ELEMENT_LE, gap, bound, DIALECT_NUMPY, out);
}

static bool every(const Tensor *t) {
    int64_t count = tensor_count(t);
    for (int64_t i = 0; i < count && !stop_asked(); i++)
        if (!tensor_get_int(t, i)) return false;
    return true;
}

bool numpy_allclose(Interp *in, const Value *args, Value *out) {
    Value close;
    if (!numpy_isclose(in, args, &close)) return false;
    *out = value_bool(every(&AS_TENSOR(close)->t));
    return true;
}

/* a1, a2 */
bool numpy_array_equal(Interp *in, const Value *args, Value *out) {
    Tensor a, b;
    Value equal;
    if (!arg_array(in, args[0], &a)) return false;
    if (!arg_array(in, args[1], &b)) return tensor_release(&a), false;
    bool same = tensor_same_shape(&a, &b);
    tensor_release(&a);
    tensor_release(&b);
    *out = value_bool(false);
    if (!same) return true;
    if (!tensor_operate(in, ELEMENT_EQ, args[0], args[1], DIALECT_NUMPY, &equal)) return false;
    *out = value_bool(every(&AS_TENSOR(equal)->t));
    return true;
}

/* a, axis=None */
bool numpy_cumsum(Interp *in, const Value *args, Value *out) {
    Tensor a, line, t;
    Error error = {0};
    int dim = 0;
    if (!arg_array(in, args[0], &a)) return false;
    bool all = !arg_given(args[1]);
    if (!all && !arg_dim(in, args[1], a.ndim, DIALECT_NUMPY, &dim))
        return tensor_release(&a), false;
    bool made = all ? tensor_reshape(&a, 1, (int64_t[]){-1}, &line, &error)
                    : (line = tensor_retain(&a), true);
    tensor_release(&a);
    if (!made) return interp_raise_from(in, &error);
    made = tensor_cumsum(&line, dim, &t, &error);
    tensor_release(&line);
    return give_array(in, made, &t, &error, out);
}

/* a, n=1, axis=-1: each element less the one before */
bool numpy_diff(Interp *in, const Value *args, Value *out) {
    int64_t n;
    Tensor a, later, earlier, t;
    Error error = {0};
    int dim;
    if (!arg_int(in, args[1], "n", &n) || !arg_array(in, args[0], &a)) return false;
    if (!arg_dim(in, args[2], a.ndim, DIALECT_NUMPY, &dim)) return tensor_release(&a), false;
    for (; n > 0 && a.shape[dim] > 0; n--, a = t) {
        int64_t size = a.shape[dim];
        later = earlier = (Tensor){0};
        bool made = tensor_slice(&a, dim, 1, size, 1, &later, &error) &&
                    tensor_slice(&a, dim, 0, size - 1, 1, &earlier, &error);
        made = made && tensor_binary(ELEMENT_SUB, &later, &earlier, DIALECT_NUMPY, DTYPE_FLOAT64,
                                     &t, &error);
        tensor_release(&a);
        tensor_release(&later);
        tensor_release(&earlier);
        if (!made) return interp_raise_from(in, &error);
    }
    *out = new_ndarray(in, &a);
    return true;
}

/* x: sin(pi*x) / (pi*x), 1 at 0 */
bool numpy_sinc(Interp *in, const Value *args, Value *out) {
    Tensor a, cast, t;
    Error error = {0};
    if (!arg_array(in, args[0], &a)) return false;
    bool made = tensor_cast(&a, dtype_is_float(a.dtype) ? a.dtype : DTYPE_FLOAT64, &cast, &error);
    tensor_release(&a);
    if (!made) return interp_raise_from(in, &error);
    made = tensor_copy(&cast, &t, &error);
    tensor_release(&cast);
    if (!made) return interp_raise_from(in, &error);
    int64_t count = tensor_count(&t);
    for (int64_t i = 0; i < count && !stop_asked(); i++) {
        double x = tensor_get_double(&t, i), y = 3.141592653589793 * (x == 0 ? 1.0e-20 : x);
        tensor_set_double(&t, i, sin(y) / y);
    }
    return give_array(in, true, &t, &error, out);
}
