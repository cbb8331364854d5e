/* main: the command line. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "paint/window.h"
#include "repl/lab.h"
#include "repl/lesson_cli.h"
#include "repl/lesson_grade.h"
#include "repl/prompt.h"
#include "repl/save.h"
#include "repl/signals.h"
#include "scene/theme.h"

#define VERSION "0.1"

enum { EXIT_FINE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2 };
enum { GRADE_SECONDS = 10, GRADE_BYTES = 512 << 20 };

static const char usage[] =
    "usage: stepconv [options] [FILE.py | -]\n"
    "\n"
    "A lab for torch.nn.Conv1d: without a file it opens a prompt; with one it runs it, as Python\n"
    "with PyTorch would, commands (%step, %where, ...) included. - reads standard input.\n"
    "\n"
    "  -c CODE               run CODE\n"
    "  -i                    run the file, then open the prompt with its variables\n"
    "  --render OUT          run the file and draw what the window would show: the walk of "
    "%step,\n"
    "                        else the figure of plt.show, else the last convolution. OUT ends in\n"
    "                        .png or .svg, or in .gif for a film of the walk. With it:\n"
    "    --step N            the step to draw, from 0; -1 is the last (default: where %step "
    "stands)\n"
    "    --steps A:B         steps A to B-1: of a film; of .png and .svg a numbered file each\n"
    "    --fps N             pictures a second of a film while it moves, 1 to 50 (default 10)\n"
    "    --size WxH          in pixels, 640x400 to 7680x4320 (default 1280x800)\n"
    "    --view NAME         step, trace, ...: as %view\n"
    "  --theme NAME          dark or light, of the window too\n"
    "  --memory SIZE         refuse to hold more than this: 500M, 4G (default: half of the "
    "memory)\n"
    "  --lesson NAME         open the prompt in a lesson: its number, name, or the name's "
    "beginning\n"
    "  --lessons DIR         add a teacher's lessons\n"
    "  --check LESSON[:EXERCISE] FILE...\n"
    "                        grade submissions, without a prompt; each in a process that reaches "
    "no\n"
    "                        files and no network. With it:\n"
    "    --json              a line of JSON for each\n"
    "    --time SECONDS      stop each after so long (default 10); --memory holds for each\n"
    "  --lint DIR            check the lessons of a folder, or one lesson's file: for teachers\n"
    "  -h, --help            this text\n"
    "  -V, --version         the version\n"
    "\n"
    "Exit status: 0 fine, 1 a statement or a check failed, 2 wrong usage.\n"
    "Environment: STEPCONV_THEME (dark, light), STEPCONV_MOTION=0 (the window shows each step at\n"
    "rest), STEPCONV_FONT (a font file), STEPCONV_ISA (avx512, avx2, c), XDG_STATE_HOME "
    "(history),\n"
    "NO_COLOR.\n";

typedef struct Options {
    const char *file, *code;
    const char *lint, *lesson, *lessons;
    GradeOptions grade; /* target: --check */
    const char **files; /* of --check: room for all words */
    bool has_memory;
    bool interactive;
    SaveOptions picture;    /* picture.path: --render */
    const char *of_picture; /* an option that is for --render only */
} Options;

static int refuse(const char *what, const char *word) {
    fprintf(stderr, "stepconv: %s: %s\nTry `stepconv --help`.\n", word, what);
    return EXIT_USAGE;
}

/* The error's message, and what would work. */
static void report(Error *error) {
    fprintf(stderr, "stepconv: %s\n", error->message);
    if (error->fix) fprintf(stderr, "fix: %s\n", error->fix);
    error_clear(error);
}

static int refuse_error(Error *error) {
    report(error);
    fputs("Try `stepconv --help`.\n", stderr);
    return EXIT_USAGE;
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

static bool parse_seconds(const char *text, double *seconds) {
    char *end = NULL;
    *seconds = strtod(text, &end);
    return end != text && !*end && *seconds > 0 && *seconds <= 3600;
}

/* Options that take a value, each with what makes it wrong. */
static int take_value(Options *o, const char *name, const char *value) {
    Error error = {0};
    if (!value) return refuse("needs a value", name);
    if (save_option_known(name)) {
        if (!save_option_set(&o->picture, name, value, &error)) return refuse_error(&error);
        if (strcmp(name, "--theme") != 0) o->of_picture = name;
    } else if (strcmp(name, "-c") == 0) {
        o->code = value;
    } else if (strcmp(name, "--render") == 0) {
        o->picture.path = value;
    } else if (strcmp(name, "--lint") == 0) {
        o->lint = value;
    } else if (strcmp(name, "--lesson") == 0) {
        o->lesson = value;
    } else if (strcmp(name, "--lessons") == 0) {
        o->lessons = value;
    } else if (strcmp(name, "--check") == 0) {
        o->grade.target = value;
    } else if (strcmp(name, "--time") == 0) {
        if (!parse_seconds(value, &o->grade.seconds))
            return refuse("--time takes seconds, more than 0 and at most 3600", value);
    } else if (!parse_memory(value)) {
        return refuse("--memory takes a size such as 500M or 4G", value);
    } else {
        o->has_memory = true;
    }
    return EXIT_FINE;
}

/* What --render and its options need of each other. -1: all is well. */
static int check_picture(const Options *o) {
    Error error = {0};
    if (!o->picture.path)
        return o->of_picture ? refuse("is for --render OUT.png", o->of_picture) : -1;
    if (!save_options_check(&o->picture, &error)) return refuse_error(&error);
    if (!o->file && !o->code) return refuse("needs a file to run", "--render");
    return -1;
}

static bool takes_value(const char *word) {
    static const char *const valued[] = {"-c",        "--render", "--memory", "--lint", "--lesson",
                                         "--lessons", "--check",  "--time",   NULL};
    for (int i = 0; valued[i]; i++)
        if (strcmp(word, valued[i]) == 0) return true;
    return save_option_known(word);
}

/* -1: go on; else the exit status. */
static int parse_options(int argc, char **argv, Options *o) {
    for (int i = 1; i < argc; i++) {
        const char *word = argv[i];
        if (takes_value(word)) {
            int status = take_value(o, word, i + 1 < argc ? argv[i + 1] : NULL);
            if (status) return status;
            i++;
        } else if (strcmp(word, "-i") == 0) {
            o->interactive = true;
        } else if (strcmp(word, "--json") == 0) {
            o->grade.json = true;
        } else if (strcmp(word, "-h") == 0 || strcmp(word, "--help") == 0) {
            fputs(usage, stdout);
            return EXIT_FINE;
        } else if (strcmp(word, "-V") == 0 || strcmp(word, "--version") == 0) {
            puts("stepconv " VERSION);
            return EXIT_FINE;
        } else if (word[0] == '-' && word[1]) {
            return refuse("no such option", word);
        } else if (o->grade.target) {
            o->files[o->grade.file_count++] = word;
        } else if (o->file) {
            return refuse("one file at a time", word);
        } else {
            o->file = word;
        }
    }
    return check_picture(o);
}

/* The walk where steps of it are asked for, or no figure was shown after it. */
static bool choose_picture(Lab *lab, const SaveOptions *picture) {
    bool wants_walk = picture->has_step || picture->has_steps || !lab->shown_figure;
    if (!wants_walk) return true;
    if (!lab_walk_last(lab)) {
        fputs("stepconv: --render: the file runs no convolution and shows no figure\n", stderr);
        return false;
    }
    stage_show_walk(&lab->stage);
    return true;
}

static bool render(Lab *lab, const SaveOptions *picture) {
    Error error = {0};
    Str done;
    if (!choose_picture(lab, picture)) return false;
    str_init(&done);
    bool written = save_write(picture, &lab->stage, &done, &error);
    str_release(&done);
    if (!written) report(&error);
    return written;
}

/* STEPCONV_THEME, STEPCONV_MOTION, --theme. A theme that there is not is no reason to stop. */
static void choose_looks(Stage *stage, int theme) {
    const char *named = getenv("STEPCONV_THEME"), *motion = getenv("STEPCONV_MOTION");
    int row = theme >= 0 ? theme : named && *named ? theme_find(named, strlen(named)) : 0;
    if (row < 0)
        fprintf(stderr, "stepconv: STEPCONV_THEME: there is no theme %s; dark is taken\n", named);
    stage->theme = row > 0 ? row : 0;
    stage->still = motion && strcmp(motion, "0") == 0;
}

/* --lint and --check, which open no lab. */
static int serve_teacher(const Options *o) {
    if (o->lint) return lint_run(o->lint);
    GradeOptions grade = o->grade;
    if (!grade.file_count) return refuse("needs files to check", "--check");
    grade.files = o->files;
    grade.folder = o->lessons;
    grade.bytes = o->has_memory ? mem_budget() : GRADE_BYTES;
    return grade_run(&grade);
}

int main(int argc, char **argv) {
    Options o = {.grade.seconds = GRADE_SECONDS};
    save_options_init(&o.picture, NULL);
    set_default_budget();
    o.files = mem_new((size_t)argc * sizeof *o.files);
    int status = parse_options(argc, argv, &o);
    if (status < 0 && (o.lint || o.grade.target)) status = serve_teacher(&o);
    mem_free(o.files);
    if (status >= 0) return status;
    signals_install();
    Lab lab;
    lab_init(&lab);
    choose_looks(&lab.stage, o.picture.theme);
    lab.rendering = o.picture.path != NULL;
    lab.lessons_folder = o.lessons;
    Str opening;
    str_init(&opening);
    str_addf(&opening, "%%lesson %s", o.lesson ? o.lesson : "");
    if (o.lesson) lab.opening = opening.text;
    bool given = o.file || o.code, types = isatty(STDIN_FILENO);
    bool asks = types && (o.interactive || !given);
    if (asks || o.interactive) lab_prelude(&lab);
    bool done = true;
    if (o.code)
        done = lab_run(&lab, o.code, "-c");
    else if (o.file || !asks)
        done = lab_run_file(&lab, o.file ? o.file : "-");
    if (o.picture.path) done = (done || lab.exits) && render(&lab, &o.picture);
    if (!lab.exits && o.interactive && given && !types) done = lab_run_file(&lab, "-");
    if (asks && !lab.exits)
        prompt_run(&lab); /* what failed before was reported, and the user went on */
    else
        lab_wait_window(&lab);
    int code = lab.exits ? lab.exit_code : done || asks ? EXIT_FINE : EXIT_FAILED;
    window_close();
    lab_release(&lab);
    str_release(&opening);
    return code;
}
