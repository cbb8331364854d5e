/* scene/scene: a picture as a list of boxes, lines and texts, each with what it stands for.
 *
 * A layout turns a stage into a scene; a painter turns a scene into pixels (paint/) and knows
 * nothing else. Coordinates are pixels from the top left, items lie in the order in which they are
 * drawn. A scene's arrays are kept from picture to picture, so that drawing allocates nothing once
 * they are large enough.
 *
 * A text item's rectangle is a promise in both directions: it is as wide as text_width says, the
 * painter never draws a text wider than that, and the layouts never let two of them meet. */
#ifndef SCENE_SCENE_H
#define SCENE_SCENE_H

#include <stdbool.h>
#include <stdint.h>

#include "scene/theme.h"
#include "walk/stage.h"

typedef enum ItemKind {
    ITEM_BOX,      /* x, y, w, h, radius */
    ITEM_CIRCLE,   /* within x, y, w, h */
    ITEM_LINE,     /* points from `first` on, `count` of them: a polyline */
    ITEM_CURVE,    /* 4 points: a cubic Bezier curve */
    ITEM_TRIANGLE, /* 3 points, filled */
    ITEM_TEXT      /* within x, y, w, h: centred vertically, aligned horizontally */
} ItemKind;

typedef enum Face { FACE_SANS, FACE_BOLD, FACE_MONO, FACE_ITALIC, FACES } Face;
typedef enum Align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT } Align;
typedef enum Dash { DASH_NONE, DASH_LONG, DASH_DOTS } Dash;

/* What a click does. */
typedef enum ActionKind {
    ACTION_NONE,
    ACTION_FIRST,
    ACTION_PREV,
    ACTION_PLAY, /* or pause */
    ACTION_NEXT,
    ACTION_LAST,
    ACTION_GOTO,    /* value: the step */
    ACTION_SEEK,    /* on the bar; value: the step under the pointer */
    ACTION_LOOK,    /* on the overview; value: the position under the pointer */
    ACTION_PAN,     /* the detail: a drag moves it; value: by how many tenths of it (keys) */
    ACTION_ZOOM,    /* value: above 0 in, below out, 0: along with the kernel again */
    ACTION_INPUT,   /* value: by how many input channels */
    ACTION_CHANNEL, /* value: by how many output channels */
    ACTION_ARROW,   /* a key; value: an Arrow */
    ACTION_PART,    /* value: by how many parts of the step */
    ACTION_PICK,    /* pin a cell or let it go; value: its pick_code */
    ACTION_TRACE,   /* to the view that traces; value: the PickKind of the cell to begin with */
    ACTION_SLOWER,
    ACTION_FASTER,
    ACTION_EDIT,        /* value: action_edit's */
    ACTION_VIEW,        /* value: the row of the table of views */
    ACTION_THEME,       /* the next one */
    ACTION_FOCUS,       /* value: to the next control (1), or the one before (-1) */
    ACTION_ENTER,       /* press the control that has the focus; else type into the pinned cell */
    ACTION_CODE,        /* copy the layer's code */
    ACTION_TEXT_SCALE,  /* value: larger (1), smaller (-1), as it was (0) */
    ACTION_FULL_SCREEN, /* on or off */
    ACTION_KEYS,        /* the page of keys, on or off */
    ACTION_CLOSE
} ActionKind;

/* What the arrow keys do depends on the view: they step, or move the cell that is pinned. */
typedef enum Arrow { ARROW_LEFT, ARROW_RIGHT, ARROW_UP, ARROW_DOWN } Arrow;

typedef struct Action {
    ActionKind kind;
    int64_t value;
} Action;

/* Which number of the walk a text shows. */
typedef enum TagKind {
    TAG_NONE,
    TAG_INPUT,      /* n, channel, position (which may be padding) */
    TAG_WEIGHT,     /* output channel, channel of the group, tap */
    TAG_PRODUCT,    /* tap number t of the present cell */
    TAG_PARTIAL,    /* input channel, of which so many taps */
    TAG_SO_FAR,     /* the sum when that part of the step is told */
    TAG_BIAS,       /* output channel */
    TAG_OUTPUT,     /* n, output channel, i */
    TAG_RESULT,     /* the end of the formula: n, output channel, i */
    TAG_PRODUCT_OF, /* step, tap number t of its cell */
    TAG_WAY,        /* the present output by one of the ways of walk/ways.h */
    TAG_PADDED,     /* the present output under another padding mode (walk_padded) */
    TAG_LENGTH      /* L_out in the panel */
} TagKind;

typedef struct Tag {
    TagKind kind;
    int64_t a, b, c;
} Tag;

/* A stretch of positions on the picture, for drags and the wheel. */
typedef struct Axis {
    float x, y, w, h;    /* pixels */
    double first, count; /* positions from its left edge to its right; count 0: there is none */
} Axis;

typedef struct Point {
    float x, y;
} Point;

typedef struct Item {
    ItemKind kind;
    float x, y, w, h, radius;
    Color fill, stroke; /* a text's colour is its fill */
    float line;         /* width of the stroke; 0: none */
    Dash dash;
    int first, count; /* points */
    int text;         /* offset in texts */
    Face face;
    Align align;
    int size; /* pixels of one em */
    Action action;
    Tag tag;
} Item;

typedef struct Scene {
    Item *items;
    int count;
    Point *points;
    int point_count;
    char *texts; /* terminated, one after the other */
    int text_count;
    int item_room, point_room, text_room;

    int width, height;
    const Theme *theme;         /* the stage's */
    Action focus;               /* the control that Enter presses; ACTION_NONE: none */
    int text_scale;             /* steps by which everything is larger, or smaller */
    bool shows_keys;            /* set by the owner: draw the page of keys on top */
    double bar_left, bar_right; /* the timeline, for a drag that leaves it */
    int64_t bar_last;           /* the step at its right end; -1: there is no bar */
    Axis overview, detail;      /* of a long signal */
    float unit;                 /* pixels of one unit of the layouts */
} Scene;

void scene_init(Scene *scene);
void scene_release(Scene *scene);

/* The picture of the stage at its present motion: a function of its arguments and of the scene's
 * shows_keys. */
void scene_build(const Stage *stage, int width, int height, Scene *out);

const char *scene_text(const Scene *scene, const Item *item);

/* The cell at x, y: of the topmost item there that picks one, else PICK_NONE. */
Pick scene_pick(const Scene *scene, const Walk *walk, double x, double y);
/* What a click at x, y does: the action of the topmost item there that has one. */
Action scene_hit(const Scene *scene, double x, double y);
/* The step of the timeline at x, clamped to its ends; -1 where there is none. */
int64_t scene_seek(const Scene *scene, double x);
double axis_position(const Axis *axis, double x);

/* The pointer went from one x to another with the button down, since a press on an item with this
 * action. */
void scene_drag(const Scene *scene, ActionKind pressed, double from, double to, Stage *stage);
/* The wheel was turned at x, y: up is above 0, and zooms in; sideways it moves to the right. */
void scene_wheel(const Scene *scene, double x, double y, double up, double right, Stage *stage);
/* Actions on the stretch of a long signal: LOOK, PAN, ZOOM and INPUT. */
void sight_apply(Action action, Stage *stage);
void scene_text_scale(Scene *scene, int by); /* 0: as it was */
/* Do it, except those that are the window's: ACTION_FOCUS to ACTION_CLOSE. */
void action_apply(Action action, Stage *stage);

/* A setting of the layer by so many; 0: the wheel decides. */
Action action_edit(EditKind kind, int by);
bool action_acts(Action action); /* does a click do anything? */
/* The action of a wheel turned over that item: up is 1. ACTION_NONE where it does nothing. */
Action action_wheel(Action under, int way);

/* Width of a text in ems: exact for the mono faces (0.6 a column), an upper bound for the others.
 */
enum { MONO_PERMILLE = 600 };
double text_width(Face face, const char *text);

#endif
