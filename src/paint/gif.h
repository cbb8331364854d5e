/* paint/gif: a walk as an animated GIF: what the window would show while it plays. */
#ifndef PAINT_GIF_H
#define PAINT_GIF_H

#include "base/error.h"
#include "walk/stage.h"

typedef struct Film {
    int width, height;
    int64_t first, last; /* steps, both shown; of a stage without a walk nothing moves */
    int fps;             /* pictures a second while something moves, 1 to 50 */
    bool still;          /* nothing moves: a picture for each step and part */
    /* Told from time to time, 0 to 1; false stops the film. NULL: nobody asks. */
    bool (*goes_on)(void *context, double done);
    void *context;
} Film;

/* It plays for ever, as in the window: the first steps part by part where those are few. The same
 * stage and film give the same bytes. Stopped by goes_on it fails with ERROR_KEYBOARD_INTERRUPT;
 * then, as after any failure, there is no new file. */
bool gif_write(const Stage *stage, const Film *film, const char *path, Error *error);

#endif
