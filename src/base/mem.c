/* base/mem: the one allocator. Each block has a header before it, on a cache line of its own:
 *
 *     raw: 0 to 63 bytes | Header, 64 bytes | the caller's bytes ...
 *                                           ^ aligned to 64
 *
 * The system gives zeroed memory, and large blocks of it page by page as they are first touched. */
#include "base/mem.h"

#if defined(__linux__)
#include <malloc.h>
#endif
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE = 64 };

typedef struct Header {
    size_t bytes; /* the caller's */
    void *raw;    /* what the system gave */
} Header;

static size_t budget;
static size_t in_use, given;
static long fail_at;

/* What is given back stays with the process for the next block, up to a limit: to get pages from
 * the system again takes about as long as the convolution that fills them. */
static void keep_pages(void) {
#if defined(M_TRIM_THRESHOLD)
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 128 << 20);
#endif
}

static Header *header_of(void *block) {
    return (Header *)(void *)((char *)block - LINE);
}

static void *block_new(size_t bytes) {
    if (bytes > SIZE_MAX / 2) return NULL;
    if (__atomic_fetch_add(&given, 1, __ATOMIC_RELAXED) == 0) keep_pages();
    char *raw = calloc(1, bytes + 2 * (size_t)LINE);
    if (!raw) return NULL;
    char *block = raw + LINE + (LINE - (uintptr_t)raw % LINE) % LINE;
    *header_of(block) = (Header){bytes, raw};
    __atomic_fetch_add(&in_use, bytes, __ATOMIC_RELAXED);
    return block;
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

void mem_idle(void *block) {
    __atomic_fetch_sub(&in_use, header_of(block)->bytes, __ATOMIC_RELAXED);
}
void mem_busy(void *block) {
    __atomic_fetch_add(&in_use, header_of(block)->bytes, __ATOMIC_RELAXED);
}

void mem_free(void *block) {
    if (!block) return;
    mem_idle(block);
    free(header_of(block)->raw);
}

void *mem_grow(void *block, size_t bytes) {
    if (!block) return mem_new(bytes);
    size_t old = header_of(block)->bytes;
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
size_t mem_count(void) {
    return given;
}
void mem_fail_at(long nth) {
    fail_at = nth;
}
