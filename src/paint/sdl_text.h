/* paint/sdl_text: texts as coverage, with SDL_ttf; each is drawn once and kept while it is used. */
#ifndef PAINT_SDL_TEXT_H
#define PAINT_SDL_TEXT_H

#include "base/error.h"
#include "paint/canvas.h"

typedef struct Fonts Fonts;

/* One user at a time may hold several; false with a clear error where no font is found. */
bool fonts_new(Fonts **out, Error *error);
void fonts_free(Fonts *fonts); /* NULL is fine */

/* Within the item's rectangle, by its alignment; never wider than it. */
void fonts_draw(Fonts *fonts, const char *text, const Item *item, Canvas *canvas);
/* A picture is done: forget texts that it did not have, where they have become many. */
void fonts_frame(Fonts *fonts);

#endif
