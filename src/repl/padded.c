/* repl/padded: remembering what F.pad made. */
#include "repl/padded.h"

#include <string.h>

static void forget_oldest(PaddedLately *lately) {
    Padded *oldest = &lately->items[--lately->count];
    tensor_release(&oldest->input);
    tensor_release(&oldest->output);
}

static size_t bytes_of(const Padded *padded) {
    int64_t count = tensor_count(&padded->input) + tensor_count(&padded->output);
    return (size_t)count * dtype_size(padded->output.dtype);
}

void padded_remember(PaddedLately *lately, const Tensor *input, int64_t left,
                     const Tensor *output) {
    if (lately->count == PADDED_MOST) forget_oldest(lately);
    memmove(lately->items + 1, lately->items, (size_t)lately->count * sizeof *lately->items);
    lately->items[0] = (Padded){tensor_retain(input), tensor_retain(output), left};
    lately->count++;
    size_t held = 0;
    for (int i = 0; i < lately->count; i++) {
        held += bytes_of(&lately->items[i]);
        while (i > 0 && held > PADDED_BYTES && lately->count > i) forget_oldest(lately);
    }
}

const Padded *padded_find(const PaddedLately *lately, const Tensor *output) {
    for (int i = 0; i < lately->count; i++) {
        const Tensor *t = &lately->items[i].output;
        if (t->storage == output->storage && t->offset == output->offset &&
            tensor_count(t) == tensor_count(output))
            return &lately->items[i];
    }
    return NULL;
}

void padded_release(PaddedLately *lately) {
    while (lately->count) forget_oldest(lately);
}
