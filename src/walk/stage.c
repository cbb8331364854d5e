/* walk/stage: the state machine behind prompt and window. */
#include "walk/stage.h"

#include <string.h>

void stage_init(Stage *stage) {
    *stage = (Stage){.speed = 1, .view = VIEW_AUTO};
}

void stage_release(Stage *stage) {
    stage_close(stage);
    figure_clear(&stage->figure);
}

static void touch(Stage *stage) {
    stage->revision++;
}

void stage_close(Stage *stage) {
    if (stage->has_walk) walk_release(&stage->walk);
    stage->has_walk = stage->playing = false;
    stage->step = stage->moved_from = 0;
    stage->pick = stage->over = (Pick){PICK_NONE};
    touch(stage);
}

void stage_open(Stage *stage, Walk *walk) {
    stage_close(stage);
    stage->walk = *walk;
    *walk = (Walk){0};
    stage->has_walk = true;
    stage->shows_figure = false;
    stage->moved_at = -1;
}

void stage_show_figure(Stage *stage, Figure *figure) {
    figure_clear(&stage->figure);
    stage->figure = *figure;
    *figure = (Figure){0};
    stage->shows_figure = true;
    touch(stage);
}

void stage_show_walk(Stage *stage) {
    stage->shows_figure = false;
    touch(stage);
}

void stage_view(Stage *stage, int view) {
    stage->view = view;
    stage_show_walk(stage);
}

void stage_theme(Stage *stage, int theme) {
    stage->theme = theme;
    touch(stage);
}

bool pick_is(const Pick *a, const Pick *b) {
    if (a->kind != b->kind) return false;
    return a->kind == PICK_NONE || memcmp(a->at, b->at, sizeof a->at) == 0;
}

static bool is_within(const Walk *walk, const Pick *pick) {
    const Conv1dShape *s = &walk->call.shape;
    const int64_t sizes[][3] = {
        [PICK_OUTPUT] = {s->batch, s->out_channels, walk->length},
        [PICK_INPUT] = {s->batch, s->in_channels, s->length},
        [PICK_WEIGHT] = {s->out_channels, s->in_channels / s->groups, s->kernel_size},
    };
    for (int axis = 0; pick->kind != PICK_NONE && axis < 3; axis++)
        if (pick->at[axis] < 0 || pick->at[axis] >= sizes[pick->kind][axis]) return false;
    return true;
}

bool stage_pick(Stage *stage, Pick pick) {
    if (!stage->has_walk || !is_within(&stage->walk, &pick)) return false;
    stage->pick = pick_is(&stage->pick, &pick) ? (Pick){PICK_NONE} : pick;
    touch(stage);
    return true;
}

void stage_hover(Stage *stage, Pick pick) {
    if (!stage->has_walk || !is_within(&stage->walk, &pick)) pick = (Pick){PICK_NONE};
    if (pick_is(&stage->over, &pick)) return;
    stage->over = pick;
    touch(stage);
}

Pick stage_picked(const Stage *stage) {
    if (stage->over.kind != PICK_NONE) return stage->over;
    if (stage->pick.kind != PICK_NONE) return stage->pick;
    Cell cell = walk_cell(&stage->walk, stage->step);
    return (Pick){PICK_OUTPUT, {cell.n, cell.c, cell.i}};
}

bool stage_goto(Stage *stage, int64_t step) {
    if (!stage->has_walk || step < 0 || step >= stage->walk.steps || step == stage->step)
        return false;
    stage->moved_from = stage->step;
    stage->moved_at = stage->clock;
    stage->next_at = stage->clock + 1 / stage->speed;
    stage->step = step;
    touch(stage);
    return true;
}

bool stage_next(Stage *stage) {
    return stage_goto(stage, stage->step + 1);
}
bool stage_prev(Stage *stage) {
    return stage_goto(stage, stage->step - 1);
}
bool stage_first(Stage *stage) {
    return stage_goto(stage, 0);
}
bool stage_last(Stage *stage) {
    return stage->has_walk && stage_goto(stage, stage->walk.steps - 1);
}

bool stage_channel(Stage *stage, int by) {
    if (!stage->has_walk) return false;
    Cell cell = walk_cell(&stage->walk, stage->step);
    cell.c += by;
    if (cell.c < 0 || cell.c >= stage->walk.call.shape.out_channels) return false;
    return stage_goto(stage, walk_step(&stage->walk, cell));
}

void stage_play(Stage *stage, bool playing) {
    if (!stage->has_walk) return;
    if (playing && stage->step == stage->walk.steps - 1) stage_first(stage);
    stage->playing = playing && stage->walk.steps > 1;
    stage->next_at = stage->clock + 1 / stage->speed;
    touch(stage);
}

static void set_speed(Stage *stage, double speed) {
    if (speed < 0.125 || speed > 32) return;
    stage->speed = speed;
    stage->next_at = stage->clock + 1 / speed;
    touch(stage);
}

void stage_faster(Stage *stage) {
    set_speed(stage, stage->speed * 2);
}
void stage_slower(Stage *stage) {
    set_speed(stage, stage->speed / 2);
}

bool stage_tick(Stage *stage, double now) {
    stage->clock = now;
    if (!stage->playing || now < stage->next_at) return false;
    bool moved = stage_next(stage);
    if (!moved || stage->step == stage->walk.steps - 1) {
        stage->playing = false;
        touch(stage);
    }
    return moved;
}

double stage_motion(const Stage *stage) {
    double lasts = STAGE_MOTION_MS / 1000.0;
    if (stage->playing && stage->speed * lasts > 1) lasts = 1 / stage->speed; /* else never done */
    double t = (stage->clock - stage->moved_at) / lasts;
    if (stage->still || stage->moved_at < 0 || t >= 1) return 1;
    if (t <= 0) return 0;
    return t * t * (3 - 2 * t); /* slow, quick, slow */
}

double stage_wait(const Stage *stage) {
    if (stage_motion(stage) < 1) return 0;
    if (!stage->playing) return -1;
    double wait = stage->next_at - stage->clock;
    return wait > 0 ? wait : 0;
}
