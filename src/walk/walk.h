/* walk/walk: the list of output cells of one conv1d call, and why each is what it is.
 *
 *            x    [ 0 | 1 | 2 | 3 | 4 ]          cell i of the output looks at the taps
 *                       |   |   |                 position(k) = i*stride + k*dilation - pad_left
 *            w        [w0 |w1 |w2 ]               for each channel of its group
 *                         |
 *            y        [   | y1|   ]               y = sum over channels, taps of x*w, plus bias
 *
 * A walk is pure data: its own copies of the tensors as they were when the call ran. Every question
 * is answered for the cell that is asked for, in time O(taps), so step 9 999 999 costs what step 0
 * does, and going back what going on does.
 *
 * Cells are numbered as the result of the stepped expression is: where a module drops some outputs
 * of its convolution (x[:, :, :-padding]), the walk keeps the others, and cell i of the result is
 * position kept_first + i*kept_step of the convolution. Steps count cells from 0 in the order
 * batch, output channel, position. */
#ifndef WALK_WALK_H
#define WALK_WALK_H

#include "tensor/conv.h"
#include "walk/peaks.h"

typedef struct Cell {
    int64_t n, c, i; /* batch, output channel, position */
} Cell;

typedef struct Tap {
    int64_t channel;      /* of the input */
    int64_t tap;          /* 0 .. kernel_size-1 */
    int64_t position;     /* where the kernel lies: may be outside 0 .. L-1 (padding) */
    int64_t index;        /* the input sample that is read; -1: a zero of padding */
    bool padding;         /* position is outside the input, whatever is read there */
    double x, w, product; /* product rounded as the dtype rounds it */
} Tap;

typedef struct Walk {
    Conv1dCall call;     /* own copies; always batched: (N, C, L) */
    char *expression;    /* "conv(x)" */
    char *layer;         /* "nn.Conv1d(1, 1, kernel_size=3, padding=1)" */
    char *class_name;    /* of the module that was stepped, "CausalConv1d"; NULL for F.conv1d */
    int64_t conv_length; /* outputs along L that the convolution made */
    int64_t kept_first, kept_step; /* which of them the result keeps */
    int64_t length;                /* how many it keeps: the result's L_out */
    int64_t put_before; /* samples at the input's start that are no signal: F.pad put them there */
    int64_t steps;      /* batch * out_channels * length */
    int64_t taps;       /* of one cell: in_channels/groups * kernel_size */
    double x_low, x_high, w_low, w_high, y_low, y_high; /* extremes, for colour scales */
    Peaks x_peaks, w_peaks, y_peaks; /* of input, weight and walk_output, for waveforms */
} Walk;

/* Copies what the call holds. result (may be NULL): what the stepped expression gave; where it is
 * a view of the call's output, the walk keeps what it shows. */
bool walk_init(Walk *walk, const Conv1dCall *call, const Tensor *result, const char *expression,
               const char *class_name, Error *error);
void walk_release(Walk *walk); /* {0} is fine */
/* Show these results of the convolution: (N, C_out, L_out), shared with the caller. */
void walk_set_output(Walk *walk, const Tensor *output);

Cell walk_cell(const Walk *walk, int64_t step);
int64_t walk_step(const Walk *walk, Cell cell); /* the inverse */

/* Tap number t of a cell, 0 <= t < walk->taps: channel by channel of the cell's group. */
Tap walk_tap(const Walk *walk, Cell cell, int64_t t);
/* The position under the kernel's first tap (k = 0). */
int64_t walk_start(const Walk *walk, Cell cell);
int64_t walk_channels(const Walk *walk); /* input channels that one cell reads */
int64_t walk_first_channel(const Walk *walk, Cell cell);
double walk_partial(const Walk *walk, Cell cell, int64_t channel); /* its taps, added up in order */
double walk_bias(const Walk *walk, Cell cell);                     /* 0 where there is none */
double walk_result(const Walk *walk, Cell cell);                   /* what the core computed */
/* The results that are kept, (N, C_out, length): borrowed, not to be released. */
Tensor walk_output(const Walk *walk);
/* Is the position none of the signal's: before or after the input, or put there by F.pad? */
bool walk_is_padding(const Walk *walk, int64_t position);
double walk_input(const Walk *walk, int64_t n, int64_t channel, int64_t index);
double walk_weight(const Walk *walk, int64_t c, int64_t j, int64_t k);
double walk_rounded(const Walk *walk, double x); /* as the tensor's dtype would hold it */
bool walk_is_causal(const Walk *walk);           /* no cell reads a sample after its own time */
/* Input samples at the end that no window reaches because the length formula floors. */
int64_t walk_unused_tail(const Walk *walk);
bool walk_is_single(const Walk *walk); /* one channel, no bias: the one-line form */

#endif
