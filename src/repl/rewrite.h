/* repl/rewrite: an F.conv1d call with another stride, padding, dilation or groups. */
#ifndef REPL_REWRITE_H
#define REPL_REWRITE_H

#include "walk/edit.h"

/* `F.conv1d(x, w, stride=2)` with what the edit asks for, in *out (mem_free it): the argument is
 * replaced where it stands, or added at the end. False where the text is no such call, or has no
 * such argument. */
bool conv1d_rewrite(const char *expression, const Edit *edit, char **out);

#endif
