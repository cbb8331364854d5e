/* scene/typing: the cell that is being typed into, over its own place on the picture. */
#include <math.h>
#include <stdio.h>

#include "scene/layout.h"

static bool shows_pick(const Item *item, const Pick *pick) {
    TagKind tag = pick->kind == PICK_INPUT ? TAG_INPUT : TAG_WEIGHT;
    return item->kind == ITEM_TEXT && item->tag.kind == tag && item->tag.a == pick->at[0] &&
           item->tag.b == pick->at[1] && item->tag.c == pick->at[2];
}

/* [ -0.25| ]  with the old number until something is typed */
static void box_draw(Frame *f, Point middle, const char *old) {
    const Theme *t = f->theme;
    char text[40];
    double value;
    bool typed = f->stage->typed[0], wrong = typed && !stage_typed(f->stage, &value);
    snprintf(text, sizeof text, "%s▏", typed ? f->stage->typed : old);
    Type type = {FACE_MONO, 18, ALIGN_CENTRE, wrong ? t->future : typed ? t->text : t->dim};
    float w = fmaxf(draw_width(f->scene, type.face, type.size, text) + 20, 64);
    float x = fminf(fmaxf(middle.x, w / 2 + 4), f->w - w / 2 - 4);
    draw_box(f->scene, (Rect){x - w / 2, middle.y - 20, w, 40}, 6, t->panel,
             wrong ? t->future : t->accent, 3);
    draw_text(f->scene, type, x, middle.y, text);
}

void typing_draw(Frame *f) {
    if (!f->stage->typing || !f->walk) return;
    const Scene *scene = f->scene;
    for (int i = 0; i < scene->count; i++) {
        const Item *item = &scene->items[i];
        if (!shows_pick(item, &f->stage->pick)) continue;
        Point middle = {(item->x + item->w / 2) / scene->unit,
                        (item->y + item->h / 2) / scene->unit};
        box_draw(f, middle, number_of(pick_value(f->walk, &f->stage->pick), 8).text);
        return;
    }
}
