/* tests/unit/walk_peaks: whatever the stretch, its lowest and highest number are found. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "walk/peaks.h"
#include "seed.h"
#include "walk_common.h"

static int64_t pick(int64_t low, int64_t high) {
    return low + rand() % (high - low + 1);
}

/* Mostly near zero, with single samples that stand out, infinities and nan. */
static double random_sample(void) {
    switch (rand() % 60) {
    case 0: return 1000.0 * (rand() % 100);
    case 1: return -1000.0 * (rand() % 100);
    case 2: return NAN;
    case 3: return rand() % 20 ? 0 : INFINITY;
    default: return (double)(rand() % 100) / 100;
    }
}

static Tensor random_rows(int64_t rows, int64_t length, DType dtype) {
    Tensor t;
    Error error = {0};
    assert_true(tensor_new(dtype, 2, (int64_t[]){rows, length}, &t, &error));
    for (int64_t i = 0; i < rows * length; i++) {
        double x = random_sample();
        tensor_set_double(&t, i, dtype_is_float(dtype) || isfinite(x) ? x : 0);
    }
    return t;
}

static void assert_exact(const Peaks *peaks, const Tensor *t, int64_t row, int64_t first,
                         int64_t end) {
    double low = INFINITY, high = -INFINITY;
    for (int64_t i = first; i < end; i++) {
        double x = tensor_get_double(t, row * peaks->length + i);
        if (x < low) low = x;
        if (x > high) high = x;
    }
    Peak found = peaks_between(peaks, t, row, first, end);
    if (found.low == low && found.high == high) return;
    fail_msg("row %lld, %lld to %lld: %g to %g instead of %g to %g", (long long)row,
             (long long)first, (long long)end, found.low, found.high, low, high);
}

static void test_no_peak_is_lost(void **state) {
    (void)state;
    static const int64_t lengths[] = {1, 63, 64, 65, 511, 512, 4095, 4096, 40000};
    static const DType dtypes[] = {DTYPE_FLOAT32, DTYPE_FLOAT64, DTYPE_INT64};
    srand((unsigned)seed_of_run());
    for (int round = 0; round < 60; round++) {
        int64_t rows = pick(1, 3), length = lengths[rand() % 9];
        Tensor t = random_rows(rows, length, dtypes[rand() % 3]);
        Peaks peaks;
        peaks_init(&peaks, &t);
        for (int query = 0; query < 60; query++) {
            int64_t first = pick(0, length), end = pick(first, length);
            assert_exact(&peaks, &t, pick(0, rows - 1), first, end);
        }
        assert_exact(&peaks, &t, rows - 1, 0, length);
        peaks_release(&peaks);
        tensor_release(&t);
    }
}

/* Every other column of a table: rows whose samples do not lie side by side. */
static void test_rows_of_a_view(void **state) {
    (void)state;
    Tensor whole = random_rows(2, 3000, DTYPE_FLOAT32), view;
    Error error = {0};
    assert_true(tensor_slice(&whole, 1, 1, 3000, 2, &view, &error));
    Peaks peaks;
    peaks_init(&peaks, &view);
    assert_int_equal(peaks.length, 1500);
    for (int64_t first = 0; first < 1500; first += 37) assert_exact(&peaks, &view, 1, first, 1500);
    peaks_release(&peaks);
    tensor_release(&view);
    tensor_release(&whole);
}

static void test_without_memory_the_answers_are_the_same(void **state) {
    (void)state;
    Tensor t = random_rows(1, 5000, DTYPE_FLOAT32);
    Peaks peaks;
    mem_fail_at(1);
    peaks_init(&peaks, &t);
    mem_fail_at(0);
    assert_null(peaks.blocks);
    assert_exact(&peaks, &t, 0, 17, 4711);
    peaks_release(&peaks);
    tensor_release(&t);
}

static void test_nothing_but_nan_has_no_peak(void **state) {
    (void)state;
    int64_t count = 200;
    Tensor t = filled(1, &count, NAN, 0);
    Peaks peaks;
    peaks_init(&peaks, &t);
    Peak none = peaks_of_all(&peaks, &t);
    assert_true(none.low > none.high);
    peaks_release(&peaks);
    tensor_release(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_peak_is_lost),
        cmocka_unit_test(test_rows_of_a_view),
        cmocka_unit_test(test_without_memory_the_answers_are_the_same),
        cmocka_unit_test(test_nothing_but_nan_has_no_peak),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
