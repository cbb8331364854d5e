/* paint/gif: a walk as an animated GIF, with giflib.
 *
 * The stage plays twice: first the colours of all pictures are counted, then each picture is
 * written, as the rectangle that changed. In it a pixel that did not change may be "transparent":
 *
 *     picture 1   aaaabbbb      picture 2   aaaaabbb      written at 4,0:  a
 *                 aaaabbbb                  aaaaabbb                       a                     */
#include "paint/gif.h"

#include <gif_lib.h>
#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "paint/out_file.h"
#include "paint/paint.h"
#include "paint/palette.h"

enum { FEW_PARTS = 12, TRANSPARENT = PALETTE_MOST, COLORS = 256, END_CENTISECONDS = 200 };

/* ---- the pictures, one after the other */

typedef struct Projector {
    const Film *film;
    Stage stage; /* plays; what it points to is the caller's */
    Fonts *fonts;
    Scene scene;
    Canvas canvas;
    Changes changes;
    uint32_t *pixels;
    int64_t frame; /* number of the moment, film->fps in a second */
    bool ended;
} Projector;

static bool projector_open(Projector *p, const Film *film, Error *error) {
    *p = (Projector){.film = film};
    p->pixels = mem_try((size_t)film->width * (size_t)film->height, sizeof *p->pixels);
    if (!p->pixels)
        return error_set(error, ERROR_MEMORY, "no memory for %dx%d pixels", film->width,
                         film->height);
    scene_init(&p->scene);
    return fonts_new(&p->fonts, error);
}

static void projector_close(Projector *p) {
    fonts_free(p->fonts);
    scene_release(&p->scene);
    canvas_release(&p->canvas);
    changes_release(&p->changes);
    mem_free(p->pixels);
}

static void projector_rewind(Projector *p, const Stage *stage) {
    p->stage = *stage;
    p->frame = 0;
    p->ended = false;
    changes_forget(&p->changes);
    Stage *s = &p->stage;
    s->clock = 0;
    s->speed = 1;
    s->by_parts = s->has_walk && walk_parts(&s->walk) <= FEW_PARTS;
    s->playing = false;
    s->still = p->film->still;
    if (s->shows_figure || !s->has_walk) return;
    stage_goto(s, p->film->first);
    s->moved_at = -1;
    s->played = 0;
    s->part = 0;
    stage_play(s, true);
}

static void projector_draw(Projector *p) {
    int w = p->film->width, h = p->film->height;
    scene_build(&p->stage, w, h, &p->scene);
    canvas_use(&p->canvas, p->pixels, w, h, w);
    paint_changes(&p->scene, p->fonts, &p->canvas, &p->changes);
}

/* The first picture, then each that differs from the one before; false at the end. */
static bool projector_next(Projector *p, bool first) {
    Stage *s = &p->stage;
    while (!first) {
        if (!s->playing && stage_motion(s) >= 1) return false;
        p->frame++;
        stage_tick(s, (double)p->frame / p->film->fps);
        if (s->step > p->film->last) return false;
        projector_draw(p);
        if (p->changes.count) return true;
    }
    projector_draw(p);
    return true;
}

static bool goes_on(const Projector *p, double done, Error *error) {
    const Film *film = p->film;
    if (!film->goes_on || film->goes_on(film->context, done)) return true;
    return error_set(error, ERROR_KEYBOARD_INTERRUPT, "stopped: the film is not written");
}

/* How far the film has come, by its steps. */
static double projector_done(const Projector *p) {
    double steps = (double)(p->film->last - p->film->first + 1);
    return (double)(p->stage.step - p->film->first) / steps;
}

/* ---- first run: colours and times */

typedef struct Cut {
    Palette palette;
    int64_t *frames; /* the moments of the pictures */
    int count, room;
} Cut;

static void cut_add(Cut *cut, const Projector *p) {
    if (cut->count == cut->room) {
        cut->room = cut->room ? cut->room * 2 : 64;
        cut->frames = mem_grow(cut->frames, (size_t)cut->room * sizeof *cut->frames);
    }
    cut->frames[cut->count++] = p->frame;
    for (int i = 0; i < p->changes.count; i++) {
        const Area *a = &p->changes.areas[i];
        for (int y = a->top; y < a->bottom; y++)
            palette_count(&cut->palette, p->pixels + (size_t)y * (size_t)p->film->width + a->left,
                          a->right - a->left);
    }
}

static bool cut_make(Cut *cut, Projector *p, const Stage *stage, Error *error) {
    projector_rewind(p, stage);
    for (bool more = projector_next(p, true); more; more = projector_next(p, false)) {
        if (!goes_on(p, projector_done(p) * 0.4, error)) return false;
        cut_add(cut, p);
    }
    palette_choose(&cut->palette);
    return true;
}

/* ---- second run: the file */

typedef struct Reel {
    GifFileType *gif;
    const Projector *projector;
    const Cut *cut;
    uint8_t *shown, *next; /* indices of the palette: on the viewer's screen; of this picture */
    uint8_t *row;
} Reel;

static bool reel_begin(const Reel *r) {
    GifColorType colors[COLORS] = {{0}};
    const Palette *palette = &r->cut->palette;
    for (int i = 0; i < palette->count; i++)
        colors[i] =
            (GifColorType){(GifByteType)(palette->colors[i] >> 16),
                           (GifByteType)(palette->colors[i] >> 8), (GifByteType)palette->colors[i]};
    ColorMapObject *map = GifMakeMapObject(COLORS, colors);
    const Film *film = r->projector->film;
    EGifSetGifVersion(r->gif, true);
    bool done = map && EGifPutScreenDesc(r->gif, film->width, film->height, 8, 0, map) == GIF_OK;
    GifFreeMapObject(map);
    static const GifByteType for_ever[] = {1, 0, 0};
    return done && (r->cut->count < 2 ||
                    (EGifPutExtensionLeader(r->gif, APPLICATION_EXT_FUNC_CODE) == GIF_OK &&
                     EGifPutExtensionBlock(r->gif, 11, "NETSCAPE2.0") == GIF_OK &&
                     EGifPutExtensionBlock(r->gif, sizeof for_ever, for_ever) == GIF_OK &&
                     EGifPutExtensionTrailer(r->gif) == GIF_OK));
}

/* The next indices of row y from left to right, and the rectangle that they widen. */
static void reel_look_row(const Reel *r, int y, int left, int right, Area *changed) {
    const Projector *p = r->projector;
    size_t start = (size_t)y * (size_t)p->film->width;
    const uint32_t *pixels = p->pixels + start;
    const uint8_t *shown = r->shown + start;
    uint8_t *next = r->next + start;
    for (int x = left; x < right; x++) {
        bool same = x > left && pixels[x] == pixels[x - 1];
        next[x] = same ? next[x - 1] : palette_index(&r->cut->palette, pixels[x]);
        if (next[x] == shown[x]) continue;
        changed->left = x < changed->left ? x : changed->left;
        changed->right = x >= changed->right ? x + 1 : changed->right;
        changed->top = y < changed->top ? y : changed->top;
        changed->bottom = y + 1 > changed->bottom ? y + 1 : changed->bottom;
    }
}

/* The next indices of what was drawn anew; returns the rectangle in which any changed. */
static Area reel_look(const Reel *r) {
    const Changes *changes = &r->projector->changes;
    Area changed = {r->projector->film->width, r->projector->film->height, 0, 0};
    for (int i = 0; i < changes->count; i++) {
        const Area *a = &changes->areas[i];
        for (int y = a->top; y < a->bottom; y++) reel_look_row(r, y, a->left, a->right, &changed);
    }
    return changed.right > 0 ? changed : (Area){0, 0, 1, 1};
}

/* Centiseconds until the next picture, such that no error adds up; the last stays for a while. */
static int reel_delay(const Reel *r, int number) {
    if (number + 1 == r->cut->count) return END_CENTISECONDS;
    double each = 100.0 / r->projector->film->fps;
    const int64_t *frames = r->cut->frames;
    long delay = lround((double)frames[number + 1] * each) - lround((double)frames[number] * each);
    return delay > 65535 ? 65535 : (int)delay;
}

/* What did not change is transparent, but for the pixels that go on with the colour beside them:
 * those cost nothing as they are. */
static void reel_row(const Reel *r, const uint8_t *next, const uint8_t *shown, int count) {
    uint8_t before = TRANSPARENT;
    for (int x = 0; x < count; x++) {
        bool kept = next[x] == shown[x] && next[x] != before;
        before = kept ? TRANSPARENT : next[x];
        r->row[x] = before;
    }
}

static bool reel_put(const Reel *r, int number) {
    Area at = reel_look(r);
    GraphicsControlBlock control = {.DisposalMode = DISPOSE_DO_NOT,
                                    .DelayTime = reel_delay(r, number),
                                    .TransparentColor = TRANSPARENT};
    GifByteType bytes[4];
    size_t size = EGifGCBToExtension(&control, bytes);
    int width = at.right - at.left;
    if (EGifPutExtension(r->gif, GRAPHICS_EXT_FUNC_CODE, (int)size, bytes) != GIF_OK ||
        EGifPutImageDesc(r->gif, at.left, at.top, width, at.bottom - at.top, false, NULL) != GIF_OK)
        return false;
    for (int y = at.top; y < at.bottom; y++) {
        size_t from = (size_t)y * (size_t)r->projector->film->width + (size_t)at.left;
        reel_row(r, r->next + from, r->shown + from, width);
        if (EGifPutLine(r->gif, r->row, width) != GIF_OK) return false;
        memcpy(r->shown + from, r->next + from, (size_t)width);
    }
    return true;
}

static bool reel_write(const Reel *r, Projector *p, const Stage *stage, const char *path,
                       Error *error) {
    if (!reel_begin(r)) return out_file_refuse(path, error);
    projector_rewind(p, stage);
    int number = 0;
    for (bool more = projector_next(p, true); more; more = projector_next(p, false)) {
        if (!goes_on(p, 0.4 + projector_done(p) * 0.6, error)) return false;
        if (!reel_put(r, number++)) return out_file_refuse(path, error);
    }
    return true;
}

static bool gif_fill(Projector *p, const Cut *cut, const Stage *stage, const OutFile *out,
                     Error *error) {
    int code = 0;
    size_t pixels = (size_t)p->film->width * (size_t)p->film->height;
    Reel r = {.projector = p, .cut = cut, .gif = EGifOpenFileName(out->temporary, false, &code)};
    if (!r.gif) return out_file_refuse(out->path, error);
    r.shown = mem_new(pixels);
    memset(r.shown, TRANSPARENT, pixels); /* no colour of the palette: the first picture is whole */
    r.next = mem_new(pixels);
    r.row = mem_new((size_t)p->film->width);
    bool done = reel_write(&r, p, stage, out->path, error);
    mem_free(r.shown);
    mem_free(r.next);
    mem_free(r.row);
    if (EGifCloseFile(r.gif, &code) == GIF_OK || !done) return done;
    return out_file_refuse(out->path, error);
}

bool gif_write(const Stage *stage, const Film *film, const char *path, Error *error) {
    Projector projector;
    Cut cut = {0};
    OutFile out;
    bool done = projector_open(&projector, film, error) && cut_make(&cut, &projector, stage, error);
    if (done) done = out_file_begin(&out, path, error);
    if (done) {
        done = gif_fill(&projector, &cut, stage, &out, error);
        if (done)
            done = out_file_finish(&out, error);
        else
            out_file_drop(&out);
    }
    palette_release(&cut.palette);
    mem_free(cut.frames);
    projector_close(&projector);
    return done;
}
