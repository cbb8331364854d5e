/* lib/torch_size: torch.Size: a tuple of sizes that prints as torch.Size([1, 2]); and the named
 * tuples that max, min, sort, topk give. */
#ifndef LIB_TORCH_SIZE_H
#define LIB_TORCH_SIZE_H

#include "eval/interp.h"

Value new_torch_size(Interp *in, int ndim, const int64_t *shape);
/* torch.return_types.max(values=..., indices=...) */
typedef enum ReturnKind {
    RETURN_MAX,
    RETURN_MIN,
    RETURN_SORT,
    RETURN_TOPK,
    RETURN_MEDIAN
} ReturnKind;
Value new_return(Interp *in, ReturnKind kind, Value values, Value indices);

#endif
