/* tests/unit/scene_layout: whatever the layer and the window's size, texts keep clear of each
 * other and of the window's edges, and every number is the walk's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

#include "base/mem.h"
#include "scene/scene.h"
#include "scene/view.h"
#include "scene_layers.h"
#include "walk/text.h"
#include "walk/ways.h"

enum { ROUNDS = 600 };

static const int sizes[][2] = {{640, 400},   {640, 480},   {800, 600},   {1000, 600}, {1024, 768},
                               {1280, 800},  {1280, 720},  {1600, 500},  {700, 1200}, {1920, 1080},
                               {2560, 1440}, {3840, 2160}, {1200, 2000}, {3000, 800}};
enum { SIZES = sizeof sizes / sizeof *sizes };

static bool meet(const Item *a, const Item *b) {
    float left = a->x > b->x ? a->x : b->x;
    float right = a->x + a->w < b->x + b->w ? a->x + a->w : b->x + b->w;
    /* The ink of a line: most of an em, about its middle. */
    float a_middle = a->y + a->h / 2, b_middle = b->y + b->h / 2;
    float apart = a_middle > b_middle ? a_middle - b_middle : b_middle - a_middle;
    return right - left > 0.5f && apart < 0.42f * (float)(a->size + b->size);
}

/* Failing leaves the test: say first which layer it was. */
static Layer tried;
static const Stage *shown;
static void report(const Scene *scene) {
    layer_print(&tried);
    printf("%dx%d, text scale %d\n", scene->width, scene->height, scene->text_scale);
    if (shown)
        printf("view %d, step %lld, part %lld\n", shown->view, (long long)shown->step,
               (long long)shown->part);
}

/* Is the ink of the text, figures as high as 0.72 of an em, under this box? */
static bool covers(const Item *box, const Item *text) {
    if (box->kind != ITEM_BOX || box->fill.a < 128) return false;
    float half = 0.36f * (float)text->size, middle = text->y + text->h / 2;
    return box->x < text->x + text->w - 1 && box->x + box->w > text->x + 1 &&
           box->y < middle + half - 0.5f && box->y + box->h > middle - half + 0.5f;
}

static void check_places(const Scene *scene) {
    for (int i = 0; i < scene->count; i++) {
        const Item *a = &scene->items[i];
        if (a->kind != ITEM_TEXT) continue;
        if (a->x < -0.5f || a->y < -0.5f || a->x + a->w > (float)scene->width + 0.5f ||
            a->y + a->h > (float)scene->height + 0.5f) {
            report(scene);
            fail_msg("\"%s\" leaves the window", scene_text(scene, a));
        }
        for (int k = i + 1; k < scene->count; k++) {
            if (!covers(&scene->items[k], a)) continue;
            report(scene);
            fail_msg("\"%s\" is covered", scene_text(scene, a));
        }
        for (int k = 0; k < i; k++) {
            const Item *b = &scene->items[k];
            if (b->kind != ITEM_TEXT || !meet(a, b)) continue;
            report(scene);
            fail_msg("\"%s\" and \"%s\" meet", scene_text(scene, b), scene_text(scene, a));
        }
    }
}

/* Does the text end in this number, at some width? */
static bool shows(const char *text, double value) {
    for (int width = 5; width <= 8; width++) {
        Str number;
        str_init(&number);
        number_short(value, width, &number);
        size_t length = strlen(text);
        bool same = length >= number.length &&
                    !strcmp(text + length - number.length, number.text) &&
                    (length == number.length || strchr(" +", text[length - number.length - 1]));
        str_release(&number);
        if (same) return true;
    }
    return false;
}

/* The sum as PyTorch's documentation writes it, straight from the tensors. */
static double reference(const Walk *walk, Cell cell, double *size) {
    const Conv1dShape *s = &walk->call.shape;
    int64_t ins = s->in_channels / s->groups, outs = s->out_channels / s->groups;
    int64_t start = (walk->kept_first + cell.i * walk->kept_step) * s->stride - s->pad_left;
    double sum = walk->call.has_bias ? tensor_get_double(&walk->call.bias, cell.c) : 0;
    *size = fabs(sum);
    for (int64_t j = 0; j < ins; j++)
        for (int64_t k = 0; k < s->kernel_size; k++) {
            int64_t channel = cell.c / outs * ins + j;
            int64_t at = conv1d_source(s, start + k * s->dilation);
            if (at < 0) continue;
            double x = tensor_get_double(&walk->call.input,
                                         (cell.n * s->in_channels + channel) * s->length + at);
            double product =
                x * tensor_get_double(&walk->call.weight, (cell.c * ins + j) * s->kernel_size + k);
            sum += product;
            *size += fabs(product);
        }
    return sum;
}

static void check_reference(const Walk *walk, Cell cell) {
    double size, sum = reference(walk, cell, &size), told = walk_result(walk, cell);
    if (fabs(sum - told) <= 1e-5 * size) return;
    layer_print(&tried);
    fail_msg("y[%lld, %lld, %lld] is %g, not %g", (long long)cell.n, (long long)cell.c,
             (long long)cell.i, sum, told);
}

/* The first products of a channel, or of all that the cell reads. */
static double products(const Walk *walk, Cell cell, int64_t first, int64_t count) {
    float sum = 0;
    for (int64_t t = first; t < first + count; t++) sum += (float)walk_tap(walk, cell, t).product;
    return (double)sum;
}

static double so_far(const Walk *walk, Cell cell, int64_t number) {
    Part part = walk_part(walk, number);
    float sum = (float)products(walk, cell, 0, part.taps);
    return part.kind == PART_BIAS ? (double)(sum + (float)walk_bias(walk, cell)) : (double)sum;
}

static double tagged_value(const Walk *walk, Cell cell, Tag tag) {
    Cell other = {tag.a, tag.b, tag.c};
    int64_t index = conv1d_source(&walk->call.shape, tag.c);
    Conv1dShape shape;
    int64_t first = (tag.a - walk_first_channel(walk, cell)) * walk->call.shape.kernel_size;
    switch (tag.kind) {
    case TAG_INPUT: return index < 0 ? 0 : walk_input(walk, tag.a, tag.b, index);
    case TAG_WEIGHT: return walk_weight(walk, tag.a, tag.b, tag.c);
    case TAG_PRODUCT: return walk_tap(walk, cell, tag.a).product;
    case TAG_PARTIAL: return products(walk, cell, first, tag.b);
    case TAG_SO_FAR: return so_far(walk, cell, tag.a);
    case TAG_PRODUCT_OF: return walk_tap(walk, walk_cell(walk, tag.a), tag.b).product;
    case TAG_PADDED:
        shape = walk_padded(walk, (Conv1dPadMode)tag.a);
        return walk_sum_padded(walk, &shape, cell);
    case TAG_WAY: return way_sum(walk, (Way)tag.a, cell.n, cell.c, walk_now(walk, cell));
    case TAG_BIAS: return walk_bias(walk, (Cell){0, tag.a, 0});
    default: return walk_result(walk, other);
    }
}

/* What a view shows at the least. */
typedef struct Rule {
    bool future; /* outputs that no step has made yet, too */
    int results; /* at the end of the formula */
    int weights; /* numbers of a kernel */
    int present; /* numbers of the present output, where its window is in sight */
} Rule;

static Rule rule_for(const Stage *stage) {
    bool told = stage_part_shown(stage).kind == PART_RESULT;
    Rule rule = {.results = told, .weights = 1, .present = told};
    if (stage->view == VIEW_AUTO) return rule;
    /* The ends alone; and where the layer pads nothing, what it would be. */
    if (views[stage->view].draw == view_padding_draw) rule.weights = rule.present = 0;
    if (!views[stage->view].traces) return rule;
    /* Where its cells are close together, links and colours alone. */
    return (Rule){.future = true, .results = stage_picked(stage).kind == PICK_OUTPUT};
}

static void check_numbers(const Scene *scene, const Stage *stage) {
    Rule rule = rule_for(stage);
    Cell cell = walk_cell(&stage->walk, stage->step);
    int results = 0, present = 0, weights = 0;
    for (int i = 0; i < scene->count; i++) {
        const Item *item = &scene->items[i];
        Tag tag = item->tag;
        if (tag.kind == TAG_NONE || tag.kind == TAG_LENGTH) continue;
        double value = tagged_value(&stage->walk, cell, tag);
        if (!shows(scene_text(scene, item), value)) {
            report(scene);
            printf("tag %d\n", (int)tag.kind);
            fail_msg("\"%s\" is not %g", scene_text(scene, item), value);
        }
        results += tag.kind == TAG_RESULT;
        weights += tag.kind == TAG_WEIGHT;
        if (tag.kind == TAG_OUTPUT) {
            Cell other = {tag.a, tag.b, tag.c};
            check_reference(&stage->walk, other);
            assert_true(rule.future || walk_step(&stage->walk, other) <= stage->step);
            present += walk_step(&stage->walk, other) == stage->step;
        }
    }
    /* On a long jump the present output may still be out of sight, or the learner looks elsewhere.
     */
    Sight sight = stage_sight(stage);
    bool seen = stage_motion(stage) == 1 && sight_shows(&stage->walk, &sight, cell);
    int least = seen ? rule.present : 0;
    if (results == rule.results && present >= least && present <= 1 && weights >= rule.weights)
        return;
    report(scene);
    fail_msg("step %lld: %d results, %d present outputs, %d weights", (long long)stage->step,
             results, present, weights);
}

/* Any view, any part of the step, any cell pinned and another under the mouse. */
static void stage_show_randomly(Stage *stage) {
    view_show(stage, (int)random_below((unsigned)view_count));
    if (random_below(4) == 0) stage_view(stage, VIEW_AUTO);
    if (random_below(3) == 0) stage_part(stage, random_below((unsigned)walk_parts(&stage->walk)));
    if (random_below(2)) stage_pin(stage, pick_random(&stage->walk));
    if (random_below(2)) stage_hover(stage, pick_random(&stage->walk));
}

static void test_random_layers(void **state) {
    (void)state;
    random_begin();
    Scene scene;
    scene_init(&scene);
    int drawn = 0;
    for (int round = 0; round < ROUNDS; round++) {
        tried = layer_random();
        const int *size = sizes[random_below(SIZES)];
        Stage stage;
        if (layer_open(&tried, &stage)) {
            stage_move_randomly(&stage);
            stage_see_randomly(&stage);
            stage_show_randomly(&stage);
            scene.text_scale = (int)random_below(9) - 4;
            if (!random_below(8)) stage_say(&stage, "Kernel size can't be greater than input size");
            scene_build(&stage, size[0], size[1], &scene);
            shown = &stage;
            check_places(&scene);
            check_numbers(&scene, &stage);
            shown = NULL;
            drawn++;
        }
        stage_release(&stage);
    }
    scene_release(&scene);
    assert_true(drawn > ROUNDS / 3);
}

/* In a narrow window few cells had the whole room, and one at the cut met its mark. */
static void test_cuts_keep_clear_of_cells(void **state) {
    (void)state;
    tried = (Layer){2, 4, 5, 64, 1, 1, 1, 1, 2, 2, CONV1D_REFLECT, true, 0, 1e-30};
    Scene scene;
    Stage stage;
    scene_init(&scene);
    assert_true(layer_open(&tried, &stage));
    for (int64_t step = 1; step < 9; step++)
        for (int moment = 0; moment < 28; moment++) {
            stage_tick(&stage, 100 * (double)step);
            stage_goto(&stage, step - 1);
            stage_tick(&stage, 100 * (double)step + 50);
            stage_goto(&stage, step);
            stage_tick(&stage, 100 * (double)step + 50 + moment / 100.0);
            scene_build(&stage, 1000, 600, &scene);
            check_places(&scene);
        }
    stage_release(&stage);
    scene_release(&scene);
}

/* Zoomed in until stems carry numbers, and drawn by fractions of a stem: a number at the edge moved
 * inwards, on to the next. */
static void test_numbers_at_the_edge(void **state) {
    (void)state;
    tried = (Layer){1, 1, 70000, 1, 7, 1, 1, 1, 1, 1, CONV1D_ZEROS, true, 0, 1e-30};
    Scene scene;
    Stage stage;
    scene_init(&scene);
    assert_true(layer_open(&tried, &stage));
    view_show(&stage, view_find("long", 4));
    for (int64_t step = 0; step < 70000; step += 9999)
        for (double first = 0; first < 2; first += 0.02) {
            stage_goto(&stage, step);
            stage.sight = (Sight){
                .first = (double)step - 2 + first, .count = (double)(12 + step % 7), .held = true};
            stage_tick(&stage, stage.clock + 1);
            scene_build(&stage, 1000, 600, &scene);
            check_places(&scene);
        }
    stage_release(&stage);
    scene_release(&scene);
}

static void test_pages(void **state) {
    (void)state;
    Scene scene;
    Stage stage;
    scene_init(&scene);
    stage_init(&stage);
    for (int keys = 0; keys < 2; keys++)
        for (int i = 0; i < SIZES; i++) {
            scene.shows_keys = keys;
            scene_build(&stage, sizes[i][0], sizes[i][1], &scene);
            assert_true(scene.count > 3);
            check_places(&scene);
        }
    stage_release(&stage);
    scene_release(&scene);
}

/* Numbers of any magnitude on axes side by side, with words of any length. */
static Figure figure_random(void) {
    static const char *const words[] = {"x", "amplitude of the filtered signal", "time in ms",
                                        "a title that is rather long for a small picture"};
    Figure figure = {0};
    figure_grid(&figure, 1 + (int)random_below(3), 1 + (int)random_below(3));
    if (random_below(2)) figure.title = mem_text(words[random_below(4)]);
    for (figure.current = 0; figure.current < figure.rows * figure.columns; figure.current++) {
        Axes *axes = figure_axes(&figure);
        double y[20], scale = pow(10, (double)random_below(24) - 12);
        double shift = random_below(3) ? 0 : 1000 * scale;
        axes->legend = random_below(2);
        if (random_below(2)) axes->title = mem_text(words[random_below(4)]);
        if (random_below(2)) axes->xlabel = mem_text(words[random_below(4)]);
        if (random_below(2)) axes->ylabel = mem_text(words[random_below(4)]);
        for (unsigned i = random_below(4); i > 0; i--) {
            for (int k = 0; k < 20; k++) y[k] = random_value() * scale + shift;
            Series *series = axes_add(axes, (SeriesKind)random_below(4), NULL, y, 20);
            assert_non_null(series);
            if (random_below(2)) series->label = mem_text(words[random_below(4)]);
        }
    }
    return figure;
}

static void test_figures(void **state) {
    (void)state;
    Scene scene;
    scene_init(&scene);
    for (int round = 0; round < 400; round++) {
        const int *size = sizes[random_below(SIZES)];
        Figure figure = figure_random();
        Stage stage;
        stage_init(&stage);
        stage_show_figure(&stage, &figure);
        scene_build(&stage, size[0], size[1], &scene);
        check_places(&scene);
        stage_release(&stage);
    }
    scene_release(&scene);
}

/* From one channel to a thousand, in groups of any number, in the views that show them all. */
static void test_many_channels(void **state) {
    (void)state;
    static const int64_t channels[][3] = {{1, 1, 1},       {1, 1024, 1},       {1024, 1, 1},
                                          {1024, 1024, 1}, {1024, 1024, 1024}, {512, 1024, 512},
                                          {128, 256, 4},   {7, 7, 7},          {6, 9, 3}};
    const char *const names[] = {"step", "channels", "trace"};
    Scene scene;
    scene_init(&scene);
    for (size_t i = 0; i < sizeof channels / sizeof *channels; i++)
        for (int view = 0; view < 3; view++) {
            tried = (Layer){1,
                            channels[i][0],
                            12,
                            channels[i][1],
                            1 + random_below(3),
                            1,
                            1,
                            channels[i][2],
                            1,
                            1,
                            CONV1D_ZEROS,
                            true,
                            0,
                            1};
            Stage stage;
            assert_true(layer_open(&tried, &stage));
            stage_move_randomly(&stage);
            view_show(&stage, view_find(names[view], strlen(names[view])));
            shown = &stage;
            for (int size = 0; size < SIZES; size += 3) {
                scene_build(&stage, sizes[size][0], sizes[size][1], &scene);
                check_places(&scene);
                check_numbers(&scene, &stage);
            }
            shown = NULL;
            stage_release(&stage);
        }
    scene_release(&scene);
}

static const Layer small = {1, 1, 10, 1, 3, 1, 1, 1, 1, 1, CONV1D_ZEROS, true, 0, 1};

/* Outputs to come show no number; those behind do; scene_hit finds them. */
static void test_outputs_by_step(void **state) {
    (void)state;
    Scene scene;
    Stage stage;
    scene_init(&scene);
    assert_true(layer_open(&small, &stage));
    stage_goto(&stage, 6);
    stage_tick(&stage, 100);
    scene_build(&stage, 1280, 800, &scene);
    int numbers = 0, cells = 0;
    for (int i = 0; i < scene.count; i++) {
        const Item *item = &scene.items[i];
        numbers += item->tag.kind == TAG_OUTPUT;
        if (item->action.kind != ACTION_GOTO) continue;
        Action action = scene_hit(&scene, item->x + item->w / 2, item->y + item->h / 2);
        assert_int_equal(action.kind, ACTION_GOTO);
        assert_int_equal(action.value, cells);
        cells++;
    }
    assert_int_equal(numbers, 7);
    assert_int_equal(cells, 10);
    stage_release(&stage);
    scene_release(&scene);
}

/* The kernel's frame is on its way: between its places at the two steps. */
static float first_tap_x(Stage *stage, Scene *scene) {
    scene_build(stage, 1280, 800, scene);
    for (int i = 0; i < scene->count; i++)
        if (scene->items[i].tag.kind == TAG_WEIGHT)
            return scene->items[i].x + scene->items[i].w / 2;
    return -1;
}

static void test_motion(void **state) {
    (void)state;
    Scene scene;
    Stage stage;
    scene_init(&scene);
    assert_true(layer_open(&small, &stage));
    stage_tick(&stage, 10);
    float before = first_tap_x(&stage, &scene);
    stage_next(&stage);
    float start = first_tap_x(&stage, &scene);
    stage_tick(&stage, 10 + STAGE_MOTION_MS / 2000.0);
    float middle = first_tap_x(&stage, &scene);
    stage_tick(&stage, 12);
    float after = first_tap_x(&stage, &scene);
    assert_true(start - before < 0.01f && before - start < 0.01f);
    assert_true(after - before > 40);
    float half = (before + after) / 2;
    assert_true(middle - half < 0.5f && half - middle < 0.5f);
    stage_release(&stage);
    scene_release(&scene);
}

/* Once large enough, the arrays are kept. */
static void test_no_allocation(void **state) {
    (void)state;
    Scene scene;
    Stage stage;
    scene_init(&scene);
    assert_true(layer_open(&small, &stage));
    scene_build(&stage, 1280, 800, &scene);
    const Item *items = scene.items;
    const char *texts = scene.texts;
    for (int i = 0; i < 10; i++) {
        stage_next(&stage);
        scene_build(&stage, 1280, 800, &scene);
        assert_ptr_equal(scene.items, items);
        assert_ptr_equal(scene.texts, texts);
    }
    stage_release(&stage);
    scene_release(&scene);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_layers),
        cmocka_unit_test(test_many_channels),
        cmocka_unit_test(test_figures),
        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_outputs_by_step),
        cmocka_unit_test(test_motion),
        cmocka_unit_test(test_no_allocation),
        cmocka_unit_test(test_cuts_keep_clear_of_cells),
        cmocka_unit_test(test_numbers_at_the_edge),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
