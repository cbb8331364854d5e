/* scene/focus: controls are the items that act; cells and the bar have keys of their own. */
#include "scene/focus.h"

#include "scene/draw.h"

static bool is_control(const Item *item) {
    switch (item->action.kind) {
    case ACTION_GOTO:
    case ACTION_SEEK:
    case ACTION_PICK: return false;
    default: return action_acts(item->action);
    }
}

static bool same_action(Action a, Action b) {
    return a.kind == b.kind && a.value == b.value;
}

Action focus_next(const Scene *scene, Action focus, int by) {
    Action first = {ACTION_NONE, 0}, before = {ACTION_NONE, 0};
    bool found = focus.kind == ACTION_NONE;
    for (int i = 0; i < scene->count; i++) {
        const Item *item = &scene->items[by > 0 ? i : scene->count - 1 - i];
        if (!is_control(item) || same_action(item->action, before)) continue;
        if (first.kind == ACTION_NONE) first = item->action;
        if (found) return item->action;
        found = same_action(item->action, focus);
        before = item->action;
    }
    return first;
}

void focus_draw(Scene *scene) {
    if (scene->focus.kind == ACTION_NONE) return;
    for (int i = 0; i < scene->count; i++) {
        const Item *item = &scene->items[i];
        if (!is_control(item) || !same_action(item->action, scene->focus)) continue;
        float u = scene->unit, off = 3;
        Rect at = {item->x / u - off, item->y / u - off, item->w / u + 2 * off,
                   item->h / u + 2 * off};
        draw_box(scene, at, 6, (Color){0}, scene->theme->accent, 2);
        return;
    }
}
