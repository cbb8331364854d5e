/* paint/palette: the 255 colours that stand best for all that a film shows, once for all its
 * frames: a colour is the same in each, and nothing flickers.
 *
 * Count every pixel, choose, then ask for indices. The colours that fill the most pixels (a theme's
 * surfaces, texts and cells) stay what they are; of the others, which are shades at soft edges, a
 * palette colour stands for each group of near ones (median cut). */
#ifndef PAINT_PALETTE_H
#define PAINT_PALETTE_H

#include <stdint.h>

enum { PALETTE_MOST = 255 }; /* the 256th is left for "transparent" */

typedef struct PaletteColor {
    uint32_t color; /* 0x00RRGGBB */
    uint32_t pixels;
    int index; /* of the palette's colour that stands for it */
} PaletteColor;

typedef struct Palette {
    PaletteColor *seen; /* a hash table; pixels 0: free */
    int room, used;     /* room: a power of two */
    uint32_t colors[PALETTE_MOST];
    int count;
} Palette;

void palette_count(Palette *palette, const uint32_t *pixels, int count); /* {0} is a fine start */
void palette_choose(Palette *palette);
/* Of a colour that was counted. */
uint8_t palette_index(const Palette *palette, uint32_t color);
void palette_release(Palette *palette);

#endif
