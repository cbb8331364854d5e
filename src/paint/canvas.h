/* paint/canvas: smooth shapes and texts on an array of pixels. No library, no display: the window,
 * the PNG and every machine get the same picture from it.
 *
 * A shape's edge is as soft as one pixel: what a pixel gets is the share of it that the shape
 * covers, from the distance of the pixel's middle to the edge.
 *
 *              distance   -1    -0.5    0     0.5    1
 *              coverage    1     1     0.5     0     0
 *
 * Pixels are 0xffRRGGBB, rows from the top. */
#ifndef PAINT_CANVAS_H
#define PAINT_CANVAS_H

#include <stdint.h>

#include "scene/scene.h"

/* A rectangle of pixels, the right and bottom ends excluded. */
typedef struct Area {
    int left, top, right, bottom;
} Area;

typedef struct Canvas {
    uint32_t *pixels;
    int width, height;
    int pitch;     /* pixels from row to row */
    Area clip;     /* nothing is drawn outside */
    uint8_t *mask; /* width * height, all zero between calls; owned */
    int mask_room;
} Canvas;

/* What is drawn on, all of it: the pixels stay the caller's. The mask grows with the size and is
 * kept. */
void canvas_use(Canvas *canvas, uint32_t *pixels, int width, int height, int pitch);
void canvas_release(Canvas *canvas);
/* From now on only there. What is drawn inside does not depend on the clip: a picture that is drawn
 * piece by piece is the same as one drawn at once. */
void canvas_clip(Canvas *canvas, Area clip);

/* stroke lies on the edge, half inside; either colour may be clear. */
void canvas_box(Canvas *canvas, float x, float y, float w, float h, float radius, Color fill,
                Color stroke, float line);
/* A polyline with round ends and joints; where dash > 0, strokes of that length with gaps. */
void canvas_line(Canvas *canvas, const Point *points, int count, float width, float dash, float gap,
                 Color color);
void canvas_triangle(Canvas *canvas, const Point *points, Color color);
/* Coverage, one byte a pixel, its top left at x, y. */
void canvas_coverage(Canvas *canvas, const uint8_t *coverage, int w, int h, int pitch, int x, int y,
                     Color color);

#endif
