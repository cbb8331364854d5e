/* scene/wave: a row of numbers in a box: as stems where there is room, as a line where there is
 * less, and where many numbers share a column of pixels, as the stroke from the lowest of them to
 * the highest. No peak is lost, and it costs what the box is wide, however long the row. */
#ifndef SCENE_WAVE_H
#define SCENE_WAVE_H

#include "scene/layout.h"

typedef struct Wave {
    Rect at;
    double origin;    /* the number (with a fraction) at the left edge */
    double pitch;     /* units from one number to the next */
    double low, high; /* the values at the bottom and at the top */
    Peak peak;        /* of the whole row, and 0 */
} Wave;

/* Where the numbers come from. */
typedef struct Source {
    const Tensor *tensor;
    const Peaks *peaks;
    int64_t row;
    const Conv1dShape
        *shape; /* of an input: there are positions in its padding; NULL: there are none */
} Source;

Source source_input(const Walk *walk, int64_t n, int64_t channel);
double source_value(const Source *source, int64_t i);

/* The values that the box shows: those of the whole row, and 0; a margin of units beyond them. */
void wave_scale(Wave *wave, const Source *source, float margin);
float wave_x(const Wave *wave, double i);
float wave_y(const Wave *wave, double value); /* within the box; of nan the middle */
bool wave_has_stems(const Wave *wave);
/* The numbers first <= i < end that the box shows, of those from `first` on that are given. */
void wave_range(const Wave *wave, int64_t *first, int64_t *end);

void wave_ground(Frame *frame, const Wave *wave); /* the box and the line of zero */
/* Numbers first <= i < end in one colour, as stems or as a line. */
void wave_draw(Frame *frame, const Wave *wave, const Source *source, int64_t first, int64_t end,
               Color color);
/* One stem with a dot that stands out. */
/* Where the stem of a value ends: that of an infinity short of the edge, under its label. */
float wave_tip(const Wave *wave, double value);
void wave_stem(Frame *frame, const Wave *wave, double i, double value, Color color, float radius);

enum { wave_numbers_from = 48 }; /* units between stems that carry their numbers */
/* The number of a stem, beside its dot, away from the line of zero. */
Item *wave_value(Frame *frame, const Wave *wave, double i, double value, Color color);
float wave_value_x(const Wave *wave, double i); /* its middle: within the row */
/* The row's lowest and highest number and 0, beside the box. */
void wave_scale_draw(Frame *frame, const Wave *wave);
/* At y the indexes at both ends of a box. */
void wave_ends(Frame *frame, const Rect *at, float y, int64_t first, int64_t last);
/* At y the indexes of what is in sight: of the first and the last, or where stems carry their
 * numbers of each. length: of the input, whose padding has none; -1: it is an output. */
void wave_indexes(Frame *frame, const Wave *wave, float y, int64_t first, int64_t end,
                  int64_t length);

#endif
