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

/* A line of uses from number `from` on, as many as it has room for; returns the next. */
static int64_t uses_line(Frame *f, const Pick *pick, int64_t from, Type type, Rect line, bool last,
                         bool draws) {
    const float apart = 24;
    float x = line.x, right = line.x + line.w;
    float rest = apart + draw_width(f->scene, FACE_MONO, type.size, "… 99999999 more");
    int64_t count = walk_uses(f->walk, pick), u = from;
    /* Of a weight, those in the batch that is drawn come first. */
    int64_t begin = pick->kind == PICK_WEIGHT ? f->cell.n * f->walk->length : 0;
    Str text;
    str_init(&text);
    for (; u < count; u++) {
        Use use = walk_use(f->walk, pick, (begin + u) % count);
        str_clear(&text);
        use_text(f, &use, &text);
        float width = draw_width(f->scene, FACE_MONO, type.size, text.text);
        if (x + width + (last && u + 1 < count ? rest : 0) > right) break;
        if (draws) draw_text(f->scene, type, x, line.y, text.text);
        x += width + apart;
    }
    str_release(&text);
    type.color = f->theme->dim;
    if (draws && last && u < count)
        draw_textf(f->scene, type, x, line.y, "… %lld more", (ll)(count - u));
    return u;
}

/* On one line about its middle where they all fit, else on two. */
static void uses_list(Frame *f, const Pick *pick, Type type, Rect line) {
    int64_t count = walk_uses(f->walk, pick);
    if (uses_line(f, pick, 0, type, line, true, false) == count) {
        uses_line(f, pick, 0, type, line, true, true);
        return;
    }
    const float half = type.size * 0.68f;
    line.y -= half;
    int64_t next = uses_line(f, pick, 0, type, line, false, true);
    line.y += 2 * half;
    uses_line(f, pick, next, type, line, true, true);
}

/* What an input or a weight does, use by use, as far as there is room:
 *     x[0, 0, 3] = 3     y[0, 0, 1] gets 3·.5     y[0, 0, 2] gets 3·.25     … 4 more */
static void uses_draw(Frame *f, const Pick *pick) {
    const Theme *t = f->theme;
    Rect at = f->formula;
    float x = at.x + 20, right = at.x + at.w - 16, y = at.y + at.h / 2, size = f->compact ? 13 : 15;
    draw_box(f->scene, at, 5, t->panel, t->border, 1);
    Str text;
    str_init(&text);
    words_pick(pick, &text);
    str_addf(&text, " = %s", number_of(pick_value(f->walk, pick), 6).text);
    Type loud = {FACE_MONO, size + 2, ALIGN_LEFT, t->accent};
    draw_text(f->scene, loud, x, y, text.text);
    x += draw_width(f->scene, FACE_MONO, loud.size, text.text) + 28;
    right = hint_draw(f, right, y);
    uses_list(f, pick, (Type){FACE_MONO, size, ALIGN_LEFT, t->value}, (Rect){x, y, right - x, 0});
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
