/* lib/functional: torch.nn.functional, and what the layers of nn share with it. */
#ifndef LIB_FUNCTIONAL_H
#define LIB_FUNCTIONAL_H

#include "lib/torch_functions.h"

#define CONV1D_SIGNATURE "input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1"

Builtin functional_conv1d, functional_pad, functional_linear, functional_max_pool1d,
    functional_avg_pool1d, functional_adaptive_avg_pool1d, functional_adaptive_max_pool1d,
    functional_leaky_relu, functional_mse_loss, functional_l1_loss, functional_softmax,
    functional_log_softmax;

/* functional_transpose.c, functional_norm.c, functional_unfold.c */
Builtin functional_conv_transpose1d, functional_dropout, functional_batch_norm, functional_unfold;

/* functional_activation.c */
Builtin functional_elu, functional_selu, functional_gelu, functional_silu, functional_mish,
    functional_relu6, functional_softsign, functional_logsigmoid, functional_softplus,
    functional_hardtanh, functional_glu;

/* conv1d with everything decided: tells the library's listener, names the backward node.
 * bias may be None. */
bool conv1d_run(Interp *in, Value input, Value weight, Value bias, const Conv1dParams *params,
                Value *out);
/* An int, or a tuple of one int: stride=1, stride=(1,). what: "stride" */
bool arg_single(Interp *in, Value v, const char *what, int64_t *out);
/* 'same' with this kernel: the left and right padding. */
void conv1d_same_padding(int64_t kernel_size, int64_t dilation, Conv1dParams *params);

/* Raises PyTorch's list of what conv1d takes, where one of the first three is no tensor. */
bool conv1d_refuse(Interp *in, const Value *args, int count);

/* Windows of the last dimension, each reduced: what the pooling layers are. */
typedef struct Pool {
    int64_t kernel_size, stride, padding, dilation;
    bool ceil_mode, count_include_pad;
} Pool;
bool pool1d(Interp *in, ReduceOp op, Value input, const Pool *pool, Value *out);

#endif
