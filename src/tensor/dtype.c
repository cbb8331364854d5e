/* tensor/dtype: what a dtype is called, how wide it is, and which one two of them make. */
#include "tensor/tensor.h"

typedef struct DTypeRow {
    size_t size;
    const char *name, *torch_type, *scalar_name;
} DTypeRow;

static const DTypeRow rows[DTYPES] = {
    [DTYPE_BOOL] = {1, "bool", "torch.BoolTensor", "Bool"},
    [DTYPE_UINT8] = {1, "uint8", "torch.ByteTensor", "Byte"},
    [DTYPE_INT8] = {1, "int8", "torch.CharTensor", "Char"},
    [DTYPE_INT16] = {2, "int16", "torch.ShortTensor", "Short"},
    [DTYPE_INT32] = {4, "int32", "torch.IntTensor", "Int"},
    [DTYPE_INT64] = {8, "int64", "torch.LongTensor", "Long"},
    [DTYPE_FLOAT32] = {4, "float32", "torch.FloatTensor", "Float"},
    [DTYPE_FLOAT64] = {8, "float64", "torch.DoubleTensor", "Double"},
};

size_t dtype_size(DType dtype) {
    return rows[dtype].size;
}
const char *dtype_name(DType dtype) {
    return rows[dtype].name;
}
const char *dtype_torch_type(DType dtype) {
    return rows[dtype].torch_type;
}
const char *dtype_scalar_name(DType dtype) {
    return rows[dtype].scalar_name;
}
bool dtype_is_float(DType dtype) {
    return dtype >= DTYPE_FLOAT32;
}

static DType wider(DType a, DType b) {
    return a > b ? a : b;
}

/* The smallest integer type that holds both: only uint8 with int8 needs a third one. */
static DType promote_ints(DType a, DType b) {
    DType high = wider(a, b), low = a > b ? b : a;
    return high == DTYPE_INT8 && low == DTYPE_UINT8 ? DTYPE_INT16 : high;
}

/* PyTorch: any float beats any integer, whatever its width. */
static DType promote_torch(DType a, DType b) {
    return dtype_is_float(a) || dtype_is_float(b) ? wider(a, b) : promote_ints(a, b);
}

/* NumPy: the result must hold every value of both, so int32 with float32 is float64. */
static DType promote_numpy(DType a, DType b) {
    if (!dtype_is_float(a) && !dtype_is_float(b)) return promote_ints(a, b);
    DType high = wider(a, b), low = a > b ? b : a;
    bool fits = dtype_is_float(low) || low <= DTYPE_INT16;
    return fits ? high : DTYPE_FLOAT64;
}

/* 0 bool, 1 integer, 2 float */
static int category(DType dtype) {
    return dtype == DTYPE_BOOL ? 0 : dtype_is_float(dtype) ? 2 : 1;
}

/* PyTorch ranks operands: tensors with dimensions, then 0-d tensors, then Python numbers. A lower
 * rank changes the result only where its category is above the higher rank's. */
static int rank(const Tensor *t) {
    return t->wrapped ? 0 : t->ndim == 0 ? 1 : 2;
}

static DType dtype_in_torch(const Tensor *t, DType default_float) {
    return t->wrapped && dtype_is_float(t->dtype) ? default_float : t->dtype;
}

static DType promote_ranked(const Tensor *a, const Tensor *b, DType default_float) {
    DType high = dtype_in_torch(a, default_float), low = dtype_in_torch(b, default_float);
    if (rank(a) == rank(b)) return promote_torch(high, low);
    if (rank(a) < rank(b)) {
        DType swap = high;
        high = low;
        low = swap;
    }
    return category(low) > category(high) ? promote_torch(high, low) : high;
}

/* NumPy 1.24 looks at a scalar's value: the smallest dtype of its kind that can hold it. */
static DType smallest_for_value(const Tensor *t) {
    if (t->dtype == DTYPE_BOOL) return DTYPE_BOOL;
    if (dtype_is_float(t->dtype)) {
        double x = tensor_get_double(t, 0);
        bool fits = !(x > 3.4028235677973366e38 || x < -3.4028235677973366e38) || x - x != 0;
        return fits ? DTYPE_FLOAT32 : t->dtype;
    }
    static const struct {
        DType dtype;
        int64_t low, high;
    } ranges[] = {
        {DTYPE_UINT8, 0, UINT8_MAX},
        {DTYPE_INT8, INT8_MIN, INT8_MAX},
        {DTYPE_INT16, INT16_MIN, INT16_MAX},
        {DTYPE_INT32, INT32_MIN, INT32_MAX},
    };
    int64_t x = tensor_get_int(t, 0);
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (x >= ranges[i].low && x <= ranges[i].high) return ranges[i].dtype;
    return DTYPE_INT64;
}

static DType promote_array_scalar(DType array, const Tensor *scalar) {
    if (category(scalar->dtype) > category(array)) return promote_numpy(array, scalar->dtype);
    if (category(scalar->dtype) < category(array)) return array;
    /* A small positive number fits the signed types too: int8 with 5 stays int8. */
    if (array == DTYPE_INT8 && !dtype_is_float(scalar->dtype)) {
        int64_t x = tensor_get_int(scalar, 0);
        if (x >= 0 && x <= INT8_MAX) return array;
    }
    return promote_numpy(array, smallest_for_value(scalar));
}

static DType promote_values(const Tensor *a, const Tensor *b) {
    bool scalar_a = a->wrapped || a->ndim == 0, scalar_b = b->wrapped || b->ndim == 0;
    if (scalar_a == scalar_b) return promote_numpy(a->dtype, b->dtype);
    return scalar_a ? promote_array_scalar(b->dtype, a) : promote_array_scalar(a->dtype, b);
}

DType dtype_promote(const Tensor *a, const Tensor *b, Dialect dialect, DType default_float) {
    return dialect == DIALECT_TORCH ? promote_ranked(a, b, default_float) : promote_values(a, b);
}
