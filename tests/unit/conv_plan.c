/* tests/unit/conv_plan: what plans promise beside the numbers: refused memory, stops, threads, the
 * choice of algorithm and instruction set. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include "base/mem.h"
#include "conv_common.h"

static const Conv1dShape tiny = {1, 1, 10, 1, 3, 1, 1, 1, 0, 0, CONV1D_ZEROS};
static const Conv1dShape wide = {2, 32, 3000, 40, 17, 1, 2, 1, 16, 16, CONV1D_REFLECT};

static const Conv1dShape near = {2, 32, 900, 40, 17, 1, 1, 1, 8, 8, CONV1D_REFLECT};
static const Conv1dShape whole = {60, 16, 64, 32, 64, 1, 1, 1, 0, 0, CONV1D_ZEROS};
static const Conv1dShape point = {2, 32, 900, 40, 1, 1, 1, 1, 0, 0, CONV1D_ZEROS};

static int setup(void **state) {
    (void)state;
    return unsetenv("STEPCONV_ISA");
}

static void test_names(void **state) {
    (void)state;
    assert_string_equal(conv1d_algorithm_name(CONV1D_AUTO), "auto");
    assert_string_equal(conv1d_algorithm_name(CONV1D_DIRECT), "direct");
    assert_string_equal(conv1d_algorithm_name(CONV1D_WINOGRAD), "winograd");
    assert_string_equal(conv1d_algorithm_name(CONV1D_FFT), "fft");
    assert_string_equal(conv1d_algorithm_name(CONV1D_REFERENCE), "reference");
    float weight[3] = {1, 1, 1};
    Conv1dPlan *plan;
    assert_int_equal(conv1d_plan_new(&tiny, CONV1D_AUTO, weight, &plan), CONV1D_OK);
    assert_int_equal(conv1d_plan_algorithm(plan), CONV1D_DIRECT);
    conv1d_plan_free(plan);
    assert_int_equal(conv1d_plan_new(&tiny, CONV1D_REFERENCE, weight, &plan), CONV1D_OK);
    assert_int_equal(conv1d_plan_algorithm(plan), CONV1D_REFERENCE);
    conv1d_plan_free(plan);
}

/* What is asked for is taken where it can do the shape; else the direct method, and it says so. */
static void test_algorithms(void **state) {
    (void)state;
    static float weight[40 * 32 * 17];
    Conv1dPlan *plan;
    for (int a = CONV1D_DIRECT; a <= CONV1D_REFERENCE; a++) {
        assert_int_equal(conv1d_plan_new(&near, (Conv1dAlgorithm)a, weight, &plan), CONV1D_OK);
        assert_int_equal(conv1d_plan_algorithm(plan), a);
        double saved = 1 - conv1d_plan_products(plan) / (conv1d_flops(&near) / 2);
        assert_true(a == CONV1D_WINOGRAD || a == CONV1D_FFT ? saved > 0.4 && saved < 1
                                                            : saved == 0);
        conv1d_plan_free(plan);
    }
    Conv1dAlgorithm found = CONV1D_FFT;
    assert_true(conv1d_algorithm_find("winograd", &found));
    assert_int_equal(found, CONV1D_WINOGRAD);
    assert_false(conv1d_algorithm_find("wino", &found));
    assert_int_equal(conv1d_plan_new(&point, CONV1D_WINOGRAD, weight, &plan), CONV1D_OK);
    assert_true(fabs(conv1d_plan_products(plan) * 8 / 7 / (conv1d_flops(&point) / 2) - 1) < 0.01);
    conv1d_plan_free(plan);
    assert_int_equal(conv1d_plan_new(&tiny, CONV1D_WINOGRAD, weight, &plan), CONV1D_OK);
    assert_int_equal(conv1d_plan_algorithm(plan), CONV1D_DIRECT);
    conv1d_plan_free(plan);
}

static void test_isa(void **state) {
    (void)state;
    setenv("STEPCONV_ISA", "c", 1);
    assert_string_equal(conv1d_isa_name(), "c");
    setenv("STEPCONV_ISA", "abacus", 1);
    const char *best = conv1d_isa_name();
    unsetenv("STEPCONV_ISA");
    assert_string_equal(conv1d_isa_name(), best);
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
        assert_string_not_equal(best, "c");
        setenv("STEPCONV_ISA", "avx2", 1);
        assert_string_equal(conv1d_isa_name(), "avx2");
    }
#endif
}

static void test_bad_shape(void **state) {
    (void)state;
    Conv1dShape shape = tiny;
    shape.kernel_size = 11;
    float weight[11] = {0};
    Conv1dPlan *plan = (Conv1dPlan *)weight;
    assert_int_equal(conv1d_plan_new(&shape, CONV1D_AUTO, weight, &plan), CONV1D_BAD_SHAPE);
    assert_null(plan);
    conv1d_plan_free(NULL);
}

static void test_empty_batch(void **state) {
    (void)state;
    Conv1dShape shape = wide;
    shape.batch = 0;
    Random random = {1};
    Case c = case_new(&random, &shape, true);
    Conv1dAlgorithm used;
    for (int a = 0; a < ALGORITHMS; a++)
        assert_int_equal(case_run(&c, algorithms[a], &used), CONV1D_OK);
    case_release(&c);
}

/* Each allocation is refused in turn, until one more than there are. */
static long refusals(const Conv1dShape *shape, Conv1dAlgorithm algorithm) {
    Random random = {2};
    Case c = case_new(&random, shape, true);
    size_t before = mem_in_use();
    long nth = 1;
    for (;; nth++) {
        mem_fail_at(nth);
        Conv1dAlgorithm used;
        Conv1dStatus status = case_run(&c, algorithm, &used);
        mem_fail_at(0);
        assert_int_equal(mem_in_use(), before);
        if (status == CONV1D_OK) break;
        assert_int_equal(status, CONV1D_NO_MEMORY);
    }
    case_release(&c);
    return nth - 1;
}

static void test_refused_memory(void **state) {
    (void)state;
    assert_int_equal(refusals(&tiny, CONV1D_REFERENCE), 1);
    assert_int_equal(refusals(&tiny, CONV1D_DIRECT), 1);
    assert_int_equal(refusals(&wide, CONV1D_DIRECT), 4); /* plan, offsets, scratch, weights */
    assert_int_equal(refusals(&near, CONV1D_WINOGRAD), 4);
    assert_int_equal(refusals(&near, CONV1D_FFT), 4);
    assert_int_equal(refusals(&point, CONV1D_WINOGRAD), 3);
    assert_int_equal(refusals(&whole, CONV1D_DIRECT), 2); /* plan, weights */
}

static void test_run_allocates_nothing(void **state) {
    (void)state;
    Random random = {3};
    Case c = case_new(&random, &wide, true);
    Conv1dPlan *plan;
    assert_int_equal(conv1d_plan_new(&wide, CONV1D_AUTO, c.weight, &plan), CONV1D_OK);
    size_t before = mem_in_use();
    mem_fail_at(1);
    assert_int_equal(conv1d_plan_run(plan, c.input, c.bias, c.output), CONV1D_OK);
    assert_null(mem_try(1, 1)); /* the refusal is still to come */
    assert_int_equal(mem_in_use(), before);
    conv1d_plan_free(plan);
    case_release(&c);
}

static void test_watch(void **state) {
    (void)state;
    Random random = {4};
    Case c = case_new(&random, &wide, true);
    for (int a = 0; a < ALGORITHMS; a++) {
        volatile sig_atomic_t stop = 1;
        Conv1dWatch watch = {&stop, 0, 0};
        Conv1dPlan *plan;
        assert_int_equal(conv1d_plan_new(&wide, algorithms[a], c.weight, &plan), CONV1D_OK);
        conv1d_plan_watch(plan, &watch);
        assert_int_equal(conv1d_plan_run(plan, c.input, c.bias, c.output), CONV1D_STOPPED);
        assert_int_equal(watch.done, 0);
        stop = 0;
        assert_int_equal(conv1d_plan_run(plan, c.input, c.bias, c.output), CONV1D_OK);
        assert_true(watch.total > 1);
        assert_int_equal(watch.done, watch.total);
        stop = 1;
        conv1d_plan_watch(plan, NULL);
        assert_int_equal(conv1d_plan_run(plan, c.input, c.bias, c.output), CONV1D_OK);
        conv1d_plan_free(plan);
    }
    case_release(&c);
}

typedef struct Worker {
    Case c;
    Conv1dAlgorithm algorithm;
    pthread_t thread;
    int wrong;
} Worker;

/* Runs one plan again and again; each run must give the reference's integers. */
static void *work(void *argument) {
    Worker *worker = argument;
    Case *c = &worker->c;
    size_t bytes = (size_t)c->outputs * sizeof(float);
    float *expected = malloc(bytes);
    conv1d_reference_f32(&c->shape, c->input, c->weight, c->bias, expected);
    Conv1dPlan *plan;
    conv1d_plan_new(&c->shape, worker->algorithm, c->weight, &plan);
    if (worker->algorithm != CONV1D_DIRECT) { /* not exact, but always the same */
        conv1d_plan_run(plan, c->input, c->bias, c->output);
        memcpy(expected, c->output, bytes);
    }
    for (int i = 0; i < 30; i++) {
        memset(c->output, 0xff, bytes);
        conv1d_plan_run(plan, c->input, c->bias, c->output);
        worker->wrong += memcmp(c->output, expected, bytes) != 0;
    }
    conv1d_plan_free(plan);
    free(expected);
    return NULL;
}

static void test_two_callers(void **state) {
    (void)state;
    Random random = {5};
    Conv1dShape other = {3, 24, 9000, 20, 9, 2, 1, 4, 3, 5, CONV1D_CIRCULAR};
    for (int a = CONV1D_DIRECT; a <= CONV1D_FFT; a++) {
        Worker workers[2] = {{.c = case_new(&random, a == CONV1D_DIRECT ? &wide : &near, true)},
                             {.c = case_new(&random, &other, true)}};
        for (int i = 0; i < 2; i++) {
            workers[i].algorithm = (Conv1dAlgorithm)a;
            pthread_create(&workers[i].thread, NULL, work, &workers[i]);
        }
        for (int i = 0; i < 2; i++) pthread_join(workers[i].thread, NULL);
        for (int i = 0; i < 2; i++) {
            assert_int_equal(workers[i].wrong, 0);
            case_release(&workers[i].c);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_names, setup),
        cmocka_unit_test_setup(test_algorithms, setup),
        cmocka_unit_test_setup(test_isa, setup),
        cmocka_unit_test_setup(test_bad_shape, setup),
        cmocka_unit_test_setup(test_empty_batch, setup),
        cmocka_unit_test_setup(test_refused_memory, setup),
        cmocka_unit_test_setup(test_run_allocates_nothing, setup),
        cmocka_unit_test_setup(test_watch, setup),
        cmocka_unit_test_setup(test_two_callers, setup),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
