/* lang/prompts: code that was copied with the prompts of the session it was typed in. */
#ifndef LANG_PROMPTS_H
#define LANG_PROMPTS_H

#include "base/str.h"

/* Add `source` to `out`, without the prompts where it is a whole pasted session:
 *
 *     >>> x = torch.ones(3)          x = torch.ones(3)
 *     >>> x                          x
 *     tensor([1., 1., 1.])           (an empty line: that was output)
 *
 * In [1]: and its ...: go as well. Lines stay where they were, so that errors name the right one.
 * A text that only partly looks so is added as it is. */
void prompts_strip(const char *source, Str *out);

#endif
