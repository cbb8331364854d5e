/* eval/objects: the objects that the evaluator itself makes: functions, methods, classes. */
#ifndef EVAL_OBJECTS_H
#define EVAL_OBJECTS_H

#include "eval/bind.h"
#include "eval/scope.h"

/* A def or lambda. */
typedef struct FunctionObject {
    Object head;
    const Function *function; /* lives in the program */
    Program *program;
    Signature signature; /* its parameters with their defaults */
    Scope *closure;      /* what it sees around it; NULL: the globals */
    const char *name, *qualname;
    const StmtList *declares; /* the body where it says `global`; else NULL */
    const Type *class;        /* whose body it was made in, held: for super(); NULL: none */
    Names *attrs;             /* f.x = 1; NULL until used */
} FunctionObject;

/* A builtin as a value: a function of a module, or list.append. */
typedef struct NativeObject {
    Object head;
    const Native *native;
    const Type *owner;  /* whose member it is; NULL: of a module */
    const char *module; /* NULL: builtins */
} NativeObject;

/* x.f: a function or builtin with its self. */
typedef struct MethodObject {
    Object head;
    Value self;
    Value function;       /* FunctionObject or any callable; ABSENT where it is a builtin: */
    const Native *native; /* of */
    const Type *owner;
} MethodObject;

/* What `class` makes. slots is type with every inherited slot filled in. */
typedef struct ClassObject {
    Type type;
    const Type **mro; /* itself first, object last; those that are counted are held */
    int mro_count;
    const Type **bases;
    int base_count;
    Type *slots;
    uint64_t slots_made; /* Caches.classes_changed at that time */
    const char *qualname;
} ClassObject;

/* property, staticmethod, classmethod: kept in a class, they decide what C.x and c.x give. */
typedef struct PropertyObject {
    Object head;
    Value get, set, delete; /* None where there is none */
} PropertyObject;

typedef struct WrappedMethod { /* staticmethod, classmethod */
    Object head;
    Value function;
} WrappedMethod;

/* super(start, self): attributes found after `start` in the order of self's class. */
typedef struct SuperObject {
    Object head;
    const Type *start;
    Value self;       /* an instance, or the class itself in a class method */
    const Type *type; /* whose order is followed */
} SuperObject;

typedef struct ExceptionObject {
    Instance base;
    Value args;    /* a tuple */
    Value cause;   /* of `raise x from cause`, or None */
    Error origin;  /* the words with which it was raised; kind NONE before that */
    bool verbatim; /* C code raised it: str(e) is its message */
} ExceptionObject;

extern const Type type_property, type_staticmethod, type_classmethod, type_super,
    type_base_exception, type_arithmetic_error, type_lookup_error, type_warning, type_user_warning,
    type_not_implemented, type_native_method;

#define AS_FUNCTION(v)  ((FunctionObject *)(void *)(v).as.object)
#define AS_NATIVE(v)    ((NativeObject *)(void *)(v).as.object)
#define AS_METHOD(v)    ((MethodObject *)(void *)(v).as.object)
#define AS_MODULE(v)    ((ModuleObject *)(void *)(v).as.object)
#define AS_PROPERTY(v)  ((PropertyObject *)(void *)(v).as.object)
#define AS_WRAPPED(v)   ((WrappedMethod *)(void *)(v).as.object)
#define AS_SUPER(v)     ((SuperObject *)(void *)(v).as.object)
#define AS_EXCEPTION(v) ((ExceptionObject *)(void *)(v).as.object)
#define AS_TYPE(v)      ((const Type *)(void *)(v).as.object)

static inline bool value_is_exactly(Value v, const Type *type) {
    return v.tag == TAG_OBJECT && v.as.object->type == type;
}
static inline bool value_is_class(Value v) {
    return v.tag == TAG_OBJECT && v.as.object->type == &type_type;
}

/* The classes that attributes are looked for in, in order:
 *     Mro m = mro_of(type); for (const Type *t; (t = mro_next(&m));) ... */
typedef struct Mro {
    const ClassObject *class; /* of a class that `class` made */
    int at;
    const Type *next; /* of a static one */
} Mro;
Mro mro_of(const Type *type);
const Type *mro_next(Mro *mro);
bool type_is_made(const Type *type); /* by `class` */
ClassObject *class_of(const Type *type);

/* What a class or its bases have under a name. */
typedef struct Found {
    const Native *native; /* a row of a static class, or NULL: */
    Value value;          /* what a class body bound; ABSENT where nothing was found */
    const Type *owner;
} Found;
bool found_any(const Found *found);
Found class_find(Interp *in, const Type *type, const char *name);
Found class_find_after(Interp *in, const Type *type, const Type *start, const char *name);
/* c.x of a found x: functions become methods, properties are asked. */
bool found_bind(Interp *in, const Found *found, Value self, const Type *type, Value *out);
/* C.x */
bool found_plain(Interp *in, const Found *found, const Type *type, Value *out);
bool found_call(Interp *in, const Found *found, Value self, const Args *args, Value *out);

/* A type's slots with those of its bases filled in. */
const Type *slots_of(Interp *in, const Type *type);
void slots_fill(Interp *in, const Type *type, Type *slots);

extern const Value value_not_implemented; /* what a binary method gives that knows no such pair */

Value new_native(Interp *in, const Native *native, const Type *owner, const char *module);
Value new_method(Interp *in, Value self, Value function);
bool value_is_method(Value v);
Value new_native_method(Interp *in, Value self, const Native *native, const Type *owner);
Value new_function(Interp *in, const Function *function);
bool function_defaults(Interp *in, Value function); /* evaluate them */
bool function_call(Interp *in, FunctionObject *f, const Args *args, Value *out);
bool native_call(Interp *in, const Native *native, const Type *owner, const Args *args, Value *out);
bool class_call(Interp *in, const Type *type, const Args *args, Value *out);
bool super_get(Interp *in, Value self, const char *name, Value *out, bool *found);
/* The value that a row of a module's table stands for. */
bool native_value(Interp *in, const Native *row, const char *module, Value *out);
Value new_exception(Interp *in, const Type *type, const Value *args, int count);
bool type_is_exception(const Type *type);
/* "Conv1d" of a class, with its module in front where it has one of its own: "torch.nn.Conv1d". */
void type_add_path(const Type *type, Str *out);

bool class_get(Interp *in, const Type *type, const char *name, Value *out, bool *found);
bool class_set(Interp *in, const Type *type, const char *name, Value value);
bool class_delete(Interp *in, const Type *type, const char *name);

#endif
