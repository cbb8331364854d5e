/* eval/args: gathering the arguments of a call; *list and **dict are spread. */
#include "eval/args.h"

#include <string.h>

#include "base/intern.h"
#include "base/mem.h"
#include "eval/expr.h"

void args_init(ArgList *list) {
    list->items = list->small;
    list->count = list->named_count = list->named_room = 0;
    list->room = ARGS_SMALL;
    list->names = NULL;
    list->named = NULL;
}

void args_release(ArgList *list) {
    if (list->items != list->small) mem_free(list->items);
    mem_free(list->names);
    mem_free(list->named);
}

void args_add(ArgList *list, Value item) {
    if (list->count == list->room) {
        size_t old = ((size_t)list->room + 1) * sizeof *list->items;
        list->room *= 2;
        Value *wider = mem_new(((size_t)list->room + 1) * sizeof *wider);
        memcpy(wider, list->items, old);
        if (list->items != list->small) mem_free(list->items);
        list->items = wider;
    }
    list->items[1 + list->count++] = item;
}

void args_add_named(ArgList *list, const char *name, Value value) {
    if (list->named_count == list->named_room) {
        list->named_room = list->named_room ? list->named_room * 2 : 8;
        list->names = mem_grow(list->names, (size_t)list->named_room * sizeof *list->names);
        list->named = mem_grow(list->named, (size_t)list->named_room * sizeof *list->named);
    }
    list->names[list->named_count] = name;
    list->named[list->named_count++] = value;
}

Args args_of(const ArgList *list) {
    return (Args){list->items + 1, list->count, list->names, list->named, list->named_count};
}

Args args_with_self(ArgList *list, Value self) {
    list->items[0] = self;
    return (Args){list->items, list->count + 1, list->names, list->named, list->named_count};
}

/* The words of the error with "f()" in front. */
static bool raise_titled(Interp *in, const Callee *callee, const char *what, const char *name,
                         const char *end) {
    Str s;
    str_init(&s);
    callee_title(in, callee, &s);
    interp_raise(in, ERROR_TYPE, "%s %s%s%s", s.text, what, name, end);
    str_release(&s);
    return false;
}

static bool add_starred(Interp *in, const Callee *callee, Value source, ArgList *list) {
    Value iterator = {0}, item = {0};
    if (!value_iterate(in, source, &iterator)) {
        if (!interp_raised(in, exception_type(ERROR_TYPE))) return false;
        return raise_titled(in, callee, "argument after * must be an iterable, not ",
                            value_type(source)->name, "");
    }
    for (bool done = false;;) {
        if (!value_next(in, iterator, &item, &done)) return false;
        if (done) return true;
        args_add(list, item);
    }
}

static bool has_name(const ArgList *list, const char *name) {
    for (int i = 0; i < list->named_count; i++)
        if (list->names[i] == name) return true;
    return false;
}

static bool add_named_once(Interp *in, const Callee *callee, ArgList *list, const char *name,
                           Value value) {
    if (has_name(list, name))
        return raise_titled(in, callee, "got multiple values for keyword argument '", name, "'");
    args_add_named(list, name, value);
    return true;
}

static bool add_mapping(Interp *in, const Callee *callee, Value source, ArgList *list) {
    if (!value_is(source, &type_dict))
        return raise_titled(in, callee, "argument after ** must be a mapping, not ",
                            value_type(source)->name, "");
    Value key = {0}, value = {0};
    for (int64_t at = 0; dict_each(source, &at, &key, &value);) {
        if (!value_is(key, &type_str))
            return interp_raise(in, ERROR_TYPE, "keywords must be strings");
        if (!add_named_once(in, callee, list, intern(AS_STR(key)->text), value)) return false;
    }
    return true;
}

bool args_evaluate(Interp *in, const Callee *callee, const Argument *arguments, int count,
                   ArgList *list) {
    for (int i = 0; i < count; i++) {
        const Argument *a = &arguments[i];
        Value value = {0};
        if (!eval_expr(in, a->value, &value)) return false;
        bool fine = true;
        if (a->stars == 1)
            fine = add_starred(in, callee, value, list);
        else if (a->stars == 2)
            fine = add_mapping(in, callee, value, list);
        else if (a->name)
            fine = add_named_once(in, callee, list, a->name, value);
        else
            args_add(list, value);
        if (!fine) return interp_at(in, a->span);
    }
    return true;
}
