/* lesson/exercise: one exercise, as its lesson's file describes it.
 *
 *     ```python exercise id=halve              code to fill in, write or mend; with kind=predict
 *     conv = nn.Conv1d(1, 1, 3, stride=____)   and kind=choose it is shown only
 *     ```
 *     <details><summary>Hint 1</summary> ... </details>
 *     <details><summary>Solution</summary> ... </details>
 *     <!-- check
 *     setup: x = torch.arange(7.).view(1, 1, 7)
 *     wrong: conv.stride == (1,) | Every position was kept.
 *        example: conv = nn.Conv1d(1, 1, 3, padding=1)
 *     pass: conv(x).shape == (1, 1, 4)
 *     -->
 *
 * Everything lives in the lesson's arena. */
#ifndef LESSON_EXERCISE_H
#define LESSON_EXERCISE_H

#include "lesson/markdown.h"
#include "lesson/problem.h"

typedef enum ExerciseKind {
    EXERCISE_WRITE,
    EXERCISE_FIX, /* find and mend the mistake */
    EXERCISE_PREDICT,
    EXERCISE_CHOOSE
} ExerciseKind;

/* A line of the check comment; lines of a longer text are joined by newlines. */
typedef struct Rule {
    const char *test;    /* an expression, or statements */
    const char *reason;  /* `wrong`: what is said where the test is true */
    const char *example; /* `wrong`: learner's code that it must catch; NULL where none is given */
    int line;
    struct Rule *next;
} Rule;

typedef struct Hint {
    const Block *body; /* a ROOT */
    struct Hint *next;
} Hint;

typedef struct Exercise {
    const char *id;
    ExerciseKind kind;
    int line;
    int item;            /* which item of the lesson it is */
    const char *choices; /* of choose: the letters of its list, "abcd"; "" where none was found */
    const char *code;    /* the starting text, or what predict and choose show */
    Hint *hints;
    int hint_count;
    const Block *solution; /* a ROOT, or NULL */
    const char *answer;    /* the solution as a submission; NULL where none was found */
    Rule *setup;           /* run before the learner's code, and seen by it */
    Rule *after;           /* run after it */
    Rule *inputs;          /* each a set of bindings: the check is made with each */
    Rule *wrongs, *passes;
    const char *fallback; /* `default:`, said where no rule knew better; NULL */
    const char *wanted;   /* `expected:`, an expression; NULL */
    const char *shown;    /* `shown:`, the learner's value beside it; NULL */
    const char *worked; /* `worked:`, of predict: the output of a Conv1d that is asked for; NULL */
    bool checked;       /* a check comment was read */
    struct Exercise *next;
} Exercise;

/* What follows the fence: "python exercise id=halve kind=predict". False where it is none. */
bool exercise_is_info(const char *info);
Exercise *exercise_new(Arena *arena, const Block *code, Problems *problems);
/* A check comment's text, between `<!-- check` and `-->`. */
void exercise_read_check(Exercise *e, Arena *arena, const char *text, int line, Problems *problems);
/* <details>: a hint or the solution. False where the title is neither. */
bool exercise_add_details(Exercise *e, Arena *arena, const char *title, Block *body, int line,
                          Problems *problems);

/* The list `- a) ...` behind the block of choose. */
void exercise_add_choices(Exercise *e, Arena *arena, const Block *list);

/* Of predict and choose: is what is wanted a value (`answer`), not code? */
bool exercise_asks_answer(const Exercise *e);
/* What a learner typed as a submission: `(1, 1, 4)` becomes `answer = (1, 1, 4)` where the
 * exercise asks for an answer; `3 6 9` becomes `answer = (3, 6, 9)`, `b)` becomes `answer = 'b'`.
 */
char *exercise_submission(const Exercise *e, const char *text);
/* The letter that `b`, `b)` and `(B)` are, in small; '\0' of other texts. */
char exercise_letter(const char *text);
bool exercise_binds_answer(const char *text); /* `answer = ...` */
/* The last of the cells that is an answer by itself, as a submission; NULL where none is. */
char *exercise_answer_among(const Exercise *e, const char *const *cells, int count);

#endif
