/* scene/causal: the parts of the causal view. */
#ifndef SCENE_CAUSAL_H
#define SCENE_CAUSAL_H

#include "scene/layout.h"
#include "walk/ways.h"

/* The three ways side by side; channel: the input channel that is drawn. */
void causal_ways_draw(Frame *frame, Rect at, int64_t channel);

#endif
