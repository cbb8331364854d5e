/* repl/edit: changing the learner's layer, input and weight. */
#include "repl/edit.h"

#include <math.h>
#include <string.h>

#include "base/intern.h"
#include "base/mem.h"
#include "base/number.h"
#include "lib/nn_layers.h"
#include "lib/nn_module.h"
#include "lib/tensor_object.h"
#include "repl/layer_find.h"
#include "repl/rewrite.h"
#include "repl/stepping.h"
#include "walk/edit.h"

/* Evaluate `expression` and go on with its walk where the learner stood. */
static bool reopen(Lab *lab, const char *expression) {
    Walk walk;
    Conv1dCall source;
    char *text = mem_text(expression); /* it may be the walk's own */
    bool done = step_expression(lab, "step", text, &walk, &source);
    mem_free(text);
    if (!done) return false;
    stage_reopen(&lab->stage, &walk);
    conv1d_call_release(&lab->source);
    lab->source = source;
    lab->told = -1;
    return true;
}

/* ---- settings of the layer */

/* The attributes that an edit may change. */
static const char *const attributes[] = {"kernel_size", "stride",       "padding", "dilation",
                                         "groups",      "padding_mode", "weight",  "bias"};
enum { ATTRIBUTES = 8, WEIGHT = 6, BIAS = 7 };

static bool layer_read(Interp *in, Value layer, Value *values) {
    for (int i = 0; i < ATTRIBUTES; i++)
        if (!value_get(in, layer, intern(attributes[i]), &values[i])) return false;
    return true;
}

static bool layer_write(Interp *in, Value layer, const Value *values) {
    for (int i = 0; i < ATTRIBUTES; i++)
        if (!value_set(in, layer, intern(attributes[i]), values[i])) return false;
    return true;
}

/* nn.Conv1d with the edit, made as the learner would make it: PyTorch's checks are its checks. The
 * numbers that it draws are not taken from the learner's sequence. */
static bool layer_try(Lab *lab, const Value *old, const Edit *edit, Value *fresh) {
    const Walk *walk = &lab->stage.walk;
    Interp *in = lab->in;
    int64_t settings[EDIT_KINDS];
    for (EditKind kind = EDIT_KERNEL_SIZE; kind <= EDIT_PADDING_MODE; kind++)
        settings[kind] = kind == edit->kind ? edit->to : edit_setting(walk, kind);
    const Value items[] = {
        value_int(walk->call.shape.in_channels),
        value_int(walk->call.shape.out_channels),
        value_int(settings[EDIT_KERNEL_SIZE]),
        value_int(settings[EDIT_STRIDE]),
        edit->kind == EDIT_PADDING ? value_int(edit->to) : old[2],
        value_int(settings[EDIT_DILATION]),
        value_int(settings[EDIT_GROUPS]),
        value_bool(settings[EDIT_BIAS] != 0),
        new_str(in, padding_modes[settings[EDIT_PADDING_MODE]]),
    };
    Library *library = library_of(in);
    const Generator generator = library->torch_generator;
    bool done = value_call_with(in, type_value(&type_nn_conv1d), items,
                                sizeof items / sizeof *items, fresh);
    library->torch_generator = generator;
    return done;
}

/* What the layer becomes: the settings of the fresh one, its own numbers as far as they fit. */
static bool values_after(Lab *lab, const Edit *edit, const Value *old, Value fresh, Value *now) {
    Interp *in = lab->in;
    Error error = {0};
    Tensor t;
    if (!layer_read(in, fresh, now)) return false;
    if (!seen_update(&lab->seen, &lab->source, &error)) return interp_raise_from(in, &error);
    now[WEIGHT] = old[WEIGHT];
    now[BIAS] = old[BIAS];
    bool reshapes = edit->kind == EDIT_KERNEL_SIZE || edit->kind == EDIT_GROUPS;
    if (reshapes) {
        const Walk *walk = &lab->stage.walk;
        int64_t size = edit->kind == EDIT_KERNEL_SIZE ? edit->to : walk->call.shape.kernel_size;
        int64_t groups = edit->kind == EDIT_GROUPS ? edit->to : walk->call.shape.groups;
        if (!seen_weight(&lab->seen, &lab->source, size, groups, &t, &error))
            return interp_raise_from(in, &error);
        now[WEIGHT] = new_parameter(in, &t, true);
    }
    if (edit->kind != EDIT_BIAS) return true;
    now[BIAS] = value_none();
    if (!edit->to) return true;
    if (!seen_bias(&lab->seen, &lab->source, &t, &error)) return interp_raise_from(in, &error);
    now[BIAS] = new_parameter(in, &t, true);
    return true;
}

static bool change_layer(Lab *lab, Value layer, const Edit *edit) {
    Interp *in = lab->in;
    Value old[ATTRIBUTES], now[ATTRIBUTES], fresh;
    if (!layer_read(in, layer, old)) return false;
    new_tuple(in, old, ATTRIBUTES); /* holds them until the statement's end */
    if (!layer_try(lab, old, edit, &fresh) || !values_after(lab, edit, old, fresh, now) ||
        !layer_write(in, layer, now))
        return false;
    if (reopen(lab, lab->stage.walk.expression)) {
        lab->seen.of = lab->source.weight.storage;
        return true;
    }
    Error error = {0};
    error_move(&error, &in->error);
    layer_write(in, layer, old);
    return interp_raise_from(in, &error);
}

static bool refuse_layer(Lab *lab, const Edit *edit) {
    const char *expression = lab->stage.walk.expression;
    interp_raise(lab->in, ERROR_COMMAND, "no variable holds the layer of %s", expression);
    interp_why(lab->in, "%s is a setting of a layer; it can be changed where the layer has a name",
               edit_name(edit->kind));
    return interp_fix(lab->in, "conv = %s",
                      lab->stage.walk.class_name ? lab->stage.walk.layer : "nn.Conv1d(1, 1, 3)");
}

static bool edit_setting_of(Lab *lab, const Edit *edit) {
    Value layer;
    Str path;
    char *rewritten = NULL;
    str_init(&path);
    bool done = false;
    if (layer_find(lab, &lab->source.weight, &layer, &path)) {
        done = change_layer(lab, layer, edit);
        if (done) str_addf(&lab->news, "%s is now %s\n", path.text, lab->stage.walk.layer);
    } else if (conv1d_rewrite(lab->stage.walk.expression, edit, &rewritten)) {
        done = reopen(lab, rewritten);
        if (done) str_addf(&lab->news, "%%step %s\n", rewritten);
        mem_free(rewritten);
    } else {
        refuse_layer(lab, edit);
    }
    str_release(&path);
    return done;
}

/* ---- numbers of the input and the weight */

/* The number of a signal or kernel to try for a row and its place among `count`. */
typedef double (*NumberFn)(const Walk *walk, const Edit *edit, int64_t row, int64_t i,
                           int64_t count);

static double signal_number(const Walk *walk, const Edit *edit, int64_t row, int64_t i,
                            int64_t count) {
    (void)walk, (void)row;
    return signal_presets[edit->to].value(i, count);
}

static double kernel_number(const Walk *walk, const Edit *edit, int64_t row, int64_t k,
                            int64_t count) {
    (void)count;
    int64_t reads = walk_channels(walk);
    return kernel_preset_weight(walk, (int)edit->to, row / reads, row % reads, k);
}

static bool refuse_fraction(Lab *lab, const Tensor *t, double value) {
    Str text;
    str_init(&text);
    number_repr(value, &text);
    interp_raise(lab->in, ERROR_COMMAND, "%s does not fit into a tensor of dtype torch.%s",
                 text.text, dtype_name(t->dtype));
    str_release(&text);
    interp_why(lab->in, "it holds whole numbers only");
    const char *name = tensor_variable(lab, t);
    return interp_fix(lab->in, "%s = %s.float()", name ? name : "x", name ? name : "x");
}

static bool number_write(Lab *lab, const Tensor *t, int64_t at, double value) {
    bool whole = isfinite(value) && value == floor(value);
    if (!dtype_is_float(t->dtype) && !whole) return refuse_fraction(lab, t, value);
    tensor_set_double(t, at, value);
    return true;
}

static bool fill(Lab *lab, const Tensor *t, const Edit *edit, NumberFn number) {
    int64_t inner = t->shape[t->ndim - 1], count = tensor_count(t);
    for (int64_t at = 0; at < count; at++)
        if (!number_write(lab, t, at,
                          number(&lab->stage.walk, edit, at / inner, at % inner, inner)))
            return false;
    return true;
}

/* The learner's tensor that the numbers of the input or the weight stand in: `left` samples of the
 * input come before it, put there by F.pad. */
typedef struct Home {
    Tensor t;
    int64_t left;
} Home;

static Home home_of(const Lab *lab, bool weight) {
    const Tensor *t = weight ? &lab->source.weight : &lab->source.input;
    const Padded *padded = weight ? NULL : padded_find(&lab->padded, t);
    return (Home){tensor_retain(padded ? &padded->input : t), padded ? padded->left : 0};
}

static bool refuse_padding(Lab *lab, const Edit *edit) {
    const int64_t *at = edit->cell.at;
    interp_raise(lab->in, ERROR_COMMAND, "x[%lld, %lld, %lld] is padding: F.pad puts it there",
                 (long long)at[0], (long long)at[1], (long long)at[2]);
    interp_why(lab->in, "it is made anew each time that %s runs", lab->stage.walk.expression);
    return interp_fix(lab->in, "change a sample of the signal, or what is given to F.pad");
}

/* Of an input without a batch (C, L) the first index is the batch of one that the walk shows. */
static bool write_cell(Lab *lab, const Home *home, const Edit *edit) {
    const Tensor *t = &home->t;
    const int64_t *at = edit->cell.at, i = at[2] - home->left;
    int64_t middle = t->shape[t->ndim - 2], inner = t->shape[t->ndim - 1];
    if (i < 0 || i >= inner) return refuse_padding(lab, edit);
    return number_write(lab, t, (at[0] * middle + at[1]) * inner + i, edit->value);
}

/* "x[0, 0, 3] = 5.0", "x = impulse" */
static void tell_numbers(Lab *lab, const Home *home, const Edit *edit, bool weight) {
    const Tensor *t = &home->t;
    const char *name = tensor_variable(lab, t);
    const int64_t *at = edit->cell.at;
    Value layer;
    Str path;
    str_init(&path);
    if (weight && layer_find(lab, t, &layer, &path))
        str_add(&path, ".weight");
    else
        str_add(&path, name ? name : weight ? "weight" : home->left ? "F.pad's input" : "input");
    if (edit->kind != EDIT_CELL) {
        const Preset *presets = weight ? kernel_presets : signal_presets;
        str_addf(&lab->news, "%s is now %s: %s\n", path.text, presets[edit->to].name,
                 presets[edit->to].summary);
    } else {
        str_addf(&lab->news, "%s[", path.text);
        for (int i = 3 - t->ndim; i < 3; i++)
            str_addf(&lab->news, "%lld%s", (long long)(i < 2 ? at[i] : at[i] - home->left),
                     i < 2 ? ", " : "] = ");
        number_repr(edit->value, &lab->news);
        str_add_char(&lab->news, '\n');
    }
    str_release(&path);
}

static bool refuse_computed(Lab *lab, bool weight) {
    interp_raise(lab->in, ERROR_COMMAND, "the %s of %s is computed anew each time",
                 weight ? "weight" : "input", lab->stage.walk.expression);
    interp_why(lab->in, "a number written into it is gone when the expression runs again");
    return interp_fix(lab->in, "give it a name, and step with that: x = ...; %%step conv(x)");
}

/* The learner's tensor takes the numbers; where the expression then fails, or makes its input
 * anew, the old ones go back. */
static bool edit_numbers(Lab *lab, const Edit *edit) {
    bool weight =
        edit->kind == EDIT_KERNEL || (edit->kind == EDIT_CELL && edit->cell.kind == PICK_WEIGHT);
    Home home = home_of(lab, weight), now = {0};
    Tensor old;
    Error error = {0};
    bool kept = tensor_copy(&home.t, &old, &error);
    bool done = kept ? edit->kind == EDIT_CELL
                           ? write_cell(lab, &home, edit)
                           : fill(lab, &home.t, edit, weight ? kernel_number : signal_number)
                     : interp_raise_from(lab->in, &error);
    done = done && reopen(lab, lab->stage.walk.expression);
    if (done) now = home_of(lab, weight);
    bool lost = done && now.t.storage != home.t.storage;
    if (kept && (!done || lost)) {
        for (int64_t i = 0; i < tensor_count(&home.t); i++)
            tensor_set_double(&home.t, i, tensor_get_double(&old, i));
    }
    if (lost) done = refuse_computed(lab, weight);
    if (done) {
        tell_numbers(lab, &home, edit, weight);
        lab->stage.tried[weight] = edit->kind == EDIT_CELL ? -1 : (int)edit->to;
    }
    tensor_release(&home.t);
    tensor_release(&now.t);
    if (kept) tensor_release(&old);
    return done;
}

/* ---- */

bool lab_edit(Lab *lab, const Edit *edit) {
    if (!lab->stage.has_walk || !lab->source.input.storage) return false;
    bool numbers = edit->kind >= EDIT_CELL;
    return numbers ? edit_numbers(lab, edit) : edit_setting_of(lab, edit);
}

/* PyTorch's message, and why in plain words where both have room on two lines. */
static void say_error(Stage *stage, const Error *error) {
    const size_t room = 220;
    Str text;
    str_init(&text);
    str_add(&text, error->message);
    if (error->why && text.length + strlen(error->why) + 3 < room)
        str_addf(&text, ": %s", error->why);
    stage_say(stage, text.text);
    str_release(&text);
}

/* From the picture: nobody waits for the error, so it goes there. */
static void on_edit(void *context, const Edit *edit) {
    Lab *lab = context;
    size_t mark = pool_mark(lab->in);
    if (!lab_edit(lab, edit)) {
        say_error(&lab->stage, &lab->in->error);
        interp_forgive(lab->in);
    }
    pool_drain(lab->in, mark);
}

void lab_take_edits(Lab *lab) {
    lab->stage.on_edit = on_edit;
    lab->stage.edit_context = lab;
}
