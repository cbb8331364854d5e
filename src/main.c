/* main: the command line. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "paint/png.h"
#include "paint/window.h"
#include "repl/lab.h"
#include "repl/lesson_cli.h"
#include "repl/prompt.h"
#include "repl/signals.h"

#define VERSION "0.1"

enum { EXIT_FINE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2 };

static const char usage[] =
    "usage: stepconv [options] [FILE.py | -]\n"
    "\n"
    "A lab for torch.nn.Conv1d: without a file it opens a prompt; with one it runs it, as Python\n"
    "with PyTorch would, commands (%step, %where, ...) included. - reads standard input.\n"
    "\n"
    "  -c CODE               run CODE\n"
    "  -i                    run the file, then open the prompt with its variables\n"
    "  --render OUT.png      run the file and draw the picture that the window would show: the "
    "walk\n"
    "                        of %step, else the figure of plt.show, else the last convolution\n"
    "  --step N              the step to draw, from 0; -1 is the last (default: where %step "
    "stands)\n"
    "  --size WxH            of the picture in pixels, 640x400 to 7680x4320 (default 1280x800)\n"
    "  --memory SIZE         refuse to hold more than this: 500M, 4G (default: half of the "
    "memory)\n"
    "  --lint DIR            check the lessons of a folder, or one lesson's file: for teachers\n"
    "  -h, --help            this text\n"
    "  -V, --version         the version\n"
    "\n"
    "Exit status: 0 fine, 1 a statement failed, 2 wrong usage.\n"
    "Environment: STEPCONV_FONT (a font file), STEPCONV_ISA (avx512, avx2, c), XDG_STATE_HOME\n"
    "(history), NO_COLOR.\n";

typedef struct Options {
    const char *file, *code, *render, *lint;
    long long step;
    bool has_step, has_size, interactive;
    int width, height;
} Options;

static int refuse(const char *what, const char *word) {
    fprintf(stderr, "stepconv: %s: %s\nTry `stepconv --help`.\n", word, what);
    return EXIT_USAGE;
}

static bool parse_size(const char *text, int *width, int *height) {
    char end = 0;
    return sscanf(text, "%dx%d%c", width, height, &end) == 2 && *width >= 640 && *width <= 7680 &&
           *height >= 400 && *height <= 4320;
}

static bool parse_step(const char *text, long long *step) {
    char *end = NULL;
    *step = strtoll(text, &end, 10);
    return end != text && !*end;
}

/* "500M" to bytes. */
static bool parse_memory(const char *text) {
    char *end = NULL;
    double size = strtod(text, &end);
    const char *units = "KMGT";
    const char *unit = *end ? strchr(units, *end) : NULL;
    for (const char *u = units; unit && u <= unit; u++) size *= 1024;
    if (end == text || size < 1 || size > 1e15 || (*end && (!unit || end[1]))) return false;
    mem_set_budget((size_t)size);
    return true;
}

static void set_default_budget(void) {
    long pages = sysconf(_SC_PHYS_PAGES), page = sysconf(_SC_PAGESIZE);
    if (pages > 0 && page > 0) mem_set_budget((size_t)pages / 2 * (size_t)page);
}

/* Options that take a value, each with what makes it wrong. */
static int take_value(Options *o, const char *name, const char *value) {
    if (!value) return refuse("needs a value", name);
    if (strcmp(name, "-c") == 0)
        o->code = value;
    else if (strcmp(name, "--render") == 0)
        o->render = value;
    else if (strcmp(name, "--lint") == 0)
        o->lint = value;
    else if (strcmp(name, "--size") == 0) {
        o->has_size = parse_size(value, &o->width, &o->height);
        if (!o->has_size) return refuse("--size takes WIDTHxHEIGHT, 640x400 to 7680x4320", value);
    } else if (strcmp(name, "--step") == 0) {
        o->has_step = parse_step(value, &o->step);
        if (!o->has_step) return refuse("--step takes a whole number", value);
    } else if (!parse_memory(value)) {
        return refuse("--memory takes a size such as 500M or 4G", value);
    }
    return EXIT_FINE;
}

/* What --render, --step and --size need of each other. -1: all is well. */
static int check_picture(const Options *o) {
    size_t length = o->render ? strlen(o->render) : 0;
    if (!o->render && o->has_step) return refuse("is for --render OUT.png", "--step");
    if (!o->render && o->has_size) return refuse("is for --render OUT.png", "--size");
    if (!o->render) return -1;
    if (length < 4 || strcmp(o->render + length - 4, ".png") != 0)
        return refuse("--render writes PNG: the name ends in .png", o->render);
    if (!o->file && !o->code) return refuse("needs a file to run", "--render");
    return -1;
}

/* -1: go on; else the exit status. */
static int parse_options(int argc, char **argv, Options *o) {
    static const char *const valued[] = {"-c",       "--render", "--size", "--step",
                                         "--memory", "--lint",   NULL};
    for (int i = 1; i < argc; i++) {
        const char *word = argv[i];
        int is_valued = 0;
        for (int v = 0; valued[v]; v++) is_valued |= strcmp(word, valued[v]) == 0;
        if (is_valued) {
            int status = take_value(o, word, i + 1 < argc ? argv[i + 1] : NULL);
            if (status) return status;
            i++;
        } else if (strcmp(word, "-i") == 0) {
            o->interactive = true;
        } else if (strcmp(word, "-h") == 0 || strcmp(word, "--help") == 0) {
            fputs(usage, stdout);
            return EXIT_FINE;
        } else if (strcmp(word, "-V") == 0 || strcmp(word, "--version") == 0) {
            puts("stepconv " VERSION);
            return EXIT_FINE;
        } else if (word[0] == '-' && word[1]) {
            return refuse("no such option", word);
        } else if (o->file) {
            return refuse("one file at a time", word);
        } else {
            o->file = word;
        }
    }
    return check_picture(o);
}

static bool choose_picture(Lab *lab, const Options *o) {
    bool wants_walk = o->has_step || !lab->shown_figure;
    if (!wants_walk) return true;
    if (!lab_walk_last(lab)) {
        fputs("stepconv: --render: the file runs no convolution and shows no figure\n", stderr);
        return false;
    }
    stage_show_walk(&lab->stage);
    if (!o->has_step) return true;
    int64_t steps = lab->stage.walk.steps, step = o->step < 0 ? o->step + steps : o->step;
    if (step < 0 || step >= steps) {
        fprintf(stderr, "stepconv: --step %lld: steps go from 0 to %lld\n", o->step,
                (long long)steps - 1);
        return false;
    }
    stage_goto(&lab->stage, step);
    return true;
}

static bool render(Lab *lab, const Options *o) {
    Error error = {0};
    if (!choose_picture(lab, o)) return false;
    lab->stage.moved_at = -1; /* at rest: no motion in a still */
    if (png_write(&lab->stage, o->width, o->height, o->render, &error)) return true;
    fprintf(stderr, "stepconv: %s\n", error.message);
    error_clear(&error);
    return false;
}

int main(int argc, char **argv) {
    Options o = {.width = 1280, .height = 800};
    set_default_budget();
    int status = parse_options(argc, argv, &o);
    if (status >= 0) return status;
    signals_install();
    if (o.lint) return lint_run(o.lint);
    Lab lab;
    lab_init(&lab);
    lab.rendering = o.render != NULL;
    bool given = o.file || o.code, types = isatty(STDIN_FILENO);
    bool asks = types && (o.interactive || !given);
    if (asks || o.interactive) lab_prelude(&lab);
    bool done = true;
    if (o.code)
        done = lab_run(&lab, o.code, "-c");
    else if (o.file || !asks)
        done = lab_run_file(&lab, o.file ? o.file : "-");
    if (o.render) done = (done || lab.exits) && render(&lab, &o);
    if (!lab.exits && o.interactive && given && !types) done = lab_run_file(&lab, "-");
    if (asks && !lab.exits)
        prompt_run(&lab); /* what failed before was reported, and the user went on */
    else
        lab_wait_window(&lab);
    int code = lab.exits ? lab.exit_code : done || asks ? EXIT_FINE : EXIT_FAILED;
    window_close();
    lab_release(&lab);
    return code;
}
