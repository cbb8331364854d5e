/* walk/pick: cells by kind, and the products that they are part of. */
#include "walk/pick.h"

#include <string.h>

bool pick_is(const Pick *a, const Pick *b) {
    if (a->kind != b->kind) return false;
    return a->kind == PICK_NONE || memcmp(a->at, b->at, sizeof a->at) == 0;
}

Pick pick_output(Cell cell) {
    return (Pick){PICK_OUTPUT, {cell.n, cell.c, cell.i}};
}

Cell pick_cell(const Pick *pick) {
    return (Cell){pick->at[0], pick->at[1], pick->at[2]};
}

void pick_sizes(const Walk *walk, PickKind kind, int64_t sizes[3]) {
    const Conv1dShape *s = &walk->call.shape;
    const int64_t table[PICK_KINDS][3] = {
        [PICK_OUTPUT] = {s->batch, s->out_channels, walk->length},
        [PICK_INPUT] = {s->batch, s->in_channels, s->length},
        [PICK_WEIGHT] = {s->out_channels, walk_channels(walk), s->kernel_size},
    };
    memcpy(sizes, table[kind], sizeof table[kind]);
}

bool pick_within(const Walk *walk, const Pick *pick) {
    int64_t sizes[3];
    pick_sizes(walk, pick->kind, sizes);
    for (int axis = 0; pick->kind != PICK_NONE && axis < 3; axis++)
        if (pick->at[axis] < 0 || pick->at[axis] >= sizes[axis]) return false;
    return true;
}

double pick_value(const Walk *walk, const Pick *pick) {
    const int64_t *at = pick->at;
    switch (pick->kind) {
    case PICK_OUTPUT: return walk_result(walk, pick_cell(pick));
    case PICK_INPUT: return walk_input(walk, at[0], at[1], at[2]);
    case PICK_WEIGHT: return walk_weight(walk, at[0], at[1], at[2]);
    case PICK_NONE: break;
    }
    return 0;
}

int64_t pick_code(const Walk *walk, const Pick *pick) {
    int64_t sizes[3];
    if (pick->kind == PICK_NONE) return 0;
    pick_sizes(walk, pick->kind, sizes);
    int64_t number = (pick->at[0] * sizes[1] + pick->at[1]) * sizes[2] + pick->at[2];
    return number * PICK_KINDS + (int64_t)pick->kind;
}

Pick pick_numbered(const Walk *walk, PickKind kind, int64_t number) {
    int64_t sizes[3];
    Pick pick = {.kind = kind};
    if (kind == PICK_NONE) return pick;
    pick_sizes(walk, kind, sizes);
    pick.at[2] = number % sizes[2];
    pick.at[1] = number / sizes[2] % sizes[1];
    pick.at[0] = number / sizes[2] / sizes[1];
    return pick_within(walk, &pick) ? pick : (Pick){PICK_NONE};
}

Pick pick_decode(const Walk *walk, int64_t code) {
    if (code <= 0) return (Pick){PICK_NONE};
    return pick_numbered(walk, (PickKind)(code % PICK_KINDS), code / PICK_KINDS);
}

/* Positions first..last, both counted. */
typedef struct Range {
    int64_t first, last;
} Range;

static int64_t range_count(Range r) {
    return r.last < r.first ? 0 : r.last - r.first + 1;
}

/* Where sample `index` stands: at its own position and at its copies in the padding, from left to
 * right.
 *
 *     reflect, index 1 of 4, padding 2:     . [1] | 0 [1] 2  3 | 2 [1]                        */
static void find_places(const Conv1dShape *s, int64_t index, Range places[3]) {
    const Range nowhere = {0, -1};
    const int64_t last = s->length - 1;
    Range left = nowhere, right = nowhere;
    switch (s->pad_mode) {
    case CONV1D_REFLECT:
        if (index > 0) left = (Range){-index, -index};
        if (index < last) right = (Range){2 * last - index, 2 * last - index};
        break;
    case CONV1D_REPLICATE:
        if (index == 0) left = (Range){-s->pad_left, -1};
        if (index == last) right = (Range){s->length, last + s->pad_right};
        break;
    case CONV1D_CIRCULAR:
        left = (Range){index - s->length, index - s->length};
        right = (Range){index + s->length, index + s->length};
        break;
    case CONV1D_ZEROS: break;
    }
    places[0] = left.first >= -s->pad_left ? left : nowhere;
    places[1] = (Range){index, index};
    places[2] = right.last <= last + s->pad_right ? right : nowhere;
}

bool walk_is_copied(const Walk *walk, int64_t index) {
    Range places[3];
    find_places(&walk->call.shape, index, places);
    return places[0].first <= places[0].last || places[2].first <= places[2].last;
}

static int64_t divide_down(int64_t a, int64_t b) {
    return a / b - (a % b < 0);
}

/* The outputs whose tap k lies on one of the positions. */
static Range outputs_on(const Walk *walk, int64_t k, Range positions) {
    const Conv1dShape *s = &walk->call.shape;
    int64_t hop = s->stride * walk->kept_step;
    int64_t at = walk_start(walk, (Cell){0}) + k * s->dilation; /* of output 0 */
    if (range_count(positions) == 0) return (Range){0, -1};
    Range r = {-divide_down(at - positions.first, hop), divide_down(positions.last - at, hop)};
    if (r.first < 0) r.first = 0;
    if (r.last > walk->length - 1) r.last = walk->length - 1;
    return r;
}

/* The uses of an input in one output channel: which of them has that number, or, where it is too
 * large, how many there are. */
static int64_t input_use(const Walk *walk, const Pick *pick, int64_t number, Use *out) {
    int64_t taps = walk->call.shape.kernel_size, before = 0;
    Range places[3];
    find_places(&walk->call.shape, pick->at[2], places);
    for (int place = 0; place < 3; place++)
        for (int64_t k = taps; k-- > 0 && range_count(places[place]);) {
            Range r = outputs_on(walk, k, places[place]);
            int64_t count = range_count(r);
            if (number < before + count) {
                out->cell.i = r.first + number - before;
                out->t = k;
                return before;
            }
            before += count;
        }
    return before;
}

static int64_t channels_fed(const Walk *walk) {
    return walk->call.shape.out_channels / walk->call.shape.groups;
}

int64_t walk_uses(const Walk *walk, const Pick *pick) {
    Use none;
    switch (pick->kind) {
    case PICK_OUTPUT: return walk->taps;
    case PICK_INPUT: return channels_fed(walk) * input_use(walk, pick, INT64_MAX, &none);
    case PICK_WEIGHT: return walk->call.shape.batch * walk->length;
    case PICK_NONE: break;
    }
    return 0;
}

Use walk_use(const Walk *walk, const Pick *pick, int64_t number) {
    int64_t taps = walk->call.shape.kernel_size;
    if (pick->kind == PICK_OUTPUT) return (Use){pick_cell(pick), number};
    if (pick->kind == PICK_WEIGHT)
        return (Use){{number / walk->length, pick->at[0], number % walk->length},
                     pick->at[1] * taps + pick->at[2]};
    Use use = {.cell = {.n = pick->at[0]}}, none;
    int64_t group = pick->at[1] / walk_channels(walk), j = pick->at[1] % walk_channels(walk);
    int64_t each = input_use(walk, pick, INT64_MAX, &none);
    if (each == 0) return use; /* walk_uses said that there is none */
    input_use(walk, pick, number % each, &use);
    use.cell.c = group * channels_fed(walk) + number / each;
    use.t += j * taps;
    return use;
}

int64_t walk_uses_of_padding(const Walk *walk, const Pick *weight) {
    const Conv1dShape *s = &walk->call.shape;
    Range inside = outputs_on(walk, weight->at[2], (Range){0, s->length - 1});
    return s->batch * (walk->length - range_count(inside));
}
