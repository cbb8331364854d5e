/* lib/nn_layers: the classes of torch.nn, for its table (nn.c). */
#ifndef LIB_NN_LAYERS_H
#define LIB_NN_LAYERS_H

#include "lib/tensor_result.h"

extern const Type type_nn_conv1d;           /* nn_conv1d.c */
extern const Type type_nn_conv_transpose1d; /* nn_transpose.c */

/* nn_layers.c */
extern const Type type_nn_linear, type_nn_relu, type_nn_leaky_relu, type_nn_sigmoid, type_nn_tanh,
    type_nn_softmax, type_nn_log_softmax, type_nn_identity, type_nn_flatten, type_nn_mse_loss,
    type_nn_l1_loss;

/* nn_windows.c: pooling and padding */
extern const Type type_nn_max_pool1d, type_nn_avg_pool1d, type_nn_adaptive_avg_pool1d,
    type_nn_adaptive_max_pool1d, type_nn_constant_pad1d, type_nn_reflection_pad1d,
    type_nn_replication_pad1d;

/* nn_norm.c */
extern const Type type_nn_dropout, type_nn_batch_norm1d;

/* nn_activations.c */
extern const Type type_nn_elu, type_nn_selu, type_nn_gelu, type_nn_silu, type_nn_mish,
    type_nn_relu6, type_nn_softsign, type_nn_logsigmoid, type_nn_softplus, type_nn_hardtanh,
    type_nn_glu;

/* nn_list.c: modules in a row; nn_dict.c: by name */
extern const Type type_nn_sequential, type_nn_module_list, type_nn_module_dict;

/* What the layers of convolutions share (nn_conv1d.c): 3 and [3] as (3,); the text in the brackets.
 */
Value conv_single(Interp *in, Value v);
Builtin conv_extra_repr;

/* A parameter whose numbers are drawn between -bound and bound. */
bool new_uniform_parameter(Interp *in, DType dtype, int ndim, const int64_t *shape, double bound,
                           Value *out);
/* Of a weight with `fan` inputs: kaiming_uniform_(a=sqrt(5)). */
double default_weight_bound(int64_t fan);

#endif
