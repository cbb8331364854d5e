/* eval/raise: raising errors, and turning a raised error into an exception object and back. */
#include <string.h>

#include "base/mem.h"
#include "eval/objects.h"
#include "eval/pool.h"

void interp_forgive(Interp *in) {
    error_clear(&in->error);
    Value exception = in->exception;
    in->exception = (Value){0};
    value_drop(exception);
}

bool interp_raise(Interp *in, ErrorKind kind, const char *format, ...) {
    Error error = {0};
    va_list args;
    va_start(args, format);
    error_setv(&error, kind, format, args);
    va_end(args);
    return interp_raise_from(in, &error);
}

bool interp_why(Interp *in, const char *format, ...) {
    va_list args;
    va_start(args, format);
    Str s;
    str_init(&s);
    str_addv(&s, format, args);
    va_end(args);
    error_why(&in->error, "%s", s.text);
    str_release(&s);
    return false;
}

bool interp_fix(Interp *in, const char *format, ...) {
    va_list args;
    va_start(args, format);
    Str s;
    str_init(&s);
    str_addv(&s, format, args);
    va_end(args);
    error_fix(&in->error, "%s", s.text);
    str_release(&s);
    return false;
}

bool interp_raise_from(Interp *in, Error *error) {
    interp_forgive(in);
    error_move(&in->error, error);
    return false;
}

bool interp_at(Interp *in, Span span) {
    if (in->error.span.line == 0) in->error.span = span;
    return false;
}

bool interp_raised(Interp *in, const Type *type) {
    if (in->error.kind == ERROR_NONE) return false;
    if (in->exception.tag == TAG_OBJECT) return value_is(in->exception, type);
    return type_is(exception_type(in->error.kind), type);
}

/* exit() and exit(None) end with 0, exit(3) with 3, exit('a text') with 1. */
bool interp_exits(Interp *in, int *code) {
    if (!interp_raised(in, exception_type(ERROR_SYSTEM_EXIT))) return false;
    *code = 0;
    if (in->exception.tag != TAG_OBJECT) {
        if (in->error.message && in->error.message[0]) *code = 1;
        return true;
    }
    const ListObject *args = AS_LIST(AS_EXCEPTION(in->exception)->args);
    if (args->count == 0 || args->items[0].tag == TAG_NONE) return true;
    bool whole = args->count == 1 && args->items[0].tag == TAG_INT;
    *code = whole ? (int)(args->items[0].as.integer & 0xff) : 1;
    return true;
}

/* The words of a raised exception object: "text", or "MyError: text" of a class without a kind. */
static void describe(Interp *in, Value exception, Error *error) {
    const Type *type = value_type(exception);
    error->kind = error_kind(type->name);
    bool known = error->kind != ERROR_NONE && exception_type(error->kind) == type;
    if (!known) error->kind = ERROR_OTHER;
    Str s, text;
    str_init(&s);
    str_init(&text);
    if (!value_str(in, exception, &text)) {
        interp_forgive(in);
        str_clear(&text);
        str_add(&text, "<exception str() failed>");
    }
    if (!known) str_addf(&s, "%s%s", type->name, text.length ? ": " : "");
    str_add(&s, text.text);
    error->message = str_take(&s);
    str_release(&text);
}

static void copy_origin(Error *to, const Error *from) {
    *to = *from;
    to->message = from->message ? mem_text(from->message) : NULL;
    to->why = from->why ? mem_text(from->why) : NULL;
    to->fix = from->fix ? mem_text(from->fix) : NULL;
}

static bool raise_object(Interp *in, Value exception) {
    Error error = {0};
    if (AS_EXCEPTION(exception)->origin.kind != ERROR_NONE)
        copy_origin(&error, &AS_EXCEPTION(exception)->origin);
    else
        describe(in, exception, &error);
    value_retain(exception);
    interp_raise_from(in, &error);
    in->exception = exception;
    return false;
}

bool interp_raise_value(Interp *in, Value exception) {
    if (value_is_class(exception) && type_is_exception(AS_TYPE(exception))) {
        Value made = {0};
        if (!value_call_with(in, exception, NULL, 0, &made)) return false;
        exception = made;
    }
    if (!value_is(exception, &type_base_exception))
        return interp_raise(in, ERROR_TYPE, "exceptions must derive from BaseException");
    return raise_object(in, exception);
}

/* str(e) has no "Did you mean", which CPython adds only to the report. */
static size_t length_of_words(const Error *error) {
    const char *hint = strstr(error->message, ". Did you mean: '");
    return hint ? (size_t)(hint - error->message) : strlen(error->message);
}

/* The object of an error that C code raised. */
static Value object_of(Interp *in, Error *error) {
    const char *message = error->message ? error->message : "";
    if (!error->message) error->message = mem_text("");
    size_t length = length_of_words(error);
    Value text = new_str_n(in, message, length);
    Value e = new_exception(in, exception_type(error->kind), &text, message[0] ? 1 : 0);
    AS_EXCEPTION(e)->verbatim = true;
    error_move(&AS_EXCEPTION(e)->origin, error);
    return e;
}

bool interp_caught(Interp *in, Value *exception) {
    if (in->exception.tag == TAG_OBJECT) {
        Error *origin = &AS_EXCEPTION(in->exception)->origin;
        *exception = pool_hold(in, in->exception);
        if (origin->kind == ERROR_NONE) error_move(origin, &in->error);
    } else {
        *exception = object_of(in, &in->error);
    }
    interp_forgive(in);
    return true;
}
