/* scene/long: what the parts of the view of long signals share. */
#ifndef SCENE_LONG_H
#define SCENE_LONG_H

#include "scene/wave.h"

typedef struct LongPlan {
    Sight sight;
    int64_t channel;          /* of the input */
    Wave whole, x, y;         /* the overview, the detail, the outputs */
    float w_middle, w_height; /* the row of weights */
    float label;              /* height of a line of indexes */
    float window_left, window_right;
} LongPlan;

float long_tap_x(const Frame *frame, const LongPlan *plan, int64_t tap);
bool long_shows(const LongPlan *plan, float x); /* is that within the detail? */
void long_kernel_draw(Frame *frame, const LongPlan *plan);

#endif
