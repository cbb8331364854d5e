/* paint/paint: a scene becomes pixels. */
#ifndef PAINT_PAINT_H
#define PAINT_PAINT_H

#include "paint/canvas.h"
#include "paint/sdl_text.h"

/* Draws every item on the canvas, which has the scene's size. */
void paint_scene(const Scene *scene, Fonts *fonts, Canvas *canvas);

#endif
