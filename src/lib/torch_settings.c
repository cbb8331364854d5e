/* lib/torch_settings: torch.set_printoptions, set_default_dtype, is_tensor and the like. */
#include <string.h>

#include "lib/dtype.h"
#include "lib/tensor_arg.h"
#include "lib/torch_functions.h"

static bool profile_of(Interp *in, Value v, PrintOptions *options) {
    const char *profile;
    if (!arg_text(in, v, "profile", &profile)) return false;
    PrintOptions fresh = print_options_torch();
    options->precision = strcmp(profile, "short") == 0 ? 2 : fresh.precision;
    options->threshold = strcmp(profile, "full") == 0 ? INT64_MAX : fresh.threshold;
    options->edgeitems = strcmp(profile, "short") == 0 ? 2 : fresh.edgeitems;
    options->linewidth = fresh.linewidth;
    return true;
}

static bool small_int(Interp *in, Value v, const char *what, int *out) {
    int64_t i;
    if (!arg_given(v)) return true;
    if (!arg_int(in, v, what, &i)) return false;
    if (i < 0 || i > 1000000)
        return interp_raise(in, ERROR_VALUE, "%s must lie between 0 and 1000000", what);
    *out = (int)i;
    return true;
}

static bool threshold_of(Interp *in, Value v, int64_t *out) {
    if (!arg_given(v)) return true;
    if (v.tag != TAG_FLOAT) return arg_int(in, v, "threshold", out);
    *out = v.as.number >= 9e18 ? INT64_MAX : (int64_t)v.as.number; /* float('inf'): never */
    return true;
}

/* precision, threshold, edgeitems, linewidth, profile, sci_mode; all None */
bool torch_set_printoptions(Interp *in, const Value *args, Value *out) {
    PrintOptions options = library_of(in)->torch_print;
    int edgeitems = (int)options.edgeitems;
    bool sci;
    if ((arg_given(args[4]) && !profile_of(in, args[4], &options)) ||
        !small_int(in, args[0], "precision", &options.precision) ||
        !threshold_of(in, args[1], &options.threshold))
        return false;
    edgeitems = (int)options.edgeitems;
    if (!small_int(in, args[2], "edgeitems", &edgeitems) ||
        !small_int(in, args[3], "linewidth", &options.linewidth))
        return false;
    options.edgeitems = edgeitems;
    options.sci_mode = -1;
    if (arg_given(args[5])) {
        if (!arg_bool(in, args[5], "sci_mode", &sci)) return false;
        options.sci_mode = sci;
    }
    library_of(in)->torch_print = options;
    *out = value_none();
    return true;
}

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
