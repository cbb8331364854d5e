/* paint/png: the picture of a stage as a PNG file, with no display at all. */
#ifndef PAINT_PNG_H
#define PAINT_PNG_H

#include "base/error.h"
#include "walk/stage.h"

/* The same stage and size give the same bytes. */
bool png_write(const Stage *stage, int width, int height, const char *path, Error *error);

#endif
