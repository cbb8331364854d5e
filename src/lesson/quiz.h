/* lesson/quiz: exercises without end, at random over all parameters of Conv1d.
 *
 * A topic is a kind of question (the length with a stride, an output at the edge, ...). Topics
 * stand in boxes: a right answer moves one up a box, and the higher the box the later it comes
 * again; a wrong one puts it back into the first, and it comes again at once but one. Harder topics
 * come in when the easier ones have left the first boxes, and with the box of a topic its numbers
 * grow. */
#ifndef LESSON_QUIZ_H
#define LESSON_QUIZ_H

#include "lesson/exercise.h"
#include "lesson/progress.h"

typedef struct Quiz {
    uint64_t random;
    Arena arena;        /* of the question */
    Exercise *exercise; /* the question, as any other exercise; NULL: none yet */
    const char *topic;
    const char *question; /* in words */
    const char *because;  /* a sentence more than the commands show; NULL */
    const char *work[4];  /* commands that show how it is worked out; ends with NULL */
} Quiz;                   /* starts as {0} */

void quiz_seed(Quiz *quiz, uint64_t seed);
/* The next question, by what the progress says is due. */
void quiz_ask(Quiz *quiz, Progress *progress);
/* One of that topic, in numbers of that box (from 0), whatever is due: for tests. */
void quiz_ask_topic(Quiz *quiz, int topic, int box);
int quiz_topic_count(void);
const char *quiz_topic_name(int topic);
/* The question was answered: the first answer counts. */
void quiz_score(Quiz *quiz, Progress *progress, bool right);
void quiz_release(Quiz *quiz);

#endif
