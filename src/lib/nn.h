/* lib/nn: torch.nn: modules are ordinary Instances whose classes are tables of natives, so that
 * `class Mine(nn.Module)` and `class Mine(nn.Conv1d)` inherit as they do in Python.
 *
 * An instance's attributes hold its parameters (nn.Parameter), its children (modules) and plain
 * values side by side, in the order of first setting; what an attribute is follows from its value.
 *
 *   nn_module.c  Module: attributes, calling, repr      nn_walk.c   parameters, children, state
 *   nn_conv1d.c  Conv1d                                 nn_layers.c the other layers
 *   nn_list.c    Sequential, ModuleList                 nn_init.c   torch.nn.init
 *   nn.c         the table of torch.nn */
#ifndef LIB_NN_H
#define LIB_NN_H

#include "eval/rows.h"
#include "lib/tensor_result.h"

extern const Type type_nn_module, type_nn_conv1d, type_nn_sequential, type_nn_module_list,
    type_nn_linear, type_nn_relu, type_nn_sigmoid, type_nn_tanh, type_nn_identity, type_nn_flatten,
    type_nn_max_pool1d, type_nn_avg_pool1d, type_nn_constant_pad1d, type_nn_leaky_relu,
    type_nn_reflection_pad1d, type_nn_replication_pad1d, type_nn_mse_loss;

/* Module's rows that live in nn_walk.c. */
Builtin nn_parameters, nn_named_parameters, nn_children, nn_named_children, nn_modules,
    nn_named_modules, nn_state_dict, nn_load_state_dict, nn_zero_grad, nn_train, nn_eval,
    nn_requires_grad_, nn_apply, nn_to, nn_float, nn_double, nn_buffers;

/* Module.__init__ for a layer's own __init__. */
bool nn_module_init(Interp *in, Value self);
/* Set and read plain attributes of a module, past every check. */
void nn_set(Value self, const char *name, Value value);
Value nn_get(Value self, const char *name); /* ABSENT where it is not set */
/* The module called on one input, as `self(input)`. */
bool nn_call(Interp *in, Value self, Value input, Value *out);

/* A parameter of that shape whose elements are drawn from U(-bound, bound). */
bool nn_new_parameter(Interp *in, int ndim, const int64_t *shape, double bound, Value *out);
/* kaiming_uniform_(a=sqrt(5)) of a weight with `fan` inputs: the bound. */
double nn_default_bound(int64_t fan);

#endif
