/* conv/conv1d: the one-dimensional convolution of torch.nn.Conv1d on raw arrays.
 *
 *   input  [batch][in_channels][length]
 *   weight [out_channels][in_channels / groups][kernel_size]
 *   bias   [out_channels], or NULL for none
 *   output [batch][out_channels][output length]
 *
 *   output[n][m][i] = bias[m] + sum over c, k of  weight[m][c][k] * x
 *   x = the sample that stands at position  i*stride + k*dilation - pad_left  of channel
 *       (m's group) * in_channels/groups + c;  positions outside the signal are padding.
 *
 * Arrays are dense, in the order of their indexes, owned by the caller, and may have any alignment
 * that their type has. A convolution that runs more than once, or fast, is a plan:
 *
 *     Conv1dPlan *plan;
 *     if (conv1d_plan_new(&shape, CONV1D_AUTO, weight, &plan) == CONV1D_OK) {
 *         conv1d_plan_run(plan, input, bias, output);
 *         conv1d_plan_free(plan);
 *     } */
#ifndef CONV_CONV1D_H
#define CONV_CONV1D_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

typedef enum Conv1dPadMode {
    CONV1D_ZEROS,
    CONV1D_REFLECT,
    CONV1D_REPLICATE,
    CONV1D_CIRCULAR
} Conv1dPadMode;

typedef struct Conv1dShape {
    int64_t batch, in_channels, length, out_channels;
    int64_t kernel_size, stride, dilation, groups;
    int64_t pad_left, pad_right; /* in samples, 0 or more each */
    Conv1dPadMode pad_mode;
} Conv1dShape;

typedef enum Conv1dStatus {
    CONV1D_OK,
    CONV1D_BAD_SHAPE, /* see conv1d_shape_check */
    CONV1D_NO_MEMORY,
    CONV1D_STOPPED /* the watch's stop was raised; the output is partly written */
} Conv1dStatus;

typedef enum Conv1dAlgorithm {
    CONV1D_AUTO, /* the fastest, as far as can be told from the shape */
    CONV1D_DIRECT,
    CONV1D_WINOGRAD, /* fewer products, by Winograd's forms for four outputs */
    CONV1D_FFT,      /* long kernels by way of their spectra */
    CONV1D_REFERENCE
} Conv1dAlgorithm;

/* floor((length + pad_left + pad_right - dilation*(kernel_size - 1) - 1) / stride) + 1;
 * 0 or less where the dilated kernel is longer than the padded input. */
int64_t conv1d_output_length(const Conv1dShape *shape);

/* What is read at `position` = i*stride + k*dilation - pad_left, counted from the first sample:
 * the index of an input sample, or -1 for a zero of padding (and beyond the padding).
 *
 *   position   -2 -1 | 0  1  2  3 | 4  5        length 4, pad_left 2, pad_right 2
 *   zeros      -1 -1   0  1  2  3  -1 -1
 *   reflect     2  1   0  1  2  3   2  1
 *   replicate   0  0   0  1  2  3   3  3
 *   circular    2  3   0  1  2  3   0  1        */
int64_t conv1d_source(const Conv1dShape *shape, int64_t position);

/* CONV1D_OK where a plan can be made: sizes of at least 1 (batch may be 0), groups that divide both
 * channel counts, an output of at least one position, padding that its mode can fill (reflect: less
 * than length; circular: at most length), and arrays that an address can reach. */
Conv1dStatus conv1d_shape_check(const Conv1dShape *shape);

/* Multiplications plus additions of the plain loops. */
double conv1d_flops(const Conv1dShape *shape);

/* The plain loops. They sum in the order channel, tap, and add the bias last, each operation
 * rounded to the array's type (int64 wraps around). The shape must pass conv1d_shape_check. */
void conv1d_reference_f32(const Conv1dShape *shape, const float *input, const float *weight,
                          const float *bias, float *output);
void conv1d_reference_f64(const Conv1dShape *shape, const double *input, const double *weight,
                          const double *bias, double *output);
void conv1d_reference_i64(const Conv1dShape *shape, const int64_t *input, const int64_t *weight,
                          const int64_t *bias, int64_t *output);

/* The same for `count` outputs from number `first` on (their order in memory), so that a long
 * computation can be cut into pieces; output points to the whole array. */
void conv1d_reference_part_f32(const Conv1dShape *shape, const float *input, const float *weight,
                               const float *bias, float *output, int64_t first, int64_t count);
void conv1d_reference_part_f64(const Conv1dShape *shape, const double *input, const double *weight,
                               const double *bias, double *output, int64_t first, int64_t count);
void conv1d_reference_part_i64(const Conv1dShape *shape, const int64_t *input,
                               const int64_t *weight, const int64_t *bias, int64_t *output,
                               int64_t first, int64_t count);

/* Lets a signal handler end a long run, and others see how far it is. */
typedef struct Conv1dWatch {
    const volatile sig_atomic_t *stop; /* NULL, or the run ends soon after this is not 0 */
    int64_t done, total;               /* pieces of the run, set by it */
} Conv1dWatch;

/* Gradients: where the loss changes by grad_output for each unit of the output, it changes by
 * grad_input, grad_weight and grad_bias for each unit of those. All arrays have the layouts above;
 * each of the three results may be NULL, if it isn't wanted, and is overwritten. `weight` may be
 * NULL where grad_input is, `input` where grad_weight is. watch may be NULL; its total grows as
 * more of the work is known. */
Conv1dStatus conv1d_backward(const Conv1dShape *shape, const float *input, const float *weight,
                             const float *grad_output, float *grad_input, float *grad_weight,
                             float *grad_bias, Conv1dWatch *watch);

/* The plain loops of it. The shape must pass conv1d_shape_check. */
void conv1d_backward_reference_f32(const Conv1dShape *shape, const float *input,
                                   const float *weight, const float *grad_output, float *grad_input,
                                   float *grad_weight, float *grad_bias);
void conv1d_backward_reference_f64(const Conv1dShape *shape, const double *input,
                                   const double *weight, const double *grad_output,
                                   double *grad_input, double *grad_weight, double *grad_bias);

/* A plan is a shape, an algorithm, and the weights in the order that suits it. It borrows `weight`:
 * the array must stay as it is until the plan is freed. Runs allocate nothing. One plan is run by
 * one caller at a time (it works with threads of its own where there is much to do); different
 * plans may run at once. */
typedef struct Conv1dPlan Conv1dPlan;

/* *plan is NULL unless the result is CONV1D_OK. */
Conv1dStatus conv1d_plan_new(const Conv1dShape *shape, Conv1dAlgorithm algorithm,
                             const float *weight, Conv1dPlan **plan);
Conv1dStatus conv1d_plan_run(const Conv1dPlan *plan, const float *input, const float *bias,
                             float *output);
void conv1d_plan_free(Conv1dPlan *plan); /* NULL is fine */

Conv1dAlgorithm conv1d_plan_algorithm(const Conv1dPlan *plan); /* never CONV1D_AUTO */
const char *conv1d_algorithm_name(Conv1dAlgorithm algorithm);  /* "auto", "direct", ... */
bool conv1d_algorithm_find(const char *name, Conv1dAlgorithm *algorithm); /* false: none of it */

/* Multiply-adds of a run: half of conv1d_flops where an algorithm makes no shorter work of it. Sums
 * of the inputs and weights before the products are not counted, transforms to spectra are. */
double conv1d_plan_products(const Conv1dPlan *plan);

/* The instruction set of the kernels: "avx512", "avx2" or "c". The best that this processor has,
 * or the one that the environment variable STEPCONV_ISA names, where the processor has it. */
const char *conv1d_isa_name(void);
int conv1d_threads(void); /* how many threads a large run takes */

/* The watch must outlive the plan's runs; NULL removes it. */
void conv1d_plan_watch(Conv1dPlan *plan, Conv1dWatch *watch);

#endif
