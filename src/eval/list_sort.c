/* eval/list_sort: sort() and sorted(): stable, by `<` alone, like CPython's: short stretches by
 * binary insertion after the run that they begin with, longer ones merged. */
#include <string.h>

#include "base/mem.h"
#include "eval/numeric.h"
#include "eval/sequence.h"

typedef struct Sorting {
    Interp *in;
    const Value *keys;
    int64_t *order, *spare; /* indices into keys: sorted so far, and room to merge */
    bool reverse;
} Sorting;

/* Must index b stand before index a, which came first? */
static bool is_before(Sorting *s, int64_t b, int64_t a, bool *out) {
    if (interp_stopped(s->in)) return false;
    Value x = s->keys[s->reverse ? a : b], y = s->keys[s->reverse ? b : a], answer;
    if (value_is_number(x) && value_is_number(y)) {
        *out = number_order(x, y) == -1;
        return true;
    }
    return value_binary(s->in, BINARY_LT, x, y, &answer) && value_truth(s->in, answer, out);
}

/* How many of [from, to) already stand in order; a falling run is turned round. */
static bool count_run(Sorting *s, int64_t from, int64_t to, int64_t *end) {
    bool falling = false;
    *end = to;
    if (to - from < 2) return true;
    if (!is_before(s, s->order[from + 1], s->order[from], &falling)) return false;
    int64_t i = from + 2;
    for (; i < to; i++) {
        bool before = false;
        if (!is_before(s, s->order[i], s->order[i - 1], &before)) return false;
        if (before != falling) break;
    }
    *end = i;
    if (falling)
        for (int64_t a = from, b = i - 1; a < b; a++, b--) {
            int64_t held = s->order[a];
            s->order[a] = s->order[b];
            s->order[b] = held;
        }
    return true;
}

static bool insert_all(Sorting *s, int64_t from, int64_t to) {
    int64_t sorted = 0;
    if (!count_run(s, from, to, &sorted)) return false;
    for (; sorted < to; sorted++) {
        int64_t low = from, high = sorted, item = s->order[sorted];
        while (low < high) {
            int64_t middle = low + (high - low) / 2;
            bool before = false;
            if (!is_before(s, item, s->order[middle], &before)) return false;
            if (before)
                high = middle;
            else
                low = middle + 1;
        }
        memmove(s->order + low + 1, s->order + low, (size_t)(sorted - low) * sizeof item);
        s->order[low] = item;
    }
    return true;
}

static bool merge(Sorting *s, int64_t from, int64_t middle, int64_t to) {
    memcpy(s->spare, s->order + from, (size_t)(middle - from) * sizeof *s->spare);
    int64_t left = 0, left_end = middle - from, right = middle, at = from;
    while (left < left_end && right < to) {
        bool before = false;
        if (!is_before(s, s->order[right], s->spare[left], &before)) return false;
        s->order[at++] = before ? s->order[right++] : s->spare[left++];
    }
    while (left < left_end) s->order[at++] = s->spare[left++];
    return true;
}

static bool sort_order(Sorting *s, int64_t count) {
    int64_t width = count < 64 ? count : 32;
    for (int64_t from = 0; from < count; from += width)
        if (!insert_all(s, from, from + width < count ? from + width : count)) return false;
    for (; width < count; width *= 2) {
        for (int64_t from = 0; from + width < count; from += 2 * width) {
            int64_t to = from + 2 * width < count ? from + 2 * width : count;
            if (!merge(s, from, from + width, to)) return false;
        }
    }
    return true;
}

static bool keys_of(Interp *in, ListObject *list, Value key, Value *keys) {
    *keys = new_list(in, list->items, list->count);
    if (key.tag == TAG_NONE) return true;
    for (int64_t i = 0; i < AS_LIST(*keys)->count; i++) {
        Value *slot = &AS_LIST(*keys)->items[i], made;
        if (!value_call_with(in, key, slot, 1, &made)) return false;
        Value old = *slot;
        *slot = value_retain(made);
        value_drop(old);
    }
    return true;
}

bool list_sort(Interp *in, ListObject *list, Value key, bool reverse) {
    int64_t count = list->count;
    Value keys, items = new_list(in, list->items, count);
    if (!keys_of(in, list, key, &keys)) return false;
    Sorting s = {.in = in, .keys = AS_LIST(keys)->items, .reverse = reverse};
    s.order = mem_new((size_t)(count + 1) * sizeof *s.order);
    s.spare = mem_new((size_t)(count + 1) * sizeof *s.spare);
    for (int64_t i = 0; i < count; i++) s.order[i] = i;
    bool fine = sort_order(&s, count);
    if (fine && list->count != count)
        fine = interp_raise(in, ERROR_VALUE, "list modified during sort");
    for (int64_t i = 0; fine && i < count; i++) {
        Value old = list->items[i];
        list->items[i] = value_retain(AS_LIST(items)->items[s.order[i]]);
        value_drop(old);
    }
    mem_free(s.order);
    mem_free(s.spare);
    return fine;
}
