/* lesson/quiz_layer: a random Conv1d with an input, as lines of Python, for the quiz. */
#ifndef LESSON_QUIZ_LAYER_H
#define LESSON_QUIZ_LAYER_H

#include <stdint.h>

#include "base/str.h"

/* Which parameters a question is about; the others keep their defaults. */
enum Varied {
    VARY_STRIDE = 1,
    VARY_PADDING = 2,
    VARY_DILATION = 4,
    VARY_CHANNELS = 8,
    VARY_GROUPS = 16,
    VARY_BIAS = 32,
    VARY_MODE = 64,
    VARY_BATCH = 128,
    VARY_ALL = 255,
    VARY_SAME = 256 /* padding='same', with a dilation or without */
};

typedef struct QuizLayer {
    int batch, in, out, length;
    int kernel, stride, padding, dilation, groups;
    bool bias;
    bool same;        /* padding='same': stride is 1, and padding 0 */
    const char *mode; /* "zeros", "reflect", ... */
} QuizLayer;

int random_between(uint64_t *random, int low, int high); /* both included */

/* box: the numbers grow with it. Its output has at least one element. */
QuizLayer quiz_layer_make(uint64_t *random, unsigned varied, int box);
/* How long the output is; fields may be changed to see what a mistake gives. */
int quiz_layer_length(const QuizLayer *layer);
int quiz_layer_front(const QuizLayer *layer); /* how many padded samples stand in front */

/* nn.Conv1d(1, 2, kernel_size=3, stride=2) */
void quiz_layer_call(const QuizLayer *layer, Str *out);
/* The lines that make x and conv; `values`: with small numbers to reckon with, else only shapes. */
void quiz_layer_code(const QuizLayer *layer, uint64_t *random, bool values, Str *out);

#endif
