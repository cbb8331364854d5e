/* unit/golden: the records of tests/golden, which make.py there describes. */
#ifndef UNIT_GOLDEN_H
#define UNIT_GOLDEN_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { GOLDEN_FIELDS = 10 };

typedef struct Golden {
    FILE *file;
    const char *name;
    int line;
    char *text; /* of the current record, cut into fields */
    size_t room;
    char *field[GOLDEN_FIELDS];
    int count;
} Golden;

/* Tests run in the root of the checkout. */
static inline bool golden_open(Golden *golden, const char *path) {
    *golden = (Golden){.file = fopen(path, "r"), .name = path};
    if (!golden->file) fprintf(stderr, "cannot open %s: run the tests where it is\n", path);
    return golden->file != NULL;
}

static inline void golden_unescape(char *text) {
    char *to = text;
    for (const char *from = text; *from; from++) {
        if (*from != '\\') {
            *to++ = *from;
            continue;
        }
        from++;
        *to++ = *from == 'n' ? '\n' : *from == 't' ? '\t' : *from;
    }
    *to = '\0';
}

static inline bool golden_next(Golden *golden) {
    do {
        if (getline(&golden->text, &golden->room, golden->file) < 0) {
            free(golden->text);
            fclose(golden->file);
            return false;
        }
        golden->line++;
    } while (golden->text[0] == '#');
    golden->text[strcspn(golden->text, "\n")] = '\0';
    golden->count = 0;
    for (char *p = golden->text; p && golden->count < GOLDEN_FIELDS;) {
        golden->field[golden->count++] = p;
        p = strchr(p, '\t');
        if (p) *p++ = '\0';
    }
    for (int i = 0; i < golden->count; i++) golden_unescape(golden->field[i]);
    return true;
}

/* "3,1,2" into items; returns how many. "-" has none. */
static inline int golden_list(const char *text, int64_t *items, int most) {
    int count = 0;
    if (strcmp(text, "-") == 0) return 0;
    while (count < most) {
        char *end;
        items[count++] = strtoll(text, &end, 10);
        if (*end != ',') break;
        text = end + 1;
    }
    return count;
}

/* Says where the two texts part; true where they are the same. */
static inline bool golden_same(const Golden *golden, const char *got, const char *expected) {
    if (strcmp(got, expected) == 0) return true;
    fprintf(stderr, "%s:%d: expected\n%s\ngot\n%s\n", golden->name, golden->line, expected, got);
    return false;
}

#endif
