/* eval/exception: the exception classes and their objects.
 *
 *     BaseException -- KeyboardInterrupt, SystemExit
 *       Exception   -- ArithmeticError, LookupError, RuntimeError, ... each with its own
 */
#include <string.h>

#include "eval/objects.h"
#include "eval/pool.h"

static void exception_clear(Object *self) {
    ExceptionObject *e = (ExceptionObject *)(void *)self;
    Value args = e->args, cause = e->cause;
    names_free(e->base.attrs);
    e->base.attrs = NULL;
    e->args = e->cause = value_none();
    error_clear(&e->origin);
    value_drop(args);
    value_drop(cause);
}

bool type_is_exception(const Type *type) {
    return type_is(type, &type_base_exception);
}

Value new_exception(Interp *in, const Type *type, const Value *args, int count) {
    Value tuple = new_tuple(in, args, count);
    ExceptionObject *e = new_object(in, type, sizeof *e);
    e->base.head.has_attrs = true;
    e->base.attrs = names_new();
    e->args = value_retain(tuple);
    e->cause = value_none();
    return value_object(e);
}

/* ---- methods */

static bool exception_init(Interp *in, const Value *args, Value *out) {
    Value old = AS_EXCEPTION(args[0])->args;
    (void)in;
    AS_EXCEPTION(args[0])->args = value_retain(args[1]);
    value_drop(old);
    *out = value_none();
    return true;
}

/* str(e): of no arguments "", of one its text, of more the tuple's. KeyError shows a repr. */
static bool exception_str(Interp *in, const Value *args, Value *out) {
    const ExceptionObject *e = AS_EXCEPTION(args[0]);
    const ListObject *items = AS_LIST(e->args);
    Str s;
    str_init(&s);
    bool fine = true;
    if (items->count == 1 && value_is(args[0], exception_type(ERROR_KEY)) && !e->verbatim)
        fine = value_repr(in, items->items[0], &s);
    else if (items->count == 1)
        fine = value_str(in, items->items[0], &s);
    else if (items->count > 1)
        fine = value_repr(in, e->args, &s);
    if (fine) *out = new_str_n(in, s.text, s.length);
    str_release(&s);
    return fine;
}

/* ValueError('text'), KeyError('a', 2) */
static bool exception_repr(Interp *in, const Value *args, Value *out) {
    const ListObject *items = AS_LIST(AS_EXCEPTION(args[0])->args);
    Str s;
    str_init(&s);
    str_addf(&s, "%s(", value_type(args[0])->name);
    bool fine = true;
    for (int64_t i = 0; fine && i < items->count; i++) {
        if (i) str_add(&s, ", ");
        fine = value_repr(in, items->items[i], &s);
    }
    str_add_char(&s, ')');
    if (fine) *out = new_str_n(in, s.text, s.length);
    str_release(&s);
    return fine;
}

static bool exception_args(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = AS_EXCEPTION(args[0])->args;
    return true;
}

static bool exception_set_args(Interp *in, Value self, Value value) {
    Value iterator, item, list = new_list(in, NULL, 0);
    if (!value_iterate(in, value, &iterator)) return false;
    for (bool done = false;;) {
        if (!value_next(in, iterator, &item, &done)) return false;
        if (done) break;
        if (!list_append(in, list, item)) return false;
    }
    Value old = AS_EXCEPTION(self)->args;
    AS_EXCEPTION(self)->args =
        value_retain(new_tuple(in, AS_LIST(list)->items, AS_LIST(list)->count));
    value_drop(old);
    return true;
}

static bool exception_cause(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = AS_EXCEPTION(args[0])->cause;
    return true;
}

static const Native members[] = {
    {.name = "__init__", .signature = "self, /, *args", .fn = exception_init},
    {.name = "__str__", .signature = "self, /", .fn = exception_str},
    {.name = "__repr__", .signature = "self, /", .fn = exception_repr},
    {.name = "args",
     .fn = exception_args,
     .kind = NATIVE_PROPERTY,
     .set = exception_set_args,
     .doc = "What the exception was made with, a tuple."},
    {.name = "__cause__",
     .fn = exception_cause,
     .kind = NATIVE_PROPERTY,
     .doc = "The exception after `from`."},
    {0}};

const Type type_base_exception = {.head = TYPE_HEAD,
                                  .name = "BaseException",
                                  .doc = "What every exception is.",
                                  .members = members,
                                  .clear = exception_clear};
const Type type_exception = {.head = TYPE_HEAD,
                             .name = "Exception",
                             .doc = "What every error is.",
                             .base = &type_base_exception};
const Type type_arithmetic_error = {.head = TYPE_HEAD,
                                    .name = "ArithmeticError",
                                    .doc = "A calculation without a result.",
                                    .base = &type_exception};
const Type type_lookup_error = {.head = TYPE_HEAD,
                                .name = "LookupError",
                                .doc = "An index or key that is not there.",
                                .base = &type_exception};
const Type type_warning = {
    .head = TYPE_HEAD, .name = "Warning", .doc = "What every warning is.", .base = &type_exception};
const Type type_user_warning = {.head = TYPE_HEAD,
                                .name = "UserWarning",
                                .doc = "A warning of a library.",
                                .base = &type_warning};

#define EXCEPTION(KIND, NAME, BASE, DOC)                                                           \
    [KIND] = {.head = TYPE_HEAD, .name = (NAME), .base = (BASE), .doc = (DOC)}

static const Type kinds[ERROR_KINDS] = {
    EXCEPTION(ERROR_SYNTAX, "SyntaxError", &type_exception, "A line that is no Python."),
    EXCEPTION(ERROR_INDENTATION, "IndentationError", &kinds[ERROR_SYNTAX],
              "A line that is indented wrongly."),
    EXCEPTION(ERROR_TAB, "TabError", &kinds[ERROR_INDENTATION],
              "Tabs and spaces are mixed in an indentation."),
    EXCEPTION(ERROR_NAME, "NameError", &type_exception, "A name that nothing has."),
    EXCEPTION(ERROR_UNBOUND_LOCAL, "UnboundLocalError", &kinds[ERROR_NAME],
              "A function's own name before it has a value."),
    EXCEPTION(ERROR_TYPE, "TypeError", &type_exception, "A value of a type that does not fit."),
    EXCEPTION(ERROR_VALUE, "ValueError", &type_exception, "A value that does not fit."),
    [ERROR_AXIS] = {.head = TYPE_HEAD,
                    .name = "AxisError",
                    .module = "numpy",
                    .base = &kinds[ERROR_VALUE],
                    .doc = "A dimension that an array has not."},
    EXCEPTION(ERROR_INDEX, "IndexError", &type_lookup_error, "An index outside its sequence."),
    EXCEPTION(ERROR_KEY, "KeyError", &type_lookup_error, "A key that a dict has not."),
    EXCEPTION(ERROR_ATTRIBUTE, "AttributeError", &type_exception, "A name that a value has not."),
    EXCEPTION(ERROR_RUNTIME, "RuntimeError", &type_exception, "What PyTorch mostly raises."),
    EXCEPTION(ERROR_RECURSION, "RecursionError", &kinds[ERROR_RUNTIME],
              "A function that calls itself without end."),
    EXCEPTION(ERROR_NOT_IMPLEMENTED, "NotImplementedError", &kinds[ERROR_RUNTIME],
              "Something that is left out."),
    EXCEPTION(ERROR_ZERO_DIVISION, "ZeroDivisionError", &type_arithmetic_error,
              "A division by zero."),
    EXCEPTION(ERROR_OVERFLOW, "OverflowError", &type_arithmetic_error,
              "A number that is too large."),
    EXCEPTION(ERROR_MEMORY, "MemoryError", &type_exception, "More memory than there is."),
    EXCEPTION(ERROR_IMPORT, "ImportError", &type_exception, "A name that a module has not."),
    EXCEPTION(ERROR_MODULE_NOT_FOUND, "ModuleNotFoundError", &kinds[ERROR_IMPORT],
              "A module that is not there."),
    EXCEPTION(ERROR_ASSERTION, "AssertionError", &type_exception, "An assert that does not hold."),
    EXCEPTION(ERROR_STOP_ITERATION, "StopIteration", &type_exception, "An iterator is at its end."),
    EXCEPTION(ERROR_OS, "OSError", &type_exception, "The system refused."),
    EXCEPTION(ERROR_FILE_NOT_FOUND, "FileNotFoundError", &kinds[ERROR_OS],
              "A file that is not there."),
    EXCEPTION(ERROR_KEYBOARD_INTERRUPT, "KeyboardInterrupt", &type_base_exception,
              "Ctrl-C was pressed."),
    EXCEPTION(ERROR_SYSTEM_EXIT, "SystemExit", &type_base_exception, "exit() was called."),
};

const Type *exception_type(ErrorKind kind) {
    return kinds[kind].name ? &kinds[kind] : &type_exception;
}
