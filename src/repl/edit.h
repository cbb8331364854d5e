/* repl/edit: edits carried out on the learner's own variables: the layer, the input, the weight.
 *
 * Each edit is whole or not at all: where PyTorch would refuse, every variable is as it was, and
 * the error is raised. After it the walk is opened anew by evaluating its expression again. */
#ifndef REPL_EDIT_H
#define REPL_EDIT_H

#include "repl/lab.h"

bool lab_edit(Lab *lab, const Edit *edit);
/* Have the stage's edits done by the lab; what is refused stands on the picture. */
void lab_take_edits(Lab *lab);

#endif
