/* scene/scene: the display list itself, and what a click on it means. */
#include "scene/scene.h"

#include <math.h>

#include "base/mem.h"
#include "scene/view.h"
#include "walk/edit.h"

void scene_init(Scene *scene) {
    *scene = (Scene){.theme = &themes[0], .bar_last = -1};
}

void scene_release(Scene *scene) {
    mem_free(scene->items);
    mem_free(scene->points);
    mem_free(scene->texts);
    *scene = (Scene){0};
}

const char *scene_text(const Scene *scene, const Item *item) {
    return scene->texts + item->text;
}

int64_t scene_seek(const Scene *scene, double x) {
    if (scene->bar_last < 0) return -1;
    double share = (x - scene->bar_left) / (scene->bar_right - scene->bar_left);
    return llround(fmin(fmax(share, 0), 1) * (double)scene->bar_last);
}

Action scene_hit(const Scene *scene, double x, double y) {
    for (int i = scene->count; i-- > 0;) {
        const Item *item = &scene->items[i];
        bool inside =
            x >= item->x && x < item->x + item->w && y >= item->y && y < item->y + item->h;
        if (!inside || item->action.kind == ACTION_NONE) continue;
        Action action = item->action;
        if (action.kind == ACTION_SEEK) action.value = scene_seek(scene, x);
        if (action.kind == ACTION_LOOK)
            action.value = (int64_t)floor(axis_position(&scene->overview, x));
        return action;
    }
    return (Action){ACTION_NONE, 0};
}

Pick scene_pick(const Scene *scene, const Walk *walk, double x, double y) {
    Action action = scene_hit(scene, x, y);
    return pick_decode(walk, action.kind == ACTION_PICK ? action.value : 0);
}

/* In a view that traces, the pinned cell moves; else the step does. */
static void arrow_apply(Arrow arrow, Stage *stage) {
    bool moves = stage->view != VIEW_AUTO && views[stage->view].traces && !stage->shows_figure;
    int by = arrow == ARROW_LEFT || arrow == ARROW_UP ? -1 : 1;
    bool across = arrow == ARROW_LEFT || arrow == ARROW_RIGHT;
    if (moves && stage->pick.kind != PICK_NONE)
        stage_pick_move(stage, across ? 0 : by, across ? by : 0);
    else if (across)
        by < 0 ? stage_prev(stage) : stage_next(stage);
    else
        stage_channel(stage, by);
}

/* A cell of the kind near the present output; a second time lets go of it. */
static void trace_apply(PickKind kind, Stage *stage) {
    if (!stage->has_walk) return;
    stage_pin(stage, stage_near(stage, stage->pick.kind == kind ? PICK_NONE : kind));
    view_show(stage, view_find("trace", 5));
}

enum { TEXT_SCALE_MOST = 4 };

void scene_text_scale(Scene *scene, int by) {
    int scale = by ? scene->text_scale + by : 0;
    if (scale >= -TEXT_SCALE_MOST && scale <= TEXT_SCALE_MOST) scene->text_scale = scale;
}

enum { EDIT_WAYS = 3 };

Action action_edit(EditKind kind, int by) {
    return (Action){ACTION_EDIT, (int64_t)kind * EDIT_WAYS + by + 1};
}

bool action_acts(Action action) {
    return action.kind == ACTION_EDIT ? action.value % EDIT_WAYS != 1 : action.kind != ACTION_NONE;
}

Action action_wheel(Action under, int way) {
    if (under.kind != ACTION_EDIT) return (Action){ACTION_NONE, 0};
    return action_edit((EditKind)(under.value / EDIT_WAYS), way);
}

static void edit_apply(int64_t value, Stage *stage) {
    EditKind kind = (EditKind)(value / EDIT_WAYS);
    int by = (int)(value % EDIT_WAYS) - 1;
    if (!by || !stage->has_walk) return;
    bool preset = kind == EDIT_SIGNAL || kind == EDIT_KERNEL;
    int64_t to = preset ? preset_next(kind, stage->tried[kind == EDIT_KERNEL], by)
                        : edit_next(&stage->walk, kind, by);
    stage_edit(stage, &(Edit){.kind = kind, .to = to});
}

void action_apply(Action action, Stage *stage) {
    switch (action.kind) {
    case ACTION_FIRST: stage_first(stage); break;
    case ACTION_PREV: stage_prev(stage); break;
    case ACTION_PLAY:
        stage->by_parts = true; /* there is someone to see them */
        stage_play(stage, !stage->playing);
        break;
    case ACTION_NEXT: stage_next(stage); break;
    case ACTION_LAST: stage_last(stage); break;
    case ACTION_GOTO:
    case ACTION_SEEK: stage_goto(stage, action.value); break;
    case ACTION_CHANNEL: stage_channel(stage, (int)action.value); break;
    case ACTION_ARROW: arrow_apply((Arrow)action.value, stage); break;
    case ACTION_PART: stage_play(stage, false), stage_part(stage, action.value); break;
    case ACTION_PICK:
        if (stage->has_walk) stage_pick(stage, pick_decode(&stage->walk, action.value));
        break;
    case ACTION_TRACE: trace_apply((PickKind)action.value, stage); break;
    case ACTION_EDIT: edit_apply(action.value, stage); break;
    case ACTION_LOOK:
    case ACTION_PAN:
    case ACTION_ZOOM:
    case ACTION_INPUT: sight_apply(action, stage); break;
    case ACTION_VIEW:
        if (action.value >= 0 && action.value < view_count) view_show(stage, (int)action.value);
        break;
    case ACTION_THEME: stage_theme(stage, (stage->theme + 1) % theme_count); break;
    case ACTION_SLOWER: stage_slower(stage); break;
    case ACTION_FASTER: stage_faster(stage); break;
    case ACTION_NONE:
    case ACTION_FOCUS:
    case ACTION_ENTER:
    case ACTION_CODE:
    case ACTION_TEXT_SCALE:
    case ACTION_FULL_SCREEN:
    case ACTION_KEYS:
    case ACTION_CLOSE: break;
    }
}
