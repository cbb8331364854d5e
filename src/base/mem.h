/* base/mem: the one allocator. Every block of the program comes from here.
 *
 * Two kinds of caller, two functions:
 *   mem_new    sizes that the program chose (a node, a name). It never returns NULL: where even
 *              that is refused the program says so and ends.
 *   mem_try    sizes that a user's line chose (`torch.zeros(10**12)`). It returns NULL where the
 *              product overflows, the budget is reached or the system refuses; the caller turns
 *              that into a MemoryError.
 * Both give zeroed memory, aligned to 64 bytes (one cache line, one AVX-512 vector).
 * The budget counts bytes of both kinds, but only mem_try is refused by it. */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stdbool.h>
#include <stddef.h>

void *mem_new(size_t bytes);
void *mem_grow(void *block, size_t bytes); /* as realloc; the added part is not zeroed */
void *mem_try(size_t count, size_t bytes_each);
void mem_free(void *block); /* NULL is fine */

/* A block that its owner keeps to use again does not count as in use while it is idle. */
void mem_idle(void *block);
void mem_busy(void *block);

char *mem_text(const char *text); /* a copy; free with mem_free */
char *mem_text_n(const char *text, size_t length);

void mem_set_budget(size_t bytes); /* 0: none */
size_t mem_budget(void);
size_t mem_in_use(void);
size_t mem_count(void); /* blocks that were given so far */

/* Tests: the nth mem_try from now (1 = the next) is refused, once; 0 switches it off. */
void mem_fail_at(long nth);

#endif
