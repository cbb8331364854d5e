/* lesson/honest: looking through the living objects for classes and modules that were bent. */
#include "lesson/honest.h"

#include <string.h>

#include "base/intern.h"
#include "eval/objects.h"

/* What a rule's operators would ask of an object of the submission's own. */
static const char *bent_method(const Type *type) {
    static const char *const methods[] = {"__eq__", "__ne__", "__lt__",   "__le__",
                                          "__gt__", "__ge__", "__bool__", "__contains__"};
    for (size_t i = 0; type->attrs && i < sizeof methods / sizeof *methods; i++)
        if (names_find(type->attrs, intern(methods[i]))) return methods[i];
    return NULL;
}

static const Native *row_of(const ModuleObject *module, const char *name) {
    for (const Native *row = module->members; row && row->name; row++)
        if (strcmp(row->name, name) == 0) return row;
    return NULL;
}

/* A name of the module's own that no longer is what the module's table makes of it. */
static const char *bent_name(const ModuleObject *module) {
    const Names *names = module->attrs;
    for (int i = 0; names && i < names->count; i++) {
        const NameEntry *entry = &names->entries[i];
        const Native *row = entry->name ? row_of(module, entry->name) : NULL;
        if (!row || row->kind == NATIVE_CONSTANT) continue;
        Value v = entry->value;
        bool own = row->kind == NATIVE_TYPE
                       ? v.tag == TAG_OBJECT && v.as.object == &row->type->head
                       : value_is(v, &type_native) && AS_NATIVE(v)->native == row;
        if (!own) return entry->name;
    }
    return NULL;
}

bool honest_check(Interp *in, Str *why) {
    for (const Object *o = in->ring.older; o != &in->ring; o = o->older) {
        if (o->type == &type_type) {
            const Type *type = (const Type *)(const void *)o;
            const char *method = bent_method(type);
            if (method)
                str_addf(why, "class %s may not define %s in a submission", type->name, method);
            if (method) return false;
        } else if (o->type == &type_module) {
            const ModuleObject *module = (const ModuleObject *)(const void *)o;
            const char *name = bent_name(module);
            if (name)
                str_addf(why, "%s.%s may not be replaced in a submission", module->name, name);
            if (name) return false;
        }
    }
    return true;
}
