/* eval/value: what a variable can hold.
 *
 * A Value is 16 bytes: a tag, and a number or a pointer to an Object. Every object starts with an
 * Object head: its type and a count of holders.
 *
 * Ownership. A new object is held by the pool alone (interp.h), which lets go of it at the end of
 * the statement. Who *stores* a value (a variable, a list item, an attribute) calls value_retain
 * and later value_drop. Nobody else counts: arguments are borrowed, results are borrowed from the
 * pool, and a builtin has no clean-up code.
 *
 * Cycles (a method kept in its own object) are swept when the interpreter is freed. */
#ifndef EVAL_VALUE_H
#define EVAL_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "lang/ast.h"

typedef struct Interp Interp;
typedef struct Type Type;

typedef enum Tag {
    TAG_ABSENT, /* an argument that was not given and has no default; never a variable's value */
    TAG_NONE,
    TAG_ELLIPSIS,
    TAG_BOOL,
    TAG_INT,
    TAG_FLOAT,
    TAG_OBJECT
} Tag;

typedef struct Object {
    const Type *type;
    int64_t refs;
    struct Object *older, *newer; /* ring of the living, for the sweep; NULL: static, not counted */
    bool has_attrs;               /* it is an Instance */
} Object;

typedef struct Value {
    Tag tag;
    union {
        bool truth;      /* BOOL */
        int64_t integer; /* INT */
        double number;   /* FLOAT */
        Object *object;  /* OBJECT */
    } as;
} Value;

static inline Value value_none(void) {
    return (Value){.tag = TAG_NONE};
}
static inline Value value_bool(bool b) {
    return (Value){.tag = TAG_BOOL, .as.truth = b};
}
static inline Value value_int(int64_t i) {
    return (Value){.tag = TAG_INT, .as.integer = i};
}
static inline Value value_float(double x) {
    return (Value){.tag = TAG_FLOAT, .as.number = x};
}
static inline Value value_object(void *o) {
    return (Value){.tag = TAG_OBJECT, .as.object = o};
}

Value value_retain(Value v); /* v again */
void value_drop(Value v);

/* The arguments of a call as they were written: count positional ones, then names[i] = named[i]. */
typedef struct Args {
    const Value *items;
    int count;
    const char *const *names; /* interned */
    const Value *named;
    int named_count;
} Args;

/* A builtin. args has one value for each parameter of the signature, in its order: the default
 * where one was left out, a tuple for *args, a dict for **kwargs; of a method args[0] is self. */
typedef bool (*NativeFn)(Interp *in, const Value *args, Value *out);

typedef enum NativeKind {
    NATIVE_FUNCTION, /* function, or method: signature starts with "self" */
    NATIVE_PROPERTY, /* an attribute that is computed: fn gives it from self; set (may be NULL)
                        takes it */
    NATIVE_STATIC,   /* staticmethod/classmethod-like: no self */
    NATIVE_CONSTANT, /* of modules and types: fn(in, NULL, out) makes the value, on first use */
    NATIVE_TYPE,     /* of modules: the class `type` */
    NATIVE_LEFT_OUT  /* a function that only says why it is not there: nothing offers it */
} NativeKind;

/* A row of a module's or type's table; the table ends with {0}. One row drives binding, help(),
 * Tab completion and the message for a wrong argument. */
typedef struct Native {
    const char *name;
    /* "self, input, bias=None, *, stride=1": Python's own, self of methods included. A default is a
     * literal; `<absent>` gives ABSENT. NULL: of constants and properties. */
    const char *signature;
    NativeFn fn;
    const char *doc; /* one or more lines for help() and `x?` */
    NativeKind kind;
    bool (*set)(Interp *in, Value self, Value value); /* PROPERTY */
    const Type *type;                                 /* TYPE */
} Native;

/* A class. The static ones (int, list, torch.Tensor, nn.Conv1d) are tables of C functions; those
 * that `class` makes are allocated, and find their slots through their attributes and base.
 * An absent slot is looked for in the base. */
struct Type {
    Object head;        /* a class is a value too; of static ones {&type_type, 1} (see TYPE_HEAD) */
    const char *name;   /* "Conv1d" */
    const char *module; /* "torch.nn.modules.conv"; NULL: builtins */
    const Type *base;   /* NULL: object */
    const char *doc;
    const Native *members; /* methods and properties; NULL: none */
    struct Names *attrs;   /* of allocated classes: what their body bound; else NULL */
    const Native *make; /* calling the class: `int("3")`. NULL: make an Instance, call __init__ */

    void (*clear)(
        Object *self); /* drop every value that it holds, free what it owns (may be called twice) */
    bool (*repr)(Interp *in, Value self, Str *out);
    bool (*str)(Interp *in, Value self, Str *out); /* NULL: repr */
    bool (*format)(Interp *in, Value self, const char *spec,
                   Str *out);                         /* NULL: str; a spec is refused */
    bool (*truth)(Interp *in, Value self, bool *out); /* NULL: length, else true */
    bool (*length)(Interp *in, Value self, int64_t *out);
    bool (*iterate)(Interp *in, Value self, Value *iterator);
    bool (*next)(Interp *in, Value self, Value *out, bool *done); /* of iterators */
    bool (*item)(Interp *in, Value self, Value key, Value *out);  /* a slice is a slice object */
    bool (*set_item)(Interp *in, Value self, Value key, Value value);
    bool (*del_item)(Interp *in, Value self, Value key);
    bool (*contains)(Interp *in, Value self, Value item, bool *out);
    bool (*call)(Interp *in, Value self, const Args *args, Value *out);
    bool (*unary)(Interp *in, UnaryOp op, Value self, Value *out);
    /* a OP b where either side is of this type; arithmetic and comparisons. *done stays false
     * where this type knows no such pair. The left side's type is asked first. */
    bool (*binary)(Interp *in, BinaryOp op, Value a, Value b, Value *out, bool *done);
    /* a OP= b in place (tensors, lists); *done false: the ordinary operator is taken. */
    bool (*update)(Interp *in, BinaryOp op, Value a, Value b, Value *out, bool *done);
    bool (*hash)(Interp *in, Value self, uint64_t *out); /* NULL: by identity; equality by binary */
    /* Attributes beyond members: *found stays false where there is none. name is interned. */
    bool (*get)(Interp *in, Value self, const char *name, Value *out, bool *found);
    bool (*set)(Interp *in, Value self, const char *name, Value value, bool *done);
    /* Names that get answers beyond the members, for completion and suggestions: calls add. */
    void (*list)(Interp *in, Value self, void (*add)(void *to, const char *name), void *to);
    /* What an unknown attribute's error should say (a real PyTorch name that the lab leaves out):
     * raises and returns true where it has something to say. */
    bool (*missing)(Interp *in, Value self, const char *name);
};

extern const Type type_type;
#define TYPE_HEAD                                                                                  \
    { &type_type, 1, NULL, NULL, false }

/* The builtin objects that other folders make and look into. */
extern const Type type_object, type_none, type_ellipsis, type_bool, type_int, type_float, type_str,
    type_list, type_tuple, type_dict, type_set, type_slice, type_range, type_function, type_method,
    type_native, type_module, type_exception;

typedef struct StrObject {
    Object head;
    int64_t length; /* bytes; text is UTF-8 and terminated */
    char *text;
} StrObject;

typedef struct ListObject { /* list and tuple */
    Object head;
    Value *items;
    int64_t count, room;
    bool in_repr; /* a list inside itself is written [...] */
} ListObject;

typedef struct SliceObject {
    Object head;
    Value start, stop, step; /* None where not written */
} SliceObject;

/* An object of a class that `class` made, or of a static class without `make` (nn.Module). */
typedef struct Instance {
    Object head;
    struct Names *attrs; /* in the order in which they were first set */
} Instance;

typedef struct ModuleObject {
    Object head;
    const char *name; /* "torch.nn" */
    const Native *members;
    struct Names *attrs; /* constants made so far, and what the user set */
    bool (*missing)(Interp *in, const char *module, const char *name); /* as Type.missing */
    bool inert; /* pandas, seaborn: every attribute and call is accepted and gives itself */
} ModuleObject;

#endif
