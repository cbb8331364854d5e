/* unit/tensor_random: the generators give PyTorch's and NumPy's numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <math.h>

#include "golden_tensor.h"

typedef enum Library { LIBRARY_TORCH, LIBRARY_NUMPY, LIBRARIES } Library;

typedef struct Drawer {
    const char *name;
    void (*real)(Generator *g, const Tensor *t, double a, double b);
    void (*whole)(Generator *g, const Tensor *t, int64_t a, int64_t b);
    void (*order)(Generator *g, const Tensor *t);
} Drawer;

static const Drawer drawers[LIBRARIES][4] = {
    {{.name = "uniform", .real = random_uniform_torch},
     {.name = "normal", .real = random_normal_torch},
     {.name = "integers", .whole = random_integers_torch},
     {.name = "order", .order = random_permutation_torch}},
    {{.name = "uniform", .real = random_uniform_numpy},
     {.name = "normal", .real = random_normal_numpy},
     {.name = "integers", .whole = random_integers_numpy},
     {.name = "order", .order = random_permutation_numpy}},
};

static void draw(Library library, Generator *g, const Tensor *t, char *const *field) {
    const Drawer *drawer = drawers[library];
    while (strcmp(drawer->name, field[1]) != 0) drawer++;
    if (drawer->real)
        drawer->real(g, t, strtod(field[5], NULL), strtod(field[6], NULL));
    else if (drawer->whole)
        drawer->whole(g, t, strtoll(field[5], NULL, 10), strtoll(field[6], NULL, 10));
    else
        drawer->order(g, t);
}

/* Even numbers are equal to the bit. Normal ones come from the C library's log, sin and cos, which
 * may differ in the last bits from one version to the next. */
static bool is_near(double x, double expected, char *const *field) {
    if (strcmp(field[1], "normal") != 0) return x == expected;
    double unit = strcmp(field[2], "float32") == 0 ? 0x1p-23 : 0x1p-50;
    double size = fabs(strtod(field[5], NULL)) + fabs(expected) + strtod(field[6], NULL);
    return fabs(x - expected) <= unit * size;
}

static bool has_values(const Tensor *t, const char *values, char *const *field) {
    int64_t count = tensor_count(t);
    bool is_float = dtype_is_float(t->dtype);
    char *end;
    for (int64_t i = 0; i < count; i++, values = end) {
        if (count > 40 && i == 20) i = count - 20;
        if (is_float) {
            double x = tensor_get_double(t, i), expected = strtod(values, &end);
            if (is_near(x, expected, field)) continue;
            fprintf(stderr, "element %lld: %a, expected %a\n", (long long)i, x, expected);
        } else {
            int64_t x = tensor_get_int(t, i), expected = strtoll(values, &end, 10);
            if (x == expected) continue;
            fprintf(stderr, "element %lld: %lld, expected %lld\n", (long long)i, (long long)x,
                    (long long)expected);
        }
        return false;
    }
    return true;
}

static bool check_draw(Library library, Generator *g, const Golden *golden) {
    Tensor fresh, view;
    Error error = {0};
    char *const *field = golden->field;
    assert_true(golden_tensor(field[2], field[3], field[4], &fresh, &view, &error));
    draw(library, g, &view, field);
    bool good = has_values(&fresh, field[7], field);
    if (!good) fprintf(stderr, "in %s:%d\n", golden->name, golden->line);
    tensor_release(&view);
    tensor_release(&fresh);
    return good;
}

static void test_golden(void **state) {
    (void)state;
    Golden golden;
    Generator g;
    Library library = LIBRARY_TORCH;
    int records = 0, wrong = 0;
    generator_seed_torch(&g, 0);
    assert_true(golden_open(&golden, "tests/golden/random.txt"));
    while (golden_next(&golden)) {
        if (strcmp(golden.field[0], "draw") == 0) {
            wrong += !check_draw(library, &g, &golden);
            records++;
            continue;
        }
        library = strcmp(golden.field[1], "torch") == 0 ? LIBRARY_TORCH : LIBRARY_NUMPY;
        if (library == LIBRARY_TORCH)
            generator_seed_torch(&g, (uint64_t)strtoll(golden.field[2], NULL, 10));
        else
            generator_seed_numpy(&g, (uint32_t)strtoul(golden.field[2], NULL, 10));
    }
    assert_true(records > 100);
    assert_int_equal(wrong, 0);
}

/* The generator's own test: mt19937 seeded with 5489 gives 4123659995 as its 10000th number. */
static void test_mt19937(void **state) {
    (void)state;
    Generator g;
    generator_seed_torch(&g, 5489);
    for (int i = 0; i < 9999; i++) generator_next32(&g);
    assert_int_equal(generator_next32(&g), 4123659995u);
}

/* A million draws stand where a normal distribution has them; no number is outside its range. */
static void test_moments(void **state) {
    (void)state;
    enum { COUNT = 1000003 };
    int64_t count = COUNT;
    Generator g;
    Error error = {0};
    Tensor t;
    assert_true(tensor_new(DTYPE_FLOAT32, 1, &count, &t, &error));
    generator_seed_torch(&g, 7);
    random_normal_torch(&g, &t, 2, 3);
    double sum = 0, squares = 0;
    for (int64_t i = 0; i < count; i++) {
        double z = (tensor_get_double(&t, i) - 2) / 3;
        sum += z;
        squares += z * z;
    }
    assert_true(fabs(sum / COUNT) < 0.005);
    assert_true(fabs(squares / COUNT - 1) < 0.01);
    random_uniform_torch(&g, &t, -0.25, 0.5);
    for (int64_t i = 0; i < count; i++) {
        double x = tensor_get_double(&t, i);
        assert_true(x >= -0.25 && x <= 0.5);
    }
    tensor_release(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_golden),
                                       cmocka_unit_test(test_mt19937),
                                       cmocka_unit_test(test_moments)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
