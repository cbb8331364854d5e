/* repl/trace_commands: %trace: one number of a convolution and everywhere it is used.
 *
 * An output is found as %step finds its convolution. An input or a weight is found by what it is,
 * not by its name: the number's place in memory is that of a number of the call's own tensors. */
#include <math.h>
#include <string.h>

#include "base/intern.h"
#include "base/mem.h"
#include "lib/tensor_object.h"
#include "repl/cells.h"
#include "repl/command.h"
#include "repl/stepping.h"
#include "scene/view.h"
#include "walk/text.h"

typedef long long ll;

/* What was asked: `conv.weight[0, 0, 1]`. */
typedef struct Asked {
    const char *text;  /* all of it */
    const char *named; /* "conv.weight" */
    int64_t at[CELL_INDICES];
    int count;
    Value value; /* of the name */
} Asked;

static bool refuse_trace(Lab *lab, const char *object) {
    bool named = *object && object[strlen(object) - 1] != ']';
    interp_raise(lab->in, ERROR_COMMAND, "%%trace takes one cell%s%s", named ? " of " : "",
                 named ? object : "");
    interp_why(lab->in, "an output cell has three indices: batch, output channel, position; so "
                        "have an input x[0, 0, 3] and a weight conv.weight[0, 0, 1]");
    return interp_fix(lab->in, "%%trace %s[0, 0, 0]", named ? object : "conv(x)");
}

static void tell(Lab *lab, const Walk *walk, Pick pick) {
    Str text;
    str_init(&text);
    walk_trace(walk, &pick, &text);
    interp_write(lab->in, text.text, text.length);
    str_release(&text);
}

/* On the picture: pinned, in the view that traces. */
static void pin(Lab *lab, Pick pick) {
    stage_pin(&lab->stage, pick);
    view_show(&lab->stage, view_find("trace", 5));
    lab->shown_figure = false;
}

/* ---- inputs and weights */

static bool same_tensor(const Tensor *a, const Tensor *b) {
    return a->storage == b->storage && a->offset == b->offset && tensor_same_shape(a, b) &&
           !memcmp(a->stride, b->stride, (size_t)a->ndim * sizeof *a->stride);
}

/* The number of the element of t that stands there in its storage; -1: none does. */
static int64_t element_at(const Tensor *t, int64_t place) {
    int64_t count = tensor_count(t);
    if (tensor_is_contiguous(t))
        return place >= t->offset && place < t->offset + count ? place - t->offset : -1;
    for (int64_t i = 0; i < count; i++)
        if (tensor_at(t, i) == place) return i;
    return -1;
}

/* One tensor may be both, as in F.conv1d(x, x[:, :, :3]): the very view that was given comes first.
 */
static PickKind role_of(const Conv1dCall *call, const Tensor *t) {
    if (!call->output.storage) return PICK_NONE;
    if (same_tensor(&call->input, t)) return PICK_INPUT;
    if (same_tensor(&call->weight, t)) return PICK_WEIGHT;
    if (call->input.storage == t->storage) return PICK_INPUT;
    return call->weight.storage == t->storage ? PICK_WEIGHT : PICK_NONE;
}

/* A cell of a tensor: its place in the storage, and its number in the tensor's own order. */
typedef struct Place {
    int64_t storage, number;
} Place;

/* False with an error where the indices leave the tensor. */
static bool find_place(Lab *lab, const Asked *asked, const Tensor *t, Place *place) {
    Str near;
    str_init(&near);
    *place = (Place){.storage = t->offset};
    bool inside = asked->count == t->ndim;
    for (int axis = 0; axis < t->ndim; axis++) {
        int64_t size = t->shape[axis], index = axis < asked->count ? asked->at[axis] : 0;
        bool fits = index >= -size && index < size;
        inside = inside && fits;
        if (index < 0 && fits) index += size;
        place->storage += index * t->stride[axis];
        place->number = place->number * size + index;
        str_addf(&near, "%s%lld", axis ? ", " : "", (ll)(fits ? index : index < 0 ? 0 : size - 1));
    }
    if (!inside) {
        Str shape;
        str_init(&shape);
        shape_text(t->ndim, t->shape, &shape);
        interp_raise(lab->in, ERROR_COMMAND, "%s is no cell of %s", asked->text, asked->named);
        interp_why(lab->in, "%s has shape %s", asked->named, shape.text);
        interp_fix(lab->in, "%%trace %s[%s]", asked->named, near.text);
        str_release(&shape);
    }
    str_release(&near);
    return inside;
}

/* The walk copied its numbers when it was opened. */
static void note_change(Lab *lab, const Asked *asked, const Walk *walk, Pick pick, double now) {
    double then = pick_value(walk, &pick);
    if (then == now || (isnan(then) && isnan(now))) return;
    Str note;
    str_init(&note);
    str_addf(&note, "%s has changed since it was stepped; %%step %s takes it as it is now",
             asked->text, walk->expression);
    interp_note(lab->in, note.text);
    str_release(&note);
}

static bool refuse_unread(Lab *lab, const Asked *asked, const Walk *walk, PickKind role) {
    interp_raise(lab->in, ERROR_COMMAND, "%s is not read by %s", asked->text, walk->expression);
    interp_why(lab->in, "it shares its memory with the %s, but is no part of it",
               role == PICK_INPUT ? "input" : "weight");
    return interp_fix(lab->in, "%%trace %s[0, 0, 0]", walk->expression);
}

/* Tell the cell of the tensor that was given to `call`, of which `walk` is the walk. */
static bool trace_given(Lab *lab, const Asked *asked, const Walk *walk, const Conv1dCall *call,
                        PickKind role, Pick *pick) {
    const Tensor *t = &AS_TENSOR(asked->value)->t;
    const Tensor *whole = role == PICK_INPUT ? &call->input : &call->weight;
    Place place;
    if (!find_place(lab, asked, t, &place)) return false;
    int64_t number = same_tensor(t, whole) ? place.number : element_at(whole, place.storage);
    if (number < 0) return refuse_unread(lab, asked, walk, role);
    *pick = pick_numbered(walk, role, number);
    tell(lab, walk, *pick);
    note_change(lab, asked, walk, *pick, tensor_get_double(whole, number));
    return true;
}

/* A call that ran lately, with no walk of its own yet: it gets one where nothing is stepped. */
static bool trace_call(Lab *lab, const Asked *asked, const Conv1dCall *call, PickKind role) {
    Walk walk;
    Pick pick = {PICK_NONE, {0}};
    Error error = {0};
    if (!walk_init(&walk, call, NULL, "conv1d", "Conv1d", &error))
        return interp_raise_from(lab->in, &error);
    bool done = trace_given(lab, asked, &walk, call, role, &pick);
    if (done && !lab->stage.has_walk) {
        Conv1dCall source = conv1d_call_retain(call);
        step_open(lab, &walk, &source);
        pin(lab, pick);
    }
    walk_release(&walk);
    return done;
}

/* ---- outputs */

/* The tensors say the sizes. */
static bool same_settings(const Conv1dShape *a, const Conv1dShape *b) {
    return a->stride == b->stride && a->dilation == b->dilation && a->groups == b->groups &&
           a->pad_left == b->pad_left && a->pad_right == b->pad_right && a->pad_mode == b->pad_mode;
}

static bool same_call(const Conv1dCall *a, const Conv1dCall *b) {
    if (!a->output.storage) return false;
    if (a->output.storage == b->output.storage) return true;
    return same_tensor(&a->input, &b->input) && same_tensor(&a->weight, &b->weight) &&
           same_settings(&a->shape, &b->shape);
}

/* Takes walk and source over where nothing is stepped yet; else the caller's they stay. */
static void pin_output(Lab *lab, Walk *walk, Conv1dCall *source, Pick pick) {
    const Walk *on_stage = &lab->stage.walk;
    if (!lab->stage.has_walk)
        step_open(lab, walk, source);
    else if (!same_call(&lab->source, source) || on_stage->length != walk->length ||
             on_stage->kept_first != walk->kept_first)
        return;
    pin(lab, pick);
}

static bool trace_output(Lab *lab, const Asked *asked, Walk *walk, Conv1dCall *source) {
    Cell cell;
    if (cell_within(walk, asked->at, asked->count, &cell)) {
        tell(lab, walk, pick_output(cell));
        pin_output(lab, walk, source, pick_output(cell));
        return true;
    }
    Str near;
    str_init(&near);
    cell_refuse(lab, walk, asked->text, asked->at, asked->count);
    cell_nearest(walk, asked->at, asked->count, &near);
    interp_fix(lab->in, "%%trace %s[%s]", walk->expression, near.text);
    str_release(&near);
    return false;
}

static bool is_output(const Lab *lab, const Tensor *t) {
    for (int i = 0; i < lab->recent_count; i++)
        if (lab->recent[i].output.storage == t->storage) return true;
    return false;
}

/* The walk on the stage comes first: what one layer gave, the next may read. */
static bool trace_asked(Lab *lab, const Asked *asked, bool ran) {
    bool tensor = value_is_tensor(asked->value) || value_is_array(asked->value);
    if (tensor && !ran) {
        const Tensor *t = &AS_TENSOR(asked->value)->t;
        PickKind role = lab->stage.has_walk ? role_of(&lab->source, t) : PICK_NONE;
        Pick pick = {PICK_NONE, {0}};
        if (role != PICK_NONE) {
            bool done = trace_given(lab, asked, &lab->stage.walk, &lab->source, role, &pick);
            if (done) pin(lab, pick);
            return done;
        }
        for (int i = 0; i < lab->recent_count && !is_output(lab, t); i++) {
            role = role_of(&lab->recent[i], t);
            if (role != PICK_NONE) return trace_call(lab, asked, &lab->recent[i], role);
        }
    }
    Walk walk;
    Conv1dCall source;
    if (!step_value(lab, "trace", asked->named, asked->value, ran, &walk, &source)) return false;
    bool done = trace_output(lab, asked, &walk, &source);
    walk_release(&walk);
    conv1d_call_release(&source);
    return done;
}

/* The output has no name of its own in `conv(x)`; picture and prompt call it y. */
static bool is_output_shown(Lab *lab, const char *object) {
    return lab->stage.has_walk && !strcmp(object, "y") && !interp_find(lab->in, intern("y"));
}

static bool run_trace(Lab *lab, const char *rest) {
    char *object = NULL, *key = NULL;
    if (!cell_split(rest, &object, &key)) return refuse_trace(lab, rest);
    Asked asked = {.text = rest, .named = object};
    asked.count = cell_indices(lab, key, asked.at);
    bool done = false, ran = false;
    if (asked.count == 0)
        refuse_trace(lab, object);
    else if (asked.count > 0 && is_output_shown(lab, object))
        done = trace_output(lab, &asked, &lab->stage.walk, &lab->source);
    else if (asked.count > 0 && step_evaluate(lab, object, &asked.value, &ran))
        done = trace_asked(lab, &asked, ran);
    mem_free(object);
    mem_free(key);
    return done;
}

const Command trace_commands[] = {
    {"trace", "EXPR[n, c, i]", "why is an output what it is; everywhere an input or weight is used",
     "%trace y[0, 1, 5] and %trace conv(x)[0, 1, 5] print every tap behind that output,\n"
     "%trace x[0, 0, 3] every output that this sample feeds, %trace conv.weight[0, 0, 1] every\n"
     "output that uses this weight. The window pins the cell, in its view `trace`.",
     run_trace},
    {0},
};
