/* lib/print_settings: torch.set_printoptions and np.set_printoptions. */
#include <string.h>

#include "lib/numpy_functions.h"
#include "lib/tensor_arg.h"
#include "lib/torch_functions.h"

static bool small_int(Interp *in, Value v, const char *what, int *out) {
    int64_t i;
    if (!arg_given(v)) return true;
    if (!arg_int(in, v, what, &i)) return false;
    if (i < 0 || i > 1000000)
        return interp_raise(in, ERROR_VALUE, "%s must lie between 0 and 1000000", what);
    *out = (int)i;
    return true;
}

/* float('inf') summarises never */
static bool threshold_of(Interp *in, Value v, int64_t *out) {
    double limit;
    if (!arg_given(v)) return true;
    if (!arg_double(in, v, "threshold", &limit)) return false;
    *out = limit >= 9e18 ? INT64_MAX : limit > 0 ? (int64_t)limit : 0;
    return true;
}

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

/* precision, threshold, edgeitems, linewidth, profile, sci_mode; all None */
bool torch_set_printoptions(Interp *in, const Value *args, Value *out) {
    PrintOptions options = library_of(in)->torch_print;
    bool sci;
    if ((arg_given(args[4]) && !profile_of(in, args[4], &options)) ||
        !small_int(in, args[0], "precision", &options.precision) ||
        !threshold_of(in, args[1], &options.threshold))
        return false;
    int edgeitems = (int)options.edgeitems;
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

/* precision, threshold, edgeitems, linewidth, suppress; all None */
bool numpy_set_printoptions(Interp *in, const Value *args, Value *out) {
    PrintOptions options = library_of(in)->numpy_print;
    int edgeitems = (int)options.edgeitems;
    if (!small_int(in, args[0], "precision", &options.precision) ||
        !threshold_of(in, args[1], &options.threshold) ||
        !small_int(in, args[2], "edgeitems", &edgeitems) ||
        !small_int(in, args[3], "linewidth", &options.linewidth) ||
        (arg_given(args[4]) && !arg_bool(in, args[4], "suppress", &options.suppress)))
        return false;
    options.edgeitems = edgeitems;
    library_of(in)->numpy_print = options;
    *out = value_none();
    return true;
}
