/* tests/unit/paint_gif: a film decoded again is what the painter draws at those moments. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <dirent.h>
#include <gif_lib.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "paint/gif.h"
#include "paint/paint.h"
#include "paint/palette.h"
#include "scene_layers.h"

static const Layer twelve = {1, 1, 12, 1, 3, 1, 1, 1, 1, 1, CONV1D_ZEROS, true, 0, 1};
static const Layer wide = {1, 8, 24, 8, 3, 1, 1, 1, 1, 1, CONV1D_ZEROS, true, 0, 1};

static char folder[] = "/tmp/stepconv-gif-XXXXXX";
static char path[64], other[64];

static int make_folder(void **state) {
    (void)state;
    if (!mkdtemp(folder)) return -1;
    snprintf(path, sizeof path, "%s/a.gif", folder);
    snprintf(other, sizeof other, "%s/b.gif", folder);
    return 0;
}

static int remove_folder(void **state) {
    (void)state;
    unlink(path);
    unlink(other);
    return rmdir(folder);
}

static void film_write(const Stage *stage, const Film *film, const char *to) {
    Error error = {0};
    if (!gif_write(stage, film, to, &error)) fail_msg("%s", error.message);
}

static long file_size(const char *of) {
    FILE *file = fopen(of, "rb");
    assert_non_null(file);
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    fclose(file);
    return size;
}

static bool files_equal(const char *a, const char *b) {
    FILE *first = fopen(a, "rb"), *second = fopen(b, "rb");
    assert_true(first && second);
    int c;
    do c = fgetc(first);
    while (c == fgetc(second) && c != EOF);
    fclose(first);
    fclose(second);
    return c == EOF;
}

/* ---- a viewer */

typedef struct Viewer {
    GifFileType *gif;
    uint32_t *screen;
    int loops; /* blocks that ask for repeating */
} Viewer;

static void viewer_open(Viewer *v) {
    int error = 0;
    v->gif = DGifOpenFileName(path, &error);
    assert_non_null(v->gif);
    assert_int_equal(DGifSlurp(v->gif), GIF_OK);
    v->screen = mem_new((size_t)v->gif->SWidth * (size_t)v->gif->SHeight * sizeof *v->screen);
    v->loops = 0;
    const SavedImage *image = &v->gif->SavedImages[0];
    for (int i = 0; i < image->ExtensionBlockCount; i++)
        v->loops += image->ExtensionBlocks[i].Function == APPLICATION_EXT_FUNC_CODE;
}

static void viewer_close(Viewer *v) {
    int error = 0;
    mem_free(v->screen);
    DGifCloseFile(v->gif, &error);
}

/* Shows picture i; returns how long, in centiseconds. */
static int viewer_show(Viewer *v, int i) {
    const SavedImage *image = &v->gif->SavedImages[i];
    const GifImageDesc *at = &image->ImageDesc;
    GraphicsControlBlock control;
    assert_int_equal(DGifSavedExtensionToGCB(v->gif, i, &control), GIF_OK);
    assert_int_equal(control.DisposalMode, DISPOSE_DO_NOT);
    assert_null(at->ColorMap);
    for (int y = 0; y < at->Height; y++)
        for (int x = 0; x < at->Width; x++) {
            int index = image->RasterBits[y * at->Width + x];
            if (index == control.TransparentColor) continue;
            GifColorType c = v->gif->SColorMap->Colors[index];
            v->screen[(at->Top + y) * v->gif->SWidth + at->Left + x] =
                (uint32_t)(c.Red << 16 | c.Green << 8 | c.Blue);
        }
    return control.DelayTime;
}

/* ---- beside the painter */

static void stage_draw(const Stage *stage, int w, int h, uint32_t *pixels) {
    Error error = {0};
    Fonts *fonts;
    Scene scene;
    Canvas canvas = {0};
    if (!fonts_new(&fonts, &error)) fail_msg("%s", error.message);
    scene_init(&scene);
    scene_build(stage, w, h, &scene);
    canvas_use(&canvas, pixels, w, h, w);
    paint_scene(&scene, fonts, &canvas);
    canvas_release(&canvas);
    scene_release(&scene);
    fonts_free(fonts);
}

static int channel_gap(uint32_t a, uint32_t b) {
    int most = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        int gap = abs((int)(a >> shift & 255) - (int)(b >> shift & 255));
        if (gap > most) most = gap;
    }
    return most;
}

/* Most pixels are the painter's own, and none is far from it. */
static void check_screen(const Viewer *v, const uint32_t *painted, int exact_permille, int most) {
    int pixels = v->gif->SWidth * v->gif->SHeight, exact = 0, worst = 0;
    for (int i = 0; i < pixels; i++) {
        int gap = channel_gap(v->screen[i], painted[i]);
        exact += gap == 0;
        if (gap > worst) worst = gap;
    }
    if (worst > most || (int64_t)exact * 1000 < (int64_t)pixels * exact_permille)
        fail_msg("%d of %d pixels exact, one off by %d", exact, pixels, worst);
}

static void test_pictures(void **state) {
    (void)state;
    enum { W = 900, H = 600 };
    Stage stage;
    Viewer v;
    layer_state = 5;
    assert_true(layer_open(&twelve, &stage));
    stage_theme(&stage, 1);
    Film film = {.width = W, .height = H, .first = 2, .last = 5, .fps = 10};
    film_write(&stage, &film, path);
    viewer_open(&v);
    assert_int_equal(v.gif->SWidth, W);
    assert_int_equal(v.loops, 1);
    assert_true(v.gif->ImageCount > 9);
    uint32_t *painted = mem_new(sizeof *painted * W * H);
    int waited = 0;
    for (int i = 0; i < v.gif->ImageCount; i++) waited += viewer_show(&v, i);
    assert_true(waited > 400 && waited < 3000);
    stage_goto(&stage, 5);
    stage.moved_at = -1;
    stage.playing = v.gif->ImageCount > 0; /* its button is that of a film */
    stage_draw(&stage, W, H, painted);
    check_screen(&v, painted, 950, 64);
    mem_free(painted);
    viewer_close(&v);
    stage_release(&stage);
}

static void test_size_and_bytes(void **state) {
    (void)state;
    const Layer *layers[] = {&twelve, &wide};
    for (int i = 0; i < 2; i++) {
        Stage stage;
        layer_state = 3;
        assert_true(layer_open(layers[i], &stage));
        Film film = {.width = 1280, .height = 800, .first = 0, .last = 11, .fps = 10};
        film_write(&stage, &film, path);
        long size = file_size(path);
        print_message("12 steps: %ld bytes\n", size);
        assert_true(size < 1000000);
        stage_tick(&stage, 55.5);
        stage_goto(&stage, 7); /* where the window stands does not matter */
        stage_hover(&stage, (Pick){PICK_NONE});
        film_write(&stage, &film, other);
        assert_true(files_equal(path, other));
        stage_release(&stage);
    }
}

static void test_still(void **state) {
    (void)state;
    Stage stage;
    Viewer v;
    assert_true(layer_open(&twelve, &stage));
    Figure figure = {0};
    figure_grid(&figure, 1, 1);
    double y[] = {1, 3, 2};
    axes_add(figure_axes(&figure), SERIES_LINE, NULL, y, 3);
    stage_show_figure(&stage, &figure);
    film_write(&stage, &(Film){.width = 640, .height = 400, .fps = 10}, path);
    viewer_open(&v);
    assert_int_equal(v.gif->ImageCount, 1);
    assert_int_equal(v.loops, 0);
    viewer_close(&v);
    stage_release(&stage);
}

static bool count_down(void *context, double done) {
    int *left = context;
    assert_true(done >= 0 && done <= 1);
    return (*left)-- > 0;
}

static int files_in(const char *name) {
    DIR *open = opendir(name);
    assert_non_null(open);
    int count = 0;
    for (const struct dirent *entry; (entry = readdir(open));) count += entry->d_name[0] != '.';
    closedir(open);
    return count;
}

/* Stopped in its first run and in its second: the file of before stays, and nothing beside it. */
static void test_stopped(void **state) {
    (void)state;
    Stage stage;
    Error error = {0};
    int left = 1000;
    unlink(path);
    unlink(other);
    assert_true(layer_open(&twelve, &stage));
    Film film = {640, 400, 0, 3, 10, false, count_down, &left};
    assert_true(gif_write(&stage, &film, path, &error));
    int asked = 1000 - left;
    long size = file_size(path);
    for (int run = 0; run < 2; run++) {
        left = asked * (1 + 2 * run) / 4;
        assert_false(gif_write(&stage, &film, path, &error));
        assert_int_equal(error.kind, ERROR_KEYBOARD_INTERRUPT);
        assert_int_equal(files_in(folder), 1);
        assert_int_equal(file_size(path), size);
    }
    assert_false(gif_write(&stage, &film, "/nonexistent/a.gif", &error));
    error_clear(&error);
    stage_release(&stage);
}

static void test_palette(void **state) {
    (void)state;
    Palette palette = {0};
    uint32_t pixels[1000];
    /* Few colours: each is itself. */
    for (int i = 0; i < 1000; i++) pixels[i] = 0xff000000u | (uint32_t)(i % 200) * 0x10203;
    palette_count(&palette, pixels, 1000);
    palette_choose(&palette);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(palette.colors[palette_index(&palette, pixels[i])], pixels[i] & 0xffffff);
    palette_release(&palette);
    /* Many: a much used one is itself, the others are near. */
    for (int i = 0; i < 1000; i++) pixels[i] = (uint32_t)(i / 4) << 16 | (uint32_t)(i % 251);
    palette_count(&palette, pixels, 1000);
    for (int i = 0; i < 1000; i++) pixels[i] = 0x00ff00;
    palette_count(&palette, pixels, 1000);
    palette_choose(&palette);
    assert_true(palette.count <= PALETTE_MOST);
    assert_int_equal(palette.colors[palette_index(&palette, 0x00ff00)], 0x00ff00);
    for (int i = 0; i < 1000; i++) {
        uint32_t color = (uint32_t)(i / 4) << 16 | (uint32_t)(i % 251);
        assert_true(channel_gap(palette.colors[palette_index(&palette, color)], color) < 40);
    }
    palette_release(&palette);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pictures), cmocka_unit_test(test_size_and_bytes),
        cmocka_unit_test(test_still),    cmocka_unit_test(test_stopped),
        cmocka_unit_test(test_palette),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
