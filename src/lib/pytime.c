/* lib/pytime: time: clocks and sleep. */
#include <math.h>
#include <time.h>

#include "eval/rows.h"
#include "lib/builtins.h"
#include "lib/pyleft_out.h"
#include "lib/pymodules.h"

static bool clock_seconds(clockid_t clock, Value *out) {
    struct timespec t = {0};
    clock_gettime(clock, &t);
    *out = value_float((double)t.tv_sec + (double)t.tv_nsec / 1e9);
    return true;
}

static bool clock_nanoseconds(clockid_t clock, Value *out) {
    struct timespec t = {0};
    clock_gettime(clock, &t);
    *out = value_int((int64_t)t.tv_sec * 1000000000 + t.tv_nsec);
    return true;
}

#define CLOCK(name, read, clock)                                                                   \
    static bool time_##name(Interp *in, const Value *args, Value *out) {                           \
        (void)in;                                                                                  \
        (void)args;                                                                                \
        return read(clock, out);                                                                   \
    }
CLOCK(time, clock_seconds, CLOCK_REALTIME)
CLOCK(time_ns, clock_nanoseconds, CLOCK_REALTIME)
CLOCK(perf_counter, clock_seconds, CLOCK_MONOTONIC)
CLOCK(perf_counter_ns, clock_nanoseconds, CLOCK_MONOTONIC)
CLOCK(monotonic, clock_seconds, CLOCK_MONOTONIC)
CLOCK(process_time, clock_seconds, CLOCK_PROCESS_CPUTIME_ID)

/* In short naps, so that Ctrl-C ends it. */
static bool time_sleep(Interp *in, const Value *args, Value *out) {
    double seconds = 0;
    *out = value_none();
    if (!arg_real(in, args[0], &seconds)) return false;
    if (!(seconds >= 0)) return interp_raise(in, ERROR_VALUE, "sleep length must be non-negative");
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    double end = (double)now.tv_sec + (double)now.tv_nsec / 1e9 + seconds;
    while (!interp_stopped(in)) {
        clock_gettime(CLOCK_MONOTONIC, &now);
        double left = end - ((double)now.tv_sec + (double)now.tv_nsec / 1e9);
        if (left <= 0) return true;
        struct timespec nap = {.tv_nsec = (long)(fmin(left, 0.05) * 1e9)};
        nanosleep(&nap, NULL);
    }
    return false;
}

static const Native members[] = {
    ROW("time", "", time_time, "Seconds since 1970."),
    ROW("time_ns", "", time_time_ns, "Nanoseconds since 1970."),
    ROW("perf_counter", "", time_perf_counter, "Seconds of a clock for measuring."),
    ROW("perf_counter_ns", "", time_perf_counter_ns, "Nanoseconds of a clock for measuring."),
    ROW("monotonic", "", time_monotonic, "Seconds of a clock that never goes back."),
    ROW("process_time", "", time_process_time, "Seconds that this process has computed."),
    ROW("sleep", "seconds, /", time_sleep, "Wait."),
    {0}};

const ModuleSpec module_time = {.name = "time", .members = members, .missing = python_left_out};
