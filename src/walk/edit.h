/* walk/edit: changes of the layer and of its numbers, as the faces ask for them: the panel's
 * settings, a cell, a signal or kernel to try.
 *
 * A face calls stage_edit; the stage tells its owner (Stage.on_edit), who changes the learner's own
 * variables and opens the walk anew. What needs no variables, the arithmetic, is here. */
#ifndef WALK_EDIT_H
#define WALK_EDIT_H

#include "walk/pick.h"
#include "walk/walk.h"

/* What a face asks to be changed: a setting of the layer (to), a number (cell, value), or a signal
 * or kernel to try (to: the row of its table, walk/edit.h). */
typedef enum EditKind {
    EDIT_NONE,
    EDIT_KERNEL_SIZE,
    EDIT_STRIDE,
    EDIT_PADDING,
    EDIT_DILATION,
    EDIT_GROUPS,
    EDIT_BIAS, /* to: 0 or 1 */
    EDIT_PADDING_MODE,
    EDIT_CELL, /* an input sample or a weight */
    EDIT_SIGNAL,
    EDIT_KERNEL,
    EDIT_KINDS
} EditKind;
typedef struct Edit {
    EditKind kind;
    int64_t to;
    Pick cell;
    double value;
} Edit;

const char *edit_name(EditKind kind);                  /* "kernel_size" */
int64_t edit_setting(const Walk *walk, EditKind kind); /* as it is now; bias: 0 or 1 */
/* What + (by 1) or - (by -1) asks for: the next number or mode. May be invalid:
 * PyTorch's own message then says so. */
int64_t edit_next(const Walk *walk, EditKind kind, int by);
/* The row of the table of signals or kernels that comes next to `row` (-1: none yet). */
int preset_next(EditKind kind, int row, int by);

extern const char *const padding_modes[4]; /* in the order of Conv1dPadMode */

/* ---- signals and kernels to try, a table each */

typedef struct Preset {
    const char *name, *summary;
    double (*value)(int64_t i, int64_t count); /* sample i of count, tap i of count */
} Preset;

extern const Preset signal_presets[], kernel_presets[];
extern const int signal_preset_count, kernel_preset_count;
/* EDIT_SIGNAL, EDIT_KERNEL and the row of that name, or by a beginning that only one has; EDIT_NONE
 * where there is none. */
EditKind preset_find(const char *name, int *row);

/* The weight w[c][j][k] of a preset: each output channel filters one input channel of its group. */
double kernel_preset_weight(const Walk *walk, int row, int64_t c, int64_t j, int64_t k);

#endif
