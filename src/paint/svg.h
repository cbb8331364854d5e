/* paint/svg: a scene as SVG text. No font is asked and no library: the same scene gives the same
 * bytes everywhere. */
#ifndef PAINT_SVG_H
#define PAINT_SVG_H

#include "base/error.h"
#include "scene/scene.h"

/* title and words say what is on the picture to those who cannot see it. */
void svg_add_scene(const Scene *scene, const char *title, const char *words, Str *out);

/* The picture of a stage; its words are the step's. */
bool svg_write(const Stage *stage, int width, int height, const char *path, Error *error);

#endif
