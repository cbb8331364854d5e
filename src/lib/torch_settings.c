/* lib/torch_settings: torch.set_default_dtype, is_tensor and the like. */
#include "lib/dtype.h"
#include "lib/tensor_arg.h"
#include "lib/torch_functions.h"

/* d */
bool torch_set_default_dtype(Interp *in, const Value *args, Value *out) {
    DType dtype;
    if (!arg_dtype(in, args[0], DTYPE_FLOAT32, &dtype)) return false;
    if (!dtype_is_float(dtype))
        return interp_raise(in, ERROR_TYPE,
                            "only floating-point types are supported as the default type");
    library_of(in)->default_dtype = dtype;
    *out = value_none();
    return true;
}

bool torch_get_default_dtype(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = new_dtype(library_of(in)->default_dtype);
    return true;
}

bool torch_is_tensor(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = value_bool(value_is_tensor(args[0]));
    return true;
}

bool torch_is_grad_enabled(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = value_bool(library_of(in)->no_grad == 0);
    return true;
}

bool torch_get_num_threads(Interp *in, const Value *args, Value *out) {
    (void)in, (void)args;
    *out = value_int(1);
    return true;
}

/* Settings that change nothing here: use_deterministic_algorithms, set_num_threads, ... */
bool torch_accept(Interp *in, const Value *args, Value *out) {
    (void)in, (void)args;
    *out = value_none();
    return true;
}
