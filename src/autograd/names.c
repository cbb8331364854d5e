/* autograd/names: the tables. */
#include "autograd/names.h"

#include <stddef.h>

typedef struct BinaryName {
    const char *tensors;   /* tensor OP tensor, tensor OP number */
    const char *reflected; /* number OP tensor */
} BinaryName;

static const BinaryName binary_names[ELEMENT_BINARY_OPS] = {
    [ELEMENT_ADD] = {"AddBackward0", "AddBackward0"},
    [ELEMENT_SUB] = {"SubBackward0", "RsubBackward1"},
    [ELEMENT_MUL] = {"MulBackward0", "MulBackward0"},
    [ELEMENT_DIV] = {"DivBackward0", "MulBackward0"}, /* 2 / x is x.reciprocal() * 2 */
    [ELEMENT_FLOORDIV] = {"NotImplemented", "NotImplemented"},
    [ELEMENT_MOD] = {"RemainderBackward0", "NotImplemented"},
    [ELEMENT_POW] = {"PowBackward0", "PowBackward1"},
    [ELEMENT_MAXIMUM] = {"MaximumBackward0", "MaximumBackward0"},
    [ELEMENT_MINIMUM] = {"MinimumBackward0", "MinimumBackward0"},
    [ELEMENT_ATAN2] = {"Atan2Backward0", "Atan2Backward0"},
};

const char *grad_name_binary(ElementOp op, bool left_tensor, bool right_tensor) {
    if (op == ELEMENT_POW && left_tensor && right_tensor) return "PowBackward1";
    if (op == ELEMENT_MOD && left_tensor && right_tensor) return "RemainderBackward1";
    return left_tensor ? binary_names[op].tensors : binary_names[op].reflected;
}

static const char *const math_names[MATH_OPS] = {
    [MATH_NEGATE] = "NegBackward0",      [MATH_ABS] = "AbsBackward0",
    [MATH_SIGN] = "SignBackward0",       [MATH_SQUARE] = "PowBackward0",
    [MATH_ROUND] = "RoundBackward0",     [MATH_FLOOR] = "FloorBackward0",
    [MATH_CEIL] = "CeilBackward0",       [MATH_TRUNC] = "TruncBackward0",
    [MATH_SIN] = "SinBackward0",         [MATH_COS] = "CosBackward0",
    [MATH_TAN] = "TanBackward0",         [MATH_ASIN] = "AsinBackward0",
    [MATH_ACOS] = "AcosBackward0",       [MATH_ATAN] = "AtanBackward0",
    [MATH_SINH] = "SinhBackward0",       [MATH_COSH] = "CoshBackward0",
    [MATH_TANH] = "TanhBackward0",       [MATH_EXP] = "ExpBackward0",
    [MATH_EXPM1] = "Expm1Backward0",     [MATH_LOG] = "LogBackward0",
    [MATH_LOG2] = "Log2Backward0",       [MATH_LOG10] = "Log10Backward0",
    [MATH_LOG1P] = "Log1PBackward0",     [MATH_SQRT] = "SqrtBackward0",
    [MATH_RSQRT] = "RsqrtBackward0",     [MATH_RECIPROCAL] = "ReciprocalBackward0",
    [MATH_SIGMOID] = "SigmoidBackward0", [MATH_RELU] = "ReluBackward0",
};

const char *grad_name_math(MathOp op) {
    return math_names[op];
}

typedef struct ReduceName {
    const char *all, *over_dims;
} ReduceName;

static const ReduceName reduce_names[REDUCE_OPS] = {
    [REDUCE_SUM] = {"SumBackward0", "SumBackward1"},
    [REDUCE_PROD] = {"ProdBackward0", "ProdBackward1"},
    [REDUCE_MEAN] = {"MeanBackward0", "MeanBackward1"},
    [REDUCE_VAR] = {"VarBackward0", "VarBackward0"},
    [REDUCE_STD] = {"StdBackward0", "StdBackward0"},
    [REDUCE_MAX] = {"MaxBackward1", "MaxBackward0"},
    [REDUCE_MIN] = {"MinBackward1", "MinBackward0"},
};

const char *grad_name_reduce(ReduceOp op, bool over_dims) {
    return over_dims ? reduce_names[op].over_dims : reduce_names[op].all;
}

const char *grad_name_matmul(int left_ndim, int right_ndim) {
    if (left_ndim == 1 && right_ndim == 1) return "DotBackward0";
    if (left_ndim == 2 && right_ndim == 2) return "MmBackward0";
    if (left_ndim == 2 && right_ndim == 1) return "MvBackward0";
    if (left_ndim == 1 && right_ndim == 2) return "SqueezeBackward3";
    return "UnsafeViewBackward0";
}
