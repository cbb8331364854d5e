/* lib/modules: the modules of torch and numpy, for the list of what can be imported (state.c). */
#ifndef LIB_MODULES_H
#define LIB_MODULES_H

#include "eval/interp.h"

extern const ModuleSpec module_torch, module_torch_cuda, module_torch_autograd, module_torch_random,
    module_torch_optim, module_torch_utils, module_torch_backends, module_torch_cudnn, module_nn,
    module_functional, module_init, module_parameter, module_numpy, module_numpy_random;

#endif
