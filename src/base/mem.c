/* base/mem: the one allocator. Each block has its size in a header before it:
 *
 *     | size ......... 64 bytes | the caller's bytes ...
 */
#include "base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HEADER = 64 };

static size_t budget;
static size_t in_use;
static long fail_at;

static size_t *header_of(void *block) {
    return (size_t *)(void *)((char *)block - HEADER);
}

static void *block_new(size_t bytes) {
    if (bytes > SIZE_MAX / 2) return NULL;
    size_t whole = (HEADER + bytes + 63) / 64 * 64;
    char *raw = aligned_alloc(64, whole);
    if (!raw) return NULL;
    memset(raw + HEADER, 0, bytes);
    *(size_t *)(void *)raw = bytes;
    __atomic_fetch_add(&in_use, bytes, __ATOMIC_RELAXED);
    return raw + HEADER;
}

static void *or_die(void *block, size_t bytes) {
    if (block) return block;
    fprintf(stderr, "stepconv: out of memory (%zu bytes refused, %zu in use)\n", bytes, in_use);
    exit(1);
}

void *mem_new(size_t bytes) {
    return or_die(block_new(bytes), bytes);
}

void *mem_try(size_t count, size_t bytes_each) {
    if (fail_at > 0 && --fail_at == 0) return NULL;
    size_t bytes = 0;
    if (__builtin_mul_overflow(count, bytes_each, &bytes)) return NULL;
    if (budget && (bytes > budget || in_use > budget - bytes)) return NULL;
    return block_new(bytes);
}

void mem_free(void *block) {
    if (!block) return;
    __atomic_fetch_sub(&in_use, *header_of(block), __ATOMIC_RELAXED);
    free(header_of(block));
}

void *mem_grow(void *block, size_t bytes) {
    if (!block) return mem_new(bytes);
    size_t old = *header_of(block);
    void *wider = mem_new(bytes);
    memcpy(wider, block, old < bytes ? old : bytes);
    mem_free(block);
    return wider;
}

char *mem_text_n(const char *text, size_t length) {
    char *copy = mem_new(length + 1);
    memcpy(copy, text, length);
    return copy;
}

char *mem_text(const char *text) {
    return mem_text_n(text, strlen(text));
}

void mem_set_budget(size_t bytes) {
    budget = bytes;
}
size_t mem_budget(void) {
    return budget;
}
size_t mem_in_use(void) {
    return in_use;
}
void mem_fail_at(long nth) {
    fail_at = nth;
}
