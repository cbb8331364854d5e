/* conv/plan: what stands inside a plan. Only the files of this folder include this. */
#ifndef CONV_PLAN_H
#define CONV_PLAN_H

#include <stdbool.h>
#include "conv/conv1d.h"

typedef struct Conv1dMethod Conv1dMethod;

struct Conv1dPlan {
    Conv1dShape shape;
    int64_t outputs; /* positions of the output */
    const Conv1dMethod *method;
    const float *weight; /* the caller's */
    Conv1dWatch *watch;
};

/* A way to compute a convolution: a row of the table in plan.c. */
struct Conv1dMethod {
    Conv1dAlgorithm algorithm;
    const char *name;
    bool (*suits)(const Conv1dShape *shape); /* may CONV1D_AUTO choose it? */
    /* prepare and release may be NULL; release is also called where prepare failed. */
    Conv1dStatus (*prepare)(Conv1dPlan *plan);
    Conv1dStatus (*run)(const Conv1dPlan *plan, const float *input, const float *bias,
                        float *output);
    void (*release)(Conv1dPlan *plan);
};

/* For the runs: how many pieces there will be; that one is done; whether to go on. */
void plan_watch_begin(const Conv1dPlan *plan, int64_t total);
void plan_watch_done(const Conv1dPlan *plan);
bool plan_watch_stops(const Conv1dPlan *plan);

#endif
