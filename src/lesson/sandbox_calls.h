/* lesson/sandbox_calls: refuse system calls that reach files, the network or other processes. */
#ifndef LESSON_SANDBOX_CALLS_H
#define LESSON_SANDBOX_CALLS_H

#include <stdbool.h>

/* From now on, in this process: they fail with EPERM. True where that is in force, or where this
 * system has no such thing; false where it should be and is not. */
bool sandbox_refuse_calls(void);

#endif
