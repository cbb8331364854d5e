/* walk/stage: which walk is shown, at which step, moving or not. One small state machine; the
 * prompt, the keys, the mouse and the lessons all speak to it through these functions, which is
 * why terminal and window can never disagree.
 *
 * Time is given by the caller in seconds of any steady clock, so that a test can play a walk
 * without waiting. */
#ifndef WALK_STAGE_H
#define WALK_STAGE_H

#include "tensor/figure.h"
#include "walk/walk.h"

typedef struct Stage {
    Walk walk;
    bool has_walk;
    Figure figure; /* what plt.show showed last; drawn instead of the walk while shows_figure */
    bool shows_figure;
    int64_t step;
    bool playing;
    double speed;       /* steps a second, 1.0 at the start */
    double clock;       /* the time that stage_tick was last told */
    double moved_at;    /* when the step last changed */
    int64_t moved_from; /* the step before that: faces draw the motion from there */
    double next_at;     /* when play goes on */
    unsigned revision;  /* grows with every change that a face must draw */
} Stage;

void stage_init(Stage *stage);
void stage_release(Stage *stage);

void stage_open(Stage *stage, Walk *walk);            /* takes the walk over; step 0, at rest */
void stage_close(Stage *stage);                       /* no walk any more */
void stage_show_figure(Stage *stage, Figure *figure); /* takes it over */
void stage_show_walk(Stage *stage);                   /* back from the figure */

/* Each returns whether the step changed. goto clamps nothing: out of range is refused. */
bool stage_goto(Stage *stage, int64_t step);
bool stage_next(Stage *stage);
bool stage_prev(Stage *stage);
bool stage_first(Stage *stage);
bool stage_last(Stage *stage);
bool stage_channel(Stage *stage, int by); /* the same position of another output channel */

void stage_play(Stage *stage, bool playing); /* from the start again where it stands at the end */
void stage_faster(Stage *stage);             /* twice as fast, up to 32 steps a second */
void stage_slower(Stage *stage);             /* down to 1/8 */

/* Tell the time; while playing, moves on when a step is due. Returns whether the step changed. */
bool stage_tick(Stage *stage, double now);
/* Seconds until the picture can change by itself: 0 while something moves, -1: never. */
double stage_wait(const Stage *stage);

/* How far the motion to the present step has come, eased, 0 to 1 (1: at rest). */
double stage_motion(const Stage *stage);
enum { STAGE_MOTION_MS = 280 };

#endif
