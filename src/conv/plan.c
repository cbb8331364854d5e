/* conv/plan: chooses how a convolution is computed, and runs it. */
#include "conv/plan.h"

#include <math.h>
#include <stddef.h>
#include <string.h>
#include "base/mem.h"
#include "conv/threads.h"
#include "conv/watch.h"

/* In pieces of about a millisecond, between which a stop is heard. */
static Conv1dStatus reference_run(const Conv1dPlan *plan, const float *input, const float *bias,
                                  float *output) {
    const Conv1dShape *shape = &plan->shape;
    int64_t taps = shape->in_channels / shape->groups * shape->kernel_size;
    int64_t all = shape->batch * shape->out_channels * plan->outputs;
    int64_t piece = (1 << 19) / taps + 1;
    plan_watch_begin(plan, (all + piece - 1) / piece);
    for (int64_t first = 0; first < all; first += piece) {
        if (plan_watch_stops(plan)) return CONV1D_STOPPED;
        int64_t count = all - first < piece ? all - first : piece;
        conv1d_reference_part_f32(shape, input, plan->weight, bias, output, first, count);
        plan_watch_done(plan);
    }
    return CONV1D_OK;
}

/* The plain loops: some cycles a product. */
static double reference_cost(const Conv1dPlan *plan) {
    return 4 * conv1d_flops(&plan->shape);
}

static const Conv1dMethod methods[] = {
    {CONV1D_DIRECT, "direct", direct_cost, direct_prepare, direct_run, direct_release, NULL},
    {CONV1D_DIRECT, "direct", dot_cost, NULL, dot_run, NULL, NULL}, /* lanes along the taps */
    {CONV1D_DIRECT, "direct", dense_cost, dense_prepare, dense_run, dense_release,
     NULL}, /* kernels as long as the signal */
    {CONV1D_WINOGRAD, "winograd", winograd_cost, winograd_prepare, winograd_run, winograd_release,
     winograd_products},
    {CONV1D_WINOGRAD, "winograd", strassen_cost, strassen_prepare, strassen_run, strassen_release,
     strassen_products}, /* one tap */
    {CONV1D_FFT, "fft", fft_cost, fft_prepare, fft_run, fft_release, fft_products},
    {CONV1D_REFERENCE, "reference", reference_cost, NULL, reference_run, NULL, NULL},
};
enum { METHODS = sizeof methods / sizeof methods[0] };

/* Up to here the direct method is taken unasked: it is exact on integers, as a learner expects. */
static const double exact_flops = 6e6;

/* Up to here comparing costs takes longer than it brings. */
static const double tiny_flops = 1e5;

static const Conv1dMethod *method_for(const Conv1dPlan *plan, Conv1dAlgorithm algorithm) {
    const Conv1dMethod *best = &methods[0];
    double flops = conv1d_flops(&plan->shape);
    if (algorithm == CONV1D_AUTO && flops <= exact_flops) algorithm = CONV1D_DIRECT;
    if (algorithm == CONV1D_DIRECT && flops <= tiny_flops) return best;
    double least_cost = INFINITY;
    for (int i = 0; i < METHODS; i++) {
        if (algorithm != CONV1D_AUTO && algorithm != methods[i].algorithm) continue;
        double cost = methods[i].cost(plan);
        if (cost < least_cost) best = &methods[i], least_cost = cost;
    }
    return best;
}

Conv1dStatus conv1d_plan_new(const Conv1dShape *shape, Conv1dAlgorithm algorithm,
                             const float *weight, Conv1dPlan **plan) {
    *plan = NULL;
    Conv1dStatus status = conv1d_shape_check(shape);
    if (status != CONV1D_OK) return status;
    Conv1dPlan *made = mem_try(1, sizeof *made);
    if (!made) return CONV1D_NO_MEMORY;
    made->shape = *shape;
    made->outputs = conv1d_output_length(shape);
    made->method = method_for(made, algorithm);
    made->weight = weight;
    if (made->method->prepare) status = made->method->prepare(made);
    if (status != CONV1D_OK) {
        conv1d_plan_free(made);
        return status;
    }
    *plan = made;
    return CONV1D_OK;
}

void conv1d_plan_free(Conv1dPlan *plan) {
    if (!plan) return;
    if (plan->method->release) plan->method->release(plan);
    mem_free(plan);
}

Conv1dStatus conv1d_plan_run(const Conv1dPlan *plan, const float *input, const float *bias,
                             float *output) {
    return plan->method->run(plan, input, bias, output);
}

Conv1dAlgorithm conv1d_plan_algorithm(const Conv1dPlan *plan) {
    return plan->method->algorithm;
}

double conv1d_plan_products(const Conv1dPlan *plan) {
    return plan->method->products ? plan->method->products(plan) : conv1d_flops(&plan->shape) / 2;
}

const char *conv1d_algorithm_name(Conv1dAlgorithm algorithm) {
    for (int i = 0; i < METHODS; i++)
        if (methods[i].algorithm == algorithm) return methods[i].name;
    return "auto";
}

bool conv1d_algorithm_find(const char *name, Conv1dAlgorithm *algorithm) {
    for (int a = CONV1D_AUTO; a <= CONV1D_REFERENCE; a++) {
        if (strcmp(name, conv1d_algorithm_name((Conv1dAlgorithm)a)) != 0) continue;
        *algorithm = (Conv1dAlgorithm)a;
        return true;
    }
    return false;
}

int conv1d_threads(void) {
    return threads_most();
}

void conv1d_plan_watch(Conv1dPlan *plan, Conv1dWatch *watch) {
    plan->watch = watch;
}

void plan_watch_begin(const Conv1dPlan *plan, int64_t total) {
    (plan->watch_goes_on ? watch_add : watch_begin)(plan->watch, total);
}

void plan_watch_done(const Conv1dPlan *plan) {
    watch_done(plan->watch);
}

bool plan_watch_stops(const Conv1dPlan *plan) {
    return watch_stops(plan->watch);
}
