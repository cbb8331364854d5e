/* base/arena: blocks of doubling size, filled from the front. */
#include "base/arena.h"

#include <string.h>

#include "base/mem.h"

struct ArenaBlock {
    ArenaBlock *next;
    size_t pad; /* keeps `bytes` aligned to 16 */
    char bytes[];
};

void *arena_new(Arena *arena, size_t bytes) {
    bytes = (bytes + 15) / 16 * 16;
    if (!arena->blocks || arena->used + bytes > arena->room) {
        size_t room = arena->room ? arena->room * 2 : 4096;
        if (room < bytes) room = bytes;
        ArenaBlock *block = mem_new(sizeof *block + room);
        block->next = arena->blocks;
        *arena = (Arena){block, 0, room};
    }
    void *place = arena->blocks->bytes + arena->used;
    arena->used += bytes;
    return place;
}

char *arena_text(Arena *arena, const char *text, size_t length) {
    char *copy = arena_new(arena, length + 1);
    memcpy(copy, text, length);
    return copy;
}

void arena_release(Arena *arena) {
    while (arena->blocks) {
        ArenaBlock *next = arena->blocks->next;
        mem_free(arena->blocks);
        arena->blocks = next;
    }
    *arena = (Arena){0};
}
