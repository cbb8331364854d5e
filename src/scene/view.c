/* scene/view: the table of views, their tabs and captions. */
#include "scene/view.h"

#include <string.h>

#include "scene/layout.h"

static void figure_draw(Frame *frame) {
    plot_draw(frame);
}

const View views[] = {
    {.name = "step",
     .summary = "one multiply-sum: window, products, sum, output",
     .draw = view_step_draw,
     .words = view_step_words,
     .caption = view_step_caption},
    {.name = "channels",
     .summary = "which input channels feed which output channel, and by which kernels",
     .draw = view_channels_draw,
     .words = view_channels_words,
     .caption = view_channels_caption},
    {.name = "trace",
     .summary = "everywhere that one number is used: an output, an input or a weight",
     .draw = view_trace_draw,
     .caption = view_trace_caption,
     .formula = view_trace_formula,
     .traces = true},
    {.name = "causal",
     .summary = "what an output knows of the past and the future; three ways to be causal",
     .draw = view_causal_draw,
     .words = view_causal_words,
     .caption = view_causal_caption},
    {.name = "padding",
     .summary = "where padded values come from, in each padding mode",
     .draw = view_padding_draw,
     .words = view_padding_words,
     .caption = view_padding_caption},
    {.name = "long",
     .summary = "a long signal: overview, detail, kernel, outputs",
     .draw = view_long_draw,
     .words = view_long_words,
     .caption = view_long_caption,
     .formula = view_long_formula,
     .suits = view_long_suits},
    /* the last: */
    {.name = "plot", .summary = "what plt.show showed", .draw = figure_draw},
};
const int view_count = sizeof views / sizeof *views;

int view_find(const char *name, size_t length) {
    for (int row = 0; row < view_count; row++)
        if (length && !strncmp(views[row].name, name, length)) return row;
    return -1;
}

bool view_show(Stage *stage, int row) {
    if (views[row].draw != figure_draw) {
        stage_view(stage, row);
        return true;
    }
    if (figure_is_empty(&stage->figure)) return false;
    stage->shows_figure = true;
    stage->revision++;
    return true;
}

int view_shown(const Frame *f) {
    if (f->stage->view != VIEW_AUTO) return f->stage->view;
    int row = 0;
    for (int i = 1; i < view_count; i++)
        if (views[i].suits && views[i].suits(f)) row = i;
    return row;
}

float tabs_draw(Frame *f) {
    const Theme *t = f->theme;
    const float size = f->compact ? 12 : 13, gap = f->compact ? 12 : 16;
    bool figure = f->stage->shows_figure;
    float x = figure ? f->w - 32 : f->title.x + f->title.w, y = f->compact ? 24 : 36;
    int shown = figure ? view_count - 1 : view_shown(f);
    for (int row = view_count; row-- > 0;) {
        bool plot = views[row].draw == figure_draw;
        if (plot && figure_is_empty(&f->stage->figure)) continue;
        float width = draw_width(f->scene, FACE_SANS, size, views[row].name);
        Color color = row == shown ? t->accent : t->dim;
        x -= width;
        draw_text(f->scene, (Type){FACE_SANS, size, ALIGN_LEFT, color}, x, y, views[row].name);
        if (row == shown)
            draw_box(f->scene, (Rect){x, y + 11, width, 2}, 1, t->accent, (Color){0}, 0);
        draw_box(f->scene, (Rect){x - gap / 2, y - 14, width + gap, 28}, 0, (Color){0}, (Color){0},
                 0)
            ->action = (Action){ACTION_VIEW, row};
        x -= gap;
    }
    return x;
}

/* In the caption's place: with room for two lines as large as they can be there, else on one that
 * is a little smaller, or on two small ones. */
static const Item *lines_draw(Frame *f, Type type, float x, float width, const char *text) {
    float lines = f->panel.w > 0 ? 1 : 1.9f; /* the first seldom ends just where the room does */
    while (type.size > 11 && draw_width(f->scene, type.face, type.size, text) > width * lines)
        type.size -= 0.5f;
    while (type.size > 9.5f && draw_width(f->scene, type.face, type.size, text) > width * 1.8f)
        type.size -= 0.5f;
    return draw_text_lines(f->scene, type, x, f->caption.y + f->caption.h / 2, width, text);
}

/* Why the last edit was refused, in place of the caption. */
static void message_draw(Frame *f) {
    const Theme *t = f->theme;
    const Stage *stage = f->stage;
    Color color = stage->message_is_note ? t->bias : t->future;
    Rect at = f->caption;
    draw_box(f->scene, (Rect){at.x, at.y, 4, at.h}, 1, color, (Color){0}, 0);
    Type type = {FACE_SANS, f->compact ? 12.5f : 14, ALIGN_LEFT, color};
    lines_draw(f, type, at.x + 12, at.w - 12, stage->message);
}

void caption_draw(Frame *f) {
    int row = view_shown(f);
    if (f->stage->message) {
        message_draw(f);
        return;
    }
    const float between = 20;
    Str text;
    str_init(&text);
    if (views[row].caption) views[row].caption(f, &text);
    Type type = {FACE_SANS, f->compact ? 12 : 13, ALIGN_LEFT, f->theme->dim};
    float most = f->caption.w - values_least(f) - between;
    const Item *item = lines_draw(f, type, f->caption.x, most, text.text);
    values_draw(f, f->caption.w - item->w / f->scene->unit - between);
    str_release(&text);
}
