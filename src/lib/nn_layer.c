/* lib/nn_layer: what the small layers are made of. */
#include "lib/nn_layer.h"

bool layer_start(Interp *in, const Value *args, const char *const *names, Value *out) {
    *out = value_none();
    if (!module_start(in, args[0])) return false;
    for (int i = 0; names[i]; i++) module_put(args[0], names[i], args[i + 1]);
    return true;
}

bool layer_describe(Interp *in, Value self, const char *const *names, Value *out) {
    Str text;
    str_init(&text);
    bool fine = true;
    for (int i = 0; fine && names[i]; i++) {
        Value v;
        str_addf(&text, "%s%s=", i ? ", " : "", names[i]);
        fine = module_get(in, self, names[i], &v) && value_str(in, v, &text);
    }
    if (fine)
        *out = new_str_take(in, &text);
    else
        str_release(&text);
    return fine;
}

bool layer_get(Interp *in, Value self, const char *const *names, Value *out) {
    for (int i = 0; names[i]; i++)
        if (!module_get(in, self, names[i], &out[i])) return false;
    return true;
}

bool layer_call(Interp *in, const Value *args, const char *const *names, Builtin *function,
                Value *out) {
    Value given[8] = {args[1]};
    return layer_get(in, args[0], names, given + 1) && function(in, given, out);
}
