/* lesson/quiz_draft: what is asked about one layer, and which mistakes are known. */
#include "lesson/quiz_draft.h"

#include <string.h>

const char *draft_keep(Draft *d, Str *s) {
    const char *text = arena_text(&d->quiz->arena, s->text, s->length);
    str_release(s);
    return text;
}

const char *draft_keepf(Draft *d, const char *format, ...) {
    Str s;
    str_init(&s);
    va_list args;
    va_start(args, format);
    str_addv(&s, format, args);
    va_end(args);
    return draft_keep(d, &s);
}

Rule *draft_rule(Draft *d, const char *test) {
    Rule *rule = arena_new(&d->quiz->arena, sizeof *rule);
    rule->test = test;
    return rule;
}

void draft_wrong(Draft *d, const char *test, const char *reason) {
    *d->last_wrong = draft_rule(d, test);
    (*d->last_wrong)->reason = reason;
    d->last_wrong = &(*d->last_wrong)->next;
}

void draft_hint(Draft *d, const char *markdown) {
    Exercise *e = d->quiz->exercise;
    Hint **last = &e->hints;
    while (*last) last = &(*last)->next;
    *last = arena_new(&d->quiz->arena, sizeof **last);
    (*last)->body = markdown_parse(&d->quiz->arena, markdown, 0);
    e->hint_count++;
}

/* The length that comes out where `layer` is taken for the real one. */
static void add_wrong_length(Draft *d, int length, const char *reason) {
    draft_wrong(d,
                draft_keepf(d,
                            d->ask == ASK_SHAPE ? "tuple(answer)[-1] == %d" : "close(answer, %d)",
                            length),
                reason);
}

static void add_wrong_lengths_of_same(Draft *d) {
    QuizLayer l = d->layer;
    l.same = false;
    add_wrong_length(d, quiz_layer_length(&l),
                     "That is the length without padding; 'same' adds "
                     "as many zeros as the window takes away.");
    l.dilation = 1;
    add_wrong_length(d, quiz_layer_length(&l),
                     "That is the length without padding; 'same' adds "
                     "as many zeros as the window takes away.");
}

static void add_wrong_lengths(Draft *d) {
    QuizLayer l = d->layer;
    if (l.same) {
        add_wrong_lengths_of_same(d);
        return;
    }
    int right = quiz_layer_length(&l);
    int room = l.length + 2 * l.padding - l.dilation * (l.kernel - 1) - 1;
    if (l.padding) {
        l.padding = 0;
        add_wrong_length(d, quiz_layer_length(&l), "That is the length without the padding.");
        l = d->layer;
        l.length -= l.padding;
        add_wrong_length(d, quiz_layer_length(&l),
                         "The padding stands on both sides: it counts twice.");
    }
    l = d->layer;
    l.dilation = 1;
    add_wrong_length(d, quiz_layer_length(&l),
                     "With dilation the window is wider: dilation * (kernel_size - 1) + 1.");
    l = d->layer;
    l.stride = 1;
    add_wrong_length(d, quiz_layer_length(&l), "That is the length with stride 1.");
    if (room % d->layer.stride)
        add_wrong_length(d, right + 1,
                         "A window that would reach past the end is left out: round down.");
    add_wrong_length(d, right - 1, "The first window counts, too: + 1.");
}

static void draft_length(Draft *d) {
    Exercise *e = d->quiz->exercise;
    d->quiz->question = "How long is the output: what is `conv(x).shape[2]`?";
    e->wanted = "conv(x).shape[2]";
    add_wrong_lengths(d);
    if (d->layer.same)
        draft_hint(d, "What does the word 'same' promise?");
    else
        draft_hint(d, "Lay the window at the left end. How far can it still move?");
    if (!d->layer.same)
        draft_hint(d, "floor((L + 2\\*padding - dilation\\*(kernel_size - 1) - 1) / stride) + 1");
    d->quiz->work[0] = "explain conv(x)";
    d->quiz->work[1] = "step conv(x)";
}

static void draft_shape(Draft *d) {
    Exercise *e = d->quiz->exercise;
    d->quiz->question = "What is `conv(x).shape`?";
    e->wanted = "tuple(conv(x).shape)";
    draft_wrong(d,
                draft_keepf(d, "len(answer) == 3 and answer[1] == %d and answer[1] != %d",
                            d->layer.in, d->layer.out),
                "The output has out_channels channels, not those of the input.");
    add_wrong_lengths(d);
    draft_hint(d, "Three sizes: the batch, out_channels, and the length.");
    draft_hint(d, "The length: "
                  "floor((L + 2\\*padding - dilation\\*(kernel_size - 1) - 1) / stride) + 1");
    d->quiz->work[0] = "explain conv(x)";
    d->quiz->work[1] = "step conv(x)";
}

/* What comes out of a layer with one thing changed. */
static void add_wrong_layer(Draft *d, const char *name, const char *change, const char *reason) {
    Exercise *e = d->quiz->exercise;
    Str code;
    str_init(&code);
    str_addf(&code, "%s\n%s = ", e->after->test, name);
    quiz_layer_call(&d->layer, &code);
    str_addf(&code, "\n%s.weight = conv.weight\n", name);
    if (d->layer.bias) str_addf(&code, "%s.bias = conv.bias\n", name);
    str_add(&code, change);
    e->after->test = draft_keep(d, &code);
    const char *cell = strchr(e->wanted, ')') + 1; /* [0, 0, 3].item() of conv(x)[0, 0, 3].item() */
    draft_wrong(d, draft_keepf(d, "close(answer, %s(x)%s)", name, cell), reason);
}

static void add_wrong_values(Draft *d) {
    add_wrong_layer(d, "flipped", "flipped.weight = nn.Parameter(conv.weight.flip(2))",
                    "That is the flipped kernel: Conv1d multiplies in the order in which the "
                    "weights stand.");
    if (d->layer.bias)
        add_wrong_layer(d, "bare", "bare.bias = nn.Parameter(torch.zeros(len(conv.bias)))",
                        "The bias is missing.");
    int inner = d->layer.in / d->layer.groups;
    if (d->layer.bias && inner > 1)
        add_wrong_layer(d, "often",
                        draft_keepf(d, "often.bias = nn.Parameter(conv.bias * %d)", inner),
                        "The bias was added once per channel; it is added once.");
    if (inner > 1)
        add_wrong_layer(d, "first",
                        "first.weight = nn.Parameter(conv.weight * torch.cat([torch.ones(1, 1, 1), "
                        "torch.zeros(1, conv.weight.shape[1] - 1, 1)], dim=1))",
                        "That is the sum of one channel only.");
}

/* Where the zeros of 'same' are an odd number. */
static void add_wrong_side(Draft *d) {
    const QuizLayer *l = &d->layer;
    int zeros = l->dilation * (l->kernel - 1);
    if (!l->same || zeros % 2 == 0) return;
    Exercise *e = d->quiz->exercise;
    e->after->test = draft_keepf(
        d, "%s\nfront = F.conv1d(F.pad(x, (%d, %d)), conv.weight, conv.bias, dilation=%d)",
        e->after->test, zeros / 2 + 1, zeros / 2, l->dilation);
    draft_wrong(d, draft_keepf(d, "close(answer, front[0, %d, %d])", d->channel, d->position),
                "That is with one zero more in front; an even number of taps has it behind.");
}

static void draft_value(Draft *d) {
    Quiz *quiz = d->quiz;
    const char *cell = draft_keepf(d, "conv(x)[0, %d, %d]", d->channel, d->position);
    quiz->question = draft_keepf(d, "What is `%s`?", cell);
    quiz->exercise->wanted = draft_keepf(d, "%s.item()", cell);
    quiz->exercise->worked = cell;
    add_wrong_values(d);
    add_wrong_side(d);
    int front = quiz_layer_front(&d->layer);
    if (d->layer.same)
        draft_hint(d, draft_keepf(d,
                                  "'same' adds dilation * (kernel_size - 1) = %d zero%s: %d in "
                                  "front, %d behind.",
                                  d->layer.dilation * (d->layer.kernel - 1),
                                  d->layer.dilation * (d->layer.kernel - 1) == 1 ? "" : "s", front,
                                  d->layer.dilation * (d->layer.kernel - 1) - front));
    draft_hint(d, draft_keepf(d,
                              "The window of output %d begins at %d * %d - %d = %d; a position "
                              "outside the signal is padding.",
                              d->position, d->position, d->layer.stride, front,
                              d->position * d->layer.stride - front));
    draft_hint(d, "Multiply each tap with its weight, sum up (over the channels of the group), and "
                  "add the bias once.");
    quiz->work[0] = draft_keepf(d, "trace %s", cell);
    quiz->work[1] = "step conv(x)";
    quiz->work[2] = draft_keepf(d, "goto 0, %d, %d", d->channel, d->position);
}

static void draft_row(Draft *d) {
    d->quiz->question = "What is the whole output row, `conv(x)[0, 0]`?";
    d->quiz->exercise->wanted = "conv(x)[0, 0].tolist()";
    d->quiz->exercise->worked = "conv(x)[0, 0]";
    add_wrong_values(d);
    draft_hint(d, draft_keepf(d, "It has %d numbers.", quiz_layer_length(&d->layer)));
    draft_hint(d, "Write down the padded signal, and move the window by the stride.");
    d->quiz->work[0] = "step conv(x)";
}

static void draft_keeping(Draft *d) {
    Exercise *e = d->quiz->exercise;
    d->quiz->question = "Which `padding` would make the output as long as the input?";
    e->wanted = "conv.dilation[0] * (conv.kernel_size[0] - 1) // 2";
    const QuizLayer *l = &d->layer;
    draft_wrong(d, draft_keepf(d, "close(answer, %d)", l->dilation * (l->kernel - 1)),
                "That is how much is missing at both ends together.");
    draft_wrong(d, draft_keepf(d, "close(answer, %d)", (l->kernel - 1) / 2),
                "The dilation makes the window wider.");
    draft_hint(d, "Without padding dilation * (kernel_size - 1) outputs are missing.");
    d->quiz->work[0] = "explain conv(x)";
    d->quiz->work[1] = "step conv(x)";
}

/* The rest of the zeros stands behind. */
#define ZEROS "conv.dilation[0] * (conv.kernel_size[0] - 1)"

static void draft_sides(Draft *d) {
    Exercise *e = d->quiz->exercise;
    const QuizLayer *l = &d->layer;
    int zeros = l->dilation * (l->kernel - 1), plain = l->kernel - 1;
    d->quiz->question = "How many zeros does the layer put in front of the signal, and how many "
                        "behind it? Answer with two numbers, such as `%check 3 4`.";
    e->wanted = "[" ZEROS " // 2, " ZEROS " - " ZEROS " // 2]";
    if (zeros % 2)
        draft_wrong(d, draft_keepf(d, "close(answer, [%d, %d])", zeros / 2 + 1, zeros / 2),
                    "The one that cannot be halved stands behind the signal, not in front.");
    draft_wrong(d, draft_keepf(d, "close(answer, [%d, %d])", zeros, zeros),
                "These are all of them, on each side.");
    draft_wrong(d, draft_keepf(d, "close(answer, [%d, %d])", plain / 2, plain - plain / 2),
                "The dilation makes the window wider.");
    draft_hint(d, "Without padding dilation \\* (kernel_size - 1) outputs are missing; 'same' adds "
                  "as many zeros.");
    draft_hint(d, "Half of them in front, rounded down; the others behind.");
    d->quiz->because = draft_keepf(d, "%d * (%d - 1) = %d in all: %d in front, %d behind.",
                                   l->dilation, l->kernel, zeros, zeros / 2, zeros - zeros / 2);
    d->quiz->work[0] = "explain conv(x)";
    d->quiz->work[1] = "step conv(x)";
}

static void draft_weight(Draft *d) {
    Exercise *e = d->quiz->exercise;
    const QuizLayer *l = &d->layer;
    d->quiz->question = "What is `conv.weight.shape`?";
    e->wanted = "tuple(conv.weight.shape)";
    draft_wrong(d, draft_keepf(d, "tuple(answer) == (%d, %d, %d)", l->out, l->in, l->kernel),
                "Each kernel reads only the channels of its group: in_channels / groups.");
    draft_wrong(d,
                draft_keepf(d, "tuple(answer) == (%d, %d, %d) and %d != %d", l->in / l->groups,
                            l->out, l->kernel, l->in / l->groups, l->out),
                "The output channels come first.");
    draft_hint(d, "(out_channels, in_channels / groups, kernel_size)");
    d->quiz->work[0] = "explain conv(x)";
    d->quiz->work[1] = "step conv(x)";
}

static void draft_count(Draft *d) {
    Exercise *e = d->quiz->exercise;
    const QuizLayer *l = &d->layer;
    d->quiz->question = "How many numbers does `conv` learn, weights and biases together?";
    e->wanted = "sum(p.numel() for p in conv.parameters())";
    int weights = l->out * (l->in / l->groups) * l->kernel;
    if (l->bias)
        draft_wrong(d, draft_keepf(d, "close(answer, %d)", weights),
                    "One bias per output channel is missing.");
    if (l->groups > 1)
        draft_wrong(
            d, draft_keepf(d, "close(answer, %d)", l->out * l->in * l->kernel + l->out * l->bias),
            "With groups a kernel reads in_channels / groups channels.");
    draft_hint(d,
               "out_channels \\* (in_channels / groups) \\* kernel_size weights, and one bias per "
               "output channel.");
    d->quiz->work[0] = "explain conv(x)";
    d->quiz->work[1] = "step conv(x)";
}

static void draft_cost(Draft *d) {
    Exercise *e = d->quiz->exercise;
    const QuizLayer *l = &d->layer;
    d->quiz->question = "How many multiplications does `conv(x)` take?";
    e->wanted = "conv(x).numel() * conv.weight[0].numel()";
    draft_wrong(
        d, draft_keepf(d, "close(answer, %d)", quiz_layer_length(l) * l->in * l->kernel * l->batch),
        "That is for one output channel.");
    draft_wrong(
        d,
        draft_keepf(d, "close(answer, %d)", quiz_layer_length(l) * l->out * l->kernel * l->batch),
        "Each output sums over all input channels.");
    draft_hint(
        d, "Each output takes in_channels \\* kernel_size of them. How many outputs are there?");
    d->quiz->work[0] = "explain conv(x)";
    d->quiz->work[1] = "step conv(x)";
}

void draft_question(Draft *d) {
    static void (*const drafts[])(Draft * d) = {
        [ASK_LENGTH] = draft_length, [ASK_SHAPE] = draft_shape,   [ASK_VALUE] = draft_value,
        [ASK_EDGE] = draft_value,    [ASK_ROW] = draft_row,       [ASK_KEEP] = draft_keeping,
        [ASK_SIDES] = draft_sides,   [ASK_WEIGHT] = draft_weight, [ASK_COUNT] = draft_count,
        [ASK_COST] = draft_cost,     [ASK_STACK] = draft_stack,   [ASK_FIELD] = draft_field};
    drafts[d->ask](d);
}
