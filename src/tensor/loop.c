/* tensor/loop: strided loops over several tensors, and the conversion of rows between dtypes. */
#include "tensor/loop.h"

#include <string.h>

void loop_init(Loop *loop, int ndim, const int64_t *shape) {
    *loop = (Loop){.ndim = ndim};
    for (int d = 0; d < ndim; d++) loop->shape[d] = shape[d];
}

void loop_add(Loop *loop, const Tensor *t) {
    int k = loop->operands++;
    int64_t size = (int64_t)dtype_size(t->dtype);
    int lead = loop->ndim - t->ndim;
    for (int d = 0; d < loop->ndim; d++) {
        bool repeats = d < lead || t->shape[d - lead] == 1;
        loop->step[k][d] = repeats ? 0 : t->stride[d - lead] * size;
    }
    loop->at[k] = tensor_data(t);
}

/* Can dimension d swallow d+1: is a step in d the same as shape[d+1] steps in d+1? */
static bool mergeable(const Loop *loop, int outer, int inner) {
    for (int k = 0; k < loop->operands; k++)
        if (loop->step[k][outer] != loop->step[k][inner] * loop->shape[inner]) return false;
    return true;
}

static void move_dim(Loop *loop, int to, int from) {
    loop->shape[to] = loop->shape[from];
    for (int k = 0; k < loop->operands; k++) loop->step[k][to] = loop->step[k][from];
}

static void merge_dims(Loop *loop) {
    int kept = 0;
    for (int d = 0; d < loop->ndim; d++) {
        if (loop->shape[d] == 1) continue;
        if (kept > 0 && mergeable(loop, kept - 1, d)) {
            int64_t outer = loop->shape[kept - 1];
            move_dim(loop, kept - 1, d);
            loop->shape[kept - 1] *= outer;
        } else {
            move_dim(loop, kept++, d);
        }
    }
    if (kept == 0) {
        loop->shape[0] = 1;
        for (int k = 0; k < loop->operands; k++) loop->step[k][0] = 0;
        kept = 1;
    }
    loop->ndim = kept;
}

static void run_row(const Loop *loop, const int64_t *step, LoopRow row, void *context) {
    int64_t count = loop->shape[loop->ndim - 1];
    char *at[LOOP_OPERANDS];
    memcpy(at, loop->at, sizeof at);
    for (int64_t i = 0; i < count && (loop->whole || !stop_asked()); i += LOOP_PIECE) {
        row(count - i < LOOP_PIECE ? count - i : LOOP_PIECE, at, step, context);
        for (int k = 0; k < loop->operands; k++) at[k] += LOOP_PIECE * step[k];
    }
}

void loop_run(Loop *loop, LoopRow row, void *context) {
    for (int d = 0; d < loop->ndim; d++)
        if (loop->shape[d] == 0) return;
    merge_dims(loop);
    int last = loop->ndim - 1;
    int64_t step[LOOP_OPERANDS] = {0}, index[TENSOR_MAX_DIMS] = {0};
    for (int k = 0; k < loop->operands; k++) step[k] = loop->step[k][last];
    for (;;) {
        run_row(loop, step, row, context);
        if (!loop->whole && stop_asked()) return;
        int d = last - 1;
        for (; d >= 0; d--) {
            for (int k = 0; k < loop->operands; k++) loop->at[k] += loop->step[k][d];
            if (++index[d] < loop->shape[d]) break;
            for (int k = 0; k < loop->operands; k++)
                loop->at[k] -= loop->step[k][d] * loop->shape[d];
            index[d] = 0;
        }
        if (d < 0) return;
    }
}

static int64_t magnitude(int64_t x) {
    return x < 0 ? -x : x;
}

/* Below 0 where dimension a lies inside b in memory; 0 where the operands don't say. */
static int compare_dims(const Loop *loop, int a, int b) {
    for (int k = 0; k < loop->operands; k++) {
        int64_t x = magnitude(loop->step[k][a]), y = magnitude(loop->step[k][b]);
        if (x == 0 || y == 0) continue;
        if (x != y) return x < y ? -1 : 1;
        if (loop->shape[a] > loop->shape[b]) return 1;
    }
    return 0;
}

/* The dimensions from the innermost in memory to the outermost; the last first where it is open. */
static void memory_order(const Loop *loop, int *order) {
    for (int d = 0; d < loop->ndim; d++) order[d] = loop->ndim - 1 - d;
    for (int i = 1; i < loop->ndim; i++)
        for (int at = i, k = i - 1; k >= 0; k--) {
            int compared = compare_dims(loop, order[k], order[at]);
            if (compared < 0) break;
            if (compared == 0) continue;
            int swap = order[k];
            order[k] = order[at];
            order[at] = swap;
            at = k;
        }
}

void loop_run_dense(Loop *loop, LoopRow row, void *context) {
    int order[TENSOR_MAX_DIMS];
    Loop sorted = *loop;
    memory_order(loop, order);
    for (int d = 0; d < loop->ndim; d++) {
        int from = order[loop->ndim - 1 - d];
        sorted.shape[d] = loop->shape[from];
        for (int k = 0; k < loop->operands; k++) sorted.step[k][d] = loop->step[k][from];
    }
    loop_run(&sorted, row, context);
}

bool loop_new_result(Loop *loop, DType dtype, Tensor *out, Error *error) {
    int order[TENSOR_MAX_DIMS];
    Loop operands = *loop;
    if (!tensor_new(dtype, loop->ndim, loop->shape, out, error)) return false;
    memory_order(loop, order);
    int64_t stride = 1;
    for (int i = 0; i < loop->ndim && tensor_count(out) > 0; i++) {
        out->stride[order[i]] = stride;
        stride *= loop->shape[order[i]];
    }
    loop_init(loop, operands.ndim, operands.shape);
    loop_add(loop, out);
    for (int k = 0; k < operands.operands; k++, loop->operands++) {
        loop->at[k + 1] = operands.at[k];
        for (int d = 0; d < loop->ndim; d++) loop->step[k + 1][d] = operands.step[k][d];
    }
    return true;
}

bool index_advance(int ndim, const int64_t *shape, int64_t *index) {
    for (int d = ndim - 1; d >= 0; d--) {
        if (++index[d] < shape[d]) return true;
        index[d] = 0;
    }
    return false;
}

/* ---- conversion ---- */

/* What x86 gives where a float has no int64: the lowest number. */
static inline int64_t int_of_double(double x) {
    const double limit = 9223372036854775808.0; /* 2^63 */
    return x >= -limit && x < limit ? (int64_t)x : INT64_MIN;
}
static inline int64_t int_of_float(float x) {
    return int_of_double((double)x);
}
static inline int64_t int_of_int(int64_t x) {
    return x;
}
#define INTEGER_OF(x)                                                                              \
    _Generic((x), float : int_of_float, double : int_of_double, default : int_of_int)(x)

#define TO_BOOL(x)    ((x) != 0)
#define TO_UINT8(x)   ((uint8_t)INTEGER_OF(x))
#define TO_INT8(x)    ((int8_t)INTEGER_OF(x))
#define TO_INT16(x)   ((int16_t)INTEGER_OF(x))
#define TO_INT32(x)   ((int32_t)INTEGER_OF(x))
#define TO_INT64(x)   INTEGER_OF(x)
#define TO_FLOAT32(x) ((float)(x))
#define TO_FLOAT64(x) ((double)(x))

typedef void (*Convert)(int64_t count, const char *source, int64_t source_step, char *target,
                        int64_t target_step);

#define CONVERT(FROM, from_type, TO, to_type)                                                      \
    static void from_##FROM##_to_##TO(int64_t count, const char *source, int64_t source_step,      \
                                      char *target, int64_t target_step) {                         \
        for (int64_t i = 0; i < count; i++) {                                                      \
            from_type x = *(const from_type *)(const void *)(source + i * source_step);            \
            *(to_type *)(void *)(target + i * target_step) = TO_##TO(x);                           \
        }                                                                                          \
    }
#define CONVERT_FROM(FROM, type)                                                                   \
    CONVERT(FROM, type, BOOL, bool)                                                                \
    CONVERT(FROM, type, UINT8, uint8_t)                                                            \
    CONVERT(FROM, type, INT8, int8_t)                                                              \
    CONVERT(FROM, type, INT16, int16_t)                                                            \
    CONVERT(FROM, type, INT32, int32_t)                                                            \
    CONVERT(FROM, type, INT64, int64_t)                                                            \
    CONVERT(FROM, type, FLOAT32, float)                                                            \
    CONVERT(FROM, type, FLOAT64, double)
#define ROW_FROM(FROM)                                                                             \
    [DTYPE_##FROM] = {from_##FROM##_to_BOOL,    from_##FROM##_to_UINT8,  from_##FROM##_to_INT8,    \
                      from_##FROM##_to_INT16,   from_##FROM##_to_INT32,  from_##FROM##_to_INT64,   \
                      from_##FROM##_to_FLOAT32, from_##FROM##_to_FLOAT64}

CONVERT_FROM(BOOL, bool)
CONVERT_FROM(UINT8, uint8_t)
CONVERT_FROM(INT8, int8_t)
CONVERT_FROM(INT16, int16_t)
CONVERT_FROM(INT32, int32_t)
CONVERT_FROM(INT64, int64_t)
CONVERT_FROM(FLOAT32, float)
CONVERT_FROM(FLOAT64, double)

static const Convert converters[DTYPES][DTYPES] = {
    ROW_FROM(BOOL),  ROW_FROM(UINT8), ROW_FROM(INT8),    ROW_FROM(INT16),
    ROW_FROM(INT32), ROW_FROM(INT64), ROW_FROM(FLOAT32), ROW_FROM(FLOAT64),
};

void convert_row(DType from, DType to, int64_t count, const char *source, int64_t source_step,
                 char *target, int64_t target_step) {
    int64_t size = (int64_t)dtype_size(to);
    if (from == to && source_step == size && target_step == size)
        memmove(target, source, (size_t)(count * size));
    else
        converters[from][to](count, source, source_step, target, target_step);
}

DType dtype_compute(DType dtype) {
    return dtype_is_float(dtype) ? dtype : DTYPE_INT64;
}

const void *block_load(DType from, DType to, int64_t count, const char *source, int64_t step,
                       LoopBuffer *buffer) {
    int64_t size = (int64_t)dtype_size(to);
    if (from == to && step == size) return source;
    convert_row(from, to, count, source, step, (char *)buffer, size);
    return buffer;
}
