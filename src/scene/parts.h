/* scene/parts: small things that several views draw. */
#ifndef SCENE_PARTS_H
#define SCENE_PARTS_H

#include "scene/layout.h"

void part_label(Frame *frame, float y, const char *text);    /* at the left edge of the body */
void part_sum(Frame *frame, float x, float y, float radius); /* the circle with the sum sign */

/* A value as a cell: coloured by the scale up to `limit`, with its number where it has room. */
typedef struct ValueCell {
    Rect at;
    double value, limit;
    double alpha; /* 1: in full */
    bool padding; /* a dashed edge and a faint fill */
    Tag tag;      /* of the number */
    Action action;
} ValueCell;
void part_value(Frame *frame, const ValueCell *cell);

/* "3·.297", "4·(-.255)" */
void term_text(const Tap *tap, Str *out);

/* "; no window reaches the last 3 samples (the floor)", where there are such */
void caption_unused(const Frame *frame, Str *out);

#endif
