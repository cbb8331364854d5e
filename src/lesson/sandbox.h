/* lesson/sandbox: run something that nobody trusts, in a process of its own.
 *
 * The child has a limit of time and memory, an empty environment, no standard input, and (on Linux)
 * system calls that open, look at or change files, use the network or start programs are refused.
 * What it was given before is all that it has. */
#ifndef LESSON_SANDBOX_H
#define LESSON_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

typedef struct SandboxLimits {
    double seconds;
    size_t bytes;
} SandboxLimits;

typedef enum SandboxEnd {
    SANDBOX_DONE,
    SANDBOX_TIME,  /* it was stopped at the limit of time */
    SANDBOX_LOST,  /* it ended by itself without a result: out of memory, or a crash */
    SANDBOX_FAILED /* no process could be started */
} SandboxEnd;

/* `work` runs in the child; what it adds to its `out` arrives in the caller's. */
SandboxEnd sandbox_run(const SandboxLimits *limits, void (*work)(void *context, Str *out),
                       void *context, Str *out);

#endif
