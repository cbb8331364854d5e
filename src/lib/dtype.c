/* lib/dtype: dtypes and the one device as values. */
#include "lib/dtype.h"

#include <string.h>

#include "lib/tensor_arg.h"
#include "lib/tensor_result.h"

typedef struct DTypeObject {
    Object head;
    DType dtype;
} DTypeObject;

/* They are static: an object that nobody frees, whatever its count. */
#define ROW(dtype) [dtype] = {{&type_dtype, 1, NULL, NULL, false}, dtype}
static DTypeObject torch_dtypes[DTYPES] = {ROW(DTYPE_BOOL),    ROW(DTYPE_UINT8),  ROW(DTYPE_INT8),
                                           ROW(DTYPE_INT16),   ROW(DTYPE_INT32),  ROW(DTYPE_INT64),
                                           ROW(DTYPE_FLOAT32), ROW(DTYPE_FLOAT64)};
#undef ROW
#define ROW(dtype) [dtype] = {{&type_numpy_dtype, 1, NULL, NULL, false}, dtype}
static DTypeObject numpy_dtypes[DTYPES] = {ROW(DTYPE_BOOL),    ROW(DTYPE_UINT8),  ROW(DTYPE_INT8),
                                           ROW(DTYPE_INT16),   ROW(DTYPE_INT32),  ROW(DTYPE_INT64),
                                           ROW(DTYPE_FLOAT32), ROW(DTYPE_FLOAT64)};
#undef ROW

Value new_dtype(DType dtype) {
    return value_object(&torch_dtypes[dtype]);
}

Value new_numpy_dtype(DType dtype) {
    return value_object(&numpy_dtypes[dtype]);
}

DType dtype_of_value(Value v) {
    return ((DTypeObject *)(void *)v.as.object)->dtype;
}

static bool torch_repr(Interp *in, Value self, Str *out) {
    (void)in;
    str_addf(out, "torch.%s", dtype_name(dtype_of_value(self)));
    return true;
}

static bool numpy_repr(Interp *in, Value self, Str *out) {
    (void)in;
    str_addf(out, "dtype('%s')", dtype_name(dtype_of_value(self)));
    return true;
}

static bool numpy_str(Interp *in, Value self, Str *out) {
    (void)in;
    str_add(out, dtype_name(dtype_of_value(self)));
    return true;
}

/* arr.dtype == np.float32, == 'float32', == float */
static bool numpy_compare(Interp *in, BinaryOp op, Value a, Value b, Value *out, bool *done) {
    if (op != BINARY_EQ && op != BINARY_NE) return true;
    bool left = value_is(a, &type_numpy_dtype);
    Value dtype = left ? a : b, other = left ? b : a;
    DType named = DTYPES;
    if (value_is(other, &type_numpy_dtype))
        named = dtype_of_value(other);
    else if (value_is(other, &type_type) || value_is(other, &type_str)) {
        if (!arg_dtype(in, other, DTYPES, &named)) return false;
    }
    *done = true;
    *out = value_bool((named == dtype_of_value(dtype)) == (op == BINARY_EQ));
    return true;
}

static bool is_floating_point(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = value_bool(dtype_is_float(dtype_of_value(args[0])));
    return true;
}

static bool name_of(Interp *in, const Value *args, Value *out) {
    *out = new_str(in, dtype_name(dtype_of_value(args[0])));
    return true;
}

static bool item_size(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = value_int((int64_t)dtype_size(dtype_of_value(args[0])));
    return true;
}

static bool kind_of(Interp *in, const Value *args, Value *out) {
    DType d = dtype_of_value(args[0]);
    const char *kind = dtype_is_float(d)  ? "f"
                       : d == DTYPE_BOOL  ? "b"
                       : d == DTYPE_UINT8 ? "u"
                                          : "i";
    *out = new_str(in, kind);
    return true;
}

static const Native torch_members[] = {
    {"is_floating_point", NULL, is_floating_point, "Whether it holds floats.", NATIVE_PROPERTY,
     NULL, NULL},
    {"itemsize", NULL, item_size, "Bytes of one element.", NATIVE_PROPERTY, NULL, NULL},
    {0}};

static const Native numpy_members[] = {
    {"name", NULL, name_of, "The dtype's name.", NATIVE_PROPERTY, NULL, NULL},
    {"itemsize", NULL, item_size, "Bytes of one element.", NATIVE_PROPERTY, NULL, NULL},
    {"kind", NULL, kind_of, "'f', 'i', 'u' or 'b'.", NATIVE_PROPERTY, NULL, NULL},
    {0}};

const Type type_dtype = {.head = TYPE_HEAD,
                         .name = "dtype",
                         .module = "torch",
                         .doc = "What a tensor's elements are: torch.float32, torch.int64, ...",
                         .members = torch_members,
                         .repr = torch_repr};

static bool make_numpy_dtype(Interp *in, const Value *args, Value *out) {
    DType dtype;
    if (!arg_dtype(in, args[0], DTYPE_FLOAT64, &dtype)) return false;
    *out = new_numpy_dtype(dtype);
    return true;
}
static const Native numpy_dtype_make = {
    "dtype", "dtype", make_numpy_dtype, "np.dtype('float32')", NATIVE_FUNCTION, NULL, NULL};

const Type type_numpy_dtype = {.head = TYPE_HEAD,
                               .name = "dtype",
                               .module = "numpy",
                               .doc = "What an array's elements are.",
                               .members = numpy_members,
                               .make = &numpy_dtype_make,
                               .repr = numpy_repr,
                               .str = numpy_str,
                               .binary = numpy_compare};

/* ---- the device ---- */

Value new_device(Interp *in) {
    return value_object(new_object(in, &type_device, sizeof(Object)));
}

bool arg_device(Interp *in, Value v) {
    if (!arg_given(v) || value_is(v, &type_device)) return true;
    if (!value_is(v, &type_str))
        return interp_raise(in, ERROR_TYPE, "device must be a str or torch.device, not %s",
                            value_type(v)->name);
    const char *name = AS_STR(v)->text;
    if (strcmp(name, "cpu") == 0 || strcmp(name, "cpu:0") == 0) return true;
    if (strncmp(name, "cuda", 4) == 0)
        return interp_raise(in, ERROR_ASSERTION, "Torch not compiled with CUDA enabled") ||
               interp_fix(in, "device = 'cuda' if torch.cuda.is_available() else 'cpu'");
    return interp_raise(in, ERROR_RUNTIME, "Invalid device string: '%s'", name);
}

static bool make_device(Interp *in, const Value *args, Value *out) {
    if (!arg_device(in, args[0])) return false;
    *out = new_device(in);
    return true;
}
static const Native device_make = {"device",
                                   "type, index=None",
                                   make_device,
                                   "torch.device('cpu'): where a tensor lives.",
                                   NATIVE_FUNCTION,
                                   NULL,
                                   NULL};

static bool device_repr(Interp *in, Value self, Str *out) {
    (void)in, (void)self;
    str_add(out, "device(type='cpu')");
    return true;
}

static bool device_str(Interp *in, Value self, Str *out) {
    (void)in, (void)self;
    str_add(out, "cpu");
    return true;
}

static bool device_compare(Interp *in, BinaryOp op, Value a, Value b, Value *out, bool *done) {
    (void)in;
    if (op != BINARY_EQ && op != BINARY_NE) return true;
    *done = true;
    *out = value_bool((value_type(a) == value_type(b)) == (op == BINARY_EQ));
    return true;
}

static bool device_type(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = new_str(in, "cpu");
    return true;
}

static bool device_index(Interp *in, const Value *args, Value *out) {
    (void)in, (void)args;
    *out = value_none();
    return true;
}

static const Native device_members[] = {
    {"type", NULL, device_type, "'cpu'", NATIVE_PROPERTY, NULL, NULL},
    {"index", NULL, device_index, "None for the CPU", NATIVE_PROPERTY, NULL, NULL},
    {0}};

const Type type_device = {.head = TYPE_HEAD,
                          .name = "device",
                          .module = "torch",
                          .doc = "Where a tensor lives: the lab has the CPU.",
                          .members = device_members,
                          .make = &device_make,
                          .repr = device_repr,
                          .str = device_str,
                          .binary = device_compare};
