/* lib/grad_mode: each is an object that remembers what was before. */
#include "lib/grad_mode.h"

#include "lib/state.h"

typedef struct GradMode {
    Object head;
    int inside; /* the library's no_grad within the block */
    int before;
} GradMode;

static GradMode *mode_of(Value v) {
    return (GradMode *)(void *)v.as.object;
}

static bool enter(Interp *in, const Value *args, Value *out) {
    GradMode *mode = mode_of(args[0]);
    mode->before = library_of(in)->no_grad;
    library_of(in)->no_grad = mode->inside;
    *out = args[0];
    return true;
}

static bool leave(Interp *in, const Value *args, Value *out) {
    library_of(in)->no_grad = mode_of(args[0])->before;
    *out = value_bool(false);
    return true;
}

/* ---- @torch.no_grad() ---- */

typedef struct Guarded {
    Object head;
    Value mode, function;
} Guarded;

static void guarded_clear(Object *self) {
    Guarded *guarded = (Guarded *)(void *)self;
    value_drop(guarded->mode);
    value_drop(guarded->function);
    guarded->mode = guarded->function = (Value){0};
}

static bool guarded_call(Interp *in, Value self, const Args *args, Value *out) {
    Guarded *guarded = (Guarded *)(void *)self.as.object;
    int before = library_of(in)->no_grad;
    library_of(in)->no_grad = mode_of(guarded->mode)->inside;
    bool done = value_call(in, guarded->function, args, out);
    library_of(in)->no_grad = before;
    return done;
}

static const Type type_guarded = {.head = TYPE_HEAD,
                                  .name = "function",
                                  .base = &type_function,
                                  .clear = guarded_clear,
                                  .call = guarded_call};

static bool decorate(Interp *in, Value self, const Args *args, Value *out) {
    if (args->count != 1)
        return interp_raise(in, ERROR_TYPE, "%s() decorates one function", value_type(self)->name);
    Guarded *guarded = new_object(in, &type_guarded, sizeof *guarded);
    guarded->mode = value_retain(self);
    guarded->function = value_retain(args->items[0]);
    *out = value_object(guarded);
    return true;
}

static const Native members[] = {
    {"__enter__", "self", enter, "Start of the `with` block.", NATIVE_FUNCTION, NULL, NULL},
    {"__exit__", "self, type=None, value=None, traceback=None", leave, "End of the `with` block.",
     NATIVE_FUNCTION, NULL, NULL},
    {0}};

/* ---- the four ---- */

static Value new_mode(Interp *in, const Type *type, bool grad) {
    GradMode *mode = new_object(in, type, sizeof *mode);
    mode->inside = grad ? 0 : 1;
    return value_object(mode);
}

static bool make_no_grad(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = new_mode(in, &type_no_grad, false);
    return true;
}

static bool make_enable_grad(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = new_mode(in, &type_enable_grad, true);
    return true;
}

static bool make_inference_mode(Interp *in, const Value *args, Value *out) {
    bool on;
    if (!arg_bool(in, args[0], "mode", &on)) return false;
    *out = new_mode(in, &type_inference_mode, !on && library_of(in)->no_grad == 0);
    return true;
}

/* Called alone it takes effect at once, and in a `with` until its end. */
static bool make_set_grad_enabled(Interp *in, const Value *args, Value *out) {
    bool on;
    if (!arg_bool(in, args[0], "mode", &on)) return false;
    *out = new_mode(in, &type_set_grad_enabled, on);
    mode_of(*out)->before = library_of(in)->no_grad;
    library_of(in)->no_grad = !on;
    return true;
}

static bool keep_before(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = args[0];
    return true;
}

static const Native set_members[] = {
    {"__enter__", "self", keep_before, "Start of the `with` block.", NATIVE_FUNCTION, NULL, NULL},
    {"__exit__", "self, type=None, value=None, traceback=None", leave, "End of the `with` block.",
     NATIVE_FUNCTION, NULL, NULL},
    {0}};

#define MAKE(name, signature, fn, doc)                                                             \
    static const Native fn##_row = {name, signature, fn, doc, NATIVE_FUNCTION, NULL, NULL}
MAKE("no_grad", "", make_no_grad, "with torch.no_grad(): no gradients are recorded.");
MAKE("enable_grad", "", make_enable_grad, "with torch.enable_grad(): gradients are recorded.");
MAKE("inference_mode", "mode=True", make_inference_mode,
     "with torch.inference_mode(): no gradients are recorded.");
MAKE("set_grad_enabled", "mode", make_set_grad_enabled,
     "Whether gradients are recorded, from now on or for a `with` block.");

const Type type_no_grad = {.head = TYPE_HEAD,
                           .name = "no_grad",
                           .module = "torch.autograd.grad_mode",
                           .doc = "with torch.no_grad(): no gradients are recorded.",
                           .members = members,
                           .make = &make_no_grad_row,
                           .call = decorate};
const Type type_enable_grad = {.head = TYPE_HEAD,
                               .name = "enable_grad",
                               .module = "torch.autograd.grad_mode",
                               .doc = "with torch.enable_grad(): gradients are recorded.",
                               .members = members,
                               .make = &make_enable_grad_row,
                               .call = decorate};
const Type type_inference_mode = {.head = TYPE_HEAD,
                                  .name = "inference_mode",
                                  .module = "torch.autograd.grad_mode",
                                  .doc = "with torch.inference_mode(): no gradients are recorded.",
                                  .members = members,
                                  .make = &make_inference_mode_row,
                                  .call = decorate};
const Type type_set_grad_enabled = {
    .head = TYPE_HEAD,
    .name = "set_grad_enabled",
    .module = "torch.autograd.grad_mode",
    .doc = "Whether gradients are recorded, from now on or for a `with` block.",
    .members = set_members,
    .make = &make_set_grad_enabled_row,
    .call = decorate};
