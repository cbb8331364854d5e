/* scene/trace_words: what the view that traces says: its caption and its line of products. */
#include <math.h>

#include "scene/parts.h"
#include "scene/view.h"
#include "walk/words.h"

typedef long long ll;

static const char *plural(int64_t count) {
    return count == 1 ? "" : "s";
}

/* "samples 5 to 7 of channel 0", "... of channels 0 to 3" */
static void add_reach(const Frame *f, Cell cell, Str *out) {
    const Conv1dShape *s = &f->walk->call.shape;
    ll first = (ll)walk_start(f->walk, cell), last = first + frame_span(f) - 1;
    str_addf(out, "position%s %lld", first == last ? "" : "s", first);
    if (first != last) str_addf(out, " to %lld", last);
    if (s->dilation > 1 && first != last) str_addf(out, ", every %lld", (ll)s->dilation);
    ll channel = (ll)walk_first_channel(f->walk, cell), reads = (ll)walk_channels(f->walk);
    if (reads > 1) str_addf(out, ", of channels %lld to %lld", channel, channel + reads - 1);
}

static void output_caption(const Frame *f, const Pick *pick, Str *out) {
    Cell cell = pick_cell(pick);
    words_pick(pick, out);
    str_addf(out, " is the sum of %lld product%s%s: ", (ll)f->walk->taps, plural(f->walk->taps),
             f->walk->call.has_bias ? " and the bias" : "");
    add_reach(f, cell, out);
}

static void input_caption(const Frame *f, const Pick *pick, Str *out) {
    const Conv1dShape *s = &f->walk->call.shape;
    int64_t uses = walk_uses(f->walk, pick), outs = s->out_channels / s->groups;
    words_pick(pick, out);
    if (!uses) {
        str_add(out, " feeds no output: no window reaches it (the floor)");
        return;
    }
    bool copies = walk_is_copied(f->walk, pick->at[2]);
    str_addf(out, copies ? " is part of %lld product%s" : " feeds %lld output%s", (ll)uses,
             plural(uses));
    if (outs > 1)
        str_addf(out, ", %lld in each of %lld output channels", (ll)(uses / outs), (ll)outs);
    str_add(out, copies ? "; also through its copies in the padding"
                        : "; each time another weight meets it");
}

static void weight_caption(const Frame *f, const Pick *pick, Str *out) {
    int64_t uses = walk_uses(f->walk, pick), padding = walk_uses_of_padding(f->walk, pick);
    words_pick(pick, out);
    str_addf(out, " is used %lld time%s, once for each output of channel %lld", (ll)uses,
             plural(uses), (ll)pick->at[0]);
    if (padding)
        str_addf(out, "; %lld of them meet%s padding", (ll)padding, padding == 1 ? "s" : "");
}

void view_trace_caption(const Frame *f, Str *out) {
    Pick pick = stage_picked(f->stage);
    switch (pick.kind) {
    case PICK_INPUT: input_caption(f, &pick, out); break;
    case PICK_WEIGHT: weight_caption(f, &pick, out); break;
    default: output_caption(f, &pick, out); break;
    }
}

/* "y[0, 0, 2] +3·(-.112)" */
static void use_text(const Frame *f, const Use *use, Str *out) {
    Tap tap = walk_tap(f->walk, use->cell, use->t);
    words_cell(use->cell, out);
    str_add(out, " gets ");
    term_text(&tap, out);
}

/* At the right end of the bar; returns where what is left of it must end. */
static float hint_draw(Frame *f, float right, float y) {
    float width = f->hint ? draw_width(f->scene, FACE_MONO, 14, f->hint) : 0;
    if (!f->hint || width > f->formula.w * 0.24f) return right;
    draw_text(f->scene, (Type){FACE_MONO, 14, ALIGN_RIGHT, f->theme->dim}, right, y, f->hint);
    return right - width - 24;
}

/* What an input or a weight does, use by use, as far as there is room:
 *     x[0, 0, 3] = 3     y[0, 0, 1] gets 3·.5     y[0, 0, 2] gets 3·.25     … 4 more */
static void uses_draw(Frame *f, const Pick *pick) {
    const Theme *t = f->theme;
    Rect at = f->formula;
    float x = at.x + 20, right = at.x + at.w - 16, y = at.y + at.h / 2, size = f->compact ? 13 : 15;
    int64_t count = walk_uses(f->walk, pick);
    draw_box(f->scene, at, 5, t->panel, t->border, 1);
    Str text;
    str_init(&text);
    words_pick(pick, &text);
    str_addf(&text, " = %s", number_of(pick_value(f->walk, pick), 6).text);
    Type loud = {FACE_MONO, size + 2, ALIGN_LEFT, t->accent},
         plain = {FACE_MONO, size, ALIGN_LEFT, t->value};
    draw_text(f->scene, loud, x, y, text.text);
    x += draw_width(f->scene, FACE_MONO, loud.size, text.text) + 28;
    right = hint_draw(f, right, y);
    float rest = draw_width(f->scene, FACE_MONO, size, "… 99999999 more");
    /* Of a weight, those in the batch that is drawn come first. */
    int64_t begin = pick->kind == PICK_WEIGHT ? f->cell.n * f->walk->length : 0;
    for (int64_t u = 0; u < count; u++) {
        Use use = walk_use(f->walk, pick, (begin + u) % count);
        str_clear(&text);
        use_text(f, &use, &text);
        float width = draw_width(f->scene, FACE_MONO, size, text.text);
        if (x + width + (u + 1 < count ? 24 + rest : 0) > right) {
            draw_textf(f->scene, (Type){FACE_MONO, size, ALIGN_LEFT, t->dim}, x, y, "… %lld more",
                       (ll)(count - u));
            break;
        }
        draw_text(f->scene, plain, x, y, text.text);
        x += width + 24;
    }
    str_release(&text);
}

void view_trace_formula(Frame *f) {
    Pick pick = stage_picked(f->stage);
    if (pick.kind != PICK_OUTPUT) {
        uses_draw(f, &pick);
        return;
    }
    Frame other = *f;
    other.cell = pick_cell(&pick);
    other.part = walk_part(f->walk, walk_parts(f->walk) - 1);
    formula_draw(&other);
}
