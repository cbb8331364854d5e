/* tensor/tensor: storages, the tensors that hold them, and single elements. */
#include "tensor/tensor.h"

#include "base/mem.h"
#include "tensor/loop.h"

/* ---- shapes ---- */

void shape_text(int ndim, const int64_t *shape, Str *out) {
    str_add_char(out, '[');
    for (int d = 0; d < ndim; d++) str_addf(out, "%s%lld", d ? ", " : "", (long long)shape[d]);
    str_add_char(out, ']');
}

/* NumPy leaves out sizes below 0 that stand first and calls later ones newaxis. */
void shape_text_numpy(int ndim, const int64_t *shape, Str *out) {
    int first = 0;
    while (first < ndim && shape[first] < 0) first++;
    str_add_char(out, '(');
    for (int d = first; d < ndim; d++) {
        if (d > first) str_add_char(out, ',');
        if (shape[d] < 0)
            str_add(out, "newaxis");
        else
            str_addf(out, "%lld", (long long)shape[d]);
    }
    str_add(out, ndim == 1 ? ",)" : ")");
}

bool dim_wrap(int64_t dim, int ndim, Dialect dialect, int *out, Error *error) {
    if (dialect == DIALECT_NUMPY && (dim < -ndim || dim >= ndim))
        return error_set(error, ERROR_AXIS, "axis %lld is out of bounds for array of dimension %d",
                         (long long)dim, ndim);
    int64_t size = ndim > 0 ? ndim : 1; /* a scalar takes 0 and -1, as in PyTorch */
    if (dim < -size || dim >= size) {
        error_set(error, ERROR_INDEX,
                  "Dimension out of range (expected to be in range of [%lld, %lld], but got %lld)",
                  (long long)-size, (long long)(size - 1), (long long)dim);
        error_why(error, "The tensor has %d dimension%s, counted from 0, or from -1 backward.",
                  ndim, ndim == 1 ? "" : "s");
        return false;
    }
    *out = (int)(dim < 0 ? dim + size : dim);
    return true;
}

/* ---- memory ---- */

static void human_bytes(double bytes, Str *out) {
    static const char *const units[] = {"bytes", "KB", "MB", "GB", "TB", "PB", "EB"};
    int unit = 0;
    for (; bytes >= 1000 && unit < 6; unit++) bytes /= 1000;
    str_addf(out, "%.3g %s", bytes, units[unit]);
}

static bool refuse(DType dtype, int ndim, const int64_t *shape, int64_t count, Error *error) {
    Str sizes, need;
    str_init(&sizes);
    str_init(&need);
    shape_text(ndim, shape, &sizes);
    human_bytes((double)count * (double)dtype_size(dtype), &need);
    error_set(
        error, ERROR_RUNTIME,
        "[enforce fail at alloc_cpu.cpp:75] err == 0. DefaultCPUAllocator: can't allocate memory: "
        "you tried to allocate %lld bytes. Error code 12 (Cannot allocate memory)",
        (long long)count * (long long)dtype_size(dtype));
    error_why(error, "A %s tensor of shape %s needs %s, more than the lab may use.",
              dtype_name(dtype), sizes.text, need.text);
    error_fix(error, "make it smaller, or start stepconv with a larger --memory");
    str_release(&sizes);
    str_release(&need);
    return false;
}

static bool refuse_overflow(int ndim, const int64_t *shape, Error *error) {
    Str sizes;
    str_init(&sizes);
    shape_text(ndim, shape, &sizes);
    error_set(error, ERROR_RUNTIME, "Storage size calculation overflowed with sizes=%s",
              sizes.text);
    error_why(error, "The sizes multiply to more bytes than any computer can count.");
    str_release(&sizes);
    return false;
}

static bool refuse_negative(int64_t size, int ndim, const int64_t *shape, Error *error) {
    Str sizes;
    str_init(&sizes);
    shape_text(ndim, shape, &sizes);
    error_set(error, ERROR_RUNTIME, "Trying to create tensor with negative dimension %lld: %s",
              (long long)size, sizes.text);
    error_why(error, "A size says how many elements lie along a dimension, so it is 0 or more.");
    str_release(&sizes);
    return false;
}

static bool storage_count(DType dtype, int ndim, const int64_t *shape, int64_t *count,
                          Error *error) {
    for (int d = 0; d < ndim; d++)
        if (shape[d] < 0) return refuse_negative(shape[d], ndim, shape, error);
    *count = 1;
    bool overflow = false, empty = false;
    for (int d = 0; d < ndim; d++) {
        empty = empty || shape[d] == 0;
        overflow = overflow || __builtin_mul_overflow(*count, shape[d], count);
    }
    int64_t bytes = 0;
    overflow = overflow || __builtin_mul_overflow(*count, (int64_t)dtype_size(dtype), &bytes);
    if (empty) *count = 0;
    return !overflow || empty || refuse_overflow(ndim, shape, error);
}

static void set_contiguous_strides(Tensor *t) {
    int64_t stride = 1;
    for (int d = t->ndim - 1; d >= 0; d--) {
        t->stride[d] = stride;
        stride *= t->shape[d] > 0 ? t->shape[d] : 1;
    }
}

bool tensor_new(DType dtype, int ndim, const int64_t *shape, Tensor *out, Error *error) {
    if (stop_asked()) return stop_set_error(error), false;
    if (ndim > TENSOR_MAX_DIMS)
        return error_set(error, ERROR_RUNTIME, "stepconv's tensors have at most %d dimensions",
                         TENSOR_MAX_DIMS);
    Tensor t = {.dtype = dtype, .ndim = ndim};
    for (int d = 0; d < ndim; d++) t.shape[d] = shape[d];
    int64_t count = 0;
    if (!storage_count(dtype, ndim, t.shape, &count, error)) return false;
    void *data = mem_try((size_t)count, dtype_size(dtype));
    if (!data) return refuse(dtype, ndim, t.shape, count, error);
    t.storage = mem_new(sizeof *t.storage);
    *t.storage = (Storage){.refs = 1, .dtype = dtype, .count = count, .data = data};
    set_contiguous_strides(&t);
    *out = t;
    return true;
}

Tensor tensor_retain(const Tensor *t) {
    if (t->storage) t->storage->refs++;
    return *t;
}

void tensor_release(Tensor *t) {
    if (t->storage && --t->storage->refs == 0) {
        mem_free(t->storage->data);
        mem_free(t->storage);
    }
    *t = (Tensor){0};
}

/* ---- whole tensors ---- */

int64_t tensor_count(const Tensor *t) {
    int64_t count = 1;
    for (int d = 0; d < t->ndim; d++) count *= t->shape[d];
    return count;
}

bool tensor_is_contiguous(const Tensor *t) {
    int64_t stride = 1;
    if (tensor_count(t) == 0) return true;
    for (int d = t->ndim - 1; d >= 0; d--) {
        if (t->shape[d] == 1) continue;
        if (t->stride[d] != stride) return false;
        stride *= t->shape[d];
    }
    return true;
}

bool tensor_same_shape(const Tensor *a, const Tensor *b) {
    if (a->ndim != b->ndim) return false;
    for (int d = 0; d < a->ndim; d++)
        if (a->shape[d] != b->shape[d]) return false;
    return true;
}

typedef struct CastContext {
    DType to, from;
} CastContext;

static void cast_row(int64_t count, char *const *at, const int64_t *step, void *context) {
    const CastContext *cast = context;
    convert_row(cast->from, cast->to, count, at[1], step[1], at[0], step[0]);
}

static void convert(const Tensor *to, const Tensor *from, bool whole) {
    Loop loop;
    loop_init(&loop, to->ndim, to->shape);
    loop.whole = whole;
    loop_add(&loop, to);
    loop_add(&loop, from);
    loop_run_dense(&loop, cast_row, &(CastContext){to->dtype, from->dtype});
}

void tensor_convert(const Tensor *to, const Tensor *from) {
    convert(to, from, false);
}

void tensor_overwrite(const Tensor *to, const Tensor *from) {
    convert(to, from, true);
}

static bool copy_as(const Tensor *t, DType dtype, Tensor *out, Error *error) {
    Tensor copy = {0};
    if (!tensor_new(dtype, t->ndim, t->shape, &copy, error)) return false;
    tensor_convert(&copy, t);
    *out = copy;
    return true;
}

bool tensor_copy(const Tensor *t, Tensor *out, Error *error) {
    return copy_as(t, t->dtype, out, error);
}

bool tensor_contiguous(const Tensor *t, Tensor *out, Error *error) {
    if (!tensor_is_contiguous(t)) return tensor_copy(t, out, error);
    *out = tensor_retain(t);
    return true;
}

bool tensor_cast(const Tensor *t, DType dtype, Tensor *out, Error *error) {
    if (t->dtype != dtype) return copy_as(t, dtype, out, error);
    *out = tensor_retain(t);
    return true;
}

bool tensor_from_double(double x, DType dtype, Tensor *out, Error *error) {
    if (!tensor_new(dtype, 0, NULL, out, error)) return false;
    tensor_set_double(out, 0, x);
    return true;
}

bool tensor_from_int(int64_t x, DType dtype, Tensor *out, Error *error) {
    if (!tensor_new(dtype, 0, NULL, out, error)) return false;
    tensor_set_int(out, 0, x);
    return true;
}

bool tensor_fill(Tensor *t, double value, Error *error) {
    Tensor one;
    if (!tensor_from_double(value, t->dtype, &one, error)) return false;
    tensor_convert(t, &one);
    tensor_release(&one);
    return true;
}

/* ---- single elements ---- */

static char *address(const Tensor *t, int64_t position) {
    return (char *)t->storage->data + position * (int64_t)dtype_size(t->dtype);
}

void *tensor_data(const Tensor *t) {
    return address(t, t->offset);
}

int64_t tensor_at(const Tensor *t, int64_t linear) {
    int64_t position = t->offset;
    for (int d = t->ndim - 1; d >= 0; d--) {
        position += linear % t->shape[d] * t->stride[d];
        linear /= t->shape[d];
    }
    return position;
}

double tensor_get_double(const Tensor *t, int64_t linear) {
    double x = 0;
    convert_row(t->dtype, DTYPE_FLOAT64, 1, address(t, tensor_at(t, linear)), 0, (char *)&x, 0);
    return x;
}

int64_t tensor_get_int(const Tensor *t, int64_t linear) {
    int64_t x = 0;
    convert_row(t->dtype, DTYPE_INT64, 1, address(t, tensor_at(t, linear)), 0, (char *)&x, 0);
    return x;
}

void tensor_set_double(const Tensor *t, int64_t linear, double x) {
    convert_row(DTYPE_FLOAT64, t->dtype, 1, (char *)&x, 0, address(t, tensor_at(t, linear)), 0);
}

void tensor_set_int(const Tensor *t, int64_t linear, int64_t x) {
    convert_row(DTYPE_INT64, t->dtype, 1, (char *)&x, 0, address(t, tensor_at(t, linear)), 0);
}
