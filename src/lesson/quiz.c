/* lesson/quiz: which question comes, and what it is made of. */
#include "lesson/quiz.h"

#include <string.h>

#include "lesson/quiz_layer.h"

typedef enum Ask {
    ASK_LENGTH,
    ASK_SHAPE,
    ASK_VALUE,
    ASK_EDGE, /* a value that reads padding */
    ASK_ROW,
    ASK_KEEP, /* the padding that keeps the length */
    ASK_WEIGHT,
    ASK_COUNT,
    ASK_COST
} Ask;

static const struct TopicRow {
    const char *name;
    int level;
    Ask ask;
    unsigned varied;
} topics[] = {
    {"length", 0, ASK_LENGTH, 0},
    {"value", 0, ASK_VALUE, 0},
    {"stride", 1, ASK_LENGTH, VARY_STRIDE},
    {"padding", 1, ASK_LENGTH, VARY_PADDING},
    {"bias", 1, ASK_VALUE, VARY_BIAS},
    {"edge", 2, ASK_EDGE, VARY_PADDING},
    {"dilation", 2, ASK_LENGTH, VARY_DILATION},
    {"row", 2, ASK_ROW, VARY_STRIDE | VARY_PADDING},
    {"shape", 3, ASK_SHAPE, VARY_CHANNELS | VARY_STRIDE | VARY_PADDING | VARY_BATCH},
    {"channels", 3, ASK_VALUE, VARY_CHANNELS | VARY_BIAS},
    {"keep", 3, ASK_KEEP, VARY_DILATION},
    {"dilated", 3, ASK_EDGE, VARY_DILATION | VARY_PADDING},
    {"mode", 4, ASK_EDGE, VARY_PADDING | VARY_MODE},
    {"weight", 4, ASK_WEIGHT, VARY_CHANNELS | VARY_GROUPS},
    {"count", 4, ASK_COUNT, VARY_CHANNELS | VARY_GROUPS | VARY_BIAS},
    {"cost", 5, ASK_COST, VARY_CHANNELS | VARY_STRIDE | VARY_PADDING},
    {"groups", 5, ASK_VALUE, VARY_CHANNELS | VARY_GROUPS | VARY_BIAS},
    {"combined", 5, ASK_SHAPE, VARY_ALL & ~VARY_MODE},
    {"everything", 6, ASK_EDGE, VARY_ALL & ~VARY_BATCH},
};
enum { TOPICS = sizeof topics / sizeof *topics, BOX_MAX = 5, BOX_KNOWN = 2 };

int quiz_topic_count(void) {
    return TOPICS;
}

const char *quiz_topic_name(int topic) {
    return topics[topic].name;
}

void quiz_seed(Quiz *quiz, uint64_t seed) {
    quiz->random = seed;
}

void quiz_release(Quiz *quiz) {
    arena_release(&quiz->arena);
    *quiz = (Quiz){.random = quiz->random};
}

/* ---- a question */

typedef struct Draft {
    Quiz *quiz;
    QuizLayer layer;
    Ask ask;
    int channel, position; /* of VALUE and EDGE */
    Rule **last_wrong;
} Draft;

static const char *keep(Draft *d, Str *s) {
    const char *text = arena_text(&d->quiz->arena, s->text, s->length);
    str_release(s);
    return text;
}

static const char *keepf(Draft *d, const char *format, ...) __attribute__((format(printf, 2, 3)));
static const char *keepf(Draft *d, const char *format, ...) {
    Str s;
    str_init(&s);
    va_list args;
    va_start(args, format);
    str_addv(&s, format, args);
    va_end(args);
    return keep(d, &s);
}

static Rule *rule_new(Draft *d, const char *test) {
    Rule *rule = arena_new(&d->quiz->arena, sizeof *rule);
    rule->test = test;
    return rule;
}

static void add_wrong(Draft *d, const char *test, const char *reason) {
    *d->last_wrong = rule_new(d, test);
    (*d->last_wrong)->reason = reason;
    d->last_wrong = &(*d->last_wrong)->next;
}

static void add_hint(Draft *d, const char *markdown) {
    Exercise *e = d->quiz->exercise;
    Hint **last = &e->hints;
    while (*last) last = &(*last)->next;
    *last = arena_new(&d->quiz->arena, sizeof **last);
    (*last)->body = markdown_parse(&d->quiz->arena, markdown, 0);
    e->hint_count++;
}

/* The length that comes out where `layer` is taken for the real one. */
static void add_wrong_length(Draft *d, int length, const char *reason) {
    add_wrong(
        d, keepf(d, d->ask == ASK_SHAPE ? "tuple(answer)[-1] == %d" : "close(answer, %d)", length),
        reason);
}

static void add_wrong_lengths(Draft *d) {
    QuizLayer l = d->layer;
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
    add_hint(d, "Lay the window at the left end. How far can it still move?");
    add_hint(d, "floor((L + 2\\*padding - dilation\\*(kernel_size - 1) - 1) / stride) + 1");
    d->quiz->work[0] = "explain conv(x)";
    d->quiz->work[1] = "step conv(x)";
}

static void draft_shape(Draft *d) {
    Exercise *e = d->quiz->exercise;
    d->quiz->question = "What is `conv(x).shape`?";
    e->wanted = "tuple(conv(x).shape)";
    add_wrong(d,
              keepf(d, "len(answer) == 3 and answer[1] == %d and answer[1] != %d", d->layer.in,
                    d->layer.out),
              "The output has out_channels channels, not those of the input.");
    add_wrong_lengths(d);
    add_hint(d, "Three sizes: the batch, out_channels, and the length.");
    add_hint(d, "The length: "
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
    e->after->test = keep(d, &code);
    const char *cell = strchr(e->wanted, ')') + 1; /* [0, 0, 3].item() of conv(x)[0, 0, 3].item() */
    add_wrong(d, keepf(d, "close(answer, %s(x)%s)", name, cell), reason);
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
        add_wrong_layer(d, "often", keepf(d, "often.bias = nn.Parameter(conv.bias * %d)", inner),
                        "The bias was added once per channel; it is added once.");
    if (inner > 1)
        add_wrong_layer(d, "first",
                        "first.weight = nn.Parameter(conv.weight * torch.cat([torch.ones(1, 1, 1), "
                        "torch.zeros(1, conv.weight.shape[1] - 1, 1)], dim=1))",
                        "That is the sum of one channel only.");
}

static void draft_value(Draft *d) {
    Quiz *quiz = d->quiz;
    const char *cell = keepf(d, "conv(x)[0, %d, %d]", d->channel, d->position);
    quiz->question = keepf(d, "What is `%s`?", cell);
    quiz->exercise->wanted = keepf(d, "%s.item()", cell);
    quiz->exercise->worked = cell;
    add_wrong_values(d);
    add_hint(d, keepf(d,
                      "The window of output %d begins at %d * %d - %d = %d; a position outside "
                      "the signal is padding.",
                      d->position, d->position, d->layer.stride, d->layer.padding,
                      d->position * d->layer.stride - d->layer.padding));
    add_hint(d, "Multiply each tap with its weight, sum up (over the channels of the group), and "
                "add the bias once.");
    quiz->work[0] = keepf(d, "trace %s", cell);
    quiz->work[1] = "step conv(x)";
    quiz->work[2] = keepf(d, "goto 0, %d, %d", d->channel, d->position);
}

static void draft_row(Draft *d) {
    d->quiz->question = "What is the whole output row, `conv(x)[0, 0]`?";
    d->quiz->exercise->wanted = "conv(x)[0, 0].tolist()";
    d->quiz->exercise->worked = "conv(x)[0, 0]";
    add_wrong_values(d);
    add_hint(d, keepf(d, "It has %d numbers.", quiz_layer_length(&d->layer)));
    add_hint(d, "Write down the padded signal, and move the window by the stride.");
    d->quiz->work[0] = "step conv(x)";
}

static void draft_keep(Draft *d) {
    Exercise *e = d->quiz->exercise;
    d->quiz->question = "Which `padding` would make the output as long as the input?";
    e->wanted = "conv.dilation[0] * (conv.kernel_size[0] - 1) // 2";
    const QuizLayer *l = &d->layer;
    add_wrong(d, keepf(d, "close(answer, %d)", l->dilation * (l->kernel - 1)),
              "That is how much is missing at both ends together.");
    add_wrong(d, keepf(d, "close(answer, %d)", (l->kernel - 1) / 2),
              "The dilation makes the window wider.");
    add_hint(d, "Without padding dilation * (kernel_size - 1) outputs are missing.");
    d->quiz->work[0] = "explain conv(x)";
    d->quiz->work[1] = "step conv(x)";
}

static void draft_weight(Draft *d) {
    Exercise *e = d->quiz->exercise;
    const QuizLayer *l = &d->layer;
    d->quiz->question = "What is `conv.weight.shape`?";
    e->wanted = "tuple(conv.weight.shape)";
    add_wrong(d, keepf(d, "tuple(answer) == (%d, %d, %d)", l->out, l->in, l->kernel),
              "Each kernel reads only the channels of its group: in_channels / groups.");
    add_wrong(d,
              keepf(d, "tuple(answer) == (%d, %d, %d) and %d != %d", l->in / l->groups, l->out,
                    l->kernel, l->in / l->groups, l->out),
              "The output channels come first.");
    add_hint(d, "(out_channels, in_channels / groups, kernel_size)");
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
        add_wrong(d, keepf(d, "close(answer, %d)", weights),
                  "One bias per output channel is missing.");
    if (l->groups > 1)
        add_wrong(d, keepf(d, "close(answer, %d)", l->out * l->in * l->kernel + l->out * l->bias),
                  "With groups a kernel reads in_channels / groups channels.");
    add_hint(d, "out_channels \\* (in_channels / groups) \\* kernel_size weights, and one bias per "
                "output channel.");
    d->quiz->work[0] = "explain conv(x)";
    d->quiz->work[1] = "step conv(x)";
}

static void draft_cost(Draft *d) {
    Exercise *e = d->quiz->exercise;
    const QuizLayer *l = &d->layer;
    d->quiz->question = "How many multiplications does `conv(x)` take?";
    e->wanted = "conv(x).numel() * conv.weight[0].numel()";
    add_wrong(d, keepf(d, "close(answer, %d)", quiz_layer_length(l) * l->in * l->kernel * l->batch),
              "That is for one output channel.");
    add_wrong(d,
              keepf(d, "close(answer, %d)", quiz_layer_length(l) * l->out * l->kernel * l->batch),
              "Each output sums over all input channels.");
    add_hint(d,
             "Each output takes in_channels \\* kernel_size of them. How many outputs are there?");
    d->quiz->work[0] = "explain conv(x)";
    d->quiz->work[1] = "step conv(x)";
}

static void (*const drafts[])(Draft *d) = {draft_length, draft_shape, draft_value,
                                           draft_value,  draft_row,   draft_keep,
                                           draft_weight, draft_count, draft_cost};

static bool wants_values(Ask ask) {
    return ask == ASK_VALUE || ask == ASK_EDGE || ask == ASK_ROW;
}

/* The padding that keeps the length is whole only where dilation * (kernel_size - 1) is even. */
static void shape_layer(Draft *d) {
    QuizLayer *l = &d->layer;
    if (d->ask == ASK_KEEP && l->dilation * (l->kernel - 1) % 2) l->kernel++;
    if (wants_values(d->ask)) l->batch = 1;
    if (d->ask == ASK_ROW && l->length > 8) l->length = 8;
    int span = l->dilation * (l->kernel - 1) + 1;
    if (l->length < span) l->length = span;
}

static void choose_cell(Draft *d) {
    int last = quiz_layer_length(&d->layer) - 1;
    uint64_t *random = &d->quiz->random;
    d->channel = random_between(random, 0, d->layer.out - 1);
    d->position = random_between(random, 0, last);
    if (d->ask == ASK_EDGE) d->position = random_between(random, 0, 1) ? last : 0;
}

void quiz_ask_topic(Quiz *quiz, int topic, int box) {
    quiz_release(quiz);
    Exercise *e = quiz->exercise = arena_new(&quiz->arena, sizeof *e);
    e->choices = "";
    Draft d = {.quiz = quiz, .ask = topics[topic].ask, .last_wrong = &e->wrongs};
    d.layer = quiz_layer_make(&quiz->random, topics[topic].varied, box);
    shape_layer(&d);
    choose_cell(&d);
    Str code;
    str_init(&code);
    quiz_layer_code(&d.layer, &quiz->random, wants_values(d.ask), &code);
    e->id = quiz->topic = topics[topic].name;
    e->kind = EXERCISE_PREDICT;
    e->code = keep(&d, &code);
    e->after = rule_new(&d, e->code); /* the answer is bound before it: it has to be worked out */
    drafts[d.ask](&d);
    e->passes = rule_new(&d, keepf(&d, "close(answer, %s)", e->wanted));
    for (Rule *rule = e->wrongs; rule; rule = rule->next) /* a mistake may come out right */
        rule->test = keepf(&d, "%s and not %s", rule->test, e->passes->test);
    e->checked = true;
}

/* ---- which one comes */

/* How many questions were asked so far stands in a record of its own. */
static int *asked(Progress *progress) {
    return &progress_topic(progress, "asked")->due;
}

/* Topics of a level come in when all of the levels below are known. */
static int open_level(Progress *progress) {
    int level = topics[TOPICS - 1].level;
    for (int i = 0; i < TOPICS; i++)
        if (progress_topic(progress, topics[i].name)->box < BOX_KNOWN && topics[i].level < level)
            level = topics[i].level;
    return level;
}

/* The one that is due for longest; of new ones the easiest. */
static int choose(Quiz *quiz, Progress *progress) {
    int level = open_level(progress), now = *asked(progress);
    int best = -1, best_late = 0;
    for (int i = 0; i < TOPICS && topics[i].level <= level; i++) {
        const TopicRecord *record = progress_topic(progress, topics[i].name);
        int late = record->when ? now - record->due : 0;
        if (best < 0 || late > best_late) {
            best = i;
            best_late = late;
        }
    }
    if (best_late < 0) { /* nothing is due: any of those that are open */
        do best = random_between(&quiz->random, 0, TOPICS - 1);
        while (topics[best].level > level);
    }
    return best;
}

void quiz_ask(Quiz *quiz, Progress *progress) {
    int topic = choose(quiz, progress);
    quiz_ask_topic(quiz, topic, progress_topic(progress, topics[topic].name)->box);
}

void quiz_score(Quiz *quiz, Progress *progress, bool right) {
    static const int waits[BOX_MAX + 1] = {2, 3, 5, 9, 17, 33};
    TopicRecord *count = progress_topic(progress, "asked");
    count->due++;
    progress_touch(&count->when);
    int now = count->due;
    TopicRecord *record = progress_topic(progress, quiz->topic);
    record->box = right ? record->box + (record->box < BOX_MAX) : 0;
    record->due = now + waits[record->box] - 1;
    progress_touch(&record->when);
}
