/* walk/code: the lines of PyTorch that make the walk's layer again, numbers and all. */
#ifndef WALK_CODE_H
#define WALK_CODE_H

#include "base/str.h"
#include "walk/walk.h"

/*     conv = nn.Conv1d(1, 1, kernel_size=3, bias=False)
 *     conv.weight = nn.Parameter(torch.tensor([[[1.0, 0.0, -1.0]]]))
 *
 * Of an F.conv1d call the weight, the bias and the call. Every float is written with the digits
 * that read back as itself; more than CODE_NUMBERS of them are left out, and a comment says so.
 * Each line ends with a newline. */
void walk_code(const Walk *walk, Str *out);
enum { CODE_NUMBERS = 256 };

#endif
