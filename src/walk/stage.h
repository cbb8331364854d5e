/* walk/stage: which walk is shown, at which step, moving or not. One small state machine; the
 * prompt, the keys, the mouse and the lessons all speak to it through these functions, which is
 * why terminal and window can never disagree.
 *
 * Time is given by the caller in seconds of any steady clock, so that a test can play a walk
 * without waiting. */
#ifndef WALK_STAGE_H
#define WALK_STAGE_H

#include "tensor/figure.h"
#include "walk/edit.h"
#include "walk/part.h"
#include "walk/pick.h"
#include "walk/sight.h"

enum { VIEW_AUTO = -1 };  /* the view that suits the walk */
enum { PART_WHOLE = -1 }; /* the step is shown as a whole */

typedef struct Stage {
    Walk walk;
    bool has_walk;
    Figure figure; /* what plt.show showed last; drawn instead of the walk while shows_figure */
    bool shows_figure;
    int theme;   /* a row of the faces' table of themes (scene/theme.h) */
    bool still;  /* nothing moves: each step is at rest at once */
    int view;    /* VIEW_AUTO, or a row of the faces' table of views (scene/view.h) */
    Pick pick;   /* pinned; PICK_NONE: the present output */
    Pick over;   /* under the mouse */
    Sight sight; /* what of a long signal is looked at; resolve it with stage_sight */
    int64_t step;
    int64_t part; /* of the step: how far it has been told (walk/part.h), or PART_WHOLE */
    bool playing;
    bool by_parts;        /* play tells the first steps part by part: set where there is a window */
    int played;           /* steps that play has told since the learner chose one */
    double speed;         /* steps a second, 1.0 at the start */
    double clock;         /* the time that stage_tick was last told */
    double moved_at;      /* when the step last changed */
    int64_t moved_from;   /* the step before that: faces draw the motion from there */
    double next_at;       /* when play goes on */
    unsigned revision;    /* grows with every change that a face must draw */
    bool typing;          /* into the pinned cell: */
    char typed[24];       /* what stands there so far */
    char *message;        /* to stand on the picture, or NULL: why the last edit was refused ... */
    bool message_is_note; /* ... or something good to know */
    int tried[2];         /* rows of the signal and the kernel that fill x and w; -1: none */
    /* The owner of the variables carries edits out, and may open a new walk; NULL: nobody does. */
    void (*on_edit)(void *context, const Edit *edit);
    void *edit_context;
} Stage;

void stage_init(Stage *stage);
void stage_release(Stage *stage);

void stage_open(Stage *stage, Walk *walk);            /* takes the walk over; step 0, at rest */
void stage_close(Stage *stage);                       /* no walk any more */
void stage_show_figure(Stage *stage, Figure *figure); /* takes it over */
void stage_show_walk(Stage *stage);                   /* back from the figure */

void stage_view(Stage *stage, int view); /* shows the walk, that way */
void stage_theme(Stage *stage, int theme);

/* Pin a cell that the learner asks about, on the picture or with %trace; PICK_NONE lets go. A cell
 * out of the walk is refused: false. */
bool stage_pin(Stage *stage, Pick pick);
/* The same for a click: the cell that is pinned already is let go of. */
bool stage_pick(Stage *stage, Pick pick);
void stage_hover(Stage *stage, Pick pick);
/* Move the pinned cell by so many rows (channels, kernels) and along its row, up to the ends. */
bool stage_pick_move(Stage *stage, int rows, int along);
/* The cell of that kind that the present output has most to do with: itself, or the sample or the
 * weight of its first tap on the input. */
Pick stage_near(const Stage *stage, PickKind kind);
/* The cell that a face speaks of: the one under the mouse, else the pinned one, else the present
 * output. */
Pick stage_picked(const Stage *stage);

/* Type a number into the pinned input sample or weight: enter begins and ends, with the edit that
 * was typed; '\b' takes a character back. Nothing typed: nothing changes; no number: it goes on. */
void stage_enter(Stage *stage);
void stage_type(Stage *stage, char character);
bool stage_typed(const Stage *stage, double *out); /* false: it is no number (yet) */
void stage_type_end(Stage *stage, bool takes);

void stage_edit(Stage *stage, const Edit *edit);
void stage_say(Stage *stage, const char *message); /* a refusal; NULL: nothing any more */
void stage_note(Stage *stage, const char *note);
/* The same walk after an edit: step, pick and view stay as far as they can. */
void stage_reopen(Stage *stage, Walk *walk);
/* What of a long signal is looked at (walk/sight.h), with its numbers filled in. */
Sight stage_sight(const Stage *stage);
void stage_see(Stage *stage, double first, double count); /* these positions */
void stage_follow(Stage *stage);                          /* along with the kernel again */
void stage_zoom(Stage *stage, double factor);             /* above 1 shows fewer positions */
/* The same, and the point at `share` (0 left end, 1 right end) stays where it is. */
void stage_zoom_at(Stage *stage, double factor, double share);
void stage_pan(Stage *stage, double by); /* positions */
bool stage_input_channel(Stage *stage, int by);

/* Each returns whether the step changed. goto clamps nothing: out of range is refused. */
bool stage_goto(Stage *stage, int64_t step);
bool stage_next(Stage *stage);
bool stage_prev(Stage *stage);
bool stage_first(Stage *stage);
bool stage_last(Stage *stage);
bool stage_channel(Stage *stage, int by); /* the same position of another output channel */

/* Tell the step part by part: so many parts on or back, into the steps beside it. From a whole
 * step forward is its first part, backward what comes before its result. Returns whether anything
 * changed. */
bool stage_part(Stage *stage, int64_t by);
Part stage_part_shown(const Stage *stage); /* of a whole step the result */

/* From the start again where it stands at the end. By parts, the first steps are slow and the later
 * ones quicker. */
void stage_play(Stage *stage, bool playing);
void stage_faster(Stage *stage); /* twice as fast, up to 32 steps a second */
void stage_slower(Stage *stage); /* down to 1/8 */

/* Tell the time; while playing, moves on when a step or part is due. Returns whether the step
 * changed. */
bool stage_tick(Stage *stage, double now);
/* Seconds until the picture can change by itself: 0 while something moves, -1: never. */
double stage_wait(const Stage *stage);

/* How far the motion to the present step has come, eased, 0 to 1 (1: at rest, as a still stage
 * always is). */
double stage_motion(const Stage *stage);
enum { STAGE_MOTION_MS = 280 };

#endif
