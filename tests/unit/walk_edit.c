/* tests/unit/walk_edit: settings and their neighbours, signals and kernels to try, code. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "scene_layers.h"
#include "walk/code.h"

static const Layer small = {1, 2, 10, 4, 3, 2, 1, 2, 1, 1, CONV1D_REFLECT, false, 0, 1};

static void test_neighbours(void **state) {
    (void)state;
    Stage stage;
    assert_true(layer_open(&small, &stage));
    const Walk *w = &stage.walk;
    assert_int_equal(edit_next(w, EDIT_KERNEL_SIZE, 1), 4);
    assert_int_equal(edit_next(w, EDIT_STRIDE, -1), 1);
    assert_int_equal(edit_next(w, EDIT_GROUPS, 1), 3); /* PyTorch says that it does not divide */
    assert_int_equal(edit_next(w, EDIT_BIAS, 1), 1);
    assert_int_equal(edit_next(w, EDIT_BIAS, -1), 1);
    assert_int_equal(edit_next(w, EDIT_PADDING_MODE, 1), CONV1D_REPLICATE);
    int64_t mode = edit_setting(w, EDIT_PADDING_MODE);
    for (int i = 0; i < 4; i++) mode = (mode + 1) % 4;
    assert_int_equal(mode, CONV1D_REFLECT);
    assert_int_equal(preset_next(EDIT_SIGNAL, -1, 1), 0);
    assert_int_equal(preset_next(EDIT_SIGNAL, -1, -1), signal_preset_count - 1);
    assert_int_equal(preset_next(EDIT_KERNEL, kernel_preset_count - 1, 1), 0);
    stage_release(&stage);
}

static void assert_near(double a, double b, double most) {
    if (!(fabs(a - b) <= most)) fail_msg("%.17g is not %.17g", a, b);
}

static int row_of(const char *name, EditKind kind) {
    int row = -1;
    assert_int_equal(preset_find(name, &row), kind);
    return row;
}

static void test_names(void **state) {
    (void)state;
    int row;
    assert_string_equal(signal_presets[row_of("imp", EDIT_SIGNAL)].name, "impulse");
    assert_string_equal(kernel_presets[row_of("edge_", EDIT_KERNEL)].name, "edge_detector");
    assert_string_equal(signal_presets[row_of("edge", EDIT_SIGNAL)].name, "edge");
    assert_int_equal(preset_find("s", &row), EDIT_KERNEL); /* step and sine both: only smoothing */
    assert_int_equal(preset_find("blur", &row), EDIT_NONE);
}

static double total(const Preset *p, int64_t count) {
    double sum = 0;
    for (int64_t i = 0; i < count; i++) sum += p->value(i, count);
    return sum;
}

/* Of any size: averages keep a constant, differences turn it into 0. */
static void test_sums(void **state) {
    (void)state;
    for (int64_t size = 1; size < 300; size++) {
        assert_near(total(&kernel_presets[row_of("identity", EDIT_KERNEL)], size), 1, 0);
        assert_near(total(&kernel_presets[row_of("moving", EDIT_KERNEL)], size), 1, 1e-12);
        assert_near(total(&kernel_presets[row_of("smooth", EDIT_KERNEL)], size), 1, 1e-9);
        assert_near(total(&signal_presets[row_of("impulse", EDIT_SIGNAL)], size), 1, 0);
        assert_near(total(&kernel_presets[row_of("difference", EDIT_KERNEL)], size), 0, 0);
        double edges = total(&kernel_presets[row_of("edge_d", EDIT_KERNEL)], size);
        assert_near(edges, size == 1 ? 1 : 0, 1e-12);
    }
}

static void test_values(void **state) {
    (void)state;
    const Preset *smooth = &kernel_presets[row_of("smoothing", EDIT_KERNEL)];
    const double bell[] = {0.0625, 0.25, 0.375, 0.25, 0.0625};
    for (int k = 0; k < 5; k++) assert_near(smooth->value(k, 5), bell[k], 0);
    const Preset *noise = &signal_presets[row_of("noise", EDIT_SIGNAL)];
    double low = 0, high = 0;
    for (int i = 0; i < 5000; i++) {
        low = fmin(low, noise->value(i, 5000));
        high = fmax(high, noise->value(i, 5000));
    }
    assert_true(low >= -1 && low < -0.9 && high <= 1 && high > 0.9);
    const Preset *edge = &signal_presets[row_of("edge", EDIT_SIGNAL)];
    assert_true(edge->value(0, 9) == 0 && edge->value(4, 9) == 1 && edge->value(8, 9) == 0);
}

/* Each output channel of a group filters one of its input channels. */
static void test_channels(void **state) {
    (void)state;
    const Layer grouped = {1, 4, 10, 4, 3, 1, 1, 2, 1, 1, CONV1D_ZEROS, false, 0, 1};
    Stage stage;
    assert_true(layer_open(&grouped, &stage));
    int row = row_of("moving_average", EDIT_KERNEL);
    for (int c = 0; c < 4; c++)
        for (int j = 0; j < 2; j++)
            assert_near(kernel_preset_weight(&stage.walk, row, c, j, 1), j == c % 2 ? 1.0 / 3 : 0,
                        0);
    stage_release(&stage);
}

static void test_code(void **state) {
    (void)state;
    Stage stage;
    assert_true(layer_open(&small, &stage));
    for (int i = 0; i < 12; i++) tensor_set_double(&stage.walk.call.weight, i, i / 10.0);
    Str text;
    str_init(&text);
    walk_code(&stage.walk, &text);
    assert_string_equal(
        text.text,
        "conv = nn.Conv1d(2, 4, kernel_size=3, stride=2, padding=1, groups=2, bias=False, "
        "padding_mode='reflect')\n"
        "conv.weight = nn.Parameter(torch.tensor([[[0.0, 0.1, 0.2]], [[0.3, 0.4, 0.5]], "
        "[[0.6, 0.7, 0.8]], [[0.9, 1.0, 1.1]]]))\n");
    str_release(&text);
    stage_release(&stage);
}

static Edit typed_edit;
static void note_edit(void *context, const Edit *edit) {
    (void)context;
    typed_edit = *edit;
}

static void type_text(Stage *stage, const char *text) {
    if (!stage->typing) stage_enter(stage);
    while (*text) stage_type(stage, *text++);
    stage_enter(stage);
}

/* Numbers are what float() reads; anything else is said, and stays to be mended. */
static void test_typing(void **state) {
    (void)state;
    static const struct {
        const char *text;
        double value;
    } rows[] = {{"-2.5", -2.5}, {"inf", INFINITY}, {"-Infinity", -INFINITY},
                {"1e-3", 1e-3}, {"1_000", 1000},   {"+.5", 0.5},
                {"NaN", NAN}};
    Stage stage;
    assert_true(layer_open(&small, &stage));
    stage.on_edit = note_edit;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        typed_edit = (Edit){0};
        stage_pin(&stage, (Pick){PICK_INPUT, {0, 1, 2}});
        type_text(&stage, rows[i].text);
        assert_int_equal(typed_edit.kind, EDIT_CELL);
        assert_true(isnan(rows[i].value) ? isnan(typed_edit.value)
                                         : typed_edit.value == rows[i].value);
        assert_false(stage.typing);
        assert_null(stage.message);
    }
    static const char *const wrong[] = {"nanx", "abc", "1e", "--1", "0x10", "1,5"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        typed_edit = (Edit){0};
        type_text(&stage, wrong[i]);
        assert_int_equal(typed_edit.kind, EDIT_NONE);
        assert_true(stage.typing);
        assert_non_null(strstr(stage.message, wrong[i]));
        for (size_t k = strlen(wrong[i]); k > 0; k--) stage_type(&stage, '\b');
        assert_null(stage.message);
        type_text(&stage, "4");
        assert_true(typed_edit.value == 4);
    }
    stage_release(&stage);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_neighbours), cmocka_unit_test(test_names),
        cmocka_unit_test(test_sums),       cmocka_unit_test(test_values),
        cmocka_unit_test(test_channels),   cmocka_unit_test(test_code),
        cmocka_unit_test(test_typing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
