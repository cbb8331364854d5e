/* paint/sdl_png: the picture of a stage as a PNG file. SDL's video is not started for it: a surface
 * is only memory. */
#include <SDL.h>
#include <SDL_image.h>

#include "paint/out_file.h"
#include "paint/paint.h"
#include "paint/png.h"

static bool surface_save(SDL_Surface *surface, const char *path, Error *error) {
    OutFile out;
    if (!out_file_begin(&out, path, error)) return false;
    if (IMG_SavePNG(surface, out.temporary) == 0) return out_file_finish(&out, error);
    out_file_drop(&out);
    return error_set(error, ERROR_OS, "%s cannot be written: %s", path, SDL_GetError());
}

static bool surface_draw(const Stage *stage, SDL_Surface *surface, Error *error) {
    Fonts *fonts;
    if (!fonts_new(&fonts, error)) return false;
    Scene scene;
    Canvas canvas = {0};
    scene_init(&scene);
    scene_build(stage, surface->w, surface->h, &scene);
    canvas_use(&canvas, surface->pixels, surface->w, surface->h, surface->pitch / 4);
    paint_scene(&scene, fonts, &canvas);
    canvas_release(&canvas);
    scene_release(&scene);
    fonts_free(fonts);
    return true;
}

bool png_write(const Stage *stage, int width, int height, const char *path, Error *error) {
    if (width < 1 || height < 1 || width > 16384 || height > 16384)
        return error_set(error, ERROR_VALUE,
                         "a picture of %dx%d: each side must be 1 to 16384 pixels", width, height);
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_RGB888);
    if (!surface)
        return error_set(error, ERROR_MEMORY, "no memory for %dx%d pixels", width, height);
    bool done = surface_draw(stage, surface, error) && surface_save(surface, path, error);
    SDL_FreeSurface(surface);
    return done;
}
