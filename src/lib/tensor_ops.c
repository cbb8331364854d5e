/* lib/tensor_ops: the operators of tensors and arrays: a + b, a += b, a @ b, -a.
 *
 * A torch tensor on either side makes the operation torch's; else it is NumPy's. */
#include "autograd/names.h"
#include "lib/tensor_result.h"
#include "lib/tensor_slots.h"

void tensor_slot_clear(Object *self) {
    TensorObject *o = (TensorObject *)(void *)self;
    tensor_release(&o->t);
    value_drop(o->base);
    o->base = (Value){0};
}

static const struct {
    bool known;
    ElementOp op;
} elements[BINARY_OPS] = {
    [BINARY_ADD] = {true, ELEMENT_ADD}, [BINARY_SUB] = {true, ELEMENT_SUB},
    [BINARY_MUL] = {true, ELEMENT_MUL}, [BINARY_DIV] = {true, ELEMENT_DIV},
    [BINARY_MOD] = {true, ELEMENT_MOD}, [BINARY_FLOORDIV] = {true, ELEMENT_FLOORDIV},
    [BINARY_POW] = {true, ELEMENT_POW}, [BINARY_AND] = {true, ELEMENT_AND},
    [BINARY_OR] = {true, ELEMENT_OR},   [BINARY_XOR] = {true, ELEMENT_XOR},
    [BINARY_LT] = {true, ELEMENT_LT},   [BINARY_LE] = {true, ELEMENT_LE},
    [BINARY_GT] = {true, ELEMENT_GT},   [BINARY_GE] = {true, ELEMENT_GE},
    [BINARY_EQ] = {true, ELEMENT_EQ},   [BINARY_NE] = {true, ELEMENT_NE},
};

static bool is_operand(Value v, Dialect dialect) {
    if (v.tag == TAG_BOOL || v.tag == TAG_INT || v.tag == TAG_FLOAT) return true;
    if (value_is_tensor(v) || value_is_array(v)) return true;
    return dialect == DIALECT_NUMPY && (value_is(v, &type_list) || value_is(v, &type_tuple));
}

/* torch takes a NumPy scalar for the Python number that it is. */
static bool operand(Interp *in, Value v, Dialect dialect, Tensor *out) {
    if (!arg_tensor(in, v, "other", DTYPES, dialect, out)) return false;
    if (dialect == DIALECT_TORCH && value_is(v, &type_numpy_scalar)) out->wrapped = true;
    return true;
}

static bool both_operands(Interp *in, Value a, Value b, Dialect dialect, Tensor *x, Tensor *y) {
    if (!operand(in, a, dialect, x)) return false;
    if (operand(in, b, dialect, y)) return true;
    tensor_release(x);
    return false;
}

static DType division_dtype(Interp *in, Dialect dialect) {
    return dialect == DIALECT_NUMPY ? DTYPE_FLOAT64 : library_of(in)->default_dtype;
}

/* PyTorch computes 2 / x as x.reciprocal() * 2, which rounds twice. */
static bool divide_number(Tensor *x, Tensor *y, DType default_float, Tensor *out, Error *error) {
    Tensor inverse;
    if (!tensor_math(MATH_RECIPROCAL, y, DIALECT_TORCH, default_float, &inverse, error))
        return false;
    bool made = tensor_binary(ELEMENT_MUL, &inverse, x, DIALECT_TORCH, default_float, out, error);
    tensor_release(&inverse);
    return made;
}

bool tensor_operate(Interp *in, ElementOp op, Value a, Value b, Dialect dialect, Value *out) {
    Tensor x, y, t;
    Error error = {0};
    DType default_float = division_dtype(in, dialect);
    if (!both_operands(in, a, b, dialect, &x, &y)) return false;
    bool reflected = dialect == DIALECT_TORCH && op == ELEMENT_DIV && x.wrapped && !y.wrapped;
    bool made = reflected ? divide_number(&x, &y, default_float, &t, &error)
                          : tensor_binary(op, &x, &y, dialect, default_float, &t, &error);
    tensor_release(&x);
    tensor_release(&y);
    if (dialect == DIALECT_NUMPY) return give_array(in, made, &t, &error, out);
    const Value inputs[] = {a, b};
    const char *grad = grad_name_binary(op, value_is_tensor(a), value_is_tensor(b));
    return give_result(in, made, &t, &error, grad, inputs, 2, out);
}

bool tensor_multiply(Interp *in, Value a, Value b, Value *out) {
    Dialect dialect = value_is_tensor(a) || value_is_tensor(b) ? DIALECT_TORCH : DIALECT_NUMPY;
    Tensor x, y, t;
    Error error = {0};
    if (!both_operands(in, a, b, dialect, &x, &y)) return false;
    const char *grad = grad_name_matmul(x.ndim, y.ndim);
    bool made = tensor_matmul(&x, &y, dialect, &t, &error);
    tensor_release(&x);
    tensor_release(&y);
    if (dialect == DIALECT_NUMPY) return give_array(in, made, &t, &error, out);
    const Value inputs[] = {a, b};
    return give_result(in, made, &t, &error, grad, inputs, 2, out);
}

bool tensor_slot_binary(Interp *in, BinaryOp op, Value a, Value b, Value *out, bool *done) {
    Dialect dialect = value_is_tensor(a) || value_is_tensor(b) ? DIALECT_TORCH : DIALECT_NUMPY;
    *done = (op == BINARY_MATMUL || elements[op].known) && is_operand(a, dialect) &&
            is_operand(b, dialect);
    if (!*done) return true;
    if (op != BINARY_MATMUL) return tensor_operate(in, elements[op].op, a, b, dialect, out);
    *done = a.tag == TAG_OBJECT && b.tag == TAG_OBJECT;
    return !*done || tensor_multiply(in, a, b, out);
}

static bool no_room(Interp *in, const Tensor *to, const Tensor *from, Dialect dialect) {
    Str a, b;
    str_init(&a);
    str_init(&b);
    shape_text(to->ndim, to->shape, &a);
    shape_text(from->ndim, from->shape, &b);
    interp_raise(in, dialect == DIALECT_TORCH ? ERROR_RUNTIME : ERROR_VALUE,
                 dialect == DIALECT_TORCH
                     ? "output with shape %s doesn't match the broadcast shape %s"
                     : "non-broadcastable output operand with shape %s doesn't match the "
                       "broadcast shape %s",
                 a.text, b.text);
    interp_why(in, "an in-place operation keeps the tensor's shape, and the result has another");
    str_release(&a);
    str_release(&b);
    return interp_fix(in, "x = x + y   (makes a new tensor)");
}

static bool fits_in_place(Interp *in, const Tensor *to, const Tensor *from, Dialect dialect) {
    if (!tensor_same_shape(to, from)) return no_room(in, to, from, dialect);
    if (dtype_is_float(to->dtype) || !dtype_is_float(from->dtype)) return true;
    if (dialect == DIALECT_TORCH)
        interp_raise(in, ERROR_RUNTIME,
                     "result type %s can't be cast to the desired output type %s",
                     dtype_scalar_name(from->dtype), dtype_scalar_name(to->dtype));
    else
        interp_raise(in, ERROR_TYPE,
                     "Cannot cast ufunc output from dtype('%s') to dtype('%s') with casting rule "
                     "'same_kind'",
                     dtype_name(from->dtype), dtype_name(to->dtype));
    return interp_why(in, "an in-place operation keeps the dtype, and whole numbers cannot hold "
                          "the fractions of the result");
}

bool tensor_operate_in_place(Interp *in, ElementOp op, Value a, Value b, Value *out) {
    Dialect dialect = tensor_dialect(a);
    Error error = {0};
    Value result;
    if (!in_place_allowed(in, a)) return false;
    int depth = library_of(in)->no_grad++; /* the temporary result is not recorded */
    bool made = tensor_operate(in, op, a, b, dialect, &result);
    library_of(in)->no_grad = depth;
    if (!made) return false;
    Tensor *to = &AS_TENSOR(a)->t;
    const Tensor *from = &AS_TENSOR(result)->t;
    if (!fits_in_place(in, to, from, dialect)) return false;
    if (!tensor_assign(to, from, dialect, &error)) return interp_raise_from(in, &error);
    in_place_done(in, a, grad_name_binary(op, true, value_is_tensor(b)), &b, 1);
    *out = a;
    return true;
}

bool tensor_slot_update(Interp *in, BinaryOp op, Value a, Value b, Value *out, bool *done) {
    *done =
        elements[op].known && is_operand(b, tensor_dialect(a)) && !value_is(a, &type_numpy_scalar);
    return !*done || tensor_operate_in_place(in, elements[op].op, a, b, out);
}

bool tensor_slot_unary(Interp *in, UnaryOp op, Value self, Value *out) {
    Dialect dialect = tensor_dialect(self);
    Tensor t;
    Error error = {0};
    if (op == UNARY_PLUS) return *out = self, true;
    MathOp math = op == UNARY_INVERT ? MATH_INVERT : MATH_NEGATE;
    bool made =
        tensor_math(math, &AS_TENSOR(self)->t, dialect, division_dtype(in, dialect), &t, &error);
    if (dialect == DIALECT_NUMPY) return give_array(in, made, &t, &error, out);
    return give_result(in, made, &t, &error, grad_name_math(math), &self, 1, out);
}
