/* lib/pyplot_data: values as numbers to draw. */
#include "lib/pyplot_data.h"

#include <string.h>

#include "base/mem.h"
#include "eval/sequence.h"
#include "eval/text.h"

static bool is_listed(Value v) {
    return value_is(v, &type_list) || value_is(v, &type_tuple);
}

bool raise_no_room(Interp *in, int64_t count) {
    return raise_no_memory(in, count * (int64_t)sizeof(double));
}

/* matplotlib asks a tensor for its array, and torch refuses: also for those inside a list. */
static bool grad_refused(Interp *in, Value v) {
    if (value_is_tensor(v) && AS_TENSOR(v)->requires_grad) {
        interp_raise(in, ERROR_RUNTIME,
                     "Can't call numpy() on Tensor that requires grad. Use "
                     "tensor.detach().numpy() instead.");
        interp_why(in, "plotting turns the tensor into a NumPy array, which knows no gradients");
        interp_fix(in, "x.detach() in place of x");
        return true;
    }
    if (!is_listed(v)) return false;
    for (int64_t i = 0; i < AS_LIST(v)->count && !stop_asked(); i++)
        if (grad_refused(in, AS_LIST(v)->items[i])) return true;
    return false;
}

static bool all_words(Value v) {
    if (!is_listed(v) || AS_LIST(v)->count == 0) return false;
    for (int64_t i = 0; i < AS_LIST(v)->count && !stop_asked(); i++)
        if (!value_is(AS_LIST(v)->items[i], &type_str)) return false;
    return true;
}

/* A word stands at the place where it came first. */
static bool word_places(Interp *in, Value v, Tensor *out) {
    Error error = {0};
    const ListObject *list = AS_LIST(v);
    int64_t places = 0;
    Value seen = new_dict(in), place;
    if (!tensor_new(DTYPE_FLOAT64, 1, &list->count, out, &error))
        return interp_raise_from(in, &error);
    for (int64_t i = 0; i < list->count && !stop_asked(); i++) {
        bool found = false;
        if (!dict_get(in, seen, list->items[i], &place, &found)) return tensor_release(out), false;
        if (!found) {
            place = value_int(places++);
            if (!dict_set(in, seen, list->items[i], place)) return tensor_release(out), false;
        }
        tensor_set_double(out, i, (double)place.as.integer);
    }
    return true;
}

static bool as_vector(Interp *in, Tensor *t) {
    Error error = {0};
    int64_t count = tensor_count(t);
    Tensor vector;
    bool fine = tensor_reshape(t, 1, &count, &vector, &error);
    tensor_release(t);
    if (!fine) return interp_raise_from(in, &error);
    *t = vector;
    return true;
}

bool plot_data(Interp *in, Value v, const char *what, Tensor *out) {
    Error error = {0};
    Tensor t;
    bool known = v.tag != TAG_OBJECT || is_listed(v) || value_is_tensor(v) || value_is_array(v) ||
                 value_is(v, &type_str);
    if (!known && !list_from(in, v, &v)) return false;
    if (grad_refused(in, v)) return false;
    if (all_words(v)) return word_places(in, v, out);
    if (!arg_tensor(in, v, what, DTYPE_FLOAT64, DIALECT_NUMPY, &t)) return false;
    bool fine = tensor_contiguous(&t, out, &error);
    tensor_release(&t);
    if (!fine) return interp_raise_from(in, &error);
    return out->ndim > 0 || as_vector(in, out);
}

bool plot_data_flat(Interp *in, Value v, const char *what, Tensor *out) {
    return plot_data(in, v, what, out) && (out->ndim == 1 || as_vector(in, out));
}

const double *plot_numbers(const Tensor *t) {
    return tensor_data(t);
}

int64_t plot_columns(const Tensor *t) {
    return t->ndim < 2 ? 1 : t->shape[1];
}

double *plot_column(Interp *in, const Tensor *t, int64_t index) {
    int64_t rows = t->shape[0], columns = plot_columns(t);
    const double *numbers = plot_numbers(t);
    double *column = mem_try(rows ? (size_t)rows : 1, sizeof *column);
    if (!column) {
        raise_no_room(in, rows);
        return NULL;
    }
    for (int64_t i = 0; i < rows; i++) column[i] = numbers[i * columns + index];
    return column;
}

void shape_text_tuple(const Tensor *t, Str *out) {
    str_add_char(out, '(');
    for (int i = 0; i < t->ndim; i++) str_addf(out, i ? ", %lld" : "%lld", (long long)t->shape[i]);
    str_add(out, t->ndim == 1 ? ",)" : ")");
}
