/* eval/module: modules as values. A row of the table becomes a value when it is first asked for. */
#include <string.h>

#include "base/intern.h"
#include "eval/caches.h"
#include "eval/objects.h"
#include "eval/pool.h"

Value new_module(Interp *in, const ModuleSpec *spec) {
    ModuleObject *m = new_object(in, &type_module, sizeof *m);
    m->name = spec->name;
    m->members = spec->members;
    m->missing = spec->missing;
    m->inert = spec->inert;
    m->attrs = names_new();
    return value_object(m);
}

static void module_clear(Object *self) {
    ModuleObject *m = (ModuleObject *)(void *)self;
    Names *attrs = m->attrs;
    m->attrs = NULL;
    names_free(attrs);
}

static const Native *row_of(const ModuleObject *m, const char *name) {
    for (const Native *row = m->members; row && row->name; row++)
        if (strcmp(row->name, name) == 0) return row;
    return NULL;
}

/* torch.nn: a module of its own that `import torch` brings along. */
static bool is_submodule(Interp *in, const char *full) {
    for (int i = 0; in->specs && in->specs[i]; i++) {
        const char *name = in->specs[i]->name;
        size_t length = strlen(full);
        if (strncmp(name, full, length) == 0 && (name[length] == '\0' || name[length] == '.'))
            return true;
    }
    return false;
}

static bool get_submodule(Interp *in, const ModuleObject *m, const char *name, Value *out,
                          bool *found) {
    Str full;
    str_init(&full);
    str_addf(&full, "%s.%s", m->name, name);
    *found = is_submodule(in, full.text);
    bool fine = !*found || interp_import(in, full.text, out);
    str_release(&full);
    return fine;
}

static bool module_get(Interp *in, Value self, const char *name, Value *out, bool *found) {
    ModuleObject *m = AS_MODULE(self);
    Value *held = names_find(m->attrs, name);
    *found = true;
    if (held) {
        *out = *held;
        return true;
    }
    const Native *row = row_of(m, name);
    if (row) {
        if (!native_value(in, row, m->name, out)) return false;
        names_set(m->attrs, name, *out);
        return true;
    }
    if (!get_submodule(in, m, name, out, found) || *found) return !in->error.kind;
    *found = m->inert;
    *out = self;
    return true;
}

static bool module_set(Interp *in, Value self, const char *name, Value value, bool *done) {
    (void)in;
    names_set(AS_MODULE(self)->attrs, name, value);
    *done = true;
    return true;
}

static bool module_call(Interp *in, Value self, const Args *args, Value *out) {
    (void)args;
    if (!AS_MODULE(self)->inert)
        return interp_raise(in, ERROR_TYPE, "'module' object is not callable");
    *out = self;
    return true;
}

static bool module_repr(Interp *in, Value self, Str *out) {
    (void)in;
    str_addf(out, "<module '%s' (built-in)>", AS_MODULE(self)->name);
    return true;
}

static bool module_missing(Interp *in, Value self, const char *name) {
    const ModuleObject *m = AS_MODULE(self);
    return m->missing && m->missing(in, m->name, name);
}

static void module_list(Interp *in, Value self, void (*add)(void *to, const char *name), void *to) {
    const ModuleObject *m = AS_MODULE(self);
    for (const Native *row = m->members; row && row->name; row++) add(to, row->name);
    for (int i = 0; i < m->attrs->count; i++)
        if (m->attrs->entries[i].name && !row_of(m, m->attrs->entries[i].name))
            add(to, m->attrs->entries[i].name);
    size_t length = strlen(m->name);
    for (int i = 0; in->specs && in->specs[i]; i++) {
        const char *name = in->specs[i]->name;
        if (strncmp(name, m->name, length) == 0 && name[length] == '.' &&
            !strchr(name + length + 1, '.') && !row_of(m, name + length + 1))
            add(to, name + length + 1);
    }
}

static bool module_name(Interp *in, const Value *args, Value *out) {
    *out = new_str(in, AS_MODULE(args[0])->name);
    return true;
}

static const Native members[] = {
    {.name = "__name__", .fn = module_name, .kind = NATIVE_PROPERTY, .doc = "Its full name."}, {0}};

const Type type_module = {.head = TYPE_HEAD,
                          .name = "module",
                          .doc = "What import gives.",
                          .members = members,
                          .clear = module_clear,
                          .repr = module_repr,
                          .call = module_call,
                          .get = module_get,
                          .set = module_set,
                          .list = module_list,
                          .missing = module_missing};
