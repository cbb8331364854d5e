/* repl/lesson_host: interpreters for lessons, and close(a, b) for their rules. */
#include "repl/lesson_host.h"

#include <math.h>
#include <string.h>

#include "base/intern.h"
#include "base/mem.h"
#include "eval/objects.h"
#include "lib/state.h"
#include "lib/tensor_object.h"
#include "repl/command.h"
#include "repl/data_files.h"
#include "repl/lesson_work.h"
#include "scene/view.h"

/* ---- close(a, b) */

/* Sizes without those that are 1: (1, 1, 4) and (4,) are the same row. */
static int real_sizes(const Tensor *t, int64_t *sizes) {
    int count = 0;
    for (int i = 0; i < t->ndim; i++)
        if (t->shape[i] != 1) sizes[count++] = t->shape[i];
    return count;
}

static bool same_shape(const Tensor *a, const Tensor *b, bool strict) {
    int64_t x[TENSOR_MAX_DIMS], y[TENSOR_MAX_DIMS];
    int m = real_sizes(a, x), n = real_sizes(b, y);
    if (m != n || (strict && a->ndim != b->ndim)) return false;
    for (int i = 0; strict && i < a->ndim; i++)
        if (a->shape[i] != b->shape[i]) return false;
    return m == 0 || memcmp(x, y, (size_t)m * sizeof *x) == 0;
}

static bool same_numbers(const Tensor *a, const Tensor *b, double tolerance) {
    int64_t count = tensor_count(a);
    for (int64_t i = 0; i < count; i++) {
        double x = tensor_get_double(a, i), y = tensor_get_double(b, i);
        bool same =
            x == y || (isnan(x) && isnan(y)) || fabs(x - y) <= tolerance + tolerance * fabs(y);
        if (!same) return false;
    }
    return true;
}

static bool is_tensor(Value v) {
    return value_is_tensor(v) || value_is_array(v);
}

/* What is no number, row or tensor is close to nothing. */
static bool take(Interp *in, Value v, Tensor *out) {
    if (arg_tensor(in, v, "close", DTYPES, DIALECT_TORCH, out)) return true;
    interp_forgive(in);
    return false;
}

static bool judge_close(Interp *in, const Value *args, Value *out) {
    Tensor a, b;
    double tolerance = 0;
    if (!arg_double(in, args[2], "tol", &tolerance)) return false;
    *out = value_bool(false);
    if (!take(in, args[0], &a)) return true;
    if (take(in, args[1], &b)) {
        bool strict = is_tensor(args[0]) && is_tensor(args[1]);
        *out = value_bool(same_shape(&a, &b, strict) && same_numbers(&a, &b, tolerance));
        tensor_release(&b);
    }
    tensor_release(&a);
    return true;
}

static const Native close_row = {
    .name = "close",
    .signature = "a, b, tol=1e-4",
    .fn = judge_close,
    .doc = "Are two numbers, rows or tensors the same, up to a tolerance? Of two tensors the "
           "shapes must be the same; a list and a tensor may differ in sizes of 1."};

/* ---- interpreters */

/* A lab of its own behind each interpreter, so that %step and its like work there, too. */
typedef struct Room {
    Lab lab; /* first: the context that it gives its host is the room as well */
    Str *printed;
} Room;

enum { PRINTED_MAX = 1 << 20 };

static void keep_output(void *context, const char *text, size_t length) {
    Room *room = context;
    if (room->printed->length < PRINTED_MAX) str_add_n(room->printed, text, length);
}

static void drop_note(void *context, const char *text) {
    (void)context;
    (void)text;
}

/* The walk may be stepped; nothing is written, shown or asked about lessons. */
static bool allow_command(void *context, Interp *in, const char *text) {
    static const char *const refused[] = {"save", "show", NULL};
    size_t length = strspn(text, "abcdefghijklmnopqrstuvwxyz_");
    const Command *command = command_find(text, length);
    bool is_refused = false;
    for (int i = 0; command && refused[i]; i++)
        is_refused |= strcmp(command->name, refused[i]) == 0;
    for (const Command *c = lesson_commands; command && c->name; c++) is_refused |= command == c;
    if (!is_refused) return command_run(context, text);
    return interp_raise(in, ERROR_COMMAND, "%%%s is not for code that is checked", command->name);
}

static Interp *host_open(void *context, Str *printed) {
    (void)context;
    Room *room = mem_new(sizeof *room);
    room->printed = printed;
    lab_init(&room->lab);
    room->lab.rendering = true;    /* no window opens */
    room->lab.bundled_only = true; /* it is no learner's session */
    Interp *in = room->lab.in;
    in->host.write = keep_output;
    in->host.note = drop_note;
    in->host.command = allow_command;
    data_files_bundled(in);
    generator_seed_torch(&library_of(in)->torch_generator, 0);
    generator_seed_numpy(&library_of(in)->numpy_generator, 0);
    lab_import(in);
    size_t mark = pool_mark(in);
    interp_set_global(in, intern("close"), new_native(in, &close_row, NULL, NULL));
    pool_drain(in, mark);
    return in;
}

static void host_close(void *context, Interp *in) {
    (void)context;
    Room *room = in->host.context;
    lab_release(&room->lab);
    mem_free(room);
}

/* ---- the stage */

bool lesson_stage_knows(const StageStep *step, Str *why) {
    static const char *const verbs[] = {"step", "goto", "next",  "prev",
                                        "play", "view", "trace", "spotlight"};
    bool known = false;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        known |= strcmp(step->verb, verbs[i]) == 0;
    if (!known) {
        str_add(why, "the stage knows step, goto, next, prev, play, view, trace and spotlight");
        return false;
    }
    if (strcmp(step->verb, "view") == 0 && strcmp(step->rest, "auto") != 0 &&
        view_find(step->rest, strlen(step->rest)) < 0) {
        str_add(why, "the views are");
        for (int row = 0; row < view_count; row++)
            str_addf(why, "%s %s", row ? "," : "", views[row].name);
        return false;
    }
    return true;
}

/* `spotlight x[3]` is of the first batch and channel: %trace x[0, 0, 3]. */
static void add_spotlight(const char *cell, Str *out) {
    const char *bracket = strrchr(cell, '[');
    bool alone = bracket && !strchr(bracket, ',');
    size_t before = alone ? (size_t)(bracket - cell) + 1 : 0;
    str_add(out, "trace ");
    str_add_n(out, cell, before);
    str_addf(out, "%s%s", alone ? "0, 0, " : "", cell + before);
}

bool lesson_stage_run(Lab *lab, const char *text) {
    int64_t number = 0;
    bool jumps = strncmp(text, "step ", 5) == 0 && command_integers(text + 5, &number, 1) == 1;
    Str command;
    str_init(&command);
    if (strncmp(text, "spotlight ", 10) == 0)
        add_spotlight(text + 10, &command);
    else
        str_addf(&command, "%s%s", jumps ? "goto" : "", jumps ? text + 4 : text);
    size_t mark = pool_mark(lab->in);
    bool done = command_run(lab, command.text);
    pool_drain(lab->in, mark);
    str_release(&command);
    return done;
}

/* The commands judge the rest: `step conv(x)` must run a convolution. */
static bool host_stage(void *context, Interp *in, const StageStep *step, Str *why) {
    (void)context;
    if (!lesson_stage_knows(step, why)) return false;
    Room *room = in->host.context;
    Str text;
    str_init(&text);
    str_addf(&text, "%s %s", step->verb, step->rest);
    bool done = lesson_stage_run(&room->lab, text.text);
    if (!done) str_add(why, in->error.message ? in->error.message : "it fails");
    interp_forgive(in);
    str_release(&text);
    return done;
}

static bool host_work(void *context, Interp *in, const char *expression, int64_t k, Str *out) {
    (void)context;
    const Room *room = in->host.context;
    return lesson_work(&room->lab, expression, k, out);
}

const LessonHost lesson_host = {
    .open = host_open, .close = host_close, .stage = host_stage, .work = host_work};
