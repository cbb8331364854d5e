/* paint/sdl_text: texts as coverage, with SDL_ttf; each is drawn once and kept while it is used. */
#include "paint/sdl_text.h"

#include <SDL.h>
#include <SDL_ttf.h>
#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "paint/font_find.h"

enum { SIZES = 64, BUCKETS = 1024, KEPT_BYTES = 24 << 20 };

/* One face at one size. */
typedef struct Opened {
    TTF_Font *font;
    Face face;
    int size;     /* that was asked for */
    float middle; /* of a digit, below the top of the texture */
} Opened;

/* One text, drawn. */
typedef struct Glyphs {
    struct Glyphs *next;
    char *text;
    Face face;
    int size;
    int w, h;
    float middle;
    uint8_t *coverage; /* w * h */
    unsigned used;     /* number of the last picture that had it */
} Glyphs;

struct Fonts {
    FontFile files[FACES];
    Opened opened[SIZES];
    int opened_count;
    Glyphs *buckets[BUCKETS];
    size_t bytes;
    unsigned picture;
};

void fonts_free(Fonts *fonts) {
    if (!fonts) return;
    for (int i = 0; i < BUCKETS; i++)
        while (fonts->buckets[i]) {
            Glyphs *g = fonts->buckets[i];
            fonts->buckets[i] = g->next;
            mem_free(g->text);
            mem_free(g->coverage);
            mem_free(g);
        }
    for (int i = 0; i < fonts->opened_count; i++) TTF_CloseFont(fonts->opened[i].font);
    for (int i = 0; i < FACES; i++) mem_free(fonts->files[i].path);
    mem_free(fonts);
    TTF_Quit();
}

static bool font_opens(const FontFile *file, Error *error) {
    TTF_Font *font = TTF_OpenFontIndex(file->path, 16, file->index);
    if (!font)
        return error_set(error, ERROR_OS, "the font %s cannot be used: %s", file->path,
                         TTF_GetError());
    TTF_CloseFont(font);
    return true;
}

bool fonts_new(Fonts **out, Error *error) {
    if (TTF_Init() != 0) return error_set(error, ERROR_OS, "no text: %s", TTF_GetError());
    Fonts *fonts = mem_new(sizeof *fonts);
    bool found = true;
    for (int face = 0; found && face < FACES; face++)
        found = font_find((Face)face, &fonts->files[face], error) &&
                font_opens(&fonts->files[face], error);
    font_find_end();
    if (found)
        *out = fonts;
    else
        fonts_free(fonts);
    return found;
}

#if SDL_TTF_VERSION_ATLEAST(2, 0, 18)
enum { HINTING = TTF_HINTING_LIGHT_SUBPIXEL };
#else
enum { HINTING = TTF_HINTING_LIGHT };
#endif

/* A mono face is opened at the size at which its columns are what the layouts reckon with. */
static int fitting_size(const FontFile *file, Face face, int size) {
    if (face != FACE_MONO && face != FACE_ITALIC) return size;
    TTF_Font *big = TTF_OpenFontIndex(file->path, 1000, file->index);
    int advance = MONO_PERMILLE;
    if (big) TTF_GlyphMetrics(big, '0', NULL, NULL, NULL, NULL, &advance);
    if (big) TTF_CloseFont(big);
    if (advance <= MONO_PERMILLE + 5) return size;
    int fitted = size * MONO_PERMILLE / advance;
    return fitted > 4 ? fitted : 4;
}

static Opened *font_open(Fonts *fonts, Face face, int size) {
    for (int i = 0; i < fonts->opened_count; i++)
        if (fonts->opened[i].face == face && fonts->opened[i].size == size)
            return &fonts->opened[i];
    if (fonts->opened_count == SIZES) { /* many window sizes were tried: start again */
        for (int i = 0; i < SIZES; i++) TTF_CloseFont(fonts->opened[i].font);
        fonts->opened_count = 0;
    }
    const FontFile *file = &fonts->files[face];
    TTF_Font *font = TTF_OpenFontIndex(file->path, fitting_size(file, face, size), file->index);
    if (!font) return NULL;
    TTF_SetFontHinting(font, HINTING);
    int low = 0, high = 0;
    TTF_GlyphMetrics(font, '0', NULL, NULL, &low, &high, NULL);
    Opened *opened = &fonts->opened[fonts->opened_count++];
    *opened = (Opened){font, face, size, (float)TTF_FontAscent(font) - (float)(low + high) / 2};
    return opened;
}

/* The alpha of SDL_ttf's picture of the text, narrowed where it is wider than `most`. */
static void glyphs_fill(Glyphs *g, SDL_Surface *surface, int most) {
    g->h = surface->h;
    g->w = surface->w > most ? most : surface->w;
    g->coverage = mem_new((size_t)g->w * (size_t)g->h + 1);
    for (int y = 0; y < g->h; y++) {
        const uint32_t *row = (const uint32_t *)(const void *)((const uint8_t *)surface->pixels +
                                                               (ptrdiff_t)y * surface->pitch);
        uint8_t *to = g->coverage + (ptrdiff_t)y * g->w;
        for (int x = 0; x < g->w; x++) {
            int from = (int)((int64_t)x * surface->w / g->w);
            int until = (int)((int64_t)(x + 1) * surface->w / g->w);
            uint32_t sum = 0;
            for (int i = from; i < until; i++) sum += row[i] >> 24;
            to[x] = (uint8_t)(sum / (uint32_t)(until - from));
        }
    }
}

static Glyphs *glyphs_draw(Fonts *fonts, const char *text, const Item *item) {
    Opened *opened = font_open(fonts, item->face, item->size);
    if (!opened || !*text) return NULL;
    SDL_Surface *drawn =
        TTF_RenderUTF8_Blended(opened->font, text, (SDL_Color){255, 255, 255, 255});
    if (!drawn) return NULL;
    Glyphs *g = mem_new(sizeof *g);
    g->text = mem_text(text);
    g->face = item->face;
    g->size = item->size;
    g->middle = opened->middle;
    glyphs_fill(g, drawn, (int)ceilf(item->w) + 1);
    SDL_FreeSurface(drawn);
    fonts->bytes += (size_t)g->w * (size_t)g->h + sizeof *g;
    return g;
}

static size_t bucket_of(const char *text, const Item *item) {
    size_t hash = (size_t)item->size * 31 + item->face;
    for (const char *p = text; *p; p++) hash = hash * 131 + (unsigned char)*p;
    return hash % BUCKETS;
}

static Glyphs *glyphs_of(Fonts *fonts, const char *text, const Item *item) {
    Glyphs **bucket = &fonts->buckets[bucket_of(text, item)];
    for (Glyphs *g = *bucket; g; g = g->next)
        if (g->face == item->face && g->size == item->size && !strcmp(g->text, text)) return g;
    Glyphs *g = glyphs_draw(fonts, text, item);
    if (!g) return NULL;
    g->next = *bucket;
    *bucket = g;
    return g;
}

void fonts_draw(Fonts *fonts, const char *text, const Item *item, Canvas *canvas) {
    Glyphs *g = item->fill.a ? glyphs_of(fonts, text, item) : NULL;
    if (!g) return;
    g->used = fonts->picture;
    float spare = item->w - (float)g->w;
    float before = item->align == ALIGN_LEFT ? 0 : item->align == ALIGN_RIGHT ? spare : spare / 2;
    int x = (int)floorf(item->x + before + 0.5f);
    int y = (int)floorf(item->y + item->h / 2 - g->middle + 0.5f);
    /* Whatever the font: no sign farther from the middle than an em, nor wider than promised. */
    int middle = (int)(item->y + item->h / 2), top = middle - item->size + 1 - y;
    top = top > 0 ? top : 0;
    int bottom = middle + item->size - 1 - y;
    bottom = bottom < g->h ? bottom : g->h;
    canvas_coverage(canvas, g->coverage + (ptrdiff_t)top * g->w, g->w, bottom - top, g->w, x,
                    y + top, item->fill);
}

void fonts_frame(Fonts *fonts) {
    for (int i = 0; fonts->bytes > KEPT_BYTES && i < BUCKETS; i++)
        for (Glyphs **link = &fonts->buckets[i]; *link;) {
            Glyphs *g = *link;
            if (g->used == fonts->picture) {
                link = &g->next;
                continue;
            }
            *link = g->next;
            fonts->bytes -= (size_t)g->w * (size_t)g->h + sizeof *g;
            mem_free(g->text);
            mem_free(g->coverage);
            mem_free(g);
        }
    fonts->picture++;
}
