/* tests/unit/walk_common: making calls to walk through. */
#ifndef WALK_COMMON_H
#define WALK_COMMON_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "walk/stage.h"
#include "walk/text.h"

static inline Tensor filled(int ndim, const int64_t *shape, double first, double by) {
    Tensor t;
    Error error = {0};
    assert_true(tensor_new(DTYPE_FLOAT32, ndim, shape, &t, &error));
    for (int64_t i = 0; i < tensor_count(&t); i++) tensor_set_double(&t, i, first + by * (double)i);
    return t;
}

/* x = 0, 1, 2, ... of shape (n, c_in, l); every weight 1; bias (where asked) 10, 20, ... */
static inline Conv1dCall make_call(int64_t n, int64_t c_in, int64_t l, int64_t c_out, int64_t k,
                                   Conv1dParams params, bool bias) {
    Tensor x = filled(3, (int64_t[]){n, c_in, l}, 0, 1);
    Tensor w = filled(3, (int64_t[]){c_out, c_in / params.groups, k}, 1, 0);
    Tensor b = filled(1, &c_out, 10, 10);
    Conv1dCall call;
    Error error = {0};
    assert_true(tensor_conv1d(&x, &w, bias ? &b : NULL, &params, &call, &error));
    tensor_release(&x);
    tensor_release(&w);
    tensor_release(&b);
    return call;
}

/* The walk of a call that is not needed any more. */
static inline Walk walk_of(Conv1dCall call, const Tensor *result) {
    Walk walk;
    Error error = {0};
    assert_true(walk_init(&walk, &call, result, "conv(x)", "Conv1d", &error));
    conv1d_call_release(&call);
    return walk;
}

static const Conv1dParams plain = {.stride = 1, .dilation = 1, .groups = 1};

#endif
