/* eval/bind: arguments to parameters, in CPython's order of checks and with its words. */
#include "eval/bind.h"

#include <string.h>

void signature_finish(Signature *s) {
    s->positional = s->required = s->keyword_only = 0;
    s->varargs = s->varkw = -1;
    bool named = false;
    for (int i = 0; i < s->count; i++) {
        const Parameter *p = &s->parameters[i];
        if (p->stars == 1)
            s->varargs = i;
        else if (p->stars == 2)
            s->varkw = i;
        else if (p->keyword_only)
            s->keyword_only++;
        else {
            s->positional++;
            if (!p->optional) s->required++;
            if (!p->positional_only && !(i == 0 && s->has_self)) named = true;
        }
    }
    s->only_positional = s->count > 0 && !named && s->keyword_only == 0 && s->varkw < 0 &&
                         s->parameters[s->has_self && s->count > 1].positional_only;
}

/* One call being bound. */
typedef struct Binding {
    Interp *in;
    const Signature *signature;
    const char *owner, *name;
    const Args *args;
    Value *bound;
    bool set[PARAMETERS_MAX];
} Binding;

static void add_title(const Binding *b, Str *s) {
    if (b->owner) str_addf(s, "%s.", b->owner);
    str_addf(s, "%s()", b->name);
}

static bool raise_taken(Binding *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
static bool raise_taken(Binding *b, const char *format, ...) {
    Str s;
    str_init(&s);
    add_title(b, &s);
    str_add_char(&s, ' ');
    va_list args;
    va_start(args, format);
    str_addv(&s, format, args);
    va_end(args);
    interp_raise(b->in, ERROR_TYPE, "%s", s.text);
    str_release(&s);
    return false;
}

/* "f() takes from 1 to 2 positional arguments but 3 were given" */
static bool raise_too_many(Binding *b) {
    const Signature *s = b->signature;
    int named = 0;
    for (int i = 0; i < s->count; i++) named += s->parameters[i].keyword_only && b->set[i];
    bool plural = s->positional != 1 || s->required < s->positional;
    int given = b->args->count;
    Str takes, more;
    str_init(&takes);
    str_init(&more);
    if (s->required < s->positional) str_addf(&takes, "from %d to ", s->required);
    str_addf(&takes, "%d positional argument%s", s->positional, plural ? "s" : "");
    if (named)
        str_addf(&more, " positional argument%s (and %d keyword-only argument%s)",
                 given != 1 ? "s" : "", named, named != 1 ? "s" : "");
    raise_taken(b, "takes %s but %d%s %s given", takes.text, given, more.text,
                given == 1 && !named ? "was" : "were");
    str_release(&takes);
    str_release(&more);
    return false;
}

/* 'a', 'b', and 'c' */
static void add_missing_name(Str *s, const char *name, int index, int count) {
    if (index > 0) str_add(s, count > 2 ? ", " : " ");
    if (index > 0 && index == count - 1) str_add(s, "and ");
    str_addf(s, "'%s'", name);
}

static bool raise_missing(Binding *b, bool keyword_only, int missing) {
    const Signature *s = b->signature;
    Str names;
    str_init(&names);
    int index = 0;
    for (int i = 0; i < s->count; i++) {
        const Parameter *p = &s->parameters[i];
        if (b->set[i] || p->optional || p->stars || p->keyword_only != keyword_only) continue;
        add_missing_name(&names, p->name, index++, missing);
    }
    raise_taken(b, "missing %d required %s argument%s: %s", missing,
                keyword_only ? "keyword-only" : "positional", missing != 1 ? "s" : "", names.text);
    str_release(&names);
    return false;
}

/* Builtins without keywords speak as CPython's do: "len() takes exactly one argument (2 given)",
 * "pop expected at most 1 argument, got 2". */
static bool raise_count(Binding *b, int given) {
    const Signature *s = b->signature;
    int self = s->has_self, most = s->positional - self, least = s->required - self;
    given -= self;
    if (most == 0 && s->varargs < 0) return raise_taken(b, "takes no arguments (%d given)", given);
    if (most == 1 && least == 1)
        return raise_taken(b, "takes exactly one argument (%d given)", given);
    int bound = given < least ? least : most;
    const char *how = least == most && s->varargs < 0 ? ""
                      : given < least                 ? "at least "
                                                      : "at most ";
    return interp_raise(b->in, ERROR_TYPE, "%s expected %s%d argument%s, got %d", b->name, how,
                        bound, bound != 1 ? "s" : "", given);
}

static bool raise_unexpected(Binding *b, const char *keyword) {
    const Signature *s = b->signature;
    if (s->is_builtin)
        interp_raise(b->in, ERROR_TYPE, "'%s' is an invalid keyword argument for %s()", keyword,
                     b->name);
    else
        raise_taken(b, "got an unexpected keyword argument '%s'", keyword);
    const char *names[PARAMETERS_MAX];
    int count = 0;
    for (int i = s->has_self; i < s->count; i++)
        if (!s->parameters[i].stars && !s->parameters[i].positional_only)
            names[count++] = s->parameters[i].name;
    const char *near = error_suggest(keyword, names, count);
    if (near) interp_fix(b->in, "%s=...", near);
    return false;
}

static int parameter_named(const Signature *s, const char *name, bool positional_only) {
    for (int i = 0; i < s->count; i++) {
        const Parameter *p = &s->parameters[i];
        if (p->name == name && !p->stars && p->positional_only == positional_only) return i;
    }
    return -1;
}

static bool bind_keywords(Binding *b, Value *rest) {
    const Signature *s = b->signature;
    for (int k = 0; k < b->args->named_count; k++) {
        const char *name = b->args->names[k];
        int i = parameter_named(s, name, false);
        if (i < 0 && s->varkw >= 0) {
            if (!dict_set(b->in, *rest, new_str(b->in, name), b->args->named[k])) return false;
            continue;
        }
        if (i < 0 && s->only_positional) return raise_taken(b, "takes no keyword arguments");
        if (i < 0 && parameter_named(s, name, true) >= 0)
            return raise_taken(b,
                               "got some positional-only arguments passed as keyword arguments: "
                               "'%s'",
                               name);
        if (i < 0) return raise_unexpected(b, name);
        if (b->set[i]) return raise_taken(b, "got multiple values for argument '%s'", name);
        b->bound[i] = b->args->named[k];
        b->set[i] = true;
    }
    return true;
}

static bool bind_defaults(Binding *b) {
    const Signature *s = b->signature;
    int missing = 0, missing_named = 0;
    for (int i = 0; i < s->count; i++) {
        const Parameter *p = &s->parameters[i];
        if (b->set[i] || p->stars) continue;
        b->bound[i] = p->fallback;
        if (p->optional) continue;
        if (p->keyword_only)
            missing_named++;
        else
            missing++;
    }
    if (missing && s->only_positional) return raise_count(b, b->args->count);
    if (missing) return raise_missing(b, false, missing);
    if (missing_named) return raise_missing(b, true, missing_named);
    return true;
}

static bool bind_all(Binding *b) {
    const Signature *s = b->signature;
    int given = b->args->count, taken = given < s->positional ? given : s->positional;
    memset(b->set, 0, (size_t)s->count * sizeof *b->set);
    for (int i = 0, at = 0; at < taken; i++) {
        if (s->parameters[i].stars || s->parameters[i].keyword_only) continue;
        b->bound[i] = b->args->items[at++];
        b->set[i] = true;
    }
    Value rest = value_none();
    if (s->varkw >= 0) b->bound[s->varkw] = rest = new_dict(b->in);
    if (s->varargs >= 0)
        b->bound[s->varargs] =
            new_tuple(b->in, taken < given ? b->args->items + taken : NULL, given - taken);
    if (!bind_keywords(b, &rest)) return false;
    if (given > taken && s->varargs < 0)
        return s->only_positional ? raise_count(b, given) : raise_too_many(b);
    return bind_defaults(b);
}

bool bind_arguments(Interp *in, const Signature *signature, const char *owner, const char *name,
                    const Args *args, Value *bound) {
    bool plain = args->named_count == 0 && args->count == signature->count &&
                 args->count == signature->positional;
    if (plain) {
        if (args->count) memcpy(bound, args->items, (size_t)args->count * sizeof *bound);
        return true;
    }
    Binding b = {.in = in,
                 .signature = signature,
                 .owner = owner,
                 .name = name,
                 .args = args,
                 .bound = bound};
    return bind_all(&b);
}
