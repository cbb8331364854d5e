/* tensor/sum: the order of the additions; the additions themselves are in sum_loops.h. */
#include "tensor/sum.h"

enum { SUM_CHUNK = 8192 };

#define REAL    float
#define LANES   8
#define NAME(x) x##_float
#include "tensor/sum_loops.h"
#undef REAL
#undef LANES
#undef NAME
#define REAL    double
#define LANES   4
#define NAME(x) x##_double
#include "tensor/sum_loops.h"

static int64_t magnitude(int64_t x) {
    return x < 0 ? -x : x;
}

/* Above 0 where `a` belongs outside `b`. */
static int order(const SumDim *a, const SumDim *b, Dialect dialect) {
    if (dialect == DIALECT_TORCH && (a->out == 0) != (b->out == 0)) return a->out == 0 ? -1 : 1;
    int64_t x = magnitude(a->in), y = magnitude(b->in);
    if (x == 0 || y == 0 || x == y) return 0;
    return x < y ? -1 : 1;
}

static void insert_dim(SumPlan *plan, SumDim dim, Dialect dialect) {
    int at = plan->ndim++;
    for (int k = at - 1; k >= 0; k--) {
        int cmp = order(&plan->dims[k], &dim, dialect);
        if (cmp < 0) break;
        if (cmp == 0) continue;
        for (; at > k; at--) plan->dims[at] = plan->dims[at - 1];
    }
    plan->dims[at] = dim;
}

static void merge_dims(SumPlan *plan) {
    int kept = 0;
    for (int d = 1; d < plan->ndim; d++) {
        SumDim *inner = &plan->dims[kept], *outer = &plan->dims[d];
        if (outer->in == inner->in * inner->size && outer->out == inner->out * inner->size)
            inner->size *= outer->size;
        else
            plan->dims[++kept] = *outer;
    }
    if (plan->ndim > 0) plan->ndim = kept + 1;
}

void sum_floats(const Tensor *a, const Tensor *out, Dialect dialect) {
    SumPlan plan = {.in_offset = a->offset};
    if (tensor_count(a) == 0) return;
    for (int d = a->ndim - 1; d >= 0; d--) {
        if (a->shape[d] == 1) continue;
        SumDim dim = {a->shape[d], a->stride[d], out->shape[d] == 1 ? 0 : out->stride[d]};
        bool backward = dim.in < 0 && dim.out == 0; /* NumPy turns it; the sum is the same set */
        if (backward) {
            plan.in_offset += (dim.size - 1) * dim.in;
            dim.in = -dim.in;
        }
        insert_dim(&plan, dim, dialect);
    }
    merge_dims(&plan);
    for (int d = plan.ndim; d < 2; d++) plan.dims[d] = (SumDim){1, 0, 0};
    while (plan.core < plan.ndim && plan.dims[plan.core].out == 0) plan.core++;
    if (plan.ndim == 0) plan.core = 1;
    int inner = dialect == DIALECT_TORCH ? 2 : plan.core > 1 ? plan.core : 1;
    int last = plan.ndim > inner ? plan.ndim - 1 : 0;
    if (a->dtype == DTYPE_FLOAT32)
        walk_float(&plan, last, inner, dialect, (float *)a->storage->data + plan.in_offset,
                   tensor_data(out));
    else
        walk_double(&plan, last, inner, dialect, (double *)a->storage->data + plan.in_offset,
                    tensor_data(out));
}
