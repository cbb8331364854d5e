/* lesson/honest: has code tried to look right instead of being right? For grading only: an object
 * that says it is equal to everything, or another function put in the place of torch.equal, would
 * make every rule true. */
#ifndef LESSON_HONEST_H
#define LESSON_HONEST_H

#include "eval/interp.h"

/* False where something of that sort lives in the interpreter, with a sentence in `why`. */
bool honest_check(Interp *in, Str *why);

#endif
