/* unit/tensor_memory: each allocation is refused in turn; then the operation fails cleanly, nothing
 * leaks, and what it was given is as before. */
#include "tensor/conv.h"
#include "tensor_common.h"

typedef struct Given { /* made before memory runs out */
    Tensor x, turned, ints, mask, weight, bias;
} Given;

typedef bool (*Operation)(const Given *given, Tensor *out, Error *error);

#define OPERATION(name, call)                                                                      \
    static bool name(const Given *g, Tensor *out, Error *error) {                                  \
        (void)g;                                                                                   \
        return call;                                                                               \
    }

OPERATION(new, tensor_new(g->x.dtype, 3, g->x.shape, out, error))
OPERATION(copy, tensor_copy(&g->turned, out, error))
OPERATION(cast, tensor_cast(&g->x, DTYPE_FLOAT64, out, error))
OPERATION(reshape, tensor_reshape(&g->turned, 1, (int64_t[]){-1}, out, error))
OPERATION(flip, tensor_flip(&g->x, (int[]){2}, 1, out, error))
OPERATION(add,
          tensor_binary(ELEMENT_ADD, &g->x, &g->ints, DIALECT_TORCH, DTYPE_FLOAT32, out, error))
OPERATION(sine, tensor_math(MATH_SIN, &g->x, DIALECT_TORCH, DTYPE_FLOAT32, out, error))
OPERATION(sum, tensor_reduce(REDUCE_SUM, &g->x, (int[]){2}, 1, false, 0, DIALECT_TORCH, out, error))
OPERATION(all, tensor_reduce(REDUCE_ALL, &g->x, NULL, 0, false, 0, DIALECT_TORCH, out, error))
OPERATION(mean, tensor_reduce(REDUCE_MEAN, &g->ints, NULL, 0, false, 0, DIALECT_NUMPY, out, error))
OPERATION(var_torch,
          tensor_reduce(REDUCE_VAR, &g->x, (int[]){0}, 1, false, 1, DIALECT_TORCH, out, error))
OPERATION(std_torch, tensor_reduce(REDUCE_STD, &g->x, NULL, 0, false, 1, DIALECT_TORCH, out, error))
OPERATION(std_numpy, tensor_reduce(REDUCE_STD, &g->x, NULL, 0, false, 0, DIALECT_NUMPY, out, error))
OPERATION(cumsum, tensor_cumsum(&g->mask, 0, out, error))
OPERATION(clamp, tensor_clamp(&g->ints, &(double){0.5}, &(double){1}, out, error))
OPERATION(where, tensor_where(&g->mask, &g->x, &g->ints, DIALECT_TORCH, out, error))
OPERATION(matmul, tensor_matmul(&g->x, &g->turned, DIALECT_TORCH, out, error))
OPERATION(stack, tensor_stack((const Tensor *[]){&g->x, &g->x}, 2, 1, DIALECT_TORCH, out, error))
OPERATION(cat, tensor_cat((const Tensor *[]){&g->x, &g->x}, 2, 1, DIALECT_TORCH, out, error))
OPERATION(arange, tensor_arange(0, 10, 1, DTYPE_FLOAT32, out, error))
OPERATION(linspace, tensor_linspace(0, 1, 9, true, DTYPE_FLOAT32, DIALECT_TORCH, out, error))
OPERATION(pad, tensor_pad(&g->x, (int64_t[]){1, 1, 1, 1}, 4, "constant", 2, out, error))
OPERATION(reflect, tensor_pad(&g->x, (int64_t[]){1, 1}, 2, "reflect", 0, out, error))

static bool by_mask(const Given *g, Tensor *out, Error *error) {
    Index key[] = {{.kind = INDEX_ELLIPSIS}, {.kind = INDEX_TENSOR, .tensor = &g->mask}};
    return tensor_index(&g->x, key, 2, DIALECT_TORCH, out, error);
}

static bool by_positions(const Given *g, Tensor *out, Error *error) {
    Index key[] = {{.kind = INDEX_INT, .at = 0},
                   {.kind = INDEX_SLICE, .step = 1},
                   {.kind = INDEX_TENSOR, .tensor = &g->ints}};
    return tensor_index(&g->x, key, 3, DIALECT_NUMPY, out, error);
}

static bool put(const Given *g, Tensor *out, Error *error) {
    Index key[] = {{.kind = INDEX_ELLIPSIS}, {.kind = INDEX_TENSOR, .tensor = &g->ints}};
    if (!tensor_copy(&g->x, out, error)) return false;
    bool ok = tensor_index_put(out, key, 2, &g->x, DIALECT_TORCH, error);
    if (!ok) tensor_release(out);
    return ok;
}

static bool shift(const Given *g, Tensor *out, Error *error) {
    Tensor to, from;
    if (!tensor_copy(&g->x, out, error)) return false;
    to = from = *out;
    to.shape[2] = from.shape[2] = 2;
    to.offset = 1;
    bool ok = tensor_assign(&to, &from, DIALECT_TORCH, error);
    if (!ok) tensor_release(out);
    return ok;
}

static bool conv(const Given *g, Tensor *out, Error *error) {
    Conv1dParams params = {.stride = 1, .dilation = 1, .groups = 1, .pad_left = 1, .pad_right = 1};
    Conv1dCall call;
    if (!tensor_conv1d(&g->turned, &g->weight, &g->bias, &params, &call, error)) return false;
    *out = tensor_retain(&call.output);
    conv1d_call_release(&call);
    return true;
}

static bool conv_bytes(const Given *g, Tensor *out, Error *error) {
    Tensor x, w;
    Conv1dParams params = {.stride = 1, .dilation = 1, .groups = 1};
    Conv1dCall call;
    if (!tensor_cast(&g->x, DTYPE_INT16, &x, error)) return false;
    bool ok = tensor_cast(&g->weight, DTYPE_INT16, &w, error);
    if (ok) {
        ok = tensor_conv1d(&x, &w, &g->bias, &params, &call, error);
        tensor_release(&w);
    }
    tensor_release(&x);
    if (!ok) return false;
    *out = tensor_retain(&call.output);
    conv1d_call_release(&call);
    return true;
}

static Given given_new(void) {
    Error error = {0};
    Given g = {.x = make(DTYPE_FLOAT32, "2 3 3", NULL),
               .ints = make(DTYPE_INT64, "3", "2 0 1"),
               .mask = make(DTYPE_BOOL, "3", "1 0 1"),
               .weight = make(DTYPE_FLOAT32, "2 3 2", NULL),
               .bias = make(DTYPE_FLOAT32, "2", "0.5 1")};
    expect_ok(tensor_transpose(&g.x, 1, 2, &g.turned, &error), &error);
    return g;
}

static void given_release(Given *g) {
    tensor_release(&g->x);
    tensor_release(&g->turned);
    tensor_release(&g->ints);
    tensor_release(&g->mask);
    tensor_release(&g->weight);
    tensor_release(&g->bias);
}

/* Fails allocation 1, 2, ... until the operation succeeds; returns how many it needed. */
static long exhaust(Operation operation, const Given *g) {
    for (long nth = 1;; nth++) {
        Error error = {0};
        Tensor out;
        size_t before = mem_in_use();
        mem_fail_at(nth);
        bool ok = operation(g, &out, &error);
        mem_fail_at(0);
        if (ok) {
            tensor_release(&out);
            assert_int_equal(mem_in_use(), before);
            return nth - 1;
        }
        assert_true(error.kind == ERROR_RUNTIME || error.kind == ERROR_MEMORY);
        error_clear(&error);
        assert_int_equal(mem_in_use(), before);
        assert_true(nth < 100);
    }
}

static void test_each(void **state) {
    (void)state;
    static const struct {
        const char *name;
        Operation operation;
    } operations[] = {
        {"new", new},
        {"copy", copy},
        {"cast", cast},
        {"reshape", reshape},
        {"flip", flip},
        {"add", add},
        {"sine", sine},
        {"sum", sum},
        {"all", all},
        {"mean", mean},
        {"var_torch", var_torch},
        {"std_torch", std_torch},
        {"std_numpy", std_numpy},
        {"cumsum", cumsum},
        {"clamp", clamp},
        {"where", where},
        {"matmul", matmul},
        {"stack", stack},
        {"cat", cat},
        {"arange", arange},
        {"linspace", linspace},
        {"pad", pad},
        {"reflect", reflect},
        {"by_mask", by_mask},
        {"by_positions", by_positions},
        {"put", put},
        {"shift", shift},
        {"conv", conv},
        {"conv_bytes", conv_bytes},
    };
    Given g = given_new();
    char *before = text_of(&g.x);
    for (size_t i = 0; i < sizeof operations / sizeof *operations; i++) {
        long needed = exhaust(operations[i].operation, &g);
        print_message("%s: %ld\n", operations[i].name, needed);
        assert_true(needed > 0);
    }
    char *after = text_of(&g.x);
    assert_string_equal(before, after);
    mem_free(before);
    mem_free(after);
    given_release(&g);
}

int main(void) {
    const struct CMUnitTest tests[] = {CLEAN(test_each)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
