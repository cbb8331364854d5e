/* lib/state: one Library in each interpreter, and the list of what can be imported. */
#include "lib/state.h"

#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "lib/builtins.h"
#include "lib/inert.h"
#include "lib/modules.h"
#include "lib/pymodules.h"
#include "lib/pyplot.h"

static const ModuleSpec *const specs[] = {
    &module_torch,       &module_torch_cuda,   &module_torch_autograd, &module_torch_random,
    &module_torch_optim, &module_torch_utils,  &module_torch_backends, &module_torch_cudnn,
    &module_nn,          &module_functional,   &module_init,           &module_parameter,
    &module_numpy,       &module_numpy_random, &module_matplotlib,     &module_pyplot,
    &module_pandas,      &module_seaborn,      PYTHON_MODULES,         NULL};

Library *library_of(Interp *in) {
    return in->library;
}

void library_install(Interp *in) {
    Library *library = mem_new(sizeof *library);
    library->torch_print = print_options_torch();
    library->numpy_print = print_options_numpy();
    library->default_dtype = DTYPE_FLOAT32;
    generator_seed_torch(&library->torch_generator, (uint64_t)time(NULL));
    generator_seed_numpy(&library->numpy_generator, (uint32_t)time(NULL));
    in->library = library;
    in->specs = specs;
    in->builtins = builtins_members;
}

void library_release(Interp *in) {
    Library *library = library_of(in);
    if (!library) return;
    pyplot_release(library);
    mem_free(library);
    in->library = NULL;
}
