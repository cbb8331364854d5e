/* scene/describe: the picture in words, for screen readers and logs. */
#ifndef SCENE_DESCRIBE_H
#define SCENE_DESCRIBE_H

#include "base/str.h"
#include "walk/stage.h"

/* What a picture of the stage shows: the view and its caption, the layer, the step with all its
 * numbers, the cell that is traced, how play stands. Lines that end with a newline. */
void stage_describe(const Stage *stage, Str *out);

#endif
