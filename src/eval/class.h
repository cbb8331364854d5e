/* eval/class: what the files about classes share. */
#ifndef EVAL_CLASS_H
#define EVAL_CLASS_H

#include "eval/caches.h"
#include "eval/objects.h"

enum { MERGE_MAX = 8 }; /* bases of one class */

/* Fill in the class's order; its bases are there. */
bool mro_make(Interp *in, ClassObject *class);
/* Is it a class that calling makes an Instance (or an exception) of? */
bool type_makes_instances(Interp *in, const Type *type);
const Native *type_make_of(const Type *type); /* how the class or its base is called, or NULL */
/* An object before its __init__; of an exception, args (a tuple) are what it is made with. */
bool class_instance(Interp *in, const Type *type, Value args, Value *out);
void instance_clear(Object *self);

#endif
