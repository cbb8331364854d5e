/* repl/prompt: Readline's callback interface and the window's events in one poll loop. */
#include "repl/prompt.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

/* Readline's old typedef `Function` would collide with lang/ast.h; this leaves it out. */
#define _FUNCTION_DEF /* NOLINT */
#include <readline/history.h>
#include <readline/readline.h>

#include "base/mem.h"
#include "paint/window.h"
#include "repl/clock.h"
#include "repl/command.h"
#include "repl/complete.h"
#include "repl/history.h"
#include "repl/lesson_commands.h"
#include "repl/signals.h"
#include "walk/text.h"

enum { HISTORY_LINES = 5000 };

/* Readline's callbacks take no context, so the session is one. */
static struct Session {
    Lab *lab;
    char *history; /* path, or NULL */
    Str text;      /* the lines of the cell so far */
    bool done;
    bool ended;   /* Ctrl-D on a line of blanks */
    bool asks;    /* a prompt stands: Readline's handler is installed */
    bool repeats; /* an empty line steps on */
    bool back;    /* ... or back */
    bool parts;   /* ... by a part of the step */
    Completions completions;
} session;

static bool input_waits(void) {
    struct pollfd in = {.fd = STDIN_FILENO, .events = POLLIN};
    return poll(&in, 1, 0) > 0 && (in.revents & POLLIN);
}

/* Lines that come faster than anyone types bring their own indentation. */
static int indent_line(void) {
    if (session.text.length && !input_waits()) {
        int spaces = lang_next_indent(session.text.text);
        for (int i = 0; i < spaces; i++) rl_insert_text(" ");
    }
    return 0;
}

/* Backspace in a line's indentation takes a level of it. */
static int rub_out(int count, int key) {
    int spaces = (int)strspn(rl_line_buffer, " ");
    if (!spaces || rl_point > spaces || count != 1) return rl_rubout(count, key);
    return rl_rubout((rl_point + 3) % 4 + 1, key);
}

static void on_line(char *line);

static void ask(void) {
    char prompt[64];
    int number = session.lab->cell, digits = snprintf(NULL, 0, "%d", number);
    if (session.text.length)
        snprintf(prompt, sizeof prompt, "%*s...: ", digits + 2, "");
    else
        snprintf(prompt, sizeof prompt, "In [%d]: ", number);
    rl_callback_handler_install(prompt, on_line);
    session.asks = true;
}

static void stop_asking(void) {
    rl_callback_handler_remove();
    session.asks = false;
}

static void remember(const char *cell) {
    if (!cell[strspn(cell, " \t\n")]) return;
    HIST_ENTRY *last = history_length > 0 ? history_get(history_base + history_length - 1) : NULL;
    if (last && strcmp(last->line, cell) == 0) return;
    add_history(cell);
    if (session.history) append_history(1, session.history);
}

/* What an empty line does after `next` and `prev`. */
static void note_repeat(const char *command) {
    const Command *c = command_find(command, strcspn(command, " \t"));
    session.back = c && strcmp(c->name, "prev") == 0;
    session.parts = strstr(command, "--part") != NULL;
    session.repeats =
        c && (session.back || strcmp(c->name, "next") == 0 || strcmp(c->name, "step") == 0);
}

/* As IPython: the bare word is enough; but a lesson is quit before the lab. */
static bool is_leaving(const char *cell) {
    return strcmp(cell, "exit") == 0 || (strcmp(cell, "quit") == 0 && !lesson_is_open(session.lab));
}

/* A cell copied from inside a function: all its lines stand in by as much as the first does. */
static void dedent(char *cell) {
    size_t by = strspn(cell, " \t");
    for (const char *line = cell; by && line; line = strchr(line, '\n')) {
        line += *line == '\n';
        bool blank = strchr("\n", line[strspn(line, " \t")]) != NULL; /* or the end */
        if (!blank && strncmp(line, cell, by) != 0) return;
    }
    char *to = cell;
    for (const char *from = cell; *from;) {
        size_t blank = strspn(from, " \t");
        from += blank < by ? blank : by;
        size_t length = strcspn(from, "\n");
        length += from[length] == '\n';
        memmove(to, from, length);
        to += length;
        from += length;
    }
    *to = '\0';
}

/* Up brings an exercise's text, to be edited. */
static void take_offer(void) {
    char *offer = lesson_take_offer(session.lab);
    if (!offer) return;
    size_t length = strlen(offer);
    while (length && offer[length - 1] == '\n') offer[--length] = '\0';
    if (length) add_history(offer);
    mem_free(offer);
}

static void run_cell(const char *cell) {
    Lab *lab = session.lab;
    if (is_leaving(cell)) {
        session.done = true;
        return;
    }
    Str source;
    str_init(&source);
    const Command *asked = command_asked(lab, cell);
    if (asked || strcmp(cell, "?") == 0)
        str_addf(&source, "%%help %s", asked ? asked->name : "");
    else
        command_mark(lab, cell, &source);
    if (source.text[0] == '%')
        note_repeat(source.text + 1);
    else
        session.repeats = false;
    char name[32];
    snprintf(name, sizeof name, "In [%d]", lab->cell);
    lab_run(lab, source.text, name);
    stop_forget(); /* what comes next starts afresh */
    if (source.text[0] != '%' && !lab->stopped) lesson_note_cell(lab, source.text);
    str_release(&source);
    take_offer();
    lab->cell++;
    if (lab->exits) session.done = true;
}

static void run_empty(void) {
    if (!session.repeats || !session.lab->stage.has_walk) return;
    Str command;
    str_init(&command);
    str_addf(&command, "%%%s%s", session.back ? "prev" : "next", session.parts ? " --part" : "");
    lab_run(session.lab, command.text, "step");
    str_release(&command);
}

static void end_cell(void) {
    char *cell = str_take(&session.text);
    size_t length = strlen(cell);
    while (length && strchr(" \t\n", cell[length - 1])) cell[--length] = '\0';
    if (length) {
        remember(cell);
        dedent(cell);
        run_cell(cell);
    } else {
        run_empty();
    }
    mem_free(cell);
}

/* An answer stands on one line: a bracket that is missing is told, not waited for. */
static bool is_answer(const char *line) {
    return strncmp(line, "%check ", 7) == 0 && strlen(line) + 1 == session.text.length;
}

/* A pasted cell arrives as one line with newlines in it: its block needs no empty line to end. */
static bool wants_more(const char *line) {
    if (command_is_bare(session.lab, line) && strlen(line) + 1 == session.text.length) return false;
    if (is_answer(line)) return false;
    Str text;
    str_init(&text);
    str_addf(&text, "%s%s", session.text.text, strchr(line, '\n') ? "\n" : "");
    bool more = lang_needs_more(text.text) == MORE_YES;
    str_release(&text);
    return more;
}

/* Ctrl-D ends on a line of blanks too: the indentation is ours. Readline asks about empty lines. */
static int end_or_delete(int count, int key) {
    if (!rl_end || rl_line_buffer[strspn(rl_line_buffer, " ")]) return rl_delete(count, key);
    session.ended = true;
    rl_done = 1;
    return 0;
}

/* Of a Ctrl-D that was typed while a cell ran, the terminal, then in its other mode, makes a NUL.
 */
static int end_early(int count, int key) {
    if (rl_end) return rl_set_mark(count, key);
    session.ended = true;
    rl_done = 1;
    return 0;
}

/* The next prompt is asked by the loop: what is inserted into a line in here, Readline clears. */
static void on_line(char *line) {
    stop_asking();
    if (!line || session.ended) { /* Ctrl-D: ends the cell where one is open, else the session */
        if (!line) putchar('\n');
        session.ended = false;
        session.done = session.text.length == 0;
        str_clear(&session.text);
    } else {
        str_addf(&session.text, "%s\n", line);
        if (!wants_more(line)) end_cell();
    }
    free(line);
}

/* Print above the line that is being typed; it comes back after. */
static void tell_above(void) {
    Lab *lab = session.lab;
    if (!lab_has_news(lab)) return;
    rl_clear_visible_line();
    lab_tell(lab);
    rl_on_new_line();
    rl_forced_update_display();
}

static void clear_line(void) {
    stop_forget();
    tcflush(STDIN_FILENO, TCIFLUSH); /* what was typed before the Ctrl-C and not read yet */
    stage_play(&session.lab->stage, false);
    rl_callback_sigcleanup();
    rl_free_line_state();
    fputs("^C\n", stdout);
    rl_replace_line("", 0);
    str_clear(&session.text);
    session.repeats = false;
    stop_asking();
    ask();
}

static void handle_signals(void) {
    signals_drain();
    if (stop_flag == STOP_PROGRAM)
        session.done = true;
    else if (stop_asked())
        clear_line();
    if (signal_resize) {
        signal_resize = 0;
        rl_resize_terminal();
    }
}

static void serve_window(double now) {
    Stage *stage = &session.lab->stage;
    if (window_is_open()) window_pump(stage, now);
    stage_tick(stage, now);
    tell_above();
    if (window_is_open()) window_draw(stage, now);
}

static void read_keys(void) {
    do {
        rl_callback_read_char();
        if (!session.asks && !session.done) ask();
    } while (!session.done && !stop_asked() && input_waits());
}

static void loop(void) {
    while (!session.done) {
        double now = clock_seconds();
        serve_window(now);
        struct pollfd waits[] = {{.fd = STDIN_FILENO, .events = POLLIN},
                                 {.fd = signals_fd(), .events = POLLIN},
                                 {.fd = window_is_open() ? window_fd() : -1, .events = POLLIN}};
        poll(waits, 3, clock_wait_ms(&session.lab->stage, now));
        handle_signals();
        if (!session.done && waits[0].revents & (POLLIN | POLLHUP)) read_keys();
    }
}

/* ---- Tab */

static char *next_completion(const char *text, int state) {
    (void)text;
    return state < session.completions.count ? strdup(session.completions.items[state]) : NULL;
}

static char **complete(const char *text, int start, int end) {
    (void)text;
    rl_attempted_completion_over = 1;
    Str line;
    str_init(&line);
    str_add(&line, session.text.text);
    str_add_n(&line, rl_line_buffer, (size_t)end);
    int before = (int)session.text.length;
    completions_release(&session.completions);
    complete_line(session.lab, line.text, &session.completions);
    str_release(&line);
    if (session.completions.start - before != start) return NULL;
    char **matches = rl_completion_matches(text, next_completion);
    bool command = start > 0 && rl_line_buffer[start - 1] == '%';
    rl_completion_append_character = command ? ' ' : '\0';
    return matches;
}

/* At a Ctrl-C the kernel first sends the signal and then throws away what stands in the terminal's
 * queues, among it what we have printed in answer. NOFLSH keeps it from that. */
static void prepare_terminal(int meta_keys) {
    struct termios settings;
    rl_prep_terminal(meta_keys);
    if (tcgetattr(STDIN_FILENO, &settings) != 0) return;
    settings.c_lflag |= NOFLSH;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &settings);
}

static void start_readline(void) {
    rl_readline_name = "stepconv";
    rl_catch_signals = 0;
    rl_catch_sigwinch = 0;
    rl_startup_hook = indent_line;
    rl_bind_key('D' & 31, end_or_delete);
    rl_bind_key('\0', end_early);
    rl_prep_term_function = prepare_terminal;
    rl_variable_bind("bind-tty-special-chars", "off"); /* it would take Backspace back */
    rl_bind_key('\b', rub_out);
    rl_bind_key(127, rub_out);
    rl_attempted_completion_function = complete;
    rl_basic_word_break_characters = " \t\n\"'`@$><=;|&{}()[],.:+-*/%^~!";
    rl_variable_bind("enable-bracketed-paste", "on");
    using_history();
    stifle_history(HISTORY_LINES);
    history_comment_char = '#';
    history_write_timestamps = 1; /* entries of several lines stay one */
    session.history = state_path("history");
    if (!session.history) return;
    FILE *file = fopen(session.history, "a");
    if (file) {
        fclose(file);
        chmod(session.history, 0600);
        read_history(session.history);
    }
}

static void stop_readline(void) {
    stop_asking();
    if (session.history) history_truncate_file(session.history, HISTORY_LINES);
    clear_history();
    mem_free(session.history);
    str_release(&session.text);
    completions_release(&session.completions);
}

void prompt_run(Lab *lab) {
    session = (struct Session){.lab = lab};
    str_init(&session.text);
    lab->at_prompt = true;
    start_readline();
    puts("stepconv: type PyTorch, then `step conv(x)`, `show`, `help`. Ctrl-D leaves.");
    if (lab->opening)
        run_cell(lab->opening);
    else
        lesson_greet(lab);
    ask();
    loop();
    stop_readline();
}
