/* paint/paint: a scene becomes pixels. */
#ifndef PAINT_PAINT_H
#define PAINT_PAINT_H

#include "paint/canvas.h"
#include "paint/changes.h"
#include "paint/sdl_text.h"

/* Draws every item on the canvas, which has the scene's size. */
void paint_scene(const Scene *scene, Fonts *fonts, Canvas *canvas);
/* The same picture, where the canvas holds the one that `changes` saw last: only what differs is
 * drawn, and changes->areas say where that was. */
void paint_changes(const Scene *scene, Fonts *fonts, Canvas *canvas, Changes *changes);

/* What the painters share. */
bool item_is_seen(const Item *item); /* a place to click is an item without a colour */
enum { CURVE_POINTS = 33 };
void curve_points(const Point *ends, Point *out); /* CURVE_POINTS points along a Bezier curve */
/* Lengths of strokes and gaps in pixels; on is 0 for a line without gaps. Strokes have round ends,
 * which come on top. */
void dash_lengths(Dash dash, float unit, float *on, float *off);

#endif
