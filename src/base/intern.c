/* base/intern: an open hash table of names. */
#include "base/intern.h"

#include <stdint.h>
#include <string.h>

#include "base/mem.h"

static char **slots;
static size_t slot_count; /* a power of two */
static size_t used;

static uint64_t hash(const char *text, size_t length) { /* FNV-1a */
    uint64_t h = 1469598103934665603u;
    for (size_t i = 0; i < length; i++) h = (h ^ (unsigned char)text[i]) * 1099511628211u;
    return h;
}

static char **find(const char *text, size_t length) {
    size_t i = hash(text, length) & (slot_count - 1);
    while (slots[i] && (strncmp(slots[i], text, length) != 0 || slots[i][length]))
        i = (i + 1) & (slot_count - 1);
    return &slots[i];
}

static void widen(void) {
    char **old = slots;
    size_t old_count = slot_count;
    slot_count = old_count ? old_count * 2 : 512;
    slots = mem_new(slot_count * sizeof *slots);
    for (size_t i = 0; i < old_count; i++)
        if (old[i]) *find(old[i], strlen(old[i])) = old[i];
    mem_free(old);
}

const char *intern_n(const char *text, size_t length) {
    if (used * 2 >= slot_count) widen();
    char **slot = find(text, length);
    if (!*slot) {
        *slot = mem_text_n(text, length);
        used++;
    }
    return *slot;
}

const char *intern(const char *text) {
    return intern_n(text, strlen(text));
}
