/* repl/save: pictures of a stage in files. */
#include "repl/save.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/stop.h"
#include "paint/gif.h"
#include "paint/png.h"
#include "paint/svg.h"
#include "repl/clock.h"
#include "scene/theme.h"
#include "scene/view.h"

typedef long long ll;

enum {
    WIDTH = 1280,
    HEIGHT = 800,
    FPS = 10,            /* smooth enough, and a film of twelve steps stays under a megabyte */
    FILM_STEPS = 60,     /* of a film for which no steps were given */
    FILM_BYTES = 1000000 /* of twelve steps */
};

typedef bool (*WriteFn)(const Stage *stage, int width, int height, const char *path, Error *error);

static const struct FormatRow {
    const char *ending;
    WriteFn write; /* NULL: a film */
} formats[] = {{".png", png_write}, {".svg", svg_write}, {".gif", NULL}};

static const struct FormatRow *format_of(const char *path) {
    size_t length = strlen(path);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        size_t ending = strlen(formats[i].ending);
        if (length > ending && !strcmp(path + length - ending, formats[i].ending))
            return &formats[i];
    }
    return NULL;
}

void save_options_init(SaveOptions *options, const char *path) {
    *options = (SaveOptions){.path = path, .theme = -1, .view = -1};
}

/* ---- options */

static bool parse_integer(const char *text, int64_t *out, char **end) {
    *out = strtoll(text, end, 10);
    return *end != text;
}

static bool set_size(SaveOptions *o, const char *text) {
    char end = 0;
    bool whole = sscanf(text, "%dx%d%c", &o->width, &o->height, &end) == 2;
    return whole && o->width >= 640 && o->width <= 7680 && o->height >= 400 && o->height <= 4320;
}

static bool set_step(SaveOptions *o, const char *text) {
    char *end = NULL;
    o->has_step = parse_integer(text, &o->step, &end) && !*end;
    return o->has_step;
}

/* "0:8", "3:", ":-2", ":" */
static bool set_steps(SaveOptions *o, const char *text) {
    char *end = NULL;
    o->has_from = parse_integer(text, &o->from, &end);
    if (*end != ':') return false;
    text = end + 1;
    o->has_until = parse_integer(text, &o->until, &end);
    o->has_steps = !*end;
    return o->has_steps;
}

static bool set_fps(SaveOptions *o, const char *text) {
    int64_t fps;
    char *end = NULL;
    bool fits = parse_integer(text, &fps, &end) && !*end && fps >= 1 && fps <= 50;
    if (fits) o->fps = (int)fps;
    return fits;
}

static bool set_theme(SaveOptions *o, const char *text) {
    o->theme = theme_find(text, strlen(text));
    return o->theme >= 0;
}

static bool set_view(SaveOptions *o, const char *text) {
    o->view = view_find(text, strlen(text));
    return o->view >= 0;
}

static const struct OptionRow {
    const char *name;
    bool (*set)(SaveOptions *options, const char *text);
    const char *takes;
} rows[] = {
    {"--step", set_step, "a whole number: --step 4, --step -1"},
    {"--steps", set_steps, "a range of steps: --steps 0:8 is step 0 to step 7"},
    {"--fps", set_fps, "pictures a second, 1 to 50"},
    {"--size", set_size, "WIDTHxHEIGHT, 640x400 to 7680x4320"},
    {"--theme", set_theme, "light or dark"},
    {"--view", set_view, NULL}, /* the names are the table's */
};
enum { ROWS = sizeof rows / sizeof *rows };

const char *const save_option_names[] = {"--step",  "--steps", "--fps", "--size",
                                         "--theme", "--view",  NULL};

static const struct OptionRow *row_of(const char *name) {
    for (int i = 0; i < ROWS; i++)
        if (!strcmp(rows[i].name, name)) return &rows[i];
    return NULL;
}

bool save_option_known(const char *name) {
    return row_of(name) != NULL;
}

bool save_option_set(SaveOptions *o, const char *name, const char *value, Error *error) {
    const struct OptionRow *row = row_of(name);
    if (row->set(o, value)) return true;
    Str takes;
    str_init(&takes);
    str_add(&takes, row->takes ? row->takes : "the name of a view:");
    for (int i = 0; !row->takes && i < view_count; i++)
        str_addf(&takes, "%s %s", i ? "," : "", views[i].name);
    error_set(error, ERROR_COMMAND, "%s: %s takes %s", value, name, takes.text);
    str_release(&takes);
    return false;
}

bool save_options_check(const SaveOptions *o, Error *error) {
    const struct FormatRow *format = format_of(o->path);
    if (!format) {
        error_set(error, ERROR_COMMAND, "%s: a picture's name ends in .png, .svg or .gif", o->path);
        return error_fix(error, ".png and .svg show one step, .gif shows a walk that moves");
    }
    if (o->has_step && o->has_steps)
        return error_set(error, ERROR_COMMAND, "--step and --steps: one of them is enough");
    if (o->fps && format->write)
        return error_set(error, ERROR_COMMAND, "--fps: is for films, and %s is none: name it .gif",
                         o->path);
    return true;
}

/* ---- which steps */

static int64_t clamp(int64_t x, int64_t most) {
    return x < 0 ? 0 : x > most ? most : x;
}

/* As Python slices: ends beyond the walk are its ends. */
static bool range_of(const SaveOptions *o, const Walk *walk, int64_t *first, int64_t *last,
                     Error *error) {
    int64_t steps = walk->steps, from = o->has_from ? o->from : 0;
    int64_t until = o->has_until ? o->until : steps;
    *first = clamp(from < 0 ? from + steps : from, steps);
    *last = clamp(until < 0 ? until + steps : until, steps) - 1;
    if (*first <= *last) return true;
    error_set(error, ERROR_COMMAND, "--steps: there is no step in that range");
    error_why(error, "%s has %lld output%s, steps 0 to %lld", walk->expression, (ll)steps,
              steps == 1 ? "" : "s", (ll)steps - 1);
    return error_fix(error, "--steps 0:%lld", (ll)steps);
}

static bool one_step(const SaveOptions *o, const Walk *walk, int64_t *step, Error *error) {
    *step = o->step < 0 ? o->step + walk->steps : o->step;
    if (*step >= 0 && *step < walk->steps) return true;
    error_set(error, ERROR_COMMAND, "--step %lld: steps go from 0 to %lld", (ll)o->step,
              (ll)walk->steps - 1);
    return error_fix(error, "--step %lld", (ll)walk->steps - 1);
}

static bool steps_find(const SaveOptions *o, const Stage *stage, int64_t *first, int64_t *last,
                       Error *error) {
    const Walk *walk = &stage->walk;
    bool film = !format_of(o->path)->write;
    *first = *last = stage->step;
    if (!stage->has_walk || stage->shows_figure) {
        if (!o->has_step && !o->has_steps) return true;
        error_set(error, ERROR_COMMAND, "--step: a plot has no steps");
        return error_fix(error, "--view step");
    }
    if (o->has_steps) return range_of(o, walk, first, last, error);
    if (o->has_step) {
        bool found = one_step(o, walk, first, error);
        *last = *first;
        return found;
    }
    if (!film) return true;
    *first = 0;
    *last = walk->steps - 1;
    if (walk->steps <= FILM_STEPS) return true;
    error_set(error, ERROR_COMMAND, "%s: a film of all %lld steps would be long", o->path,
              (ll)walk->steps);
    return error_fix(error, "--steps 0:12   # or any other range");
}

/* ---- writing */

/* What the picture takes from the stage, and nothing of what its window does at the moment. */
static Stage still_of(const Stage *stage, const SaveOptions *o) {
    Stage still = *stage;
    still.over = (Pick){PICK_NONE};
    still.playing = still.typing = false;
    still.message = NULL;
    still.moved_at = -1;
    still.speed = 1;
    if (o->theme >= 0) still.theme = o->theme;
    return still;
}

static bool choose_view(Stage *still, const SaveOptions *o, Error *error) {
    if (o->view < 0 || view_show(still, o->view)) return true;
    error_set(error, ERROR_COMMAND, "--view %s: there is no plot yet", views[o->view].name);
    return error_fix(error, "plt.plot([0, 1, 4]); plt.show()");
}

static int width_of(const SaveOptions *o) {
    return o->width ? o->width : WIDTH;
}
static int height_of(const SaveOptions *o) {
    return o->height ? o->height : HEIGHT;
}

typedef struct Progress {
    const char *path;
    double started;
    int told; /* percent; 0: nothing yet */
} Progress;

/* After a moment, and only to someone who looks on. */
static bool progress_tell(void *context, double done) {
    Progress *p = context;
    int percent = (int)(done * 100);
    if (percent != p->told && isatty(STDERR_FILENO) && clock_seconds() - p->started > 0.5) {
        fprintf(stderr, "\r%s: %3d%% (Ctrl-C stops)", p->path, percent);
        p->told = percent;
    }
    return !stop_asked();
}

static void progress_end(const Progress *p) {
    if (p->told) fputs("\r\033[K", stderr);
}

/* Is the film larger than people send to each other? */
static bool is_large(const char *path, int64_t steps) {
    struct stat file;
    int64_t most = FILM_BYTES / 12 * (steps > 12 ? steps : 12);
    return stat(path, &file) == 0 && S_ISREG(file.st_mode) && file.st_size > most;
}

/* Of a picture with much in it, motion makes a large film: it is left out, unless its speed was
 * asked for. */
static bool film_write(const SaveOptions *o, const Stage *still, int64_t first, int64_t last,
                       Progress *progress, Error *error) {
    Film film = {.width = width_of(o),
                 .height = height_of(o),
                 .first = first,
                 .last = last,
                 .fps = o->fps ? o->fps : FPS,
                 .goes_on = progress_tell,
                 .context = progress};
    if (!gif_write(still, &film, o->path, error)) return false;
    if (o->fps || !is_large(o->path, last - first + 1)) return true;
    film.still = true;
    return gif_write(still, &film, o->path, error);
}

/* "walk.png" and 7 of 0 to 12: "walk-07.png" */
static void add_numbered(const SaveOptions *o, int64_t number, int64_t last, Str *out) {
    size_t ending = strlen(format_of(o->path)->ending);
    int digits = snprintf(NULL, 0, "%lld", (ll)last);
    str_add_n(out, o->path, strlen(o->path) - ending);
    str_addf(out, "-%0*lld%s", digits, (ll)number, format_of(o->path)->ending);
}

static bool series_write(const SaveOptions *o, Stage *still, int64_t first, int64_t last,
                         Progress *progress, Error *error) {
    bool done = true;
    for (int64_t step = first; done && step <= last; step++) {
        Str path;
        str_init(&path);
        add_numbered(o, step, last, &path);
        stage_goto(still, step);
        still->moved_at = -1;
        done = format_of(o->path)->write(still, width_of(o), height_of(o), path.text, error);
        str_release(&path);
        double share = (double)(step + 1 - first) / (double)(last - first + 1);
        if (!done || step == last || progress_tell(progress, share)) continue;
        done = error_set(error, ERROR_KEYBOARD_INTERRUPT, "stopped after %lld of %lld pictures",
                         (ll)(step + 1 - first), (ll)(last - first + 1));
    }
    return done;
}

static void add_done(const SaveOptions *o, const Stage *still, int64_t first, int64_t last,
                     Str *out) {
    bool series = o->has_steps && format_of(o->path)->write;
    if (series) {
        add_numbered(o, first, last, out);
        str_add(out, " to ");
        add_numbered(o, last, last, out);
    } else {
        str_add(out, o->path);
    }
    if (still->shows_figure)
        str_add(out, ": the plot");
    else if (first == last)
        str_addf(out, ": step %lld", (ll)first);
    else
        str_addf(out, ": steps %lld to %lld", (ll)first, (ll)last);
    str_addf(out, ", %dx%d, %s", width_of(o), height_of(o), themes[still->theme].name);
}

bool save_write(const SaveOptions *o, const Stage *stage, Str *done, Error *error) {
    Stage still = still_of(stage, o);
    Progress progress = {.path = o->path, .started = clock_seconds()};
    WriteFn write = format_of(o->path)->write;
    int64_t first, last;
    if (!choose_view(&still, o, error) || !steps_find(o, &still, &first, &last, error))
        return false;
    bool written;
    if (!write) {
        written = film_write(o, &still, first, last, &progress, error);
    } else if (o->has_steps) {
        written = series_write(o, &still, first, last, &progress, error);
    } else {
        if (o->has_step && stage_goto(&still, first)) still.moved_at = -1;
        written = write(&still, width_of(o), height_of(o), o->path, error);
    }
    progress_end(&progress);
    if (written) add_done(o, &still, first, last, done);
    return written;
}
