/* lib/grad_mode: torch.no_grad(), enable_grad(), inference_mode(), set_grad_enabled(): in a `with`,
 * and as a decorator. */
#ifndef LIB_GRAD_MODE_H
#define LIB_GRAD_MODE_H

#include "eval/interp.h"

extern const Type type_no_grad, type_enable_grad, type_inference_mode, type_set_grad_enabled;

#endif
