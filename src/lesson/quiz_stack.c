/* lesson/quiz_stack: questions about two layers, one behind the other. */
#include "lesson/quiz_draft.h"

static int span_of(const QuizLayer *l) {
    return l->dilation * (l->kernel - 1) + 1;
}

/* Each layer has some of them; with all in both nobody would reckon it in the head. */
static unsigned some(uint64_t *random, unsigned varied) {
    for (unsigned bit = 1; bit <= varied; bit <<= 1)
        if (random_between(random, 0, 1)) varied &= ~bit;
    return varied;
}

void draft_stack_layers(Draft *d, int box, Str *code) {
    uint64_t *random = &d->quiz->random;
    bool field = d->ask == ASK_FIELD;
    unsigned varied = VARY_STRIDE | VARY_DILATION | (field ? 0U : VARY_PADDING);
    QuizLayer *a = &d->layer, *b = &d->second;
    *a = quiz_layer_make(random, some(random, varied) | (field ? VARY_STRIDE : 0U), box);
    *b = quiz_layer_make(random, some(random, varied), box);
    if (!field) {
        a->in = random_between(random, 1, 3);
        a->out = b->in = random_between(random, 2, 6);
        b->out = random_between(random, 1, 4);
        a->batch = random_between(random, 1, 4);
    }
    a->bias = b->bias = true; /* they play no part: nothing to say about them */
    while (quiz_layer_length(a) < span_of(b) + b->stride) a->length++;
    b->length = quiz_layer_length(a);
    str_addf(code, "x = torch.zeros(%d, %d, %d)\nnet = nn.Sequential(", a->batch, a->in, a->length);
    quiz_layer_call(a, code);
    str_add(code, ",\n                    ");
    quiz_layer_call(b, code);
    str_add(code, ")\n");
}

static void add_work(Draft *d) {
    d->quiz->work[0] = "explain net[0](x)";
    d->quiz->work[1] = "explain net[1](net[0](x))";
    d->quiz->work[2] = "step net(x)";
}

void draft_stack(Draft *d) {
    const QuizLayer *a = &d->layer;
    QuizLayer b = d->second;
    int between = b.length, right = quiz_layer_length(&b);
    d->quiz->question = "What is `net(x).shape`?";
    d->quiz->exercise->wanted = "tuple(net(x).shape)";
    draft_wrong(d, draft_keepf(d, "tuple(answer) == (%d, %d, %d)", a->batch, a->out, between),
                "That is the shape behind the first layer; the second reads it.");
    b.length = a->length;
    draft_wrong(
        d, draft_keepf(d, "tuple(answer)[-1] == %d", quiz_layer_length(&b)),
        draft_keepf(d, "The second layer reads what the first one gives: %d samples.", between));
    draft_wrong(
        d, draft_keepf(d, "len(answer) == 3 and answer[2] == %d and answer[1] != %d", right, b.out),
        "The length is right; the channels are those that come out of the last layer.");
    draft_hint(d, "One layer after the other: how long is `net[0](x)`?");
    draft_hint(d, draft_keepf(d, "The first layer gives %d samples. Now the same for the second.",
                              between));
    add_work(d);
}

void draft_field(Draft *d) {
    const QuizLayer *a = &d->layer, *b = &d->second;
    int more = b->dilation * (b->kernel - 1); /* steps of the first layer between first and last */
    d->quiz->question = "How many samples of `x` does one output of `net` depend on, from the "
                        "first to the last: what is its receptive field?";
    d->quiz->exercise->wanted =
        "1 + net[0].dilation[0] * (net[0].kernel_size[0] - 1)"
        " + net[0].stride[0] * net[1].dilation[0] * (net[1].kernel_size[0] - 1)";
    draft_wrong(d, draft_keepf(d, "close(answer, %d)", span_of(a) + more),
                draft_keepf(d,
                            "Neighbours of the first layer's output stand %d samples apart: its "
                            "stride counts.",
                            a->stride));
    draft_wrong(d, draft_keepf(d, "close(answer, %d)", span_of(a) * span_of(b)),
                "The windows overlap: from one to the next it is the stride, not a whole window.");
    draft_wrong(d, draft_keepf(d, "close(answer, %d)", span_of(a) + span_of(b)),
                "The spans do not simply add up: the second layer's first window counts already.");
    draft_wrong(d, draft_keepf(d, "close(answer, %d)", a->kernel + a->stride * (b->kernel - 1)),
                "The dilation makes a window wider.");
    draft_wrong(d, draft_keepf(d, "close(answer, %d)", span_of(a)),
                "That is what one output of the first layer sees.");
    draft_wrong(d, draft_keepf(d, "close(answer, %d)", span_of(a) + a->stride * b->stride * more),
                "The last layer's own stride plays no part: it moves the outputs, not their taps.");
    draft_hint(d, "One output of the first layer sees dilation \\* (kernel_size - 1) + 1 samples.");
    draft_hint(d, draft_keepf(d,
                              "The last tap of the second layer stands %d outputs of the first "
                              "behind its first tap, and each of those is %d sample%s further on.",
                              more, a->stride, a->stride == 1 ? "" : "s"));
    d->quiz->because = draft_keepf(
        d,
        "The first layer sees %d * (%d - 1) + 1 = %d samples. From the first tap of the second one "
        "to its last it is %d * (%d - 1) = %d output%s of the first, each %d further on: "
        "%d + %d * %d = %d.",
        a->dilation, a->kernel, span_of(a), b->dilation, b->kernel, more, more == 1 ? "" : "s",
        a->stride, span_of(a), a->stride, more, span_of(a) + a->stride * more);
    add_work(d);
}
