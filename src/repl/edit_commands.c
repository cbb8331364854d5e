/* repl/edit_commands: %set, %preset, %code. */
#include <string.h>

#include "base/mem.h"
#include "lib/nn_layers.h"
#include "repl/command.h"
#include "repl/edit.h"
#include "walk/code.h"
#include "walk/edit.h"

static bool need_walk(Lab *lab) {
    return lab->stage.has_walk || lab_walk_last(lab) ||
           interp_raise(lab->in, ERROR_COMMAND, "there is no layer to change yet") ||
           interp_fix(lab->in, "%%step conv(x)");
}

/* ---- %set stride=2 */

static EditKind setting_find(const char *name, size_t length) {
    for (EditKind kind = EDIT_KERNEL_SIZE; kind <= EDIT_PADDING_MODE; kind++)
        if (strlen(edit_name(kind)) == length && strncmp(edit_name(kind), name, length) == 0)
            return kind;
    return EDIT_NONE;
}

/* "True", "'reflect'" or reflect, "2": the setting's number. */
static bool setting_value(EditKind kind, const char *text, int64_t *out) {
    if (kind == EDIT_BIAS) {
        *out = strcmp(text, "True") == 0;
        return *out || strcmp(text, "False") == 0;
    }
    if (kind != EDIT_PADDING_MODE) return command_integers(text, out, 1) == 1;
    size_t quoted = *text == '\'' || *text == '"', length = strlen(text) - 2 * quoted;
    for (*out = 0; *out < 4; ++*out)
        if (strlen(padding_modes[*out]) == length &&
            strncmp(padding_modes[*out], text + quoted, length) == 0)
            return true;
    return false;
}

static bool refuse_set(Lab *lab, const char *rest) {
    interp_raise(lab->in, ERROR_COMMAND, "%%set takes one setting and its value, not '%s'", rest);
    interp_why(lab->in,
               "the settings are kernel_size, stride, padding, dilation, groups (numbers), "
               "bias (True, False) and padding_mode (zeros, reflect, replicate, "
               "circular)");
    return interp_fix(lab->in, "%%set stride=2");
}

/* In PyTorch's own words, which nn.Conv1d has. */
static bool refuse_mode(Lab *lab, const char *mode) {
    size_t quoted = *mode == '\'' || *mode == '"', length = strlen(mode);
    char *bare = mem_text_n(mode + quoted, length > 2 * quoted ? length - 2 * quoted : 0);
    const Value one = value_int(1), name = new_str(lab->in, bare);
    const Value items[] = {one, one, one, one, value_int(0), one, one, value_bool(true), name};
    Value layer;
    mem_free(bare);
    return value_call_with(lab->in, type_value(&type_nn_conv1d), items,
                           sizeof items / sizeof *items, &layer);
}

/* The learner's line stands already at the prompt: what it changed is told, then the step. */
static bool carry_out(Lab *lab, const Edit *edit) {
    stage_say(&lab->stage, NULL);
    if (!lab_edit(lab, edit)) return false;
    lab_tell(lab);
    return true;
}

static bool run_set(Lab *lab, const char *rest) {
    if (!need_walk(lab)) return false;
    size_t length = strcspn(rest, " =");
    const char *value = rest + length + strspn(rest + length, " =");
    Edit edit = {.kind = setting_find(rest, length)};
    bool known = edit.kind != EDIT_NONE && setting_value(edit.kind, value, &edit.to);
    if (!known && edit.kind == EDIT_PADDING_MODE && *value) return refuse_mode(lab, value);
    if (!known) return refuse_set(lab, rest);
    return carry_out(lab, &edit);
}

/* ---- %preset impulse */

static void list_presets(const char *title, const Preset *presets, int count, Str *out) {
    str_addf(out, "%s\n", title);
    for (int i = 0; i < count; i++)
        str_addf(out, "  %-16s%s\n", presets[i].name, presets[i].summary);
}

static bool run_preset(Lab *lab, const char *rest) {
    Edit edit = {0};
    int row = -1;
    if (!*rest) {
        Str text;
        str_init(&text);
        list_presets("signals, for the input:", signal_presets, signal_preset_count, &text);
        list_presets("kernels, for the weight:", kernel_presets, kernel_preset_count, &text);
        interp_write(lab->in, text.text, text.length);
        str_release(&text);
        return true;
    }
    edit.kind = preset_find(rest, &row);
    edit.to = row;
    if (edit.kind != EDIT_NONE) return need_walk(lab) && carry_out(lab, &edit);
    interp_raise(lab->in, ERROR_COMMAND, "there is no preset '%s'", rest);
    interp_why(lab->in, "%%preset without a name lists them");
    return interp_fix(lab->in, "%%preset impulse");
}

static bool run_code(Lab *lab, const char *rest) {
    (void)rest;
    if (!need_walk(lab)) return false;
    Str text;
    str_init(&text);
    walk_code(&lab->stage.walk, &text);
    interp_write(lab->in, text.text, text.length);
    str_release(&text);
    return true;
}

const Command edit_commands[] = {
    {"set", "NAME=VALUE", "change the layer that is stepped: %set stride=2",
     "kernel_size, stride, padding, dilation, groups, bias=True, padding_mode=reflect: your own\n"
     "layer changes, and the walk with it. What PyTorch refuses leaves everything as it was. New\n"
     "taps repeat the last one, weights of channels that were not read are 0. In the window: the\n"
     "panel's - and +, or the wheel over a row.",
     run_set},
    {"preset", "[NAME]", "fill the input or the kernel: impulse, ramp, moving_average ...",
     "Without a name it lists them. The numbers go into your own tensors.", run_preset},
    {"code", "", "the PyTorch that makes this very layer, to copy",
     "In the window the key c puts it on the clipboard.", run_code},
    {0},
};
