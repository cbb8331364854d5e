/* paint/changes: which parts of a picture differ from the picture before.
 *
 * The picture is cut into tiles. What a tile shows follows from the items that reach into it, in
 * their order, so their looks are summed up in one number for each tile: where the number is what
 * it was, the pixels are what they were. Tiles that differ are joined to rectangles.
 *
 *      +--+--+--+--+          the items of the last picture      the items of this one
 *      |  |##|##|  |          tile 5:  ground, box, "3"          ground, box, "4"     differs
 *      +--+--+--+--+          tile 9:  ground, line              ground, line         is kept
 *
 * Whatever moved, came, went or was covered is found this way, and nothing of the last picture has
 * to be kept but the numbers. */
#ifndef PAINT_CHANGES_H
#define PAINT_CHANGES_H

#include "paint/canvas.h"

typedef struct Changes {
    int width, height, columns, rows; /* of the last picture; in tiles */
    uint64_t *before, *now;           /* a number for each tile */
    Area *areas;                      /* what must be drawn anew: at most one for each tile */
    int count;
    Area *reach; /* of each item of the scene; empty: it is not seen */
    int tile_room, reach_room;
} Changes;

void changes_release(Changes *changes); /* {0} is fine */
/* The pixels are lost: all of the next picture is new. */
void changes_forget(Changes *changes);
/* Fills areas, count and reach. */
void changes_find(Changes *changes, const Scene *scene);

#endif
