/* walk/presets: signals and kernels whose convolution one can foresee. */
#include <math.h>
#include <string.h>

#include "walk/edit.h"

static double impulse(int64_t i, int64_t count) {
    return i == count / 2;
}
static double step(int64_t i, int64_t count) {
    return i >= count / 2;
}
static double ramp(int64_t i, int64_t count) {
    (void)count;
    return (double)i;
}
/* Two periods, and none shorter than eight samples. */
static double sine(int64_t i, int64_t count) {
    double period = fmax((double)count / 2, 8);
    return sin(2 * acos(-1) * (double)i / period);
}
/* Evenly between -1 and 1, in thousandths, the same each time: the sample's number, scrambled. */
static double noise(int64_t i, int64_t count) {
    (void)count;
    uint64_t z = (uint64_t)i * 0x9E3779B97F4A7C15U + 1;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return (double)((z >> 33) % 2001) / 1000 - 1;
}
/* Low, high, low: an edge up and an edge down. */
static double edge(int64_t i, int64_t count) {
    return i >= count / 3 && i < count - count / 3;
}

const Preset signal_presets[] = {
    {"impulse", "one 1 among zeros: the output is the kernel, mirrored", impulse},
    {"step", "zeros, then ones", step},
    {"ramp", "0, 1, 2, 3 ...", ramp},
    {"sine", "a sine wave", sine},
    {"noise", "numbers at random between -1 and 1, always the same", noise},
    {"edge", "a plateau: an edge up and an edge down", edge},
};
const int signal_preset_count = sizeof signal_presets / sizeof *signal_presets;

static double identity(int64_t k, int64_t size) {
    return k == (size - 1) / 2;
}
static double moving_average(int64_t k, int64_t size) {
    (void)k;
    return 1 / (double)size;
}
/* What comes last less what comes first. */
static double difference(int64_t k, int64_t size) {
    return (double)(k == size - 1) - (double)(k == 0);
}
/* Binomial coefficients over their sum, 1 2 1 over 4: a bell. */
static double smoothing(int64_t k, int64_t size) {
    double n = (double)size - 1;
    double log_choose = lgamma(n + 1) - lgamma((double)k + 1) - lgamma(n - (double)k + 1);
    double value = exp(log_choose - n * log(2));
    return n < 40 ? round(value * exp2(n)) / exp2(n) : value;
}
/* The sample less the mean of its neighbours: 0 wherever the signal is even. */
static double edge_detector(int64_t k, int64_t size) {
    if (size == 1) return 1;
    return identity(k, size) != 0 ? 1 : -1 / ((double)size - 1);
}

const Preset kernel_presets[] = {
    {"identity", "1 at the centre: the output is the input", identity},
    {"moving_average", "each tap 1/k: the mean of the window", moving_average},
    {"difference", "-1 first, 1 last: how much the window rises", difference},
    {"smoothing", "a bell, 1 2 1 over 4: a mean that trusts the centre more", smoothing},
    {"edge_detector", "the centre less the mean of its neighbours: 0 where it is even",
     edge_detector},
};
const int kernel_preset_count = sizeof kernel_presets / sizeof *kernel_presets;

static int find_in(const Preset *presets, int count, const char *name) {
    int found = -1;
    for (int row = 0; row < count; row++) {
        if (strcmp(presets[row].name, name) == 0) return row;
        if (strncmp(presets[row].name, name, strlen(name)) == 0) found = found < 0 ? row : count;
    }
    return found < count ? found : -1;
}

EditKind preset_find(const char *name, int *row) {
    *row = find_in(signal_presets, signal_preset_count, name);
    if (*row >= 0) return EDIT_SIGNAL;
    *row = find_in(kernel_presets, kernel_preset_count, name);
    return *row >= 0 ? EDIT_KERNEL : EDIT_NONE;
}

int preset_next(EditKind kind, int row, int by) {
    int count = kind == EDIT_SIGNAL ? signal_preset_count : kernel_preset_count;
    if (row < 0) return by > 0 ? 0 : count - 1;
    return (row + count + by) % count;
}

double kernel_preset_weight(const Walk *walk, int row, int64_t c, int64_t j, int64_t k) {
    const Conv1dShape *s = &walk->call.shape;
    if (j != c % (s->in_channels / s->groups)) return 0;
    return kernel_presets[row].value(k, s->kernel_size);
}
