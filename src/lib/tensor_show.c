/* lib/tensor_show: tensors, arrays and NumPy scalars as text, as truth and as length. */
#include <math.h>
#include <string.h>

#include "lib/state.h"
#include "lib/tensor_result.h"
#include "lib/tensor_slots.h"

Dialect tensor_dialect(Value v) {
    return value_is_array(v) ? DIALECT_NUMPY : DIALECT_TORCH;
}

bool tensor_slot_repr(Interp *in, Value self, Str *out) {
    const Library *library = library_of(in);
    const TensorObject *o = AS_TENSOR(self);
    Str suffix;
    str_init(&suffix);
    if (o->grad_fn)
        str_addf(&suffix, "grad_fn=<%s>", o->grad_fn);
    else if (o->requires_grad)
        str_add(&suffix, "requires_grad=True");
    tensor_repr_torch(&o->t, &library->torch_print, library->default_dtype,
                      suffix.length ? suffix.text : NULL, out);
    str_release(&suffix);
    return true;
}

bool parameter_slot_repr(Interp *in, Value self, Str *out) {
    str_add(out, "Parameter containing:\n");
    return tensor_slot_repr(in, self, out);
}

static bool no_format(Interp *in, const char *type) {
    interp_raise(in, ERROR_TYPE, "unsupported format string passed to %s.__format__", type);
    interp_why(in, "a format like :.2f is for one number, and this holds any number of them");
    return interp_fix(in, "f'{x.item():.2f}'   (or torch.set_printoptions(precision=2))");
}

/* A tensor without dimensions is formatted as the Python number that it holds. */
bool tensor_slot_format(Interp *in, Value self, const char *spec, Str *out) {
    const TensorObject *o = AS_TENSOR(self);
    bool plain = value_type(self) == &type_tensor;
    if (o->t.ndim == 0 && plain) return value_format(in, tensor_number(&o->t, 0), spec, out);
    if (!*spec) return value_str(in, self, out);
    return no_format(in, plain ? "Tensor" : "Parameter");
}

bool array_slot_repr(Interp *in, Value self, Str *out) {
    tensor_repr_numpy(&AS_TENSOR(self)->t, &library_of(in)->numpy_print, out);
    return true;
}

bool array_slot_str(Interp *in, Value self, Str *out) {
    tensor_str_numpy(&AS_TENSOR(self)->t, &library_of(in)->numpy_print, out);
    return true;
}

bool array_slot_format(Interp *in, Value self, const char *spec, Str *out) {
    if (!*spec) return array_slot_str(in, self, out);
    return no_format(in, "numpy.ndarray");
}

bool scalar_slot_repr(Interp *in, Value self, Str *out) {
    (void)in;
    tensor_element_text(&AS_TENSOR(self)->t, 0, out);
    return true;
}

bool scalar_slot_format(Interp *in, Value self, const char *spec, Str *out) {
    if (!*spec) return scalar_slot_repr(in, self, out);
    return value_format(in, tensor_number(&AS_TENSOR(self)->t, 0), spec, out);
}

bool tensor_slot_truth(Interp *in, Value self, bool *out) {
    const Tensor *t = &AS_TENSOR(self)->t;
    int64_t count = tensor_count(t);
    if (count == 1) return *out = tensor_get_double(t, 0) != 0, true;
    if (tensor_dialect(self) == DIALECT_NUMPY) {
        if (count == 0) return *out = false, true;
        return interp_raise(in, ERROR_VALUE,
                            "The truth value of an array with more than one element is ambiguous. "
                            "Use a.any() or a.all()");
    }
    interp_raise(in, ERROR_RUNTIME, "Boolean value of Tensor with %s is ambiguous",
                 count ? "more than one value" : "no values");
    return interp_fix(in, "x.all()   or   x.any()");
}

bool tensor_slot_length(Interp *in, Value self, int64_t *out) {
    const Tensor *t = &AS_TENSOR(self)->t;
    if (t->ndim > 0) return *out = t->shape[0], true;
    return interp_raise(in, ERROR_TYPE,
                        tensor_dialect(self) == DIALECT_NUMPY ? "len() of unsized object"
                                                              : "len() of a 0-d tensor");
}

/* As the Python number that it equals, so that it finds the same key in a dict. */
bool scalar_slot_hash(Interp *in, Value self, uint64_t *out) {
    return value_hash(in, tensor_number(&AS_TENSOR(self)->t, 0), out);
}
