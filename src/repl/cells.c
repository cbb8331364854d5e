/* repl/cells: reading output cells, and saying which index left the output. */
#include "repl/cells.h"

#include <string.h>

#include "base/mem.h"

typedef long long ll;

bool cell_split(const char *text, char **object, char **key) {
    size_t end = strlen(text);
    while (end && strchr(" \t", text[end - 1])) end--;
    if (!end || text[end - 1] != ']') return false;
    int depth = 0;
    for (size_t i = end; i-- > 0;) {
        if (strchr(")]}", text[i])) depth++;
        if (strchr("([{", text[i]) && --depth == 0) {
            if (i == 0) return false;
            *object = mem_text_n(text, i);
            *key = mem_text_n(text + i + 1, end - i - 2);
            return true;
        }
    }
    return false;
}

/* `0, 1, 5` is evaluated as a tuple; (0, 1, 5) and [0, 1, 5] are the same cell. */
static int evaluate(Lab *lab, const char *text, int64_t *at) {
    Str tuple;
    str_init(&tuple);
    str_addf(&tuple, "(%s,)", text);
    Value value;
    bool done = interp_evaluate(lab->in, tuple.text, &value);
    str_release(&tuple);
    if (!done) return -1;
    const ListObject *list = AS_LIST(value);
    if (list->count == 1 &&
        (value_is(list->items[0], &type_tuple) || value_is(list->items[0], &type_list)))
        list = AS_LIST(list->items[0]);
    int count = list->count <= CELL_INDICES ? (int)list->count : 0;
    for (int i = 0; i < count; i++) {
        if (list->items[i].tag != TAG_INT) return 0;
        at[i] = list->items[i].as.integer;
    }
    return count;
}

int cell_indices(Lab *lab, const char *text, int64_t *at) {
    if (!text[strspn(text, " \t,")] || strchr(text, ':')) return 0; /* nothing, or a slice */
    return evaluate(lab, text, at);
}

/* -1 is the last, as in any Python index. */
static bool wrap(int64_t *index, int64_t size) {
    if (*index < 0) *index += size;
    return *index >= 0 && *index < size;
}

/* The sizes that `count` indices run over: of steps, of (C, L), of (N, C, L). */
static void sizes_of(const Walk *walk, int count, int64_t *sizes) {
    const Conv1dShape *s = &walk->call.shape;
    const int64_t whole[CELL_INDICES] = {s->batch, s->out_channels, walk->length};
    for (int i = 0; i < count; i++)
        sizes[i] = count == 1 ? walk->steps : whole[CELL_INDICES - count + i];
}

bool cell_within(const Walk *walk, const int64_t *at, int count, Cell *out) {
    const Conv1dShape *s = &walk->call.shape;
    if (count < 2 || (count == 2 && s->batch != 1)) return false;
    *out = count == 2 ? (Cell){0, at[0], at[1]} : (Cell){at[0], at[1], at[2]};
    return wrap(&out->n, s->batch) && wrap(&out->c, s->out_channels) && wrap(&out->i, walk->length);
}

void cell_nearest(const Walk *walk, const int64_t *at, int count, Str *out) {
    int64_t sizes[CELL_INDICES], zeros[CELL_INDICES] = {0};
    if (count < 2 || (count == 2 && walk->call.shape.batch != 1)) {
        at = zeros;
        count = CELL_INDICES;
    }
    sizes_of(walk, count, sizes);
    for (int i = 0; i < count; i++) {
        int64_t index = at[i];
        if (!wrap(&index, sizes[i])) index = index < 0 ? 0 : sizes[i] - 1;
        str_addf(out, "%s%lld", i ? ", " : "", (ll)index);
    }
}

bool cell_refuse(Lab *lab, const Walk *walk, const char *text, const int64_t *at, int count) {
    static const char *const axes[] = {"batches", "output channels", "positions"};
    const Conv1dShape *s = &walk->call.shape;
    Str why;
    str_init(&why);
    str_addf(&why, "the output has shape (%lld, %lld, %lld)", (ll)s->batch, (ll)s->out_channels,
             (ll)walk->length);
    int64_t sizes[CELL_INDICES];
    sizes_of(walk, count, sizes);
    for (int i = 0; count > 1 && i < count; i++) {
        int64_t index = at[i];
        if (!wrap(&index, sizes[i]))
            str_addf(&why, "; %s go from 0 to %lld", axes[CELL_INDICES - count + i],
                     (ll)sizes[i] - 1);
    }
    if (count)
        interp_raise(lab->in, ERROR_COMMAND, "%s is outside the output of %s", text,
                     walk->expression);
    else
        interp_raise(lab->in, ERROR_COMMAND, "'%s' is no output cell", text);
    interp_why(lab->in, "%s", why.text);
    str_release(&why);
    return false;
}
