/* repl/signals: flags, and a pipe so that poll wakes up (a signal that comes just before the poll
 * would be slept through otherwise). */
#include "repl/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/stop.h"

volatile sig_atomic_t signal_resize;

static int wake[2] = {-1, -1};

static void on_signal(int number) {
    int kept = errno;
    if (number == SIGINT)
        stop_flag = stop_flag ? stop_flag : STOP_RUN;
    else if (number == SIGWINCH)
        signal_resize = 1;
    else
        stop_flag = STOP_PROGRAM;
    ssize_t written = write(wake[1], "", 1); /* a full pipe wakes as well */
    (void)written;
    errno = kept;
}

void signals_install(void) {
    if (wake[0] >= 0 || pipe(wake) != 0) return;
    for (int i = 0; i < 2; i++) {
        fcntl(wake[i], F_SETFL, O_NONBLOCK);
        fcntl(wake[i], F_SETFD, FD_CLOEXEC);
    }
    struct sigaction action = {.sa_handler = on_signal};
    sigemptyset(&action.sa_mask);
    static const int numbers[] = {SIGINT, SIGWINCH, SIGTERM, SIGHUP};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        sigaction(numbers[i], &action, NULL);
}

int signals_fd(void) {
    return wake[0];
}

void signals_drain(void) {
    char bytes[64];
    while (read(wake[0], bytes, sizeof bytes) > 0) continue;
}
