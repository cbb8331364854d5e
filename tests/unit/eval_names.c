/* unit/eval_names: names keep their order, and agree with a plain list under random changes. */
#include "eval_common.h"

#include <time.h>

#include "eval/names.h"

static void test_order_and_deletion(void **state) {
    (void)state;
    Names names = {0};
    const char *a = intern("a"), *b = intern("b"), *c = intern("c");
    names_set(&names, a, value_int(1));
    names_set(&names, b, value_int(2));
    names_set(&names, c, value_int(3));
    names_set(&names, a, value_int(4));
    assert_true(names_delete(&names, b));
    assert_false(names_delete(&names, b));
    assert_null(names_find(&names, b));
    assert_int_equal(names_find(&names, a)->as.integer, 4);
    const char *seen[3] = {NULL};
    int count = 0;
    for (int i = 0; i < names.count; i++)
        if (names.entries[i].name) seen[count++] = names.entries[i].name;
    assert_int_equal(count, 2);
    assert_ptr_equal(seen[0], a);
    assert_ptr_equal(seen[1], c);
    names_clear(&names);
    assert_null(names_find(&names, a));
}

enum { POOL = 40, STEPS = 20000 };

static void test_random_changes(void **state) {
    (void)state;
    unsigned seed = (unsigned)time(NULL);
    print_message("seed %u\n", seed);
    srand(seed);
    Names names = {0};
    const char *pool[POOL];
    int64_t expected[POOL];
    for (int i = 0; i < POOL; i++) {
        char text[16];
        snprintf(text, sizeof text, "name%d", i);
        pool[i] = intern(text);
        expected[i] = -1;
    }
    for (int step = 0; step < STEPS; step++) {
        int i = rand() % POOL;
        if (rand() % 3) {
            names_set(&names, pool[i], value_int(step));
            expected[i] = step;
        } else {
            assert_int_equal(names_delete(&names, pool[i]), expected[i] >= 0);
            expected[i] = -1;
        }
        int look = rand() % POOL;
        Value *held = names_find(&names, pool[look]);
        assert_int_equal(held ? held->as.integer : -1, expected[look]);
    }
    assert_true(names.room < 4 * POOL); /* holes are closed, it does not grow for ever */
    names_clear(&names);
}

/* A table holds its values and lets go of them. */
static void test_holding(void **state) {
    (void)state;
    Interp *in = interp_new(NULL);
    size_t mark = pool_mark(in);
    Value list = new_list(in, NULL, 0);
    Names *names = names_new();
    names_set(names, intern("x"), list);
    pool_drain(in, mark);
    assert_int_equal(common_living(in), 1);
    assert_int_equal(list.as.object->refs, 1);
    names_set(names, intern("x"), value_none());
    assert_int_equal(common_living(in), 0);
    names_free(names);
    interp_free(in);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order_and_deletion),
        cmocka_unit_test(test_random_changes),
        cmocka_unit_test(test_holding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
