/* paint/palette: the colours that stand best for all that a film shows. */
#include "paint/palette.h"

#include <stdlib.h>

#include "base/mem.h"

enum { EXACT = 160, FIRST_ROOM = 4096 };

static const uint32_t rgb_mask = 0xffffff;

void palette_release(Palette *p) {
    mem_free(p->seen);
    *p = (Palette){0};
}

/* ---- counting */

/* The colour's place in the table: where it is, or where it would go. */
static PaletteColor *slot_of(const Palette *p, uint32_t color) {
    unsigned at = (color * 2654435761u >> 7) & (unsigned)(p->room - 1);
    while (p->seen[at].pixels && p->seen[at].color != color)
        at = (at + 1) & (unsigned)(p->room - 1);
    return &p->seen[at];
}

static void grow(Palette *p) {
    Palette larger = {.room = p->room ? p->room * 2 : FIRST_ROOM, .used = p->used};
    larger.seen = mem_new((size_t)larger.room * sizeof *larger.seen);
    for (int i = 0; i < p->room; i++)
        if (p->seen[i].pixels) *slot_of(&larger, p->seen[i].color) = p->seen[i];
    mem_free(p->seen);
    *p = larger;
}

static void add(Palette *p, uint32_t color, uint32_t pixels) {
    if (p->used * 2 >= p->room) grow(p);
    PaletteColor *slot = slot_of(p, color);
    if (!slot->pixels) p->used++;
    slot->color = color;
    slot->pixels = slot->pixels > UINT32_MAX - pixels ? UINT32_MAX : slot->pixels + pixels;
}

void palette_count(Palette *p, const uint32_t *pixels, int count) {
    for (int i = 0, run = 1; i < count; i += run, run = 1) {
        while (i + run < count && pixels[i + run] == pixels[i]) run++;
        add(p, pixels[i] & rgb_mask, (uint32_t)run);
    }
}

/* ---- choosing: the rest of the colours in boxes, the box with the most to tell cut in two */

static int channel(uint32_t color, int which) {
    return (int)(color >> (16 - 8 * which) & 255);
}

typedef struct Group {
    PaletteColor *colors;
    int count;
    int axis;      /* the channel that differs most */
    double spread; /* how badly one colour stands for all */
} Group;

/* Many pixels count, but not so much that the shades of small texts get nothing. */
static double weight_of(const PaletteColor *c) {
    return c->pixels < 64 ? c->pixels : 64 + (c->pixels - 64) / 64.0;
}

static void group_measure(Group *g) {
    g->spread = 0;
    for (int axis = 0; axis < 3; axis++) {
        double sum = 0, squares = 0, weights = 0;
        for (int i = 0; i < g->count; i++) {
            double weight = weight_of(&g->colors[i]), x = channel(g->colors[i].color, axis);
            weights += weight;
            sum += weight * x;
            squares += weight * x * x;
        }
        double spread = squares - sum * sum / weights;
        if (spread <= g->spread) continue;
        g->spread = spread;
        g->axis = axis;
    }
}

static uint32_t group_color(const Group *g) {
    double sums[3] = {0}, weights = 0;
    for (int i = 0; i < g->count; i++) {
        double weight = weight_of(&g->colors[i]);
        weights += weight;
        for (int axis = 0; axis < 3; axis++)
            sums[axis] += weight * channel(g->colors[i].color, axis);
    }
    uint32_t color = 0;
    for (int axis = 0; axis < 3; axis++)
        color = color << 8 | (uint32_t)(sums[axis] / weights + 0.5);
    return color;
}

static int by_color(const void *a, const void *b) {
    const PaletteColor *first = a, *second = b;
    return (first->color > second->color) - (first->color < second->color);
}

/* The most pixels first; where they are as many, by colour, so that the order is always the same.
 */
static int by_pixels(const void *a, const void *b) {
    const PaletteColor *first = a, *second = b;
    if (first->pixels != second->pixels) return first->pixels < second->pixels ? 1 : -1;
    return by_color(a, b);
}

/* Colours up to the mean of the axis to the front; returns how many those are. */
static int group_part(Group *g) {
    double sum = 0, weights = 0;
    for (int i = 0; i < g->count; i++) {
        double weight = weight_of(&g->colors[i]);
        weights += weight;
        sum += weight * channel(g->colors[i].color, g->axis);
    }
    int front = 0;
    for (int i = 0; i < g->count; i++) {
        if (channel(g->colors[i].color, g->axis) > sum / weights) continue;
        PaletteColor swap = g->colors[i];
        g->colors[i] = g->colors[front];
        g->colors[front++] = swap;
    }
    return front;
}

static int groups_cut(Group *groups, int most) {
    int count = 1;
    group_measure(&groups[0]);
    while (count < most) {
        int worst = 0;
        for (int i = 1; i < count; i++)
            if (groups[i].spread > groups[worst].spread) worst = i;
        Group *g = &groups[worst];
        if (g->count < 2 || g->spread <= 0) break;
        int front = group_part(g);
        groups[count] = (Group){.colors = g->colors + front, .count = g->count - front};
        g->count = front;
        group_measure(g);
        group_measure(&groups[count++]);
    }
    return count;
}

static int nearest(const Palette *p, uint32_t color) {
    int best = 0;
    long least = -1;
    for (int i = 0; i < p->count; i++) {
        long distance = 0;
        static const long weights[] = {2, 4, 1}; /* of what the eye sees */
        for (int axis = 0; axis < 3; axis++) {
            long d = channel(color, axis) - channel(p->colors[i], axis);
            distance += weights[axis] * d * d;
        }
        if (least >= 0 && distance >= least) continue;
        least = distance;
        best = i;
    }
    return best;
}

void palette_choose(Palette *p) {
    PaletteColor *all = mem_new((size_t)p->used * sizeof *all + 1);
    int count = 0;
    for (int i = 0; i < p->room; i++)
        if (p->seen[i].pixels) all[count++] = p->seen[i];
    qsort(all, (size_t)count, sizeof *all, by_pixels);
    int exact = count <= PALETTE_MOST ? count : EXACT;
    for (int i = 0; i < exact; i++) p->colors[i] = all[i].color;
    p->count = exact;
    if (exact < count) {
        Group groups[PALETTE_MOST - EXACT] = {{.colors = all + exact, .count = count - exact}};
        int made = groups_cut(groups, PALETTE_MOST - EXACT);
        for (int i = 0; i < made; i++) p->colors[p->count++] = group_color(&groups[i]);
    }
    mem_free(all);
    for (int i = 0; i < p->room; i++)
        if (p->seen[i].pixels) p->seen[i].index = nearest(p, p->seen[i].color);
}

uint8_t palette_index(const Palette *p, uint32_t color) {
    return (uint8_t)slot_of(p, color & rgb_mask)->index;
}
