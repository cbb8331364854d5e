/* Refused memory is an error like any other: each allocation that a user's sizes ask for is refused
 * in turn, and the interpreter goes on afterwards with nothing lost. */
#include "lib_common.h"

static const char *const programs[] = {
    "y = torch.tensor([[1., 2.], [3., 4.]])\n",
    "y = (x + 1) * 2 / x - x ** 2\n",
    "y = torch.cat([x, x]).repeat(2, 1).flip(0).roll(1, 0)\n",
    "y = x.sum(0).mean().item() + x.max(0)[0].norm()\n",
    "y = torch.sort(x)[0].softmax(0)\n",
    "y = nn.Conv1d(1, 2, 3, padding=1, padding_mode='reflect')(x.view(1, 1, -1))\n",
    "y = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Flatten())(x)\n",
    "y = F.max_pool1d(F.pad(x, (1, 1)), 2)\n",
    "y = np.convolve(np.pad(a, 2), [1, 2, 3], 'same').reshape(2, -1)\n",
    "y = np.stack([a, a]).sum(axis=0) + np.linspace(0, 1, 6)\n",
    "y = nn.Conv1d(1, 1, 3).state_dict()\n",
};

static void each_refusal_is_an_error(void **state) {
    (void)state;
    Str printed;
    Interp *in = lab_new(&printed);
    lab_run(in, "import torch, numpy as np, torch.nn as nn, torch.nn.functional as F\n"
                "x = torch.arange(1., 7).view(2, 3)\n"
                "a = np.arange(6.)\n");
    for (size_t p = 0; p < sizeof programs / sizeof *programs; p++) {
        int refused = 0;
        for (long nth = 1; nth < 200; nth++) {
            mem_fail_at(nth);
            bool fine = lab_try(in, programs[p]);
            mem_fail_at(0);
            if (fine) break;
            refused++;
            assert_true(in->error.kind == ERROR_RUNTIME || in->error.kind == ERROR_MEMORY);
        }
        assert_true(refused > 0);
        lab_run(in, programs[p]);
    }
    lab_free(in, &printed);
}

static void huge_sizes_are_refused(void **state) {
    (void)state;
    Str printed;
    Interp *in = lab_new(&printed);
    mem_set_budget((size_t)1 << 30);
    lab_run(in, "import torch, numpy as np, torch.nn as nn\n");
    assert_false(lab_try(in, "torch.zeros(10**15)\n"));
    assert_false(lab_try(in, "torch.zeros(10**9, 10**9, 10**9)\n"));
    assert_false(lab_try(in, "torch.ones(2).repeat(2**62)\n"));
    assert_false(lab_try(in, "torch.ones(3).repeat_interleave(2**62)\n"));
    assert_false(lab_try(in, "nn.Conv1d(2**40, 2**40, 3)\n"));
    assert_false(lab_try(in, "np.tile([1, 2], 2**62)\n"));
    assert_false(lab_try(in, "np.pad([1], 2**61)\n"));
    assert_false(lab_try(in, "torch.arange(0, 1e18)\n"));
    lab_free(in, &printed);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_refusal_is_an_error),
        cmocka_unit_test(huge_sizes_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
