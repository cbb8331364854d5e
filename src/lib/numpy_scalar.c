/* lib/numpy_scalar: the classes np.float32, np.int64, ...: constructors, and what dtype= takes. */
#include "lib/numpy_scalar.h"

#include "eval/rows.h"
#include "lib/numpy_array.h"
#include "lib/numpy_functions.h"
#include "lib/tensor_slots.h"

#define SCALAR_SLOTS                                                                               \
    .clear = tensor_slot_clear, .repr = scalar_slot_repr, .format = scalar_slot_format,            \
    .truth = tensor_slot_truth, .unary = tensor_slot_unary, .binary = tensor_slot_binary,          \
    .hash = scalar_slot_hash

const Type type_numpy_scalar = {.head = TYPE_HEAD,
                                .name = "numpy.generic",
                                .module = "numpy",
                                .doc = "One number of an array, with its dtype.",
                                .members = numpy_array_members,
                                SCALAR_SLOTS};

/* np.float32(0.1); of a list it makes an array */
static bool make_scalar(Interp *in, Value v, DType dtype, Value *out) {
    Tensor given, t;
    Error error = {0};
    if (v.tag == TAG_ABSENT) v = value_int(0);
    if (!arg_array(in, v, &given)) return false;
    bool made = tensor_cast(&given, dtype, &t, &error);
    tensor_release(&given);
    return give_array(in, made, &t, &error, out);
}

/* One class each: X(C name, Python name, dtype) */
#define SCALARS(X)                                                                                 \
    X(bool_, "bool_", DTYPE_BOOL)                                                                  \
    X(uint8, "uint8", DTYPE_UINT8)                                                                 \
    X(int8, "int8", DTYPE_INT8)                                                                    \
    X(int16, "int16", DTYPE_INT16)                                                                 \
    X(int32, "int32", DTYPE_INT32)                                                                 \
    X(int64, "int64", DTYPE_INT64)                                                                 \
    X(float32, "float32", DTYPE_FLOAT32)                                                           \
    X(float64, "float64", DTYPE_FLOAT64)

#define DEFINE(id, text, dtype)                                                                    \
    static bool make_##id(Interp *in, const Value *args, Value *out) {                             \
        return make_scalar(in, args[0], dtype, out);                                               \
    }                                                                                              \
    static const Native row_##id =                                                                 \
        ROW("numpy." text, "x=<absent>, /", make_##id, "A number as numpy." text);                 \
    static const Type type_##id = {.head = TYPE_HEAD,                                              \
                                   .name = "numpy." text,                                          \
                                   .module = "numpy",                                              \
                                   .base = &type_numpy_scalar,                                     \
                                   .doc = "A number as numpy." text,                               \
                                   .members = numpy_array_members,                                 \
                                   .make = &row_##id,                                              \
                                   SCALAR_SLOTS};
SCALARS(DEFINE)
#undef DEFINE

#define ENTRY(id, text, dtype) [dtype] = &type_##id,
static const Type *const types[DTYPES] = {SCALARS(ENTRY)};
#undef ENTRY

const Type *numpy_scalar_type(DType dtype) {
    return types[dtype];
}

bool numpy_scalar_dtype(const Type *type, DType *out) {
    for (int d = 0; d < DTYPES; d++)
        if (types[d] == type) return *out = (DType)d, true;
    return false;
}
