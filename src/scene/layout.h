/* scene/layout: the frame that every view is drawn in, and the parts that draw it.
 *
 *      +------------------------------------+----------+
 *      | title                              |  panel   |
 *      | subtitle                           |          |
 *      |                                    |          |
 *      |               body                 |          |
 *      | caption                            +----------+
 *      +-----------------------------------------------+
 *      | formula                                       |
 *      +-----------------------------------------------+
 *      | timeline                                      |
 *      +-----------------------------------------------+
 *
 * All in units: the pictures of a window of 1280x800 have one pixel to the unit. A window that is
 * much smaller shows fewer units, a larger one larger units. */
#ifndef SCENE_LAYOUT_H
#define SCENE_LAYOUT_H

#include "scene/draw.h"

typedef struct Frame {
    Scene *scene;
    const Stage *stage;
    const Walk *walk;
    const Theme *theme;
    float w, h;       /* of the window */
    bool compact;     /* little height: everything closer */
    bool causal;      /* a causal walk, drawn as one */
    Cell cell;        /* the present one */
    Part part;        /* how far it has been told; of a whole step the result */
    int64_t picked;   /* pick_code of the input or weight that is pinned or under the mouse; or 0 */
    double motion;    /* how far the motion to it has come, 0 to 1 */
    double fresh;     /* how strong the numbers are that this step brought */
    const char *hint; /* what the mouse does in this view, in the bar of the formula; or NULL */
    Rect title, body, caption, formula, timeline;
    Rect panel; /* panel.w 0: there is no room for it */
} Frame;

/* Of a stage, on a scene whose width, height, unit and theme are set. */
Frame frame_make(const Stage *stage, Scene *scene);

void step_single_draw(Frame *frame);
void step_channels_draw(Frame *frame);
/* What the colours stand for, in `room` units at the right end of the caption; it needs
 * values_least of them. */
void values_draw(Frame *frame, float room);
float values_least(const Frame *frame);
void panel_draw(Frame *frame);
void formula_draw(Frame *frame);
void formula_write(Frame *frame, const char *sum); /* with a sum of the view's own; NULL: none */
void timeline_draw(Frame *frame);
void plot_draw(Frame *frame); /* the stage's figure, in the whole window */
void empty_draw(Frame *frame);
void typing_draw(Frame *frame); /* over the cell that is being typed into */
void keys_draw(Frame *frame);

/* What the views share. The heading carries the tabs too. */
void frame_heading(Frame *frame, const char *title);
/* How many outputs the motion still has to go: -1 at the start of a step ahead, 0 at rest. Long
 * jumps begin a few outputs away. */
double frame_lag(const Frame *frame);
/* The position under the kernel's first tap, on its way from the previous step to this one. */
double frame_start(const Frame *frame);
/* Where output i belongs, as a position of the input: the middle of its window, or in a causal
 * walk its own time. */
double frame_output_at(const Frame *frame, double i);
int64_t frame_span(const Frame *frame); /* positions from the first tap to the last, both counted */
int64_t frame_hop(const Frame *frame);  /* positions from one output to the next */
bool cell_is_done(const Frame *frame, Cell cell);

/* Texts of numbers, in a buffer of their own. */
typedef struct Number {
    char text[32];
} Number;
Number number_of(double x, int width);

#endif
