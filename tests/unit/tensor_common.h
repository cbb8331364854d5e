/* unit/tensor_common: tensors from text, and what the tests of tensor/ ask of them. */
#ifndef UNIT_TENSOR_COMMON_H
#define UNIT_TENSOR_COMMON_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "seed.h"
#include "tensor/tensor.h"

/* ---- random numbers: splitmix64, the seed printed ---- */

static inline uint64_t *random_state(void) {
    static uint64_t state;
    return &state;
}

static inline void random_start(void) {
    *random_state() = seed_of_run();
}

static inline int random_int(int low, int high) { /* both included */
    uint64_t z = *random_state() += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return low + (int)((z ^ z >> 31) % (uint64_t)(high - low + 1));
}

/* ---- tensors from text ---- */

/* "2 3" into sizes; returns how many. */
static inline int sizes_of(const char *text, int64_t *sizes) {
    int count = 0;
    char *end;
    for (;; text = end) {
        long long size = strtoll(text, &end, 10);
        if (end == text) return count;
        sizes[count++] = size;
    }
}

/* make(DTYPE_FLOAT32, "2 2", "1 2 3 4"); no values: 0 1 2 ... */
static inline Tensor make(DType dtype, const char *shape, const char *values) {
    int64_t sizes[TENSOR_MAX_DIMS];
    Tensor t;
    Error error = {0};
    if (!tensor_new(dtype, sizes_of(shape, sizes), sizes, &t, &error)) fail();
    char *end = NULL;
    for (int64_t i = 0; i < tensor_count(&t); i++, values = end)
        tensor_set_double(&t, i, values ? strtod(values, &end) : (double)i);
    return t;
}

static inline Tensor number(double x, bool is_float) {
    Tensor t;
    Error error = {0};
    if (!tensor_from_double(x, is_float ? DTYPE_FLOAT64 : DTYPE_INT64, &t, &error)) fail();
    t.wrapped = true;
    return t;
}

/* "float32 [2, 2] 1 2 3 4" */
static inline char *text_of(const Tensor *t) {
    Str s;
    str_init(&s);
    str_addf(&s, "%s ", dtype_name(t->dtype));
    shape_text(t->ndim, t->shape, &s);
    for (int64_t i = 0; i < tensor_count(t); i++) str_addf(&s, " %.9g", tensor_get_double(t, i));
    return str_take(&s);
}

/* The tensor is as the text says; it is released. */
static inline void expect(Tensor *t, const char *text) {
    char *got = text_of(t);
    assert_string_equal(got, text);
    mem_free(got);
    tensor_release(t);
}

/* ---- errors ---- */

/* The call failed with this class and message; the error is cleared. */
static inline void expect_error(bool ok, Error *error, const char *text) {
    assert_false(ok);
    Str s;
    str_init(&s);
    str_addf(&s, "%s: %s", error_name(error->kind), error->message);
    assert_string_equal(s.text, text);
    str_release(&s);
    error_clear(error);
}

static inline void expect_ok(bool ok, const Error *error) {
    if (!ok) fail_msg("%s", error->message);
}

/* ---- nothing leaked: setup and teardown of each test ---- */

static inline size_t *bytes_before(void) {
    static size_t bytes;
    return &bytes;
}
static inline int remember_memory(void **state) {
    (void)state;
    *bytes_before() = mem_in_use();
    return 0;
}
static inline int check_memory(void **state) {
    (void)state;
    if (mem_in_use() == *bytes_before()) return 0;
    print_error("%zu bytes leaked\n", mem_in_use() - *bytes_before());
    return 1;
}
#define CLEAN(test) cmocka_unit_test_setup_teardown(test, remember_memory, check_memory)

#endif
