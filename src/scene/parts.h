/* scene/parts: small things that several views draw. */
#ifndef SCENE_PARTS_H
#define SCENE_PARTS_H

#include "scene/layout.h"

void part_label(Frame *frame, float y, const char *text); /* at the left edge of the body */
/* The same with what it is of: "w[2,0]", "x[2]" where b < 0, "x" where there is one of them. */
void part_label_of(Frame *frame, float y, const char *name, int64_t count, int64_t a, int64_t b);
float part_labels_width(const Frame *frame); /* of the widest of them */
int64_t part_channel(const Frame *frame);    /* the input channel that is shown, where it is one */
void part_sum(Frame *frame, float x, float y, float radius); /* the circle with the sum sign */

/* A value as a cell: coloured by the scale up to `limit`, with its number where it has room. */
typedef struct ValueCell {
    Rect at;
    double value, limit;
    double alpha;  /* 1: in full */
    bool padding;  /* a dashed edge and a faint fill */
    Tag tag;       /* of the number */
    Action action; /* of a click; or */
    Pick pick;     /* the input or weight that it pins */
} ValueCell;
void part_value(Frame *frame, const ValueCell *cell);
/* Of a box that shows this input or weight: a click pins it, and while it is picked it has a ring.
 */
void part_pick(Frame *frame, Item *box, Pick pick);

/* Of the present step: have tap number t, a channel's sum (counted in the group), the bias, the
 * result been told? Is tap number t the one that is being told? */
bool is_told(const Frame *frame, int64_t t);
bool is_telling(const Frame *frame, int64_t t);
bool partial_is_told(const Frame *frame, int64_t channel);
bool bias_is_told(const Frame *frame);
bool result_is_told(const Frame *frame);
void untold_draw(Frame *frame, Rect box); /* where a part of the sum will stand */
void part_so_far(Frame *frame, float x, float y, Align align); /* what has been added up */

/* "3·.297", "4·(-.255)" */
void term_text(const Tap *tap, Str *out);

/* "; the last 3 samples are unread (the floor)", where there are such */
void caption_unused(const Frame *frame, Str *out);

#endif
