/* repl/lab: running texts, telling steps, remembering convolutions. */
#include "repl/lab.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/intern.h"
#include "base/mem.h"
#include "paint/window.h"
#include "repl/clock.h"
#include "repl/command.h"
#include "repl/data_files.h"
#include "repl/lesson_commands.h"
#include "repl/edit.h"
#include "repl/signals.h"
#include "repl/stepping.h"
#include "walk/text.h"

static size_t call_bytes(const Conv1dCall *call) {
    return (size_t)(tensor_count(&call->input) + tensor_count(&call->output)) *
           dtype_size(call->input.dtype);
}

static void forget_oldest(Lab *lab) {
    conv1d_call_release(&lab->recent[--lab->recent_count]);
}

static void remember(void *context, const Conv1dCall *call) {
    Lab *lab = context;
    if (lab->recent_count == RECENT_CALLS) forget_oldest(lab);
    memmove(lab->recent + 1, lab->recent, (size_t)lab->recent_count * sizeof *lab->recent);
    lab->recent[0] = conv1d_call_retain(call);
    lab->recent_count++;
    size_t held = 0;
    for (int i = 0; i < lab->recent_count; i++) {
        held += call_bytes(&lab->recent[i]);
        while (i > 0 && held > RECENT_BYTES && lab->recent_count > i) forget_oldest(lab);
    }
}

static void remember_pad(void *context, const Tensor *input, int64_t left, const Tensor *output) {
    Lab *lab = context;
    padded_remember(&lab->padded, input, left, output);
}

static bool show_figure(void *context, Interp *in, const Figure *figure) {
    Lab *lab = context;
    if (figure_is_empty(figure)) return true;
    char *words = figure_words(figure);
    stage_show_figure(&lab->stage, &library_of(in)->figure);
    lab->shown_figure = true;
    Error error = {0};
    if (!lab->rendering && !window_is_open() && !window_open(&lab->stage, &error)) {
        Str note;
        str_init(&note);
        str_addf(&note, "plt.show: %s: %s", error.message, words);
        interp_note(in, note.text);
        str_release(&note);
        error_clear(&error);
    } else if (!lab->rendering && !lab->at_prompt) {
        lab_wait_window(lab);
    }
    mem_free(words);
    return true;
}

static bool run_command(void *context, Interp *in, const char *text) {
    (void)in;
    return command_run(context, text);
}

static void start_interpreter(Lab *lab) {
    lab->in = interp_new(&(Host){.context = lab, .command = run_command});
    library_install(lab->in);
    Library *library = library_of(lab->in);
    library->on_conv = remember;
    library->on_pad = remember_pad;
    library->on_show = show_figure;
    library->on_conv_context = library->on_pad_context = library->on_show_context = lab;
    if (lab->bundled_only)
        data_files_bundled(lab->in);
    else
        data_files_all(lab->in);
}

void lab_init(Lab *lab) {
    *lab = (Lab){.cell = 1, .told = -1};
    stage_init(&lab->stage);
    str_init(&lab->news);
    lab_take_edits(lab);
    start_interpreter(lab);
}

static void stop_interpreter(Lab *lab) {
    while (lab->recent_count) forget_oldest(lab);
    padded_release(&lab->padded);
    library_release(lab->in);
    interp_free(lab->in);
}

void lab_release(Lab *lab) {
    lesson_release(lab);
    stage_release(&lab->stage);
    conv1d_call_release(&lab->source);
    seen_release(&lab->seen);
    str_release(&lab->news);
    stop_interpreter(lab);
}

static const char imports[] = "import torch, torch.nn as nn, torch.nn.functional as F\n"
                              "import numpy as np, matplotlib.pyplot as plt\n";

void lab_import(Interp *in) {
    Error error = {0};
    Program *program = program_parse(imports, "prelude", &error);
    interp_run(in, program, NULL);
    program_drop(program);
}

void lab_prelude(Lab *lab) {
    bool at_prompt = lab->at_prompt;
    lab->at_prompt = false;
    lab_import(lab->in);
    lab_run(lab, "Out = {}", "prelude");
    lab->at_prompt = at_prompt;
}

int lab_columns(const Lab *lab) {
    struct winsize size = {0};
    if (!lab->at_prompt || !isatty(STDOUT_FILENO)) return 0;
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

void lab_report(Lab *lab, const char *name, const char *source) {
    Str text;
    str_init(&text);
    bool after_mark = lab->at_prompt && lab->in->error.kind == ERROR_KEYBOARD_INTERRUPT;
    if (after_mark) str_add_char(&text, '\n'); /* the terminal has put ^C there */
    Str report;
    str_init(&report);
    error_report(&lab->in->error, name, source, &report);
    str_add_folded(&text, report.text, lab_columns(lab), 0);
    str_release(&report);
    fflush(stdout);
    fputs(text.text, stderr);
    fflush(stderr);
    str_release(&text);
    error_clear(&lab->in->error);
}

/* Out[4]: tensor(...). A value of several lines starts on its own line, as in IPython. */
static bool show_value(Lab *lab, Value value) {
    if (value.tag == TAG_ABSENT || value.tag == TAG_NONE) return true;
    Str text;
    str_init(&text);
    bool done = value_repr(lab->in, value, &text) && !interp_stopped(lab->in);
    if (done) {
        printf("Out[%d]: %s", lab->cell, strchr(text.text, '\n') ? "\n" : "");
        str_add_char(&text, '\n');
        interp_write(lab->in, text.text, text.length);
        interp_set_global(lab->in, intern("_"), value);
        Value *out = interp_find(lab->in, intern("Out"));
        if (out) done = dict_set(lab->in, *out, value_int(lab->cell), value);
    }
    str_release(&text);
    return done;
}

bool lab_run(Lab *lab, const char *source, const char *name) {
    Error error = {0};
    stop_forget();
    Program *program = program_parse(source, name, &error);
    bool done = program != NULL;
    if (!done) command_hint(lab, source, &error);
    if (!done) interp_raise_from(lab->in, &error);
    Value last = {.tag = TAG_ABSENT};
    if (done) done = interp_run(lab->in, program, lab->at_prompt ? &last : NULL);
    if (done) done = show_value(lab, last);
    lab->stopped = !done && lab->in->error.kind == ERROR_KEYBOARD_INTERRUPT;
    if (!done && interp_exits(lab->in, &lab->exit_code))
        lab->exits = true;
    else if (!done)
        lab_report(lab, name, program ? program->source : source);
    program_drop(program);
    fflush(stdout);
    return done;
}

static char *read_all(FILE *file) {
    Str text;
    str_init(&text);
    char block[4096];
    size_t n = 0;
    while ((n = fread(block, 1, sizeof block, file)) > 0) str_add_n(&text, block, n);
    return str_take(&text);
}

bool lab_run_file(Lab *lab, const char *path) {
    bool is_stdin = strcmp(path, "-") == 0;
    FILE *file = is_stdin ? stdin : fopen(path, "r");
    char *source = file ? read_all(file) : NULL;
    bool failed = !file || ferror(file);
    if (failed) fprintf(stderr, "stepconv: %s: %s\n", path, strerror(errno));
    if (file && !is_stdin) fclose(file);
    bool done = !failed && lab_run(lab, source, is_stdin ? "<stdin>" : path);
    mem_free(source);
    return done;
}

/* Parts are printed where the learner walks them; while they play, the step when it is whole. */
static bool is_untold(const Lab *lab) {
    const Stage *stage = &lab->stage;
    if (!stage->has_walk) return false;
    if (stage->part == PART_WHOLE) return stage->step != lab->told;
    if (!stage->playing) return stage->step != lab->told || stage->part != lab->told_part;
    return stage->step != lab->told && stage->part == walk_parts(&stage->walk) - 1;
}

bool lab_has_news(const Lab *lab) {
    return lab->news.length || is_untold(lab);
}

void lab_tell(Lab *lab) {
    if (!lab_has_news(lab)) return;
    interp_write(lab->in, lab->news.text, lab->news.length);
    str_clear(&lab->news);
    if (!is_untold(lab)) return;
    const Stage *stage = &lab->stage;
    Str text;
    str_init(&text);
    if (stage->part == PART_WHOLE || stage->playing)
        walk_text(&stage->walk, stage->step, &text);
    else
        walk_part_text(&stage->walk, stage->step, stage->part, &text);
    interp_write(lab->in, text.text, text.length);
    fflush(stdout);
    str_release(&text);
    lab->told = stage->step;
    lab->told_part = stage->part;
}

bool lab_walk_last(Lab *lab) {
    if (lab->stage.has_walk) return true;
    if (!lab->recent_count) return false;
    Walk walk;
    Error error = {0};
    bool done = walk_init(&walk, &lab->recent[0], NULL, "conv1d", "Conv1d", &error);
    error_clear(&error);
    Conv1dCall source = conv1d_call_retain(&lab->recent[0]);
    if (done)
        step_open(lab, &walk, &source);
    else
        conv1d_call_release(&source);
    return done;
}

void lab_wait_window(Lab *lab) {
    fflush(stdout);
    while (window_is_open() && !stop_asked()) {
        double now = clock_seconds();
        if (window_pump(&lab->stage, now)) return;
        stage_tick(&lab->stage, now);
        lab_tell(lab);
        window_draw(&lab->stage, now);
        struct pollfd waits[] = {{.fd = signals_fd(), .events = POLLIN},
                                 {.fd = window_fd(), .events = POLLIN}};
        poll(waits, 2, clock_wait_ms(&lab->stage, now));
        signals_drain();
    }
}
