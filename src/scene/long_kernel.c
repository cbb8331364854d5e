/* scene/long_kernel: the kernel of the view of long signals, under its taps. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "scene/long.h"
#include "scene/parts.h"

float long_tap_x(const Frame *f, const LongPlan *p, int64_t k) {
    return wave_x(&p->x, frame_start(f) + (double)(k * f->walk->call.shape.dilation));
}

bool long_shows(const LongPlan *p, float x) {
    return x >= p->x.at.x && x <= p->x.at.x + p->x.at.w;
}

typedef struct Kernel {
    float left, pitch, cell;
    int64_t head, tail; /* that many of its weights are shown at the front and at the back */
} Kernel;

static float kernel_x(const Kernel *k, int64_t column) {
    return k->left + k->pitch * ((float)column + 0.5f);
}

/* Under the taps where these stand far enough apart and all are in sight, else side by side under
 * the window. */
static Kernel kernel_fit(const Frame *f, const LongPlan *p) {
    const float least = 30, most = 48, gap = 4;
    const Rect *at = &p->x.at;
    int64_t taps = f->walk->call.shape.kernel_size;
    float apart = (float)(p->x.pitch * (double)f->walk->call.shape.dilation);
    float first = long_tap_x(f, p, 0), last = long_tap_x(f, p, taps - 1);
    float beside = fminf(first - at->x, at->x + at->w - last); /* to the box's end */
    bool under = apart >= least + gap && beside >= least / 2;
    float room = at->w / (float)taps;
    Kernel k = {.head = taps, .pitch = under ? apart : fminf(fmaxf(room, least + gap), most)};
    if (!under && apart < most) k.pitch = fminf(k.pitch, fmaxf(apart, least + gap));
    int64_t columns = (int64_t)(at->w / k.pitch + 0.01f);
    if (!under && taps > columns) {
        k.head = columns / 2;
        k.tail = columns - 1 - k.head;
    } else {
        columns = taps;
    }
    k.cell = fminf(k.pitch - gap, under ? fminf(most, 2 * beside) : most);
    float width = (float)columns * k.pitch;
    k.left = (first + last - width) / 2;
    if (!under) k.left = fminf(fmaxf(k.left, at->x), at->x + at->w - width);
    return k;
}

static void weight_draw(Frame *f, const LongPlan *p, const Kernel *k, int64_t tap, float x) {
    const Theme *t = f->theme;
    Color color = theme_tap(t, tap);
    float top = p->w_middle - p->w_height / 2, at = long_tap_x(f, p, tap);
    float from = p->x.at.y + p->x.at.h;
    if (p->x.pitch >= wave_numbers_from) from += p->label + 2; /* its index stands there */
    if (long_shows(p, at)) {
        Point down = {x, top - 1};
        if (fabsf(at - x) < 0.5f)
            draw_line(f->scene, (Point){at, from}, down, color, 1.5f);
        else
            draw_drop(f->scene, (Point){at, from}, down, color, 1.5f);
    }
    double w = walk_weight(f->walk, f->cell.c, p->sight.channel, tap);
    Color fill = theme_value(t, w, value_limit(f->walk->w_low, f->walk->w_high));
    draw_box(f->scene, (Rect){x - k->cell / 2, top, k->cell, p->w_height}, 4, fill, color, 2);
    Number number = number_of(w, 5);
    float size = fminf(12, (k->cell - 4) / (0.6f * (float)strlen(number.text)));
    Type type = {FACE_MONO, size, ALIGN_CENTRE, theme_text_on(t, fill)};
    draw_text(f->scene, type, x, p->w_middle, number.text)->tag =
        (Tag){TAG_WEIGHT, f->cell.c, p->sight.channel, tap};
}

/* What the shown channel adds to the output, where the kernel leaves room for it. */
static void partial_draw(Frame *f, const LongPlan *p, float left) {
    if (walk_channels(f->walk) == 1 || !result_is_told(f)) return;
    float right = p->x.at.x + p->x.at.w;
    Number number = number_of(walk_partial(f->walk, f->cell, p->channel), 7);
    char words[64];
    snprintf(words, sizeof words, "Σ of x[%lld] = ", (long long)p->channel);
    float width = draw_width(f->scene, FACE_MONO, 13, number.text);
    if (right - width - draw_width(f->scene, FACE_MONO, 13, words) < left + 16) return;
    Type type = {FACE_MONO, 13, ALIGN_RIGHT, f->theme->value};
    draw_text(f->scene, type, right, p->w_middle, number.text)->tag =
        (Tag){TAG_PARTIAL, p->channel, f->walk->call.shape.kernel_size, 0};
    type.color = f->theme->dim;
    draw_text(f->scene, type, right - width, p->w_middle, words);
}

void long_kernel_draw(Frame *f, const LongPlan *p) {
    const Conv1dShape *s = &f->walk->call.shape;
    Kernel k = kernel_fit(f, p);
    float end = p->x.at.x;
    for (int64_t tap = 0; tap < s->kernel_size; tap++) {
        if (k.tail && tap == k.head) tap = s->kernel_size - k.tail;
        float x = kernel_x(&k, tap < k.head ? tap : k.head + 1 + tap - (s->kernel_size - k.tail));
        weight_draw(f, p, &k, tap, x);
        end = x + k.cell / 2;
    }
    if (k.tail)
        draw_textf(f->scene, (Type){FACE_MONO, 11, ALIGN_CENTRE, f->theme->dim},
                   kernel_x(&k, k.head), p->w_middle, "+%lld",
                   (long long)(s->kernel_size - k.head - k.tail));
    partial_draw(f, p, end);
}
