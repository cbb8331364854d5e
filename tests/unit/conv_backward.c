/* tests/unit/conv_backward: the fast gradients against the float64 loops, and the loops against
 * small differences of the convolution itself. SEED=n repeats a run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <float.h>
#include <math.h>
#include <string.h>
#include "base/mem.h"
#include "conv_common.h"
#include "seed.h"

typedef struct Gradients {
    double *input, *weight, *bias;
} Gradients;

static double *widen(const float *from, int64_t count, bool absolute) {
    double *to = calloc((size_t)count + 1, sizeof *to);
    for (int64_t i = 0; i < count; i++) to[i] = absolute ? fabs((double)from[i]) : (double)from[i];
    return to;
}

static Gradients reference(const Case *c, bool absolute) {
    double *input = widen(c->input, c->inputs, absolute);
    double *weight = widen(c->weight, c->weights, absolute);
    double *grad = widen(c->output, c->outputs, absolute);
    Gradients g = {calloc((size_t)c->inputs + 1, sizeof(double)),
                   calloc((size_t)c->weights + 1, sizeof(double)),
                   calloc((size_t)c->shape.out_channels + 1, sizeof(double))};
    conv1d_backward_reference_f64(&c->shape, input, weight, grad, g.input, g.weight, g.bias);
    free(input);
    free(weight);
    free(grad);
    return g;
}

static void release(Gradients *g) {
    free(g->input);
    free(g->weight);
    free(g->bias);
}

static void compare(const Case *c, const char *what, const float *got, const double *expected,
                    const double *magnitude, int64_t count) {
    double most = 0;
    for (int64_t i = 0; i < count; i++) most = fmax(most, magnitude[i]);
    double terms = (double)(c->shape.batch * conv1d_output_length(&c->shape) +
                            c->shape.out_channels * c->shape.kernel_size);
    for (int64_t i = 0; i < count; i++) {
        if (fabs((double)got[i] - expected[i]) <= (30 + terms) * FLT_EPSILON * most) continue;
        case_print(c);
        print_message("%s %lld: %.9g, expected %.9g\n", what, (long long)i, (double)got[i],
                      expected[i]);
        fail();
    }
}

static void check(const Case *c) {
    Gradients expected = reference(c, false), magnitude = reference(c, true);
    Guarded memory[3];
    float *input = guarded_new(&memory[0], c->inputs);
    float *weight = guarded_new(&memory[1], c->weights);
    float *bias = guarded_new(&memory[2], c->shape.out_channels);
    for (int isa = 0; isa < ISAS; isa++) {
        setenv("STEPCONV_ISA", isa_names[isa], 1);
        assert_int_equal(
            conv1d_backward(&c->shape, c->input, c->weight, c->output, input, weight, bias, NULL),
            CONV1D_OK);
        compare(c, "grad_input", input, expected.input, magnitude.input, c->inputs);
        compare(c, "grad_weight", weight, expected.weight, magnitude.weight, c->weights);
        compare(c, "grad_bias", bias, expected.bias, magnitude.bias, c->shape.out_channels);
    }
    for (int i = 0; i < 3; i++) munmap(memory[i].pages, memory[i].bytes);
    release(&expected);
    release(&magnitude);
}

static void test_random_shapes(void **state) {
    (void)state;
    Random random = {seed_of_run()};
    for (int i = 0; i < 1500; i++) {
        Case c = case_random(&random, i < 1400 ? 200000 : 3000000);
        random_fill(&random, c.exact, c.output, c.outputs);
        check(&c);
        case_release(&c);
    }
}

/* Taps that stand beyond the input wherever the window is: their sums fall on padding alone. */
static void test_taps_beyond_the_input(void **state) {
    (void)state;
    Random random = {11};
    for (int64_t stride = 2; stride < 9; stride++)
        for (int64_t length = 1; length < 9; length++) {
            Conv1dShape shape = {2, 32, length, 32, 4, stride, 7, 1, 3, 40, CONV1D_ZEROS};
            Case c = case_new(&random, &shape, true);
            random_fill(&random, c.exact, c.output, c.outputs);
            check(&c);
            case_release(&c);
        }
}

/* The loss is the sum of grad_output * output. A change of one number changes it by that number's
 * gradient: exactly so, as the convolution is linear. */
static double loss(const Conv1dShape *s, const double *input, const double *weight,
                   const double *grad, double *output, int64_t outputs) {
    double sum = 0;
    conv1d_reference_f64(s, input, weight, NULL, output);
    for (int64_t i = 0; i < outputs; i++) sum += grad[i] * output[i];
    return sum;
}

static void test_differences(void **state) {
    (void)state;
    Random random = {seed_of_run() + 1};
    for (int i = 0; i < 200; i++) {
        Case c = case_random(&random, 4000);
        random_fill(&random, c.exact, c.output, c.outputs);
        Gradients g = reference(&c, false);
        double *input = widen(c.input, c.inputs, false),
               *weight = widen(c.weight, c.weights, false);
        double *grad = widen(c.output, c.outputs, false),
               *output = widen(c.output, c.outputs, false);
        double before = loss(&c.shape, input, weight, grad, output, c.outputs);
        int64_t x = random_below(&random, c.inputs), w = random_below(&random, c.weights);
        input[x] += 1;
        double by_input = loss(&c.shape, input, weight, grad, output, c.outputs) - before;
        input[x] -= 1;
        weight[w] += 1;
        double by_weight = loss(&c.shape, input, weight, grad, output, c.outputs) - before;
        assert_true(fabs(by_input - g.input[x]) < 1e-8 * (1 + fabs(before)));
        assert_true(fabs(by_weight - g.weight[w]) < 1e-8 * (1 + fabs(before)));
        free(input);
        free(weight);
        free(grad);
        free(output);
        release(&g);
        case_release(&c);
    }
}

static void test_refused_memory(void **state) {
    (void)state;
    Conv1dShape shape = {2, 16, 400, 24, 5, 2, 1, 1, 2, 2, CONV1D_REFLECT};
    Random random = {7};
    Case c = case_new(&random, &shape, true);
    float *input = calloc((size_t)c.inputs, sizeof(float));
    float *weight = calloc((size_t)c.weights, sizeof(float));
    size_t before = mem_in_use();
    long nth = 1;
    for (;; nth++) {
        mem_fail_at(nth);
        Conv1dStatus status =
            conv1d_backward(&shape, c.input, c.weight, c.output, input, weight, NULL, NULL);
        mem_fail_at(0);
        assert_int_equal(mem_in_use(), before);
        if (status == CONV1D_OK) break;
        assert_int_equal(status, CONV1D_NO_MEMORY);
    }
    assert_true(nth > 4);
    free(input);
    free(weight);
    case_release(&c);
}

/* A stop is heard in each gradient, and all pieces are counted. */
static void test_watch(void **state) {
    (void)state;
    const Conv1dShape shapes[] = {{2, 16, 400, 24, 5, 1, 1, 1, 2, 2, CONV1D_ZEROS},
                                  {2, 16, 400, 24, 5, 2, 1, 1, 2, 2, CONV1D_REFLECT},
                                  {2, 16, 400, 24, 5, 3, 2, 1, 2, 2, CONV1D_CIRCULAR},
                                  {40, 64, 900, 4, 5, 2, 1, 4, 2, 2, CONV1D_ZEROS},
                                  {1, 1, 20, 1, 3, 1, 1, 1, 0, 0, CONV1D_ZEROS}};
    Random random = {8};
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        Case c = case_new(&random, &shapes[i], true);
        random_fill(&random, true, c.output, c.outputs);
        float *result[3] = {calloc((size_t)c.inputs, sizeof(float)),
                            calloc((size_t)c.weights, sizeof(float)), calloc(24, sizeof(float))};
        for (int wanted = 1; wanted < 8; wanted++) {
            float *input = wanted & 1 ? result[0] : NULL, *weight = wanted & 2 ? result[1] : NULL;
            float *bias = wanted & 4 ? result[2] : NULL;
            volatile sig_atomic_t stop = 1;
            Conv1dWatch watch = {&stop, 7, 9};
            size_t before = mem_in_use();
            for (; stop >= 0; stop--) {
                Conv1dStatus status = conv1d_backward(&shapes[i], c.input, c.weight, c.output,
                                                      input, weight, bias, &watch);
                assert_int_equal(status, stop ? CONV1D_STOPPED : CONV1D_OK);
                assert_int_equal(mem_in_use(), before);
                if (!stop) assert_true(watch.total > 0 && watch.done == watch.total);
            }
        }
        for (int k = 0; k < 3; k++) free(result[k]);
        case_release(&c);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_shapes), cmocka_unit_test(test_taps_beyond_the_input),
        cmocka_unit_test(test_differences),   cmocka_unit_test(test_refused_memory),
        cmocka_unit_test(test_watch),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
