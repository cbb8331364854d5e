/* lesson/sandbox: a child process with limits. */
#include "lesson/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "lesson/sandbox_calls.h"

enum { OUTPUT_MAX = 1 << 20 };

extern char **environ;

static void limit(int what, rlim_t most) {
    struct rlimit old, lower = {most, most};
    if (getrlimit(what, &old) == 0 && old.rlim_max < most)
        lower.rlim_cur = lower.rlim_max = old.rlim_max;
    setrlimit(what, &lower);
}

static void set_limits(const SandboxLimits *limits) {
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    limit(RLIMIT_CPU, (rlim_t)(limits->seconds + 1) * (rlim_t)(cores > 0 ? cores : 1));
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CORE, 0);
#ifndef __SANITIZE_ADDRESS__ /* which reserves terabytes of addresses */
    /* Libraries and stacks of threads need addresses too: the budget of base/mem is what counts the
     * submission's own memory, and this only stands behind it. */
    limit(RLIMIT_AS, ((rlim_t)4 << 30) + limits->bytes);
#endif
    mem_set_budget(mem_in_use() + limits->bytes);
}

static void leave_world(int pipe_end) {
    int nothing = open("/dev/null", O_RDWR);
    for (int i = 0; nothing >= 0 && i <= STDERR_FILENO; i++) dup2(nothing, i);
    for (int i = STDERR_FILENO + 1; i < 1024; i++)
        if (i != pipe_end) close(i);
    static char *empty[] = {NULL};
    environ = empty;
    signal(SIGINT, SIG_DFL); /* Ctrl-C ends the grading, the child with it */
    signal(SIGXFSZ, SIG_IGN);
    if (chdir("/") != 0) _exit(EXIT_FAILURE);
}

static void write_all(int file, const char *text, size_t length) {
    while (length) {
        ssize_t n = write(file, text, length);
        if (n <= 0 && errno != EINTR) return;
        if (n <= 0) continue;
        text += n;
        length -= (size_t)n;
    }
}

static void run_child(const SandboxLimits *limits, void (*work)(void *context, Str *out),
                      void *context, int pipe_end) {
    leave_world(pipe_end);
    set_limits(limits);
    if (!sandbox_refuse_calls()) _exit(EXIT_FAILURE);
    Str out;
    str_init(&out);
    work(context, &out);
    write_all(pipe_end, out.text, out.length);
    _exit(EXIT_SUCCESS);
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* Read until the child closes its end; false where the time is over before. */
static bool read_result(int pipe_end, double seconds, Str *out) {
    for (double end = now() + seconds;;) {
        double left = end - now();
        struct pollfd waits = {.fd = pipe_end, .events = POLLIN};
        int ready = left > 0 ? poll(&waits, 1, (int)(left * 1000) + 1) : 0;
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0) return false;
        char block[4096];
        ssize_t n = read(pipe_end, block, sizeof block);
        if (n == 0) return true;
        if (n > 0 && out->length < OUTPUT_MAX) str_add_n(out, block, (size_t)n);
    }
}

SandboxEnd sandbox_run(const SandboxLimits *limits, void (*work)(void *context, Str *out),
                       void *context, Str *out) {
    int ends[2];
    if (pipe(ends) != 0) return SANDBOX_FAILED;
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        run_child(limits, work, context, ends[1]);
    }
    close(ends[1]);
    bool done = child > 0 && read_result(ends[0], limits->seconds, out);
    close(ends[0]);
    if (child < 0) return SANDBOX_FAILED;
    if (!done) kill(child, SIGKILL);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
    if (!done) return SANDBOX_TIME;
    return WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SUCCESS ? SANDBOX_DONE : SANDBOX_LOST;
}
