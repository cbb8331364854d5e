/* eval/import: import a.b as c; from a import b. */
#include <string.h>

#include "base/intern.h"
#include "base/mem.h"
#include "eval/expr.h"
#include "eval/objects.h"
#include "eval/pool.h"
#include "eval/suggest.h"

static const ModuleSpec *spec_named(Interp *in, const char *name) {
    for (int i = 0; in->specs && in->specs[i]; i++)
        if (strcmp(in->specs[i]->name, name) == 0) return in->specs[i];
    return NULL;
}

/* "matplotlib" where only "matplotlib.pyplot" is there: a module without rows of its own. */
static bool is_parent(Interp *in, const char *name) {
    size_t length = strlen(name);
    for (int i = 0; in->specs && in->specs[i]; i++)
        if (strncmp(in->specs[i]->name, name, length) == 0 && in->specs[i]->name[length] == '.')
            return true;
    return false;
}

/* Of "torch.utils.data.sampler" the longest part that is a module, torch.utils, is asked whether
 * "data" really exists. True where it does, and the error says so. */
static bool raise_left_out(Interp *in, const char *name) {
    for (size_t length = strlen(name); length > 0; length--) {
        if (name[length] != '.') continue;
        const ModuleSpec *parent = spec_named(in, intern_n(name, length));
        if (!parent) continue;
        const char *part = intern_n(name + length + 1, strcspn(name + length + 1, "."));
        return parent->missing && parent->missing(in, parent->name, part);
    }
    return false;
}

/* Modules of Python's own that scripts on signals and networks import. */
static bool is_pythons(const char *name) {
    static const char *const names[] = {
        "abc",        "argparse",        "ast",      "asyncio",    "base64",
        "bisect",     "calendar",        "cmath",    "contextlib", "csv",
        "ctypes",     "dataclasses",     "datetime", "decimal",    "difflib",
        "enum",       "fractions",       "gc",       "glob",       "gzip",
        "hashlib",    "heapq",           "inspect",  "io",         "json",
        "logging",    "multiprocessing", "numbers",  "operator",   "pathlib",
        "pdb",        "pickle",          "platform", "pprint",     "queue",
        "re",         "shutil",          "signal",   "socket",     "sqlite3",
        "statistics", "string",          "struct",   "subprocess", "tempfile",
        "textwrap",   "threading",       "timeit",   "tkinter",    "traceback",
        "types",      "typing",          "unittest", "urllib",     "uuid",
        "wave",       "weakref",         "xml",      "zipfile",    NULL};
    for (int i = 0; names[i]; i++)
        if (strcmp(names[i], name) == 0) return true;
    return false;
}

static bool raise_no_module(Interp *in, const char *name) {
    char *root = mem_text_n(name, strcspn(name, "."));
    const ModuleSpec *parent = spec_named(in, root);
    if (!raise_left_out(in, name)) {
        bool known = parent || is_parent(in, root);
        bool package = !parent || is_parent(in, root);
        interp_raise(in, ERROR_MODULE_NOT_FOUND, "No module named '%s'%s%s%s", known ? name : root,
                     package ? "" : "; '", package ? "" : root,
                     package ? "" : "' is not a package");
        if (is_pythons(root)) {
            interp_why(in, "Python has the module %s, but the lab leaves it out", root);
            return mem_free(root), false;
        }
        const char *names[64];
        int count = 0;
        for (int i = 0; in->specs && in->specs[i] && count < 64; i++)
            names[count++] = in->specs[i]->name;
        const char *near = error_suggest(name, names, count);
        if (near) interp_fix(in, "import %s", near);
    }
    mem_free(root);
    return false;
}

static const Native no_members[] = {{0}};

static bool make_module(Interp *in, const char *name, Value *module) {
    const ModuleSpec *spec = spec_named(in, name);
    if (!spec && !is_parent(in, name)) return raise_no_module(in, name);
    ModuleSpec parent = {.name = name, .members = no_members};
    *module = new_module(in, spec ? spec : &parent);
    names_set(&in->modules, name, *module);
    if (spec && spec->note) interp_note(in, spec->note);
    return true;
}

/* pandas.plotting: any module of an inert one is inert too. */
static const char *inert_root(Interp *in, const char *name) {
    const char *root = intern_n(name, strcspn(name, "."));
    const ModuleSpec *spec = spec_named(in, root);
    return spec && spec->inert ? root : name;
}

bool interp_import(Interp *in, const char *name, Value *module) {
    name = inert_root(in, intern(name));
    Value *held = names_find(&in->modules, name);
    if (held) {
        *module = *held;
        return true;
    }
    return make_module(in, name, module);
}

/* import a.b.c binds a; import a.b.c as d binds c. */
static bool import_one(Interp *in, const ImportName *n) {
    Value module = {0};
    if (!interp_import(in, n->name, &module)) return false;
    if (!n->alias) {
        const char *root = intern_n(n->name, strcspn(n->name, "."));
        if (!interp_import(in, root, &module)) return false;
        scope_store(in, root, module);
        return true;
    }
    scope_store(in, n->alias, module);
    return true;
}

bool run_import(Interp *in, const Stmt *s) {
    for (int i = 0; i < s->as.import.count; i++)
        if (!import_one(in, &s->as.import.names[i]))
            return interp_at(in, s->as.import.names[i].span);
    return true;
}

static bool raise_no_name(Interp *in, Value module, const char *name) {
    const ModuleObject *m = AS_MODULE(module);
    if (m->missing && m->missing(in, m->name, name)) return false;
    interp_raise(in, ERROR_IMPORT, "cannot import name '%s' from '%s' (unknown location)", name,
                 m->name);
    Candidates candidates = {0};
    value_names(in, module, candidates_add, &candidates);
    const char *near = error_suggest(name, candidates.names, candidates.count);
    if (near) interp_fix(in, "from %s import %s", m->name, near);
    mem_free(candidates.names);
    return false;
}

static bool import_from(Interp *in, Value module, const ImportName *n) {
    Value value = {0};
    bool found = false;
    if (!value_get_maybe(in, module, n->name, &value, &found)) return false;
    if (!found) return raise_no_name(in, module, n->name);
    scope_store(in, n->alias ? n->alias : n->name, value);
    return true;
}

typedef struct StarImport {
    Interp *in;
    Value module;
    bool failed;
} StarImport;

static void import_starred(void *to, const char *name) {
    StarImport *star = to;
    if (star->failed || name[0] == '_') return;
    ImportName n = {.name = intern(name)};
    star->failed = !import_from(star->in, star->module, &n);
}

static bool import_all(Interp *in, Value module) {
    StarImport star = {.in = in, .module = module};
    Candidates names = {0};
    slots_of(in, &type_module)->list(in, module, candidates_add, &names);
    for (int i = 0; i < names.count; i++) import_starred(&star, names.names[i]);
    mem_free(names.names);
    return !star.failed;
}

bool run_from(Interp *in, const Stmt *s) {
    Value module = {0};
    if (strcmp(s->as.import.module, "__future__") == 0) return true;
    if (!interp_import(in, s->as.import.module, &module)) return false;
    for (int i = 0; i < s->as.import.count; i++) {
        const ImportName *n = &s->as.import.names[i];
        bool star = strcmp(n->name, "*") == 0;
        if (!(star ? import_all(in, module) : import_from(in, module, n)))
            return interp_at(in, n->span);
    }
    return true;
}
