/* repl/layer_find: the learner's layer behind a walk, and what it is called. */
#ifndef REPL_LAYER_FIND_H
#define REPL_LAYER_FIND_H

#include "repl/lab.h"

/* The nn.Conv1d that holds this weight, among the variables and the modules in them: path is how
 * one writes it, "conv" or "net.layers[0]". False where there is none, or it has no name. */
bool layer_find(Lab *lab, const Tensor *weight, Value *layer, Str *path);

/* The variable that holds this very tensor (its storage, shape and place); NULL: none does. */
const char *tensor_variable(const Lab *lab, const Tensor *t);

#endif
