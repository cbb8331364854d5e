/* tests/tools/pty: drive the prompt through a pseudo-terminal, by a script of lines:
 *
 *   start ARGS...     start $STEPCONV with these arguments (several times: one after the other)
 *   send TEXT         type TEXT and Enter          (\t \e \n \\ are understood in every TEXT)
 *   type TEXT         type TEXT
 *   paste TEXT        a bracketed paste
 *   key NAME          ctrl-c ctrl-d tab enter up down backspace
 *   patience SECONDS  how long an expect waits (10 at the start)
 *   expect TEXT       wait until TEXT has come since the last expect
 *   until LINE | TEXT type LINE and Enter, again after each prompt, until TEXT comes
 *   never TEXT        TEXT must not have come since the start
 *   stops LINE        type it and Enter, Ctrl-C 0.3 s later, and see it stop within a second
 *   pause MS          let time pass
 *   pause_until FILE  let time pass until there is that file (5 minutes at most)
 *   touch FILE        make that file: a script waits for it
 *   signal NAME       hup, term or kill (which ends it: another start may follow)
 *   exit STATUS       the program must end by itself, with that status
 *   env NAME=VALUE    before start
 *   # a comment
 *
 * Escape sequences and carriage returns of the output are left out before texts are compared. */
#undef _XOPEN_SOURCE
#define _XOPEN_SOURCE 700
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { LINE_MAX_ = 4096, OUTPUT_MAX = 1 << 20, STOP_MS = 1000 };

static int master = -1;
static pid_t child = -1;
static char raw[OUTPUT_MAX], plain[OUTPUT_MAX];
static size_t raw_length, matched; /* `matched`: of plain, what an expect has passed */
static const char *script;
static int line_number, wait_ms = 10000;

/* Leave out ESC [ ... letter, ESC ] ... BEL, other two-byte escapes, and \r. */
static void make_plain(void) {
    size_t to = 0;
    for (size_t i = 0; i < raw_length; i++) {
        if (raw[i] == '\r' || raw[i] == '\a') continue;
        if (raw[i] != '\033') {
            plain[to++] = raw[i];
            continue;
        }
        i++;
        if (raw[i] == '[') {
            while (i + 1 < raw_length && (raw[++i] < '@' || raw[i] > '~')) continue;
        } else if (raw[i] == ']') {
            while (i < raw_length && raw[i] != '\a') i++;
        }
    }
    plain[to] = '\0';
}

static void fail(const char *what, const char *text) {
    make_plain();
    printf("%s:%d: %s: %s\n--- the terminal since the last expect:\n%s\n", script, line_number,
           what, text, plain + matched);
    if (child > 0) kill(child, SIGKILL);
    exit(1);
}

static void start(const char *args) {
    char words[LINE_MAX_], *argv[32] = {getenv("STEPCONV")};
    int count = 1;
    snprintf(words, sizeof words, "%s", args);
    for (char *w = strtok(words, " "); w && count < 31; w = strtok(NULL, " ")) argv[count++] = w;
    master = posix_openpt(O_RDWR | O_NOCTTY);
    if (master < 0 || grantpt(master) || unlockpt(master)) fail("no pseudo-terminal", args);
    raw_length = matched = 0;
    child = fork();
    if (child == 0) {
        setsid();
        int slave = open(ptsname(master), O_RDWR);
        struct winsize size = {.ws_row = 40, .ws_col = 100};
        ioctl(slave, TIOCSWINSZ, &size);
        ioctl(slave, TIOCSCTTY, 0);
        for (int fd = 0; fd < 3; fd++) dup2(slave, fd);
        close(master);
        setenv("TERM", "xterm", 1);
        execvp(argv[0], argv);
        _exit(127);
    }
}

/* Of a very long session only the end is kept. */
static void drop_old(void) {
    enum { KEPT = OUTPUT_MAX / 4 };
    if (raw_length < OUTPUT_MAX - KEPT) return;
    memmove(raw, raw + raw_length - KEPT, KEPT);
    raw_length = KEPT;
    matched = 0;
}

static bool read_some(int most_ms) {
    drop_old();
    struct pollfd waits = {.fd = master, .events = POLLIN};
    if (poll(&waits, 1, most_ms) <= 0) return false;
    ssize_t n = read(master, raw + raw_length, OUTPUT_MAX - raw_length - 1);
    if (n > 0) raw_length += (size_t)n;
    return n > 0;
}

static long now_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void expect_within(const char *text, int ms) {
    long end = now_ms() + ms;
    for (;;) {
        make_plain();
        char *found = strstr(plain + matched, text);
        if (found) {
            matched = (size_t)(found - plain) + strlen(text);
            return;
        }
        long left = end - now_ms();
        if (left <= 0) fail("did not come", text);
        if (!read_some((int)left) && now_ms() < end && waitpid(child, NULL, WNOHANG) > 0)
            fail("the program ended before this came", text);
    }
}

static void expect(const char *text) {
    expect_within(text, wait_ms);
}

static void settle(int ms) {
    long end = now_ms() + ms;
    while (now_ms() < end) read_some((int)(end - now_ms()));
}

static void settle_until(const char *path) {
    long end = now_ms() + 300000;
    while (access(path, F_OK) != 0) {
        if (now_ms() > end) fail("did not come to be", path);
        settle(100);
    }
}

static void put(const char *text, size_t length) {
    if (write(master, text, length) != (ssize_t)length) fail("cannot type", text);
}

static void expect_exit(int wanted) {
    long end = now_ms() + wait_ms;
    int status = 0;
    while (waitpid(child, &status, WNOHANG) == 0) {
        if (now_ms() > end) fail("does not end", "");
        read_some(20);
    }
    while (read_some(0)) continue;
    child = -1;
    close(master);
    int got = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    char text[64];
    snprintf(text, sizeof text, "%d instead of %d", got, wanted);
    if (got != wanted) fail("exit status", text);
}

static void unescape(char *text) {
    char *to = text;
    for (; *text; text++) {
        if (*text != '\\' || !text[1]) {
            *to++ = *text;
            continue;
        }
        text++;
        *to++ = *text == 't' ? '\t' : *text == 'e' ? '\033' : *text == 'n' ? '\n' : *text;
    }
    *to = '\0';
}

static void press(const char *name) {
    static const struct {
        const char *name, *bytes;
    } keys[] = {{"ctrl-c", "\003"}, {"ctrl-d", "\004"}, {"tab", "\t"},        {"enter", "\r"},
                {"up", "\033[A"},   {"down", "\033[B"}, {"backspace", "\177"}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(keys[i].name, name) == 0) {
            put(keys[i].bytes, strlen(keys[i].bytes));
            return;
        }
    fail("no such key", name);
}

static void expect_stop(const char *line) {
    put(line, strlen(line));
    put("\r", 1);
    expect(line);
    settle(300);
    press("ctrl-c");
    expect_within("KeyboardInterrupt", STOP_MS);
    expect("In [");
}

static int count_prompts(void) {
    int count = 0;
    make_plain();
    for (const char *p = plain; (p = strstr(p, "In [")); p++) count++;
    return count;
}

static void type_until(char *line) {
    enum { TIMES = 40 };
    char *text = strstr(line, " | ");
    if (!text) fail("until takes LINE | TEXT", line);
    *text = '\0';
    text += 3;
    for (int i = 0; i < TIMES; i++) {
        while (read_some(100)) continue; /* the prompt of the line before */
        int before = count_prompts();
        put(line, strlen(line));
        put("\r", 1);
        for (long end = now_ms() + wait_ms; count_prompts() == before; read_some(50))
            if (now_ms() > end) fail("no prompt after", line);
        if (!strstr(plain + matched, text)) continue;
        expect(text);
        return;
    }
    fail("did not come", text);
}

static void send_signal(const char *name) {
    bool kills = strcmp(name, "kill") == 0;
    kill(child, kills ? SIGKILL : strcmp(name, "hup") == 0 ? SIGHUP : SIGTERM);
    if (!kills) return;
    waitpid(child, NULL, 0);
    child = -1;
    close(master);
}

static void paste(const char *text) {
    put("\033[200~", 6);
    put(text, strlen(text));
    put("\033[201~", 6);
}

static void obey(char *line) {
    char *text = line + strcspn(line, " ");
    if (*text) *text++ = '\0';
    unescape(text);
    if (strcmp(line, "start") == 0)
        start(text);
    else if (strcmp(line, "send") == 0)
        put(text, strlen(text)), put("\r", 1);
    else if (strcmp(line, "type") == 0)
        put(text, strlen(text));
    else if (strcmp(line, "paste") == 0)
        paste(text);
    else if (strcmp(line, "key") == 0)
        press(text);
    else if (strcmp(line, "patience") == 0)
        wait_ms = 1000 * atoi(text);
    else if (strcmp(line, "expect") == 0)
        expect(text);
    else if (strcmp(line, "until") == 0)
        type_until(text);
    else if (strcmp(line, "stops") == 0)
        expect_stop(text);
    else if (strcmp(line, "pause") == 0)
        settle(atoi(text));
    else if (strcmp(line, "pause_until") == 0)
        settle_until(text);
    else if (strcmp(line, "touch") == 0)
        close(open(text, O_WRONLY | O_CREAT, 0600));
    else if (strcmp(line, "signal") == 0)
        send_signal(text);
    else if (strcmp(line, "exit") == 0)
        expect_exit(atoi(text));
    else if (strcmp(line, "env") == 0)
        putenv(strdup(text));
    else if (strcmp(line, "never") == 0) {
        make_plain();
        if (strstr(plain, text)) fail("must not come", text);
    } else
        fail("no such word", line);
}

int main(int argc, char **argv) {
    FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
    if (!file || !getenv("STEPCONV")) {
        fprintf(stderr, "usage: STEPCONV=./stepconv pty SCRIPT\n");
        return 2;
    }
    script = argv[1];
    signal(SIGPIPE, SIG_IGN);
    char line[LINE_MAX_];
    while (fgets(line, sizeof line, file)) {
        line_number++;
        line[strcspn(line, "\n")] = '\0';
        if (line[0] && line[0] != '#') obey(line);
    }
    fclose(file);
    if (child > 0) {
        close(master);
        kill(child, SIGKILL);
        waitpid(child, NULL, 0);
    }
    return 0;
}
