/* eval/names: name -> value, in the order of first setting: scopes, attributes. Names are interned,
 * so they compare with ==. The table holds its values (retain and drop are done here). */
#ifndef EVAL_NAMES_H
#define EVAL_NAMES_H

#include "eval/value.h"

typedef struct NameEntry {
    const char *name; /* NULL: deleted */
    Value value;
} NameEntry;

typedef struct Names {
    NameEntry *entries; /* in order; deleted ones stay as holes until the table grows */
    int count, room;    /* entries used (holes too), entries allocated */
    int *slots;         /* hash: index + 1 of an entry, 0 free */
    int slot_count;
} Names; /* starts as {0} */

Names *names_new(void);
void names_free(Names *names);                           /* NULL is fine */
Value *names_find(const Names *names, const char *name); /* NULL where absent */
void names_set(Names *names, const char *name, Value value);
bool names_delete(Names *names, const char *name);
void names_clear(Names *names);

#endif
