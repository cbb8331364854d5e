/* scene/values: what the colours of the picture stand for, at the right end of the caption's line.
 *
 *     input [-2.1][ 0 ][3.05]   kernel [-.19][ 0 ][.185]   output [-1.1][ 0 ][.849]
 *
 * Least, zero and greatest of each tensor, in the colours that they have. */
#include <math.h>
#include <string.h>

#include "scene/layout.h"

enum { ENTRIES = 3, CELLS = 3 };

typedef struct Entry {
    const char *name;
    double values[CELLS]; /* in rising order */
    int count;
    double limit;
} Entry;

/* Which entries are shown where there is less and less room. */
typedef struct Choice {
    bool input, weight, output;
} Choice;
static const Choice choices[] = {{true, true, true}, {true, false, true}};
enum { CHOICES = sizeof choices / sizeof *choices };

static const float cell_width = 35, cell_height = 16, gap = 6, apart = 16, label_size = 12;

static void add_value(Entry *e, double value) {
    if (isnan(value)) return;
    int at = 0;
    while (at < e->count && e->values[at] < value) at++;
    if (at < e->count && e->values[at] == value) return;
    memmove(e->values + at + 1, e->values + at, (size_t)(e->count - at) * sizeof *e->values);
    e->values[at] = value;
    e->count++;
}

static Entry entry_of(const char *name, double low, double high) {
    Entry e = {.name = name, .limit = value_limit(low, high)};
    add_value(&e, low);
    add_value(&e, 0);
    add_value(&e, high);
    return e;
}

static float entry_width(const Frame *f, const Entry *e) {
    return draw_width(f->scene, FACE_SANS, label_size, e->name) + gap +
           (float)e->count * (cell_width + 1);
}

static void entry_draw(Frame *f, const Entry *e, float x, float y) {
    const Theme *t = f->theme;
    draw_text(f->scene, (Type){FACE_SANS, label_size, ALIGN_LEFT, t->dim}, x, y, e->name);
    x += draw_width(f->scene, FACE_SANS, label_size, e->name) + gap;
    for (int i = 0; i < e->count; i++, x += cell_width + 1) {
        Color fill = theme_value(t, e->values[i], e->limit);
        Rect at = {x, y - cell_height / 2, cell_width, cell_height};
        draw_box(f->scene, at, 3, fill, t->border, 1);
        Number number = number_of(e->values[i], 5);
        float size = fminf(11, (cell_width - 3) / (0.6f * (float)strlen(number.text)));
        draw_text(f->scene, (Type){FACE_MONO, size, ALIGN_CENTRE, theme_text_on(t, fill)},
                  x + cell_width / 2, y, number.text);
    }
}

static void entries_of(const Frame *f, Entry entries[ENTRIES]) {
    const Walk *w = f->walk;
    entries[0] = entry_of("input", w->x_low, w->x_high);
    entries[1] = entry_of("kernel", w->w_low, w->w_high);
    entries[2] = entry_of("output", w->y_low, w->y_high);
}

static bool is_chosen(const Choice *c, int entry) {
    return entry == 0 ? c->input : entry == 1 ? c->weight : c->output;
}

static float choice_width(const Frame *f, const Entry *entries, const Choice *c) {
    float width = -apart;
    for (int i = 0; i < ENTRIES; i++)
        if (is_chosen(c, i)) width += entry_width(f, &entries[i]) + apart;
    return width;
}

float values_least(const Frame *f) {
    Entry entries[ENTRIES];
    entries_of(f, entries);
    return choice_width(f, entries, &choices[CHOICES - 1]);
}

void values_draw(Frame *f, float room) {
    Entry entries[ENTRIES];
    entries_of(f, entries);
    int row = 0;
    while (row + 1 < CHOICES && choice_width(f, entries, &choices[row]) > room) row++;
    float x = f->caption.x + f->caption.w - choice_width(f, entries, &choices[row]);
    for (int i = 0; i < ENTRIES; i++) {
        if (!is_chosen(&choices[row], i)) continue;
        entry_draw(f, &entries[i], x, f->caption.y + f->caption.h / 2);
        x += entry_width(f, &entries[i]) + apart;
    }
}
