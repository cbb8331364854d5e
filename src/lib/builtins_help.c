/* lib/builtins_help: help, dir, vars. */
#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "base/mem.h"
#include "eval/objects.h"
#include "eval/sequence.h"
#include "lib/builtins.h"

/* -- dir -------------------------------------------------------------------------------------- */

typedef struct Collector {
    Interp *in;
    Value names; /* a dict: each name once */
} Collector;

static void collect(void *to, const char *name) {
    Collector *c = to;
    dict_set(c->in, c->names, new_str(c->in, name), value_none());
}

static bool sorted_names(Interp *in, Value names, Value *out) {
    return list_from(in, names, out) && list_sort(in, AS_LIST(*out), value_none(), false);
}

bool builtin_dir(Interp *in, const Value *args, Value *out) {
    Collector c = {in, new_dict(in)};
    if (args[0].tag != TAG_ABSENT) {
        value_names(in, args[0], collect, &c);
    } else {
        for (int i = 0; i < in->globals.count; i++)
            if (in->globals.entries[i].name) collect(&c, in->globals.entries[i].name);
    }
    return sorted_names(in, c.names, out);
}

bool builtin_vars(Interp *in, const Value *args, Value *out) {
    bool found = false;
    *out = new_dict(in);
    if (args[0].tag == TAG_ABSENT) {
        for (int i = 0; i < in->globals.count; i++) {
            NameEntry *entry = &in->globals.entries[i];
            if (entry->name && !dict_set(in, *out, new_str(in, entry->name), entry->value))
                return false;
        }
        return true;
    }
    if (!value_get_maybe(in, args[0], intern("__dict__"), out, &found)) return false;
    return found || interp_raise(in, ERROR_TYPE, "vars() argument must have __dict__ attribute");
}

/* -- help ------------------------------------------------------------------------------------- */

static void add_indented(const char *text, Str *out) {
    while (*text) {
        size_t length = strcspn(text, "\n");
        str_addf(out, "    %.*s\n", (int)length, text);
        text += length + (text[length] == '\n');
    }
}

/* A row's signature as a caller sees it: without self, and with ... for a default that no text
 * stands for. */
static void add_signature(const char *signature, Str *out) {
    static const char self[] = "self";
    if (strncmp(signature, self, sizeof self - 1) == 0) {
        signature += sizeof self - 1;
        if (strncmp(signature, ", /", 3) == 0) signature += 3;
        if (strncmp(signature, ", ", 2) == 0) signature += 2;
    }
    str_add_char(out, '(');
    for (const char *p; (p = strstr(signature, "<absent>")); signature = p + strlen("<absent>")) {
        str_add_n(out, signature, (size_t)(p - signature));
        str_add(out, "...");
    }
    str_addf(out, "%s)", signature);
}

static void add_first_line(const char *doc, Str *out) {
    if (doc) str_addf(out, "        %.*s\n", (int)strcspn(doc, "\n"), doc);
}

/* Whether a member is to be told: one of a class below may stand for it. */
static bool is_news(Names *seen, const char *name) {
    if (!name || name[0] == '_' || names_find(seen, intern(name))) return false;
    names_set(seen, intern(name), value_none());
    return true;
}

/* "append(object, /)" and the first line of its text, of each row. */
static void add_rows(const Native *rows, Names *seen, Str *out) {
    for (; rows && rows->name; rows++) {
        if (!is_news(seen, rows->name)) continue;
        str_addf(out, "\n    %s", rows->name);
        if (rows->signature) add_signature(rows->signature, out);
        str_add(out, "\n");
        add_first_line(rows->doc, out);
    }
}

/* The same of what a class body bound. */
static void add_attributes(Interp *in, const Names *attrs, Names *seen, Str *out) {
    for (int i = 0; attrs && i < attrs->count; i++) {
        const NameEntry *entry = &attrs->entries[i];
        if (!is_news(seen, entry->name)) continue;
        str_addf(out, "\n    %s", entry->name);
        if (!value_signature(in, entry->value, out)) interp_forgive(in);
        str_add(out, "\n");
        if (value_callable(in, entry->value)) add_first_line(value_doc(entry->value), out);
    }
}

static void add_class(Interp *in, const Type *class, Names *seen, Str *out) {
    Mro mro = mro_of(class);
    for (const Type *type; (type = mro_next(&mro));) {
        add_rows(type->members, seen, out);
        add_attributes(in, type->attrs, seen, out);
    }
}

static const char *name_of(Interp *in, Value v) {
    Value name;
    bool found = false;
    if (!value_get_maybe(in, v, intern("__name__"), &name, &found)) interp_forgive(in);
    return found && value_is(name, &type_str) ? AS_STR(name)->text : value_type(v)->name;
}

static void describe(Interp *in, Value v, Str *out) {
    str_add(out, name_of(in, v));
    if (!value_signature(in, v, out)) interp_forgive(in);
    str_add(out, "\n");
    const char *doc = value_doc(v);
    add_indented(doc ? doc : "No text says more about it.", out);
    Names seen = {0};
    if (value_is_class(v))
        add_class(in, AS_TYPE(v), &seen, out);
    else if (value_is(v, &type_module))
        add_rows(AS_MODULE(v)->members, &seen, out);
    names_clear(&seen);
}

bool builtin_help(Interp *in, const Value *args, Value *out) {
    Str text;
    str_init(&text);
    *out = value_none();
    if (args[0].tag == TAG_ABSENT)
        str_add(&text, "help(x) tells what x is: help(nn.Conv1d), help(len). At the prompt `x?` "
                       "does too,\nand %help lists the commands.\n");
    else
        describe(in, args[0], &text);
    interp_write(in, text.text, text.length);
    str_release(&text);
    return true;
}
