/* tests/unit/paint_png: pictures without a display: the same bytes for the same stage, others for
 * another step, and clear errors. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "paint/png.h"
#include "paint/window.h"
#include "scene_layers.h"

static const Layer small = {1, 1, 10, 1, 3, 1, 1, 1, 1, 1, CONV1D_ZEROS, true, 0, 1};

static size_t file_read(const char *path, unsigned char **bytes) {
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    *bytes = mem_new((size_t)size);
    assert_int_equal(fread(*bytes, 1, (size_t)size, file), size);
    fclose(file);
    return (size_t)size;
}

static bool files_equal(const char *a, const char *b) {
    unsigned char *first, *second;
    size_t first_size = file_read(a, &first), second_size = file_read(b, &second);
    bool equal = first_size == second_size && !memcmp(first, second, first_size);
    mem_free(first);
    mem_free(second);
    return equal;
}

static void draw(const Stage *stage, int width, int height, const char *path) {
    Error error = {0};
    if (!png_write(stage, width, height, path, &error)) fail_msg("%s", error.message);
}

static void test_same_bytes(void **state) {
    (void)state;
    char folder[] = "/tmp/stepconv-png-XXXXXX", a[64], b[64];
    assert_non_null(mkdtemp(folder));
    snprintf(a, sizeof a, "%s/a.png", folder);
    snprintf(b, sizeof b, "%s/b.png", folder);
    Stage stage;
    layer_state = 1;
    assert_true(layer_open(&small, &stage));
    stage_goto(&stage, 4);
    stage_tick(&stage, 100);
    draw(&stage, 1280, 800, a);
    draw(&stage, 1280, 800, b);
    assert_true(files_equal(a, b));
    stage_next(&stage);
    stage_tick(&stage, 200);
    draw(&stage, 1280, 800, b);
    assert_false(files_equal(a, b));
    unsigned char *bytes;
    size_t size = file_read(b, &bytes);
    assert_true(size > 5000);
    assert_memory_equal(bytes, "\x89PNG\r\n\x1a\n", 8);
    /* Width and height stand in the header. */
    assert_memory_equal(bytes + 16, "\0\0\x05\0\0\0\x03\x20", 8);
    mem_free(bytes);
    unlink(a);
    unlink(b);
    rmdir(folder);
    stage_release(&stage);
}

static void test_any_size(void **state) {
    (void)state;
    char path[] = "/tmp/stepconv-size-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
    Stage stage;
    assert_true(layer_open(&small, &stage));
    const int sizes[][2] = {{1, 1}, {40, 30}, {640, 400}, {3840, 2160}, {100, 2000}};
    for (int i = 0; i < 5; i++) draw(&stage, sizes[i][0], sizes[i][1], path);
    stage_release(&stage);
    stage_init(&stage);
    draw(&stage, 800, 600, path);
    unlink(path);
    stage_release(&stage);
}

static void test_errors(void **state) {
    (void)state;
    Stage stage;
    Error error = {0};
    stage_init(&stage);
    assert_false(png_write(&stage, 0, 600, "/tmp/never.png", &error));
    assert_int_equal(error.kind, ERROR_VALUE);
    assert_false(png_write(&stage, 99999, 600, "/tmp/never.png", &error));
    assert_int_equal(error.kind, ERROR_VALUE);
    assert_false(png_write(&stage, 60, 60, "/nonexistent/never.png", &error));
    assert_int_equal(error.kind, ERROR_OS);
    assert_non_null(strstr(error.message, "/nonexistent/never.png"));
    setenv("STEPCONV_FONT", "/nonexistent/font.ttf", 1);
    assert_false(png_write(&stage, 60, 60, "/tmp/never.png", &error));
    unsetenv("STEPCONV_FONT");
    assert_non_null(strstr(error.message, "/nonexistent/font.ttf"));
    assert_non_null(error.fix);
    error_clear(&error);
    stage_release(&stage);
}

/* Without a display there is no window, and a clear word instead. */
static void test_no_display(void **state) {
    (void)state;
    Stage stage;
    Error error = {0};
    stage_init(&stage);
    unsetenv("DISPLAY");
    unsetenv("WAYLAND_DISPLAY");
    unsetenv("XDG_RUNTIME_DIR");
    assert_false(window_open(&stage, &error));
    assert_string_equal(error.message, "no display");
    assert_non_null(error.fix);
    assert_false(window_is_open());
    assert_int_equal(window_fd(), -1);
    assert_false(window_pump(&stage, 1));
    assert_false(window_draw(&stage, 1));
    window_close();
    error_clear(&error);
    stage_release(&stage);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_any_size),
        cmocka_unit_test(test_errors),
        cmocka_unit_test(test_no_display),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
