/* lesson/quiz_draft: the words, the rules and the hints of a question. */
#ifndef LESSON_QUIZ_DRAFT_H
#define LESSON_QUIZ_DRAFT_H

#include "lesson/quiz.h"
#include "lesson/quiz_layer.h"

typedef enum Ask {
    ASK_LENGTH,
    ASK_SHAPE,
    ASK_VALUE,
    ASK_EDGE, /* a value that reads padding */
    ASK_ROW,
    ASK_KEEP,  /* the padding that keeps the length */
    ASK_SIDES, /* the zeros that 'same' puts in front and behind */
    ASK_WEIGHT,
    ASK_COUNT,
    ASK_COST,
    ASK_STACK, /* the shape behind two layers */
    ASK_FIELD  /* how much of the input two layers see */
} Ask;

typedef struct Draft {
    Quiz *quiz;
    QuizLayer layer;
    QuizLayer second; /* of STACK and FIELD: what reads the output of `layer` */
    Ask ask;
    int channel, position; /* of VALUE and EDGE */
    Rule **last_wrong;
} Draft;

/* Question, what is wanted, wrong rules, hints and work, for the layers that are there. */
void draft_question(Draft *d);

/* Two layers instead of one, and their code; box as in quiz_layer_make. */
void draft_stack_layers(Draft *d, int box, Str *code);
void draft_stack(Draft *d);
void draft_field(Draft *d);

/* ---- for the drafts: texts live in the quiz's arena */
const char *draft_keep(Draft *d, Str *s); /* releases it */
const char *draft_keepf(Draft *d, const char *format, ...) __attribute__((format(printf, 2, 3)));
Rule *draft_rule(Draft *d, const char *test);
void draft_wrong(Draft *d, const char *test, const char *reason);
void draft_hint(Draft *d, const char *markdown);

#endif
