/* walk/stage: the state machine behind prompt and window. */
#include "walk/stage.h"

#include <math.h>

#include "base/mem.h"

void stage_init(Stage *stage) {
    *stage = (Stage){.speed = 1, .view = VIEW_AUTO, .part = PART_WHOLE, .tried = {-1, -1}};
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
    stage->has_walk = stage->playing = stage->typing = false;
    stage->tried[0] = stage->tried[1] = -1;
    stage_say(stage, NULL);
    stage->step = stage->moved_from = 0;
    stage->part = PART_WHOLE;
    stage->played = 0;
    stage->pick = stage->over = (Pick){PICK_NONE};
    stage->sight = (Sight){0};
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

static int64_t at_most(int64_t x, int64_t count) {
    return x < count ? x : count - 1;
}

void stage_reopen(Stage *stage, Walk *walk) {
    Cell cell = walk_cell(&stage->walk, stage->step);
    Pick pick = stage->pick;
    Sight sight = stage->sight;
    bool playing = stage->playing;
    int signal = stage->tried[0], kernel = stage->tried[1];
    stage_open(stage, walk);
    stage->sight = sight;
    stage->tried[0] = signal;
    stage->tried[1] = kernel;
    const Conv1dShape *s = &stage->walk.call.shape;
    cell = (Cell){at_most(cell.n, s->batch), at_most(cell.c, s->out_channels),
                  at_most(cell.i, stage->walk.length)};
    stage->step = stage->moved_from = walk_step(&stage->walk, cell);
    stage_pin(stage, pick);
    stage->playing = playing && stage->step < stage->walk.steps - 1;
}

void stage_edit(Stage *stage, const Edit *edit) {
    stage_say(stage, NULL);
    if (stage->has_walk && stage->on_edit) stage->on_edit(stage->edit_context, edit);
}

void stage_say(Stage *stage, const char *message) {
    if (!message && !stage->message) return;
    mem_free(stage->message);
    stage->message = message ? mem_text(message) : NULL;
    stage->message_is_note = false;
    touch(stage);
}

void stage_note(Stage *stage, const char *note) {
    stage_say(stage, note);
    stage->message_is_note = true;
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

bool stage_pin(Stage *stage, Pick pick) {
    if (!stage->has_walk || !pick_within(&stage->walk, &pick)) return false;
    stage->pick = pick;
    stage->over =
        (Pick){PICK_NONE}; /* until the mouse moves: a key says more than where it rests */
    touch(stage);
    return true;
}

bool stage_pick(Stage *stage, Pick pick) {
    if (pick_is(&stage->pick, &pick)) pick.kind = PICK_NONE;
    return stage_pin(stage, pick);
}

void stage_hover(Stage *stage, Pick pick) {
    if (!stage->has_walk || !pick_within(&stage->walk, &pick)) pick = (Pick){PICK_NONE};
    if (pick_is(&stage->over, &pick)) return;
    stage->over = pick;
    touch(stage);
}

/* Rows of a weight are its kernels, one for each pair of channels. */
bool stage_pick_move(Stage *stage, int rows, int along) {
    Pick pick = stage->pick;
    if (!stage->has_walk || pick.kind == PICK_NONE) return false;
    int64_t sizes[3];
    pick_sizes(&stage->walk, pick.kind, sizes);
    bool weight = pick.kind == PICK_WEIGHT;
    int64_t row = (weight ? pick.at[0] * sizes[1] : 0) + pick.at[1] + rows;
    if (row < 0 || row >= (weight ? sizes[0] : 1) * sizes[1]) return false;
    if (weight) pick.at[0] = row / sizes[1];
    pick.at[1] = row % sizes[1];
    pick.at[2] += along;
    return stage_pin(stage, pick);
}

Pick stage_near(const Stage *stage, PickKind kind) {
    Cell cell = walk_cell(&stage->walk, stage->step);
    Tap tap = walk_tap(&stage->walk, cell, 0);
    for (int64_t k = 1; tap.padding && k < stage->walk.call.shape.kernel_size; k++)
        tap = walk_tap(&stage->walk, cell, k);
    switch (kind) {
    case PICK_INPUT:
        return (Pick){PICK_INPUT, {cell.n, tap.channel, tap.index < 0 ? 0 : tap.index}};
    case PICK_WEIGHT: return (Pick){PICK_WEIGHT, {cell.c, 0, tap.tap}};
    case PICK_OUTPUT: return pick_output(cell);
    case PICK_NONE: break;
    }
    return (Pick){PICK_NONE};
}

Pick stage_picked(const Stage *stage) {
    if (stage->over.kind != PICK_NONE) return stage->over;
    if (stage->pick.kind != PICK_NONE) return stage->pick;
    return pick_output(walk_cell(&stage->walk, stage->step));
}

/* Seconds of the steps that play tells; the last holds for all that follow. The first few are told
 * part by part. */
static const double paces[] = {3.6, 2.4, 1.6, 1, 1, 1, 0.5};
enum { PACES = sizeof paces / sizeof *paces, SLOW_STEPS = 3 };

static bool is_told_by_parts(const Stage *stage) {
    return stage->by_parts && stage->played < SLOW_STEPS;
}

static double step_seconds(const Stage *stage) {
    int row = stage->played < PACES ? stage->played : PACES - 1;
    return (stage->by_parts ? paces[row] : 1) / stage->speed;
}

/* Until play moves on: by a part, or by a step. */
static double turn_seconds(const Stage *stage) {
    if (!stage->has_walk) return 0;
    double each = is_told_by_parts(stage) ? (double)walk_parts(&stage->walk) : 1;
    return step_seconds(stage) / each;
}

static bool move_to(Stage *stage, int64_t step, int64_t part) {
    if (!stage->has_walk || step < 0 || step >= stage->walk.steps) return false;
    if (step == stage->step && part == stage->part) return false;
    if (step != stage->step) {
        stage->moved_from = stage->step;
        stage->moved_at = stage->clock;
    }
    stage->step = step;
    stage->part = part;
    if (!sight_shows(&stage->walk, &stage->sight, walk_cell(&stage->walk, step)))
        stage->sight.held = false;
    touch(stage);
    return true;
}

bool stage_goto(Stage *stage, int64_t step) {
    bool moved = step != stage->step;
    if (!move_to(stage, step, PART_WHOLE)) return false;
    stage_say(stage, NULL);
    stage->played = 0;
    if (stage->playing && stage->by_parts) stage->part = 0;
    stage->next_at = stage->clock + turn_seconds(stage);
    return moved;
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

bool stage_part(Stage *stage, int64_t by) {
    const int64_t most = INT64_MAX / 4;
    if (!stage->has_walk) return false;
    int64_t parts = walk_parts(&stage->walk), at = stage->part;
    if (at == PART_WHOLE && by < 0) at = parts - 1;
    at += by < -most ? -most : by > most ? most : by;
    int64_t steps = at / parts - (at % parts < 0);
    int64_t step = stage->step + steps, part = at - steps * parts;
    bool before = step < 0, after = step >= stage->walk.steps;
    if (before || after) step = before ? 0 : stage->walk.steps - 1;
    if (before || after) part = before ? 0 : parts - 1;
    return move_to(stage, step, part);
}

Part stage_part_shown(const Stage *stage) {
    bool whole = stage->part == PART_WHOLE;
    return walk_part(&stage->walk, whole ? walk_parts(&stage->walk) - 1 : stage->part);
}

void stage_play(Stage *stage, bool playing) {
    if (!stage->has_walk) return;
    int64_t last = stage->walk.steps - 1;
    bool told = stage->part == PART_WHOLE || stage->part == walk_parts(&stage->walk) - 1;
    if (playing && stage->step == last && told) stage_first(stage);
    stage->playing = playing && (last > 0 || stage->by_parts);
    if (stage->playing && stage->part == PART_WHOLE && is_told_by_parts(stage)) stage->part = 0;
    stage->next_at = stage->clock + turn_seconds(stage);
    touch(stage);
}

static void set_speed(Stage *stage, double speed) {
    if (speed < 0.125 || speed > 32) return;
    stage->speed = speed;
    stage->next_at = stage->clock + turn_seconds(stage);
    touch(stage);
}

void stage_faster(Stage *stage) {
    set_speed(stage, stage->speed * 2);
}
void stage_slower(Stage *stage) {
    set_speed(stage, stage->speed / 2);
}

/* The parts that are due by now; false where the step has none left. */
static bool play_parts(Stage *stage) {
    int64_t last = walk_parts(&stage->walk) - 1;
    if (!is_told_by_parts(stage) || stage->part == PART_WHOLE || stage->part == last) return false;
    double each = turn_seconds(stage);
    double due = 1 + floor((stage->clock - stage->next_at) / each);
    int64_t left = last - stage->part;
    stage->part += due < (double)left ? (int64_t)due : left;
    stage->next_at = stage->clock + each;
    touch(stage);
    return true;
}

bool stage_tick(Stage *stage, double now) {
    stage->clock = now;
    if (!stage->playing || now < stage->next_at || play_parts(stage)) return false;
    stage->played += stage->played < PACES;
    bool parts = is_told_by_parts(stage);
    bool moved = move_to(stage, stage->step + 1, parts ? 0 : PART_WHOLE);
    stage->next_at = now + turn_seconds(stage);
    if (!moved || (stage->step == stage->walk.steps - 1 && !parts)) {
        stage->playing = false;
        touch(stage);
    }
    return moved;
}

double stage_motion(const Stage *stage) {
    double lasts = STAGE_MOTION_MS / 1000.0;
    if (stage->playing) lasts = fmin(lasts, step_seconds(stage)); /* else never done */
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
