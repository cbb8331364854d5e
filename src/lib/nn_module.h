/* lib/nn_module: torch.nn.Module: what every layer and every user's class of layers is.
 *
 * A module is an Instance. As in PyTorch it keeps three dicts among its attributes, _parameters,
 * _buffers and _modules, which Module.__init__ makes; setting an attribute looks at the value and
 * puts it in one of them, and reading one that is no plain attribute looks there. */
#ifndef LIB_NN_MODULE_H
#define LIB_NN_MODULE_H

#include "lib/tensor_result.h"

extern const Type type_nn_module;

bool module_start(Interp *in, Value self); /* what Module.__init__ does */
/* A plain attribute, as layers keep their sizes. */
void module_put(Value self, const char *name, Value value);
bool module_get(Interp *in, Value self, const char *name, Value *out);
/* bias=None is registered too. */
bool module_put_parameter(Interp *in, Value self, const char *name, Value parameter);
bool module_put_buffer(Interp *in, Value self, const char *name, Value buffer);
bool module_put_child(Interp *in, Value self, const char *name, Value child);
bool module_call(Interp *in, Value self, const Value *items, int count, Value *out);
/* "cannot assign module before ..." unless Module.__init__ has run; dict is "_modules", ... */
bool module_dict(Value self, const char *dict, Value *out);

/* torch.typename of a value or a class: 'torch.FloatTensor', 'list' */
void module_type_name(Value v, Str *out);

/* The module and all within it, each once, in order: lists of names ("", "conv", "s.0") and of
 * modules. */
bool module_walk(Interp *in, Value self, const char *prefix, Value names, Value modules);

/* nn_module_walk.c: rows of the table */
Builtin module_parameters, module_named_parameters, module_buffers, module_named_buffers,
    module_children, module_named_children, module_modules, module_named_modules, module_apply,
    module_train, module_eval, module_requires_grad_, module_zero_grad, module_to, module_float,
    module_double, module_self, module_cuda, module_get_submodule, module_get_parameter;
/* nn_state_dict.c */
Builtin module_state_dict, module_load_state_dict;

#endif
