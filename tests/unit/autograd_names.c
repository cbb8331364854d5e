/* The names of backward nodes: each operation that has a gradient has one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "autograd/names.h"

static void sides_tell_overloads_apart(void **state) {
    (void)state;
    assert_string_equal(grad_name_binary(ELEMENT_SUB, true, false), "SubBackward0");
    assert_string_equal(grad_name_binary(ELEMENT_SUB, false, true), "RsubBackward1");
    assert_string_equal(grad_name_binary(ELEMENT_POW, true, false), "PowBackward0");
    assert_string_equal(grad_name_binary(ELEMENT_POW, false, true), "PowBackward1");
    assert_string_equal(grad_name_binary(ELEMENT_POW, true, true), "PowBackward1");
    assert_string_equal(grad_name_binary(ELEMENT_DIV, false, true), "MulBackward0");
    assert_string_equal(grad_name_binary(ELEMENT_MOD, true, true), "RemainderBackward1");
}

static void comparisons_have_none(void **state) {
    (void)state;
    for (int op = ELEMENT_AND; op < ELEMENT_BINARY_OPS; op++)
        assert_null(grad_name_binary((ElementOp)op, true, true));
    for (int op = 0; op < ELEMENT_AND; op++)
        assert_non_null(grad_name_binary((ElementOp)op, true, true));
    assert_null(grad_name_math(MATH_ISNAN));
    assert_null(grad_name_math(MATH_LOGICAL_NOT));
    assert_null(grad_name_reduce(REDUCE_ARGMAX, true));
    assert_null(grad_name_reduce(REDUCE_ALL, false));
}

static void smooth_functions_have_one(void **state) {
    (void)state;
    for (int op = MATH_SIN; op <= MATH_RELU; op++) assert_non_null(grad_name_math((MathOp)op));
    for (int op = REDUCE_SUM; op <= REDUCE_MIN; op++)
        assert_non_null(grad_name_reduce((ReduceOp)op, op % 2));
}

static void products_go_by_dimensions(void **state) {
    (void)state;
    assert_string_equal(grad_name_matmul(1, 1), "DotBackward0");
    assert_string_equal(grad_name_matmul(2, 1), "MvBackward0");
    assert_string_equal(grad_name_matmul(2, 2), "MmBackward0");
    assert_string_equal(grad_name_matmul(3, 2), "UnsafeViewBackward0");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sides_tell_overloads_apart),
        cmocka_unit_test(comparisons_have_none),
        cmocka_unit_test(smooth_functions_have_one),
        cmocka_unit_test(products_go_by_dimensions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
