/* tests/unit/repl_seen: whatever way kernel_size and groups are changed, coming back brings the
 * weights back; a grouped kernel made dense computes the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "repl/seen.h"
#include "seed.h"

static unsigned long long state = 1;
static int64_t below(int64_t n) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (int64_t)((state >> 33) % (unsigned long long)n);
}

static Tensor random_weight(int64_t out, int64_t reads, int64_t k) {
    Error error = {0};
    Tensor t;
    int64_t shape[] = {out, reads, k};
    assert_true(tensor_new(DTYPE_FLOAT32, 3, shape, &t, &error));
    for (int64_t i = 0; i < tensor_count(&t); i++)
        tensor_set_double(&t, i, (double)(below(200) - 100));
    return t;
}

static void edit(Seen *seen, Conv1dCall *call, int64_t kernel_size, int64_t groups) {
    Error error = {0};
    Tensor now;
    assert_true(seen_update(seen, call, &error));
    assert_true(seen_weight(seen, call, kernel_size, groups, &now, &error));
    tensor_release(&call->weight);
    call->weight = now;
    call->shape.kernel_size = kernel_size;
    call->shape.groups = groups;
    seen->of = now.storage;
}

static void assert_same(const Tensor *a, const Tensor *b) {
    assert_int_equal(tensor_count(a), tensor_count(b));
    for (int64_t i = 0; i < tensor_count(a); i++)
        assert_true(tensor_get_double(a, i) == tensor_get_double(b, i));
}

static void test_there_and_back(void **unused) {
    (void)unused;
    state = seed_of_run();
    for (int round = 0; round < 300; round++) {
        int64_t channels = 1 + below(4), k = 1 + below(5), groups = below(2) ? channels : 1;
        Conv1dCall call = {.shape = {.in_channels = channels,
                                     .out_channels = 2 * channels,
                                     .kernel_size = k,
                                     .groups = groups}};
        call.weight = random_weight(2 * channels, channels / groups, k);
        Tensor before = tensor_retain(&call.weight);
        Seen seen = {0};
        for (int64_t i = below(6); i >= 0; i--)
            edit(&seen, &call, 1 + below(7), below(2) ? channels : 1);
        edit(&seen, &call, k, groups);
        assert_same(&call.weight, &before);
        tensor_release(&before);
        conv1d_call_release(&call);
        seen_release(&seen);
    }
}

/* w[c][j] of groups=2 at its channel, 0 elsewhere; a new tap repeats the last. */
static void test_new_weights(void **unused) {
    (void)unused;
    Conv1dCall call = {
        .shape = {.in_channels = 2, .out_channels = 2, .kernel_size = 2, .groups = 2}};
    call.weight = random_weight(2, 1, 2);
    const double w[] = {3, 4, 5, 6};
    for (int i = 0; i < 4; i++) tensor_set_double(&call.weight, i, w[i]);
    Seen seen = {0};
    edit(&seen, &call, 3, 1);
    const double wanted[] = {3, 4, 4, 0, 0, 0, 0, 0, 0, 5, 6, 6};
    for (int i = 0; i < 12; i++) assert_true(tensor_get_double(&call.weight, i) == wanted[i]);
    conv1d_call_release(&call);
    seen_release(&seen);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_there_and_back),
        cmocka_unit_test(test_new_weights),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
