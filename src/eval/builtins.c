/* eval/builtins: names that need no import: lib's table, the evaluator's own, the exceptions. */
#include <string.h>

#include "base/intern.h"
#include "eval/objects.h"

static bool not_implemented_repr(Interp *in, Value self, Str *out) {
    (void)in;
    (void)self;
    str_add(out, "NotImplemented");
    return true;
}

const Type type_not_implemented = {
    .head = TYPE_HEAD, .name = "NotImplementedType", .repr = not_implemented_repr};

static Object not_implemented = {&type_not_implemented, 1, NULL, NULL, false};
const Value value_not_implemented = {.tag = TAG_OBJECT, .as.object = &not_implemented};

static bool make_not_implemented(Interp *in, const Value *args, Value *out) {
    (void)in;
    (void)args;
    *out = value_not_implemented;
    return true;
}

/* What is run is always the main module. */
static bool make_main_name(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = new_str(in, "__main__");
    return true;
}

#define CLASS(NAME, TYPE)                                                                          \
    { .name = (NAME), .kind = NATIVE_TYPE, .type = (TYPE) }

const Native eval_builtins[] = {
    CLASS("object", &type_object),
    CLASS("type", &type_type),
    CLASS("super", &type_super),
    CLASS("property", &type_property),
    CLASS("staticmethod", &type_staticmethod),
    CLASS("classmethod", &type_classmethod),
    CLASS("BaseException", &type_base_exception),
    CLASS("Exception", &type_exception),
    CLASS("ArithmeticError", &type_arithmetic_error),
    CLASS("LookupError", &type_lookup_error),
    CLASS("Warning", &type_warning),
    CLASS("UserWarning", &type_user_warning),
    {.name = "NotImplemented", .kind = NATIVE_CONSTANT, .fn = make_not_implemented},
    {.name = "__name__", .kind = NATIVE_CONSTANT, .fn = make_main_name},
    {0}};

static const Native *row_named(const Native *rows, const char *name) {
    for (; rows && rows->name; rows++)
        if (strcmp(rows->name, name) == 0) return rows;
    return NULL;
}

static bool builtin_value(Interp *in, const char *name, Value *out) {
    const Native *row = row_named(in->builtins, name);
    if (!row) row = row_named(eval_builtins, name);
    if (row) return native_value(in, row, NULL, out);
    ErrorKind kind = error_kind(name);
    if (kind == ERROR_NONE) return false;
    *out = type_value(exception_type(kind));
    return true;
}

Value *builtin_find(Interp *in, const char *name) {
    Value *held = names_find(&in->natives, name);
    if (held) return held;
    Value value = {0};
    if (!builtin_value(in, name, &value)) return NULL;
    names_set(&in->natives, name, value);
    return names_find(&in->natives, name);
}

static void add_rows(const Native *rows, void (*add)(void *to, const char *name), void *to) {
    for (; rows && rows->name; rows++) add(to, rows->name);
}

static void add_names(const Names *names, void (*add)(void *to, const char *name), void *to) {
    for (int i = 0; i < names->count; i++)
        if (names->entries[i].name) add(to, names->entries[i].name);
}

void interp_names(Interp *in, void (*add)(void *to, const char *name), void *to) {
    for (Scope *s = in->scope; s; s = s->outer) add_names(&s->names, add, to);
    add_names(&in->globals, add, to);
    add_rows(in->builtins, add, to);
    add_rows(eval_builtins, add, to);
    for (int kind = 1; kind < ERROR_KINDS; kind++)
        if (error_name((ErrorKind)kind)[0]) add(to, error_name((ErrorKind)kind));
}
