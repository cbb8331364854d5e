/* walk/code: writing a layer down. */
#include "walk/code.h"

#include "base/number.h"

static void add_number(const Tensor *t, int64_t at, Str *out) {
    double x = tensor_get_double(t, at);
    if (t->dtype == DTYPE_FLOAT32)
        number_repr_f32((float)x, out);
    else if (dtype_is_float(t->dtype))
        number_repr(x, out);
    else
        str_addf(out, "%lld", (long long)x);
}

/* [[1.0, 2.0], [3.0, 4.0]]: `at` goes on through the numbers in order. */
static void add_nested(const Tensor *t, int dim, int64_t *at, Str *out) {
    if (dim == t->ndim) {
        add_number(t, (*at)++, out);
        return;
    }
    str_add_char(out, '[');
    for (int64_t i = 0; i < t->shape[dim]; i++) {
        if (i) str_add(out, ", ");
        add_nested(t, dim + 1, at, out);
    }
    str_add_char(out, ']');
}

/* torch.tensor([...]); float64 has to be said. */
static void add_tensor(const Tensor *t, Str *out) {
    int64_t at = 0;
    str_add(out, "torch.tensor(");
    add_nested(t, 0, &at, out);
    if (t->dtype != DTYPE_FLOAT32 && t->dtype != DTYPE_INT64)
        str_addf(out, ", dtype=torch.%s", dtype_name(t->dtype));
    str_add_char(out, ')');
}

static void add_parameter(const Tensor *t, const char *name, Str *out) {
    str_addf(out, "conv.%s = nn.Parameter(", name);
    add_tensor(t, out);
    str_add(out, ")\n");
}

static void add_variable(const Tensor *t, const char *name, Str *out) {
    str_addf(out, "%s = ", name);
    add_tensor(t, out);
    str_add_char(out, '\n');
}

void walk_code(const Walk *walk, Str *out) {
    const Conv1dCall *call = &walk->call;
    bool layer = walk->class_name != NULL, fits = tensor_count(&call->weight) <= CODE_NUMBERS;
    void (*add)(const Tensor *, const char *, Str *) = layer ? add_parameter : add_variable;
    if (layer) str_addf(out, "conv = %s\n", walk->layer);
    if (fits) add(&call->weight, layer ? "weight" : "w", out);
    if (fits && call->has_bias) add(&call->bias, layer ? "bias" : "b", out);
    if (!fits) str_addf(out, "# and its %lld weights\n", (long long)tensor_count(&call->weight));
    if (!layer) str_addf(out, "%s\n", walk->layer);
}
