/* lib/pyfunctools: functools.reduce and partial. */
#include "base/intern.h"
#include "base/mem.h"
#include "eval/dict.h"
#include "eval/rows.h"
#include "eval/sequence.h"
#include "lib/pyleft_out.h"
#include "lib/pymodules.h"

static bool functools_reduce(Interp *in, const Value *args, Value *out) {
    Value items;
    if (!list_from(in, args[1], &items)) return false;
    int64_t next = args[2].tag == TAG_ABSENT ? 1 : 0;
    if (AS_LIST(items)->count < next)
        return interp_raise(in, ERROR_TYPE, "reduce() of empty iterable with no initial value");
    *out = next ? AS_LIST(items)->items[0] : args[2];
    for (; next < AS_LIST(items)->count; next++) {
        Value pair[2] = {*out, AS_LIST(items)->items[next]};
        if (!value_call_with(in, args[0], pair, 2, out)) return false;
    }
    return true;
}

/* -- partial ---------------------------------------------------------------------------------- */

typedef struct Partial {
    Object head;
    Value function, args, named; /* any; a tuple; a dict */
} Partial;

#define AS_PARTIAL(v) ((Partial *)(void *)(v).as.object)

static void partial_clear(Object *self) {
    Partial *p = (Partial *)(void *)self;
    Value old[3] = {p->function, p->args, p->named};
    p->function = p->args = p->named = value_none();
    for (int i = 0; i < 3; i++) value_drop(old[i]);
}

/* The kept arguments, then those of the call; a name of the call goes before a kept one. */
static bool partial_call(Interp *in, Value self, const Args *args, Value *out) {
    Partial *p = AS_PARTIAL(self);
    Value items = new_list(in, AS_LIST(p->args)->items, AS_LIST(p->args)->count);
    Value named = new_dict(in), key, value;
    for (int i = 0; i < args->count; i++)
        if (!list_append(in, items, args->items[i])) return false;
    if (!dict_update(in, named, p->named)) return false;
    for (int i = 0; i < args->named_count; i++)
        if (!dict_set_text(in, named, args->names[i], args->named[i])) return false;
    int count = 0;
    size_t room = (size_t)dict_count(named) + 1;
    const char **names = mem_new(room * sizeof *names);
    Value *values = mem_new(room * sizeof *values);
    for (int64_t at = 0; dict_each(named, &at, &key, &value); count++) {
        names[count] = intern(AS_STR(key)->text);
        values[count] = value;
    }
    Args all = {AS_LIST(items)->items, (int)AS_LIST(items)->count, names, values, count};
    bool fine = value_call(in, p->function, &all, out);
    mem_free(names);
    mem_free(values);
    return fine;
}

static bool partial_make(Interp *in, const Value *args, Value *out);

static const Native partial_native = {.name = "partial",
                                      .signature = "func, /, *args, **keywords",
                                      .fn = partial_make,
                                      .doc = "func with these arguments given already."};

static const Type type_partial = {.head = TYPE_HEAD,
                                  .name = "partial",
                                  .module = "functools",
                                  .doc = "func with these arguments given already.",
                                  .make = &partial_native,
                                  .clear = partial_clear,
                                  .call = partial_call};

static bool partial_make(Interp *in, const Value *args, Value *out) {
    if (!value_callable(in, args[0]))
        return interp_raise(in, ERROR_TYPE, "the first argument must be callable");
    Partial *p = new_object(in, &type_partial, sizeof *p);
    p->function = value_retain(args[0]);
    p->args = value_retain(args[1]);
    p->named = value_retain(args[2]);
    *out = value_object(p);
    return true;
}

static const Native functools_members[] = {ROW_TYPE("partial", &type_partial),
                                           ROW("reduce", "function, iterable, initial=<absent>, /",
                                               functools_reduce, "function(function(a, b), c)..."),
                                           {0}};

const ModuleSpec module_functools = {
    .name = "functools", .members = functools_members, .missing = python_left_out};
