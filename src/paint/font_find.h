/* paint/font_find: which font files there are for our faces. */
#ifndef PAINT_FONT_FIND_H
#define PAINT_FONT_FIND_H

#include <stdbool.h>

#include "base/error.h"
#include "scene/scene.h"

typedef struct FontFile {
    char *path; /* free with mem_free */
    int index;  /* of the face in the file */
} FontFile;

/* The file that fontconfig finds for the face: of the families that we like the first that is
 * there, else any that has our signs. STEPCONV_FONT, the path of a font file, stands for all. */
bool font_find(Face face, FontFile *out, Error *error);
/* All faces are found: give back what fontconfig holds. */
void font_find_end(void);

#endif
