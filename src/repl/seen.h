/* repl/seen: the weights that a layer had while it was edited, so that - and then + lose nothing.
 *
 * Kept dense, (out_channels, in_channels, taps), whatever the groups: a grouped kernel is a dense
 * one whose other weights are unknown. */
#ifndef REPL_SEEN_H
#define REPL_SEEN_H

#include "tensor/conv.h"

typedef struct Seen {
    Tensor weight;     /* float64; nan: never seen */
    Tensor bias;       /* of the last bias, while there is none */
    const Storage *of; /* the layer's weight when it was looked at; of another: start afresh */
} Seen;

void seen_release(Seen *seen);
/* Note what the call's layer has now. */
bool seen_update(Seen *seen, const Conv1dCall *call, Error *error);
/* The layer's weight and bias at another kernel_size or groups, in new tensors. A tap that was
 * never seen repeats the last one before it; a channel that was never read gets 0, which is what it
 * counted. */
bool seen_weight(const Seen *seen, const Conv1dCall *call, int64_t kernel_size, int64_t groups,
                 Tensor *out, Error *error);
bool seen_bias(const Seen *seen, const Conv1dCall *call, Tensor *out, Error *error);

#endif
