/* lesson/quiz: which question comes, and what it is made of. */
#include "lesson/quiz.h"

#include <string.h>

#include "lesson/quiz_draft.h"

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
    {"same", 2, ASK_LENGTH, VARY_SAME},
    {"row", 2, ASK_ROW, VARY_STRIDE | VARY_PADDING},
    {"shape", 3, ASK_SHAPE, VARY_CHANNELS | VARY_STRIDE | VARY_PADDING | VARY_BATCH},
    {"channels", 3, ASK_VALUE, VARY_CHANNELS | VARY_BIAS},
    {"keep", 3, ASK_KEEP, VARY_DILATION},
    {"sides", 3, ASK_SIDES, VARY_SAME},
    {"dilated", 3, ASK_EDGE, VARY_DILATION | VARY_PADDING},
    {"mode", 4, ASK_EDGE, VARY_PADDING | VARY_MODE},
    {"same-edge", 4, ASK_EDGE, VARY_SAME},
    {"weight", 4, ASK_WEIGHT, VARY_CHANNELS | VARY_GROUPS},
    {"count", 4, ASK_COUNT, VARY_CHANNELS | VARY_GROUPS | VARY_BIAS},
    {"stack", 4, ASK_STACK, 0},
    {"cost", 5, ASK_COST, VARY_CHANNELS | VARY_STRIDE | VARY_PADDING},
    {"groups", 5, ASK_VALUE, VARY_CHANNELS | VARY_GROUPS | VARY_BIAS},
    {"field", 5, ASK_FIELD, 0},
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
    Str code;
    str_init(&code);
    if (d.ask == ASK_STACK || d.ask == ASK_FIELD) {
        draft_stack_layers(&d, box, &code);
    } else {
        d.layer = quiz_layer_make(&quiz->random, topics[topic].varied, box);
        shape_layer(&d);
        choose_cell(&d);
        quiz_layer_code(&d.layer, &quiz->random, wants_values(d.ask), &code);
    }
    e->id = quiz->topic = topics[topic].name;
    e->kind = EXERCISE_PREDICT;
    e->code = draft_keep(&d, &code);
    e->after = draft_rule(&d, e->code); /* the answer is bound before it: it has to be worked out */
    draft_question(&d);
    e->passes = draft_rule(&d, draft_keepf(&d, "close(answer, %s)", e->wanted));
    for (Rule *rule = e->wrongs; rule; rule = rule->next) /* a mistake may come out right */
        rule->test = draft_keepf(&d, "%s and not %s", rule->test, e->passes->test);
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
