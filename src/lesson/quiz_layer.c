/* lesson/quiz_layer: a random Conv1d with an input, as lines of Python. */
#include "lesson/quiz_layer.h"

#include <string.h>

/* splitmix64 */
static uint64_t random_next(uint64_t *random) {
    uint64_t z = (*random += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

int random_between(uint64_t *random, int low, int high) {
    return low + (int)(random_next(random) % (uint64_t)(high - low + 1));
}

int quiz_layer_length(const QuizLayer *l) {
    if (l->same) return l->length;
    int room = l->length + 2 * l->padding - l->dilation * (l->kernel - 1) - 1;
    return room < 0 ? 0 : room / l->stride + 1;
}

int quiz_layer_front(const QuizLayer *l) {
    return l->same ? l->dilation * (l->kernel - 1) / 2 : l->padding;
}

static void vary_channels(QuizLayer *l, uint64_t *random, unsigned varied) {
    if (varied & VARY_GROUPS) {
        l->groups = random_between(random, 2, 3);
        l->in = l->groups * random_between(random, 1, 2);
        l->out = l->groups * random_between(random, 1, 2);
    } else if (varied & VARY_CHANNELS) {
        l->in = random_between(random, 2, 3);
        l->out = random_between(random, 1, 3);
    }
}

static void vary_mode(QuizLayer *l, uint64_t *random) {
    static const char *const modes[] = {"reflect", "replicate", "circular"};
    l->mode = modes[random_between(random, 0, 2)];
    if (l->padding == 0) l->padding = 1;
    if (l->padding > l->length - 1) l->padding = l->length - 1; /* reflect needs that */
}

QuizLayer quiz_layer_make(uint64_t *random, unsigned varied, int box) {
    QuizLayer l = {.batch = 1, .in = 1, .out = 1, .stride = 1, .dilation = 1, .groups = 1};
    l.mode = "zeros";
    l.kernel = random_between(random, 2, box < 2 ? 3 : 5);
    l.length = random_between(random, 5, 7 + 2 * (box < 4 ? box : 4));
    if (varied & VARY_STRIDE) l.stride = random_between(random, 2, box < 2 ? 3 : 4);
    if (varied & VARY_PADDING) l.padding = random_between(random, 1, l.kernel - 1);
    if (varied & VARY_DILATION) l.dilation = random_between(random, 2, box < 2 ? 2 : 3);
    if (varied & VARY_SAME) l.dilation = random_between(random, 1, box < 2 ? 2 : 3);
    l.same = (varied & VARY_SAME) != 0;
    if (varied & VARY_BATCH) l.batch = random_between(random, 1, 4);
    l.bias = (varied & VARY_BIAS) != 0;
    vary_channels(&l, random, varied);
    int span = l.dilation * (l.kernel - 1) + 1;
    if (l.length < span + l.stride) l.length = span + l.stride + random_between(random, 0, 2);
    if (varied & VARY_MODE) vary_mode(&l, random);
    return l;
}

void quiz_layer_call(const QuizLayer *l, Str *out) {
    str_addf(out, "nn.Conv1d(%d, %d, kernel_size=%d", l->in, l->out, l->kernel);
    if (l->stride != 1) str_addf(out, ", stride=%d", l->stride);
    if (l->padding) str_addf(out, ", padding=%d", l->padding);
    if (l->same) str_add(out, ", padding='same'");
    if (l->dilation != 1) str_addf(out, ", dilation=%d", l->dilation);
    if (l->groups != 1) str_addf(out, ", groups=%d", l->groups);
    if (!l->bias) str_add(out, ", bias=False");
    if (strcmp(l->mode, "zeros") != 0) str_addf(out, ", padding_mode='%s'", l->mode);
    str_add(out, ")");
}

static void add_row(uint64_t *random, int count, int low, int high, Str *out) {
    str_add_char(out, '[');
    for (int i = 0; i < count; i++)
        str_addf(out, "%s%d.", i ? ", " : "", random_between(random, low, high));
    str_add_char(out, ']');
}

/* rows rows of `count` numbers in one more pair of brackets; each on its own line, `indent` in. */
static void add_rows(uint64_t *random, int rows, int count, int low, int high, int indent,
                     Str *out) {
    str_add_char(out, '[');
    for (int i = 0; i < rows; i++) {
        if (i) {
            str_add(out, ",\n");
            str_add_repeat(out, ' ', indent);
        }
        add_row(random, count, low, high, out);
    }
    str_add_char(out, ']');
}

static void add_weight(const QuizLayer *l, uint64_t *random, Str *out) {
    static const char begin[] = "conv.weight = nn.Parameter(torch.tensor([";
    int indent = (int)strlen(begin);
    str_add(out, begin);
    for (int i = 0; i < l->out; i++) {
        if (i) {
            str_add(out, ",\n");
            str_add_repeat(out, ' ', indent);
        }
        add_rows(random, l->in / l->groups, l->kernel, -1, 3, indent + 1, out);
    }
    str_add(out, "]))\n");
}

void quiz_layer_code(const QuizLayer *l, uint64_t *random, bool values, Str *out) {
    if (values) {
        static const char begin[] = "x = torch.tensor([";
        str_add(out, begin);
        add_rows(random, l->in, l->length, 0, 5, (int)strlen(begin) + 1, out);
        str_add(out, "])\n");
    } else {
        str_addf(out, "x = torch.zeros(%d, %d, %d)\n", l->batch, l->in, l->length);
    }
    str_add(out, "conv = ");
    quiz_layer_call(l, out);
    str_add_char(out, '\n');
    if (!values) return;
    add_weight(l, random, out);
    if (!l->bias) return;
    str_add(out, "conv.bias = nn.Parameter(torch.tensor(");
    add_row(random, l->out, 1, 4, out);
    str_add(out, "))\n");
}
