/* base/arena: many small things that die together (a syntax tree). */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

typedef struct ArenaBlock ArenaBlock;
typedef struct Arena {
    ArenaBlock *blocks; /* newest first */
    size_t used;        /* bytes used of the newest */
    size_t room;        /* bytes it has */
} Arena;                /* starts as {0} */

void *arena_new(Arena *arena, size_t bytes); /* zeroed, aligned to 16; never NULL */
char *arena_text(Arena *arena, const char *text, size_t length);
void arena_release(Arena *arena);

#endif
