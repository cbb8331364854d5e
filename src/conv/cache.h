/* conv/cache: the sizes of the processor's caches, as the system tells them. */
#ifndef CONV_CACHE_H
#define CONV_CACHE_H

#include <stdint.h>

enum { LINE_FLOATS = 16 }; /* of a line of the caches */

/* Bytes of the first-level data cache, of the second and of the third level. Where the system does
 * not say: 32 KiB, 512 KiB, 8 MiB. */
int64_t cache_bytes(int level);

/* What one core can count on of the third level, which serves many. */
int64_t cache_bytes_shared(void);

#endif
