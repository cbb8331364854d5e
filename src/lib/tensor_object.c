/* lib/tensor_object: tensors as values: making them, and what autograd keeps beside the numbers. */
#include "lib/tensor_object.h"

#include "lib/numpy_scalar.h"
#include "lib/tensor_result.h"

bool value_is_tensor(Value v) {
    return value_is(v, &type_tensor);
}

bool value_is_array(Value v) {
    return value_is(v, &type_ndarray) || value_is(v, &type_numpy_scalar);
}

static Value wrap(Interp *in, const Type *type, Tensor *t) {
    TensorObject *o = new_object(in, type, sizeof *o);
    o->t = *t;
    o->t.wrapped = false;
    *t = (Tensor){0};
    return value_object(o);
}

Value new_tensor(Interp *in, Tensor *t) {
    return wrap(in, &type_tensor, t);
}

Value new_array(Interp *in, Tensor *t) {
    return wrap(in, t->ndim == 0 ? numpy_scalar_type(t->dtype) : &type_ndarray, t);
}

Value new_parameter(Interp *in, Tensor *t, bool requires_grad) {
    Value v = wrap(in, &type_parameter, t);
    AS_TENSOR(v)->requires_grad = requires_grad;
    return v;
}

bool grad_enabled(Interp *in) {
    return library_of(in)->no_grad == 0;
}

bool grad_wanted(Interp *in, const Value *inputs, int count) {
    if (!grad_enabled(in)) return false;
    for (int i = 0; i < count; i++)
        if (value_is_tensor(inputs[i]) && AS_TENSOR(inputs[i])->requires_grad) return true;
    return false;
}

Value new_result(Interp *in, Tensor *t, const char *operation, const Value *inputs, int count) {
    bool tracked = operation && dtype_is_float(t->dtype) && grad_wanted(in, inputs, count);
    Value v = new_tensor(in, t);
    AS_TENSOR(v)->requires_grad = tracked;
    AS_TENSOR(v)->grad_fn = tracked ? operation : NULL;
    return v;
}

bool give_result(Interp *in, bool made, Tensor *t, Error *error, const char *grad,
                 const Value *inputs, int count, Value *out) {
    if (!made) return interp_raise_from(in, error);
    *out = new_result(in, t, grad, inputs, count);
    return true;
}

/* A view of a view remembers the tensor that all of them look at. */
bool give_view(Interp *in, bool made, Tensor *t, Error *error, const char *grad, Value self,
               Value *out) {
    if (!give_result(in, made, t, error, grad, &self, 1, out)) return false;
    if (!value_is_tensor(self)) return true;
    Value base = AS_TENSOR(self)->base;
    AS_TENSOR(*out)->base = value_retain(base.tag == TAG_ABSENT ? self : base);
    return true;
}

bool give_array(Interp *in, bool made, Tensor *t, Error *error, Value *out) {
    if (!made) return interp_raise_from(in, error);
    *out = new_array(in, t);
    return true;
}

static bool is_grad_leaf(Value v) {
    return v.tag == TAG_OBJECT && AS_TENSOR(v)->requires_grad && !AS_TENSOR(v)->grad_fn;
}

bool in_place_allowed(Interp *in, Value self) {
    return in_place_allowed_of(in, self, false);
}

bool in_place_allowed_of(Interp *in, Value self, bool view) {
    if (!value_is_tensor(self) || !grad_enabled(in)) return true;
    bool of_leaf = is_grad_leaf(AS_TENSOR(self)->base);
    if (!of_leaf && !is_grad_leaf(self)) return true;
    view = view || of_leaf;
    interp_raise(in, ERROR_RUNTIME,
                 "a %sleaf Variable that requires grad is being used in an in-place operation.",
                 view ? "view of a " : "");
    interp_why(in, "the tensor is a parameter that training would change; writing into it while "
                   "gradients are recorded would lose its history");
    return interp_fix(in, "with torch.no_grad(): ...   (or write to its .data)");
}

/* Writing through a view makes its base the result of CopySlices. */
void in_place_done(Interp *in, Value self, const char *grad, const Value *inputs, int count) {
    if (!value_is_tensor(self) || !dtype_is_float(AS_TENSOR(self)->t.dtype)) return;
    if (!grad_wanted(in, inputs, count) && !grad_wanted(in, &self, 1)) return;
    TensorObject *o = AS_TENSOR(self);
    o->requires_grad = true;
    o->grad_fn = grad;
    if (o->base.tag == TAG_ABSENT) return;
    o->grad_fn = "AsStridedBackward0";
    AS_TENSOR(o->base)->requires_grad = true;
    AS_TENSOR(o->base)->grad_fn = "CopySlices";
}

Value tensor_number(const Tensor *t, int64_t linear) {
    if (t->dtype == DTYPE_BOOL) return value_bool(tensor_get_int(t, linear) != 0);
    if (dtype_is_float(t->dtype)) return value_float(tensor_get_double(t, linear));
    return value_int(tensor_get_int(t, linear));
}
