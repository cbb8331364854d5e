/* lib/nn_layer: what the small layers are made of. */
#ifndef LIB_NN_LAYER_H
#define LIB_NN_LAYER_H

#include "lib/nn_module.h"

#define LAYER(text, file, table, words)                                                            \
    {                                                                                              \
        .head = TYPE_HEAD, .name = text, .module = "torch.nn.modules." file,                       \
        .base = &type_nn_module, .doc = words, .members = table                                    \
    }

/* __init__: args[1], args[2], ... become the attributes names[0], names[1], ... (ends with NULL).
 */
bool layer_start(Interp *in, const Value *args, const char *const *names, Value *out);
/* extra_repr: "dim=1, other=2" of those attributes */
bool layer_describe(Interp *in, Value self, const char *const *names, Value *out);
/* Reads them into out[0], out[1], ... */
bool layer_get(Interp *in, Value self, const char *const *names, Value *out);
/* forward: function(input, the attributes...); up to 7 of them */
bool layer_call(Interp *in, const Value *args, const char *const *names, Builtin *function,
                Value *out);

#endif
