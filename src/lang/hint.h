/* lang/hint: why a beginner's text is no Python, and a line that would be. */
#ifndef LANG_HINT_H
#define LANG_HINT_H

#include "base/error.h"

/* Add `why` and, where one is sure, `fix` to a syntax error of `source`; keeps those it has. */
void hint_add(const char *source, Error *error);

#endif
