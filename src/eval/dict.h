/* eval/dict: the dictionary: entries in the order of insertion, and a hash table of their indices.
 *
 *     entries   [ "a": 1 ][ hole ][ "c": 3 ]         used = 3, count = 2
 *     slots     [ 0 ][ 3 ][ 0 ][ 1 ][ 2 ]...         index + 1; 0 is free
 */
#ifndef EVAL_DICT_H
#define EVAL_DICT_H

#include "eval/interp.h"

typedef struct DictEntry {
    uint64_t hash;
    Value key; /* ABSENT: deleted */
    Value value;
} DictEntry;

typedef struct DictObject {
    Object head;
    DictEntry *entries;
    int64_t used, room; /* entries, holes included; entries allocated */
    int64_t count;      /* living entries */
    int64_t *slots;
    int64_t slot_count; /* a power of two */
    bool in_repr;       /* a dict inside itself is written {...} */
    Value factory;      /* of a defaultdict; else ABSENT */
} DictObject;

#define AS_DICT(v) ((DictObject *)(void *)(v).as.object)

extern const Type type_dict_keys, type_dict_values, type_dict_items;

bool value_is_dict(Value v);
Value new_dict_of(Interp *in, const Type *type); /* type_dict or one derived of it */
int64_t dict_count(Value dict);
bool dict_has(Interp *in, Value dict, Value key, bool *found);
/* Take an entry out; value (may be NULL) is what it held. */
bool dict_remove(Interp *in, Value dict, Value key, Value *value, bool *found);
bool dict_set_text(Interp *in, Value dict, const char *key, Value value);
bool dict_get_text(Interp *in, Value dict, const char *key, Value *out, bool *found);
/* dict.update: from a mapping (keys and []), or from pairs. */
bool dict_update(Interp *in, Value dict, Value from);
void dict_empty(DictObject *dict);
bool raise_key(Interp *in, Value key); /* KeyError, with the key's repr */

/* What dict's own file and its derived types share. */
bool dict_repr(Interp *in, Value self, Str *out);
bool dict_item(Interp *in, Value self, Value key, Value *out);

#endif
