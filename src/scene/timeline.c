/* scene/timeline: the buttons and the bar of steps.
 *
 *     [|<] [<] [>] [>] [>|]     |---|---|---O---|---|---|     4 / 9     1.0x    ? keys */
#include <math.h>
#include <stdio.h>

#include "scene/layout.h"

/* A triangle that points right (way 1) or left (-1), about x, y. */
static void pointer_draw(Frame *f, float x, float y, float way, float size, Color color) {
    draw_triangle(f->scene, (Point){x - way * size * 0.8f, y - size}, (Point){x + way * size, y},
                  (Point){x - way * size * 0.8f, y + size}, color);
}

static void stop_draw(Frame *f, float x, float y, float size, Color color) {
    draw_box(f->scene, (Rect){x - 1.5f, y - size, 3, 2 * size}, 0, color, (Color){0}, 0);
}

static void icon_draw(Frame *f, ActionKind kind, float x, float y, Color color) {
    const float size = 8;
    switch (kind) {
    case ACTION_FIRST:
        stop_draw(f, x - 7, y, size, color);
        pointer_draw(f, x + 2, y, -1, size, color);
        break;
    case ACTION_PREV: pointer_draw(f, x, y, -1, size, color); break;
    case ACTION_PLAY:
        if (f->stage->playing) {
            draw_box(f->scene, (Rect){x - 6, y - size, 4, 2 * size}, 1, color, (Color){0}, 0);
            draw_box(f->scene, (Rect){x + 2, y - size, 4, 2 * size}, 1, color, (Color){0}, 0);
        } else {
            pointer_draw(f, x, y, 1, size + 1, color);
        }
        break;
    case ACTION_NEXT: pointer_draw(f, x, y, 1, size, color); break;
    default:
        pointer_draw(f, x - 2, y, 1, size, color);
        stop_draw(f, x + 7, y, size, color);
        break;
    }
}

static float buttons_draw(Frame *f, float x, float y) {
    static const ActionKind kinds[] = {ACTION_FIRST, ACTION_PREV, ACTION_PLAY, ACTION_NEXT,
                                       ACTION_LAST};
    const Theme *t = f->theme;
    float height = f->compact ? 30 : 36, width = height + 2;
    for (int i = 0; i < 5; i++, x += width + 6) {
        bool play = kinds[i] == ACTION_PLAY;
        draw_box(f->scene, (Rect){x, y - height / 2, width, height}, 5,
                 play ? t->accent : t->control, play ? t->accent : t->border, 1)
            ->action = (Action){kinds[i], 0};
        icon_draw(f, kinds[i], x + width / 2, y, play ? t->ground : t->value);
    }
    return x;
}

/* "4 / 9", the speed and the help, from the right; returns where the bar may end. */
static float words_draw(Frame *f, float right, float y) {
    const Theme *t = f->theme;
    char text[64];
    Type quiet = {FACE_MONO, 14, ALIGN_RIGHT, t->dim};
    Rect corner = {right - 66, y - 14, 70, 28};
    draw_box(f->scene, corner, 4, (Color){0}, (Color){0}, 0)->action = (Action){ACTION_KEYS, 0};
    draw_text(f->scene, quiet, right, y, "? keys");
    snprintf(text, sizeof text, "%.3g×", f->stage->speed);
    if (f->stage->speed >= 1) snprintf(text, sizeof text, "%.1f×", f->stage->speed);
    draw_text(f->scene, quiet, right - 76, y, text);
    long long last = (long long)f->walk->steps - 1;
    snprintf(text, sizeof text, "%lld / %lld", last, last);
    float width = draw_width(f->scene, FACE_MONO, 14.5f, text);
    float left = right - 76 - 62 - width;
    snprintf(text, sizeof text, "%lld / %lld", (long long)f->stage->step, last);
    draw_text(f->scene, (Type){FACE_MONO, 14.5f, ALIGN_LEFT, t->text}, left, y, text);
    return left - 20;
}

static void ticks_draw(Frame *f, float left, float right, float y, double knob) {
    const Theme *t = f->theme;
    int64_t last = f->walk->steps - 1;
    if (last < 1 || (right - left) / (float)last < 9) return;
    for (int64_t step = 0; step <= last; step++) {
        float x = left + (right - left) * (float)((double)step / (double)last);
        draw_line(f->scene, (Point){x, y - 5}, (Point){x, y + 5},
                  (double)step <= knob ? t->accent : t->track, 1.8f);
    }
}

void timeline_draw(Frame *f) {
    const Theme *t = f->theme;
    Rect at = f->timeline;
    float y = at.y + at.h / 2;
    draw_box(f->scene, at, 5, t->panel, t->border, 1);
    float left = buttons_draw(f, at.x + 14, y) + 36;
    float right = words_draw(f, at.x + at.w - 16, y);
    double last = (double)f->walk->steps - 1;
    double from = (double)f->stage->moved_from, to = (double)f->stage->step;
    double step = f->motion < 1 ? from + (to - from) * f->motion : to;
    float knob = last > 0 ? left + (right - left) * (float)(step / last) : left;
    draw_box(f->scene, (Rect){left, y - 2, right - left, 4}, 2, t->track, (Color){0}, 0);
    draw_box(f->scene, (Rect){left, y - 2, knob - left, 4}, 2, t->accent, (Color){0}, 0);
    ticks_draw(f, left, right, y, step);
    draw_circle(f->scene, knob, y, 9, t->accent, (Color){0}, 0);
    Rect whole = {left - 10, y - 14, right - left + 20, 28};
    draw_box(f->scene, whole, 0, (Color){0}, (Color){0}, 0)->action = (Action){ACTION_SEEK, 0};
    f->scene->bar_left = left * f->scene->unit;
    f->scene->bar_right = right * f->scene->unit;
    f->scene->bar_last = f->walk->steps - 1;
}
