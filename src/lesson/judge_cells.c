/* lesson/judge_cells: which of the learner's cells are tried: all of them, stretches, one text. */
#include "lesson/judge_parts.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/stop.h"

static int last_failed(const Attempt *a) {
    int cell = a->count - 1;
    while (cell >= 0 && !a->failed[cell]) cell--;
    return cell;
}

/* `a` has passed, but a loop, say, may have done its work before it failed: it counts only where
 * the others pass without it. */
static bool pass_without_failed(Attempt *a) {
    int failed = last_failed(a), count = 0;
    if (failed < 0) return true;
    const char **kept = mem_new((size_t)a->count * sizeof *kept);
    for (int i = 0; i < a->count; i++)
        if (!a->failed[i]) kept[count++] = a->cells[i];
    Attempt b = *a;
    b.cells = kept;
    b.count = count;
    b.failed = NULL;
    bool passed = attempt_each(&b);
    if (!passed && !b.verdict->stopped) {
        b.cells = a->cells;
        b.count = failed + 1; /* ends in its error, which is the verdict then */
        attempt_each(&b);
    }
    mem_free(kept);
    return passed;
}

static bool try_cells(const Exercise *e, const LessonHost *host, const char *const *cells,
                      int count, Verdict *verdict) {
    Attempt a = {.exercise = e, .host = host, .cells = cells, .count = count, .verdict = verdict};
    a.failed = mem_new((size_t)(count + 1) * sizeof *a.failed);
    bool passed = attempt_each(&a) && pass_without_failed(&a);
    mem_free(a.failed);
    return passed;
}

static bool has_blank(const char *text) {
    return strstr(text, "____") != NULL;
}

static void judge_text(const Exercise *e, const LessonHost *host, const char *text, bool distrust,
                       Verdict *verdict) {
    Attempt a = {.exercise = e,
                 .host = host,
                 .cells = &text,
                 .count = 1,
                 .strict = true,
                 .distrust = distrust,
                 .verdict = verdict};
    if (attempt_each(&a) || verdict->kind == VERDICT_BROKEN || !has_blank(text)) return;
    attempt_conclude(&a, VERDICT_EMPTY, "There is still a blank, ____, to fill in.");
}

void exercise_judge_file(const Exercise *e, const LessonHost *host, const char *text,
                         Verdict *verdict) {
    judge_text(e, host, text, false, verdict);
}

void exercise_judge_graded(const Exercise *e, const LessonHost *host, const char *text,
                           Verdict *verdict) {
    judge_text(e, host, text, true, verdict);
}

enum { STRETCHES_MAX = 24 }; /* of each sort: a check must not take long */

/* ---- a stretch may hold what was given up before, an endless loop: they get two seconds in all */

enum { STRETCHES_SECONDS = 2 };

static void on_alarm(int number) {
    (void)number;
    if (!stop_flag) stop_flag = STOP_RUN;
}

static void start_alarm(struct sigaction *before) {
    struct sigaction action = {.sa_handler = on_alarm};
    sigemptyset(&action.sa_mask);
    sigaction(SIGALRM, &action, before);
    alarm(STRETCHES_SECONDS);
}

static void end_alarm(const struct sigaction *before) {
    alarm(0);
    sigaction(SIGALRM, before, NULL);
    stop_forget();
}

static bool try_stretches(const Exercise *e, const LessonHost *host, const char *const *cells,
                          int count) {
    Verdict other;
    verdict_init(&other);
    struct sigaction before;
    start_alarm(&before);
    bool passed = false;
    for (int n = 1; !passed && !other.stopped && n < count && n <= STRETCHES_MAX; n++)
        passed = try_cells(e, host, cells + count - n, n, &other) ||
                 try_cells(e, host, cells, count - n, &other) ||
                 try_cells(e, host, cells + count - 1 - n, 1, &other);
    end_alarm(&before);
    verdict_release(&other);
    return passed;
}

/* Where an answer is asked for: what stood behind %check, or the last line that is one. */
static void judge_answer(const Exercise *e, const LessonHost *host, const char *const *cells,
                         int count, Verdict *verdict) {
    char *among = exercise_answer_among(e, cells, count);
    const char *answer[] = {among};
    try_cells(e, host, answer, among != NULL, verdict);
    mem_free(among);
}

static bool binds_answer(const char *const *cells, int count) {
    for (int i = 0; i < count; i++)
        if (exercise_binds_answer(cells[i])) return true;
    return false;
}

void exercise_judge(const Exercise *e, const LessonHost *host, const char *const *cells, int count,
                    Verdict *verdict) {
    Attempt a = {.exercise = e, .verdict = verdict};
    if (!count && !exercise_asks_answer(e)) {
        attempt_conclude(&a, VERDICT_EMPTY, "Nothing to check yet: type the code, then %check.");
        return;
    }
    if (exercise_asks_answer(e) && !binds_answer(cells, count)) {
        judge_answer(e, host, cells, count, verdict);
        return;
    }
    if (try_cells(e, host, cells, count, verdict) || verdict->stopped) return;
    if (try_stretches(e, host, cells, count)) {
        attempt_conclude(&a, VERDICT_PASS, "");
    } else if (count && has_blank(cells[count - 1])) {
        attempt_conclude(&a, VERDICT_EMPTY, "There is still a blank, ____, to fill in.");
    }
}
