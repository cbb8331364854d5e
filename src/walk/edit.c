/* walk/edit: settings and their neighbours. */
#include "walk/edit.h"

const char *const padding_modes[4] = {"zeros", "reflect", "replicate", "circular"};

const char *edit_name(EditKind kind) {
    static const char *const names[EDIT_KINDS] = {
        [EDIT_KERNEL_SIZE] = "kernel_size",  [EDIT_STRIDE] = "stride", [EDIT_PADDING] = "padding",
        [EDIT_DILATION] = "dilation",        [EDIT_GROUPS] = "groups", [EDIT_BIAS] = "bias",
        [EDIT_PADDING_MODE] = "padding_mode"};
    return names[kind];
}

int64_t edit_setting(const Walk *walk, EditKind kind) {
    const Conv1dShape *s = &walk->call.shape;
    const int64_t settings[EDIT_KINDS] = {
        [EDIT_KERNEL_SIZE] = s->kernel_size, [EDIT_STRIDE] = s->stride,
        [EDIT_PADDING] = s->pad_left,        [EDIT_DILATION] = s->dilation,
        [EDIT_GROUPS] = s->groups,           [EDIT_BIAS] = walk->call.has_bias,
        [EDIT_PADDING_MODE] = s->pad_mode};
    return settings[kind];
}

int64_t edit_next(const Walk *walk, EditKind kind, int by) {
    int64_t now = edit_setting(walk, kind);
    if (kind == EDIT_BIAS) return !now;
    if (kind == EDIT_PADDING_MODE) return (now + 4 + by) % 4;
    return now + by;
}
