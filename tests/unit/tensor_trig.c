/* tests/unit/tensor_trig: sine and cosine of float32 as PyTorch 1.13 gave them (torch.sin,
 * torch.cos, AVX-512), to the bit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "tensor/trig.h"

static const struct {
    float x, sine, cosine;
} golden[] = {
    {-0x1.4be9780000000p+4f, -0x1.e556220000000p-1f, -0x1.4624f00000000p-2f},
    {0x1.b8a6240000000p+5f, -0x1.fd45f20000000p-1f, 0x1.a62b360000000p-4f},
    {-0x1.f3e2b80000000p+6f, 0x1.46d0980000000p-1f, 0x1.8a20800000000p-1f},
    {-0x1.8b55ba0000000p+5f, 0x1.8030ae0000000p-1f, 0x1.5270c00000000p-1f},
    {-0x1.613e7e0000000p+6f, -0x1.5bb1b60000000p-2f, 0x1.e194fc0000000p-1f},
    {-0x1.97a9520000000p+6f, -0x1.f721500000000p-1f, 0x1.7b8f2c0000000p-3f},
    {-0x1.39bd620000000p+6f, -0x1.acc5000000000p-4f, -0x1.fd2fe20000000p-1f},
    {-0x1.34e0e80000000p+5f, -0x1.9472940000000p-1f, 0x1.39f3d80000000p-1f},
    {-0x1.9cee1c0000000p+4f, -0x1.401a8a0000000p-1f, 0x1.8f98ca0000000p-1f},
    {0x1.3688ac0000000p+3f, -0x1.1a67380000000p-2f, -0x1.ec24f80000000p-1f},
    {-0x1.4338d20000000p+4f, -0x1.f3c5f00000000p-1f, 0x1.bce5480000000p-3f},
    {0x1.7270620000000p+5f, 0x1.7600a80000000p-1f, -0x1.5daa6a0000000p-1f},
    {-0x1.278c3a0000000p+6f, 0x1.ff17f40000000p-1f, 0x1.e73d660000000p-5f},
    {0x1.7a1e100000000p+6f, 0x1.1c8a840000000p-2f, 0x1.ebd6220000000p-1f},
    {-0x1.d89cc60000000p+6f, 0x1.e21c880000000p-1f, 0x1.58bf1e0000000p-2f},
    {0x1.54ef5e0000000p+5f, -0x1.f53d660000000p-1f, 0x1.a1a9ae0000000p-3f},
    {-0x1.4ac7e20000000p+4f, -0x1.efa4c00000000p-1f, -0x1.00c2aa0000000p-2f},
    {0x1.d584c40000000p+3f, 0x1.b861c20000000p-1f, -0x1.052a900000000p-1f},
    {-0x1.679cf20000000p+6f, -0x1.ddbe640000000p-1f, -0x1.70440e0000000p-2f},
    {-0x1.2de6040000000p+6f, -0x1.38a24a0000000p-4f, 0x1.fe81a40000000p-1f},
    {0x1.2cbe9c0000000p+6f, -0x1.af183a0000000p-3f, 0x1.f487500000000p-1f},
    {0x1.d442f60000000p+6f, -0x1.7898b20000000p-1f, -0x1.5aded60000000p-1f},
    {-0x1.7526d20000000p+5f, -0x1.d8cd6e0000000p-2f, -0x1.c628280000000p-1f},
    {0x1.80a52e0000000p+5f, -0x1.a279480000000p-1f, -0x1.26ff700000000p-1f},
    {0x1.816c280000000p-1f, 0x1.5e09dc0000000p-1f, 0x1.75a7540000000p-1f},
    {0x1.9413c40000000p-1f, 0x1.6b6ad20000000p-1f, 0x1.68a7a20000000p-1f},
    {-0x1.a8ea2c0000000p-1f, -0x1.79ca520000000p-1f, 0x1.5991de0000000p-1f},
    {-0x1.d802060000000p-1f, -0x1.97ef060000000p-1f, 0x1.3568c80000000p-1f},
    {-0x1.5217fa0000000p-1f, -0x1.3a0d920000000p-1f, 0x1.945e9a0000000p-1f},
    {0x1.8337ca0000000p-1f, 0x1.5f58be0000000p-1f, 0x1.746c820000000p-1f},
    {-0x1.9b4af80000000p-1f, -0x1.7076b60000000p-1f, 0x1.637f5e0000000p-1f},
    {-0x1.4324a60000000p-3f, -0x1.41cdd20000000p-3f, 0x1.f9a3cc0000000p-1f},
    {0x1.d4e0fe0000000p-1f, 0x1.9609000000000p-1f, 0x1.37e5840000000p-1f},
    {0x1.0fb0a40000000p-4f, 0x1.0f7da60000000p-4f, 0x1.fedfc40000000p-1f},
    {0x0.0p+0f, 0x0.0p+0f, 0x1.0000000000000p+0f},
    {0x1.9dbcc40000000p-2f, 0x1.9292680000000p-2f, 0x1.d6c6180000000p-1f},
    {0x1.79ca100000000p-67f, 0x1.79ca100000000p-67f, 0x1.0000000000000p+0f},
    {0x1.921fb60000000p+1f, -0x1.777a5c0000000p-24f, -0x1.0000000000000p+0f},
    {0x1.921fb60000000p+0f, 0x1.0000000000000p+0f, -0x1.777a5c0000000p-25f},
    {-0x1.f3999a0000000p+6f, 0x1.6219a60000000p-1f, 0x1.71ce880000000p-1f},
};

static void test_bits(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof golden / sizeof *golden; i++) {
        assert_true(trig_sin(golden[i].x) == golden[i].sine);
        assert_true(trig_cos(golden[i].x) == golden[i].cosine);
    }
}

static void test_edges(void **state) {
    (void)state;
    assert_true(signbit(trig_sin(-0.0f)));
    assert_true(isnan(trig_sin(INFINITY)) && isnan(trig_cos(-INFINITY)) && isnan(trig_sin(NAN)));
    assert_true(trig_cos(0) == 1);
    float x = 100;
    for (int i = 0; i < 30; i++, x *= 1.37f) { /* no step where the methods meet */
        assert_true(fabs((double)trig_sin(x) - sin((double)x)) < 1.2e-7);
        assert_true(fabs((double)trig_cos(x) - cos((double)x)) < 1.2e-7);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bits),
        cmocka_unit_test(test_edges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
