/* lib/pymodules: the modules of Python's own library that scripts on Conv1d import. */
#ifndef LIB_PYMODULES_H
#define LIB_PYMODULES_H

#include "eval/interp.h"

extern const ModuleSpec module_math, module_time, module_random, module_sys, module_os,
    module_os_path, module_warnings, module_itertools, module_functools, module_collections,
    module_copy, module_typing, module_future;

/* For the list of what can be imported. */
#define PYTHON_MODULES                                                                             \
    &module_math, &module_time, &module_random, &module_sys, &module_os, &module_os_path,          \
        &module_warnings, &module_itertools, &module_functools, &module_collections, &module_copy, \
        &module_typing, &module_future

#endif
