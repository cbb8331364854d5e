/* lib/tensor_members: the attributes of torch.Tensor: shape, dtype, data, requires_grad, ... */
#include "lib/tensor_members.h"

#include "lib/dtype.h"
#include "lib/torch_size.h"

bool tensor_get_shape(Interp *in, const Value *args, Value *out) {
    const Tensor *t = &AS_TENSOR(args[0])->t;
    *out = new_torch_size(in, t->ndim, t->shape);
    return true;
}

bool tensor_get_dtype(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = new_dtype(AS_TENSOR(args[0])->t.dtype);
    return true;
}

bool tensor_get_device(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = new_device(in);
    return true;
}

bool tensor_get_layout(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = new_str(in, "torch.strided");
    return true;
}

bool tensor_get_requires_grad(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = value_bool(AS_TENSOR(args[0])->requires_grad);
    return true;
}

bool tensor_set_requires_grad(Interp *in, Value self, Value value) {
    const Value args[] = {self, value};
    Value out;
    return torch_requires_grad_(in, args, &out);
}

/* x.data = y: x keeps its gradient bookkeeping and gets y's numbers. */
bool tensor_set_data(Interp *in, Value self, Value value) {
    TensorObject *o = AS_TENSOR(self), *from;
    if (!value_is_tensor(value))
        return interp_raise(in, ERROR_TYPE, "Variable data has to be a tensor, but got %s",
                            value_type(value)->name);
    from = AS_TENSOR(value);
    Tensor t = tensor_retain(&from->t);
    tensor_release(&o->t);
    o->t = t;
    return true;
}

bool tensor_get_is_leaf(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = value_bool(!AS_TENSOR(args[0])->grad_fn);
    return true;
}

/* No gradients are computed, so there never is one. */
bool tensor_get_grad(Interp *in, const Value *args, Value *out) {
    (void)in, (void)args;
    *out = value_none();
    return true;
}

bool tensor_set_grad(Interp *in, Value self, Value value) {
    (void)self;
    if (value.tag == TAG_NONE) return true;
    return interp_raise(in, ERROR_NOT_IMPLEMENTED, "the lab computes no gradients, and keeps none");
}

/* ---- x.grad_fn ---- */

typedef struct NodeObject {
    Object head;
    const char *name;
} NodeObject;

static bool node_repr(Interp *in, Value self, Str *out) {
    (void)in;
    const NodeObject *node = (const NodeObject *)(const void *)self.as.object;
    str_addf(out, "<%s object at %p>", node->name, (const void *)node);
    return true;
}

static bool node_name(Interp *in, const Value *args, Value *out) {
    *out = new_str(in, ((NodeObject *)(void *)args[0].as.object)->name);
    return true;
}

static const Native node_members[] = {
    {"name", "self", node_name, "The node's name: 'AddBackward0'.", NATIVE_FUNCTION, NULL, NULL},
    {0}};
static const Type type_node = {.head = TYPE_HEAD,
                               .name = "Node",
                               .module = "torch.autograd",
                               .doc =
                                   "What autograd remembers of the operation that made a tensor.",
                               .members = node_members,
                               .repr = node_repr};

bool tensor_get_grad_fn(Interp *in, const Value *args, Value *out) {
    const char *name = AS_TENSOR(args[0])->grad_fn;
    if (!name) return *out = value_none(), true;
    NodeObject *node = new_object(in, &type_node, sizeof *node);
    node->name = name;
    *out = value_object(node);
    return true;
}

bool tensor_get_false(Interp *in, const Value *args, Value *out) {
    (void)in, (void)args;
    *out = value_bool(false);
    return true;
}

bool tensor_get_itemsize(Interp *in, const Value *args, Value *out) {
    return torch_element_size(in, args, out);
}

bool tensor_get_nbytes(Interp *in, const Value *args, Value *out) {
    (void)in;
    const Tensor *t = &AS_TENSOR(args[0])->t;
    *out = value_int(tensor_count(t) * (int64_t)dtype_size(t->dtype));
    return true;
}
