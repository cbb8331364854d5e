/* tensor/random_normal: torch.randn, by Box and Muller, in PyTorch's two ways.
 *
 * Fewer than 16 elements, or a view that is not contiguous: pairs, one number after the other, in
 * double; the second number of a pair waits in the generator for the next call.
 * From 16 on: uniform numbers first, then blocks of 16, whose first 8 are radii and last 8 angles:
 *
 *     u0 u1 ... u7 | u8 u9 ... u15   ->   r0 cos a0 ... r7 cos a7 | r0 sin a0 ... r7 sin a7
 *
 * Where 16 does not divide the count, the last 16 elements are drawn and computed anew. In float32
 * PyTorch's AVX2 code takes log, sin and cos from Cephes' polynomials; the same stand here, with
 * a multiplication and the addition after it rounded once (fmaf), as they are there. */
#include "tensor/random.h"

#include <math.h>
#include <string.h>

#include "tensor/random_cells.h"

enum { HALF = 8, BLOCK = 2 * HALF };
static const double PI = 3.14159265358979323846;

static double uniform_f64(Generator *g) {
    return (double)(generator_next64(g) & 0x1fffffffffffffu) * 0x1p-53;
}
static float uniform_f32(Generator *g) {
    return (float)(generator_next32(g) & 0xffffffu) * 0x1p-24f;
}

static double next_normal(Generator *g) {
    if (g->has_normal) {
        g->has_normal = false;
        return g->normal;
    }
    double u1 = uniform_f64(g), u2 = uniform_f64(g);
    double radius = sqrt(-2.0 * log(1.0 - u2));
    double angle = 2.0 * PI * u1;
    g->normal = radius * sin(angle);
    g->has_normal = true;
    return radius * cos(angle);
}

static void fill_one_by_one(Generator *g, const Tensor *t, double mean, double std) {
    RandomCells cells = random_cells(t);
    int64_t position;
    while (random_cells_next(&cells, &position))
        random_put_real(t, position, fma(next_normal(g), std, mean));
}

static float polynomial(float x, const float *c, int count) {
    float y = c[0];
    for (int i = 1; i < count; i++) y = fmaf(y, x, c[i]);
    return y;
}

/* log(x) for a positive normal x = m * 2^e with m in [sqrt(1/2), sqrt(2)). */
static float cephes_log(float x) {
    static const float p[] = {7.0376836292E-2f,  -1.1514610310E-1f, 1.1676998740E-1f,
                              -1.2420140846E-1f, 1.4249322787E-1f,  -1.6668057665E-1f,
                              2.0000714765E-1f,  -2.4999993993E-1f, 3.3333331174E-1f};
    int exponent;
    x = frexpf(x, &exponent);
    float e = (float)exponent;
    float twice = 0;
    if (x < 0.707106781186547524f) {
        e -= 1;
        twice = x;
    }
    x = x - 1.0f + twice;
    float z = x * x;
    float y = fmaf(polynomial(x, p, 9) * x, z, e * -2.12194440e-4f);
    x += y - 0.5f * z;
    return fmaf(e, 0.693359375f, x);
}

/* sin and cos of x >= 0: x is brought to [-pi/4, pi/4], where one polynomial gives the sine and
 * the other the cosine; the eighth of the circle says which is which and with what sign. */
static void cephes_sincos(float x, float *sine, float *cosine) {
    static const float s[] = {-1.9515295891E-4f, 8.3321608736E-3f, -1.6666654611E-1f};
    static const float c[] = {2.443315711809948E-005f, -1.388731625493765E-003f,
                              4.166664568298827E-002f};
    int eighth = ((int)(x * 1.27323954473516f) + 1) & ~1;
    float turns = (float)eighth;
    x = fmaf(turns, -0.78515625f, x);
    x = fmaf(turns, -2.4187564849853515625e-4f, x);
    x = fmaf(turns, -3.77489497744594108e-8f, x);
    float z = x * x;
    float near_cos = fmaf(polynomial(z, c, 3) * z, z, -0.5f * z) + 1.0f;
    float near_sin = fmaf(polynomial(z, s, 3) * z, x, x);
    bool swapped = (eighth & 2) != 0;
    *sine = swapped ? near_cos : near_sin;
    *cosine = swapped ? near_sin : near_cos;
    if (eighth & 4) *sine = -*sine;
    if (((eighth - 2) & 4) == 0) *cosine = -*cosine;
}

static void block_f32(float *data, float mean, float std) {
    const float two_pi = (float)(2.0 * PI);
    for (int i = 0; i < HALF; i++) {
        float radius = sqrtf(-2.0f * cephes_log(1.0f - data[i]));
        float sine, cosine;
        cephes_sincos(two_pi * data[i + HALF], &sine, &cosine);
        data[i] = fmaf(radius * cosine, std, mean);
        data[i + HALF] = fmaf(radius * sine, std, mean);
    }
}

static void block_f64(double *data, double mean, double std) {
    for (int i = 0; i < HALF; i++) {
        double radius = sqrt(-2.0 * log(1.0 - data[i]));
        double angle = 2.0 * PI * data[i + HALF];
        data[i] = fma(radius * cos(angle), std, mean);
        data[i + HALF] = fma(radius * sin(angle), std, mean);
    }
}

static void fill_f32(Generator *g, float *data, int64_t count, float mean, float std) {
    for (int64_t i = 0; i < count && !stop_asked(); i++) data[i] = uniform_f32(g);
    for (int64_t i = 0; i + BLOCK <= count && !stop_asked(); i += BLOCK)
        block_f32(data + i, mean, std);
    if (count % BLOCK == 0) return;
    float *tail = data + count - BLOCK;
    for (int i = 0; i < BLOCK; i++) tail[i] = uniform_f32(g);
    block_f32(tail, mean, std);
}

static void fill_f64(Generator *g, double *data, int64_t count, double mean, double std) {
    for (int64_t i = 0; i < count && !stop_asked(); i++) data[i] = uniform_f64(g);
    for (int64_t i = 0; i + BLOCK <= count && !stop_asked(); i += BLOCK)
        block_f64(data + i, mean, std);
    if (count % BLOCK == 0) return;
    double *tail = data + count - BLOCK;
    for (int i = 0; i < BLOCK; i++) tail[i] = uniform_f64(g);
    block_f64(tail, mean, std);
}

void random_normal_torch(Generator *g, const Tensor *t, double mean, double std) {
    int64_t count = tensor_count(t);
    if (count < BLOCK || !tensor_is_contiguous(t))
        fill_one_by_one(g, t, mean, std);
    else if (t->dtype == DTYPE_FLOAT32)
        fill_f32(g, tensor_data(t), count, (float)mean, (float)std);
    else
        fill_f64(g, tensor_data(t), count, mean, std);
}
