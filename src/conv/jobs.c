/* conv/jobs: shares out the jobs of a run among threads. */
#include "conv/jobs.h"

#include "conv/plan.h"
#include "conv/threads.h"

/* A thread's stretch of jobs, in a line of the cache of its own. */
typedef struct Stretch {
    _Alignas(64) int64_t next;
    int64_t end;
} Stretch;

static void run_one(const Conv1dPlan *plan, JobRun *job, const void *run, int64_t number,
                    int thread) {
    if (plan_watch_stops(plan)) return;
    job(run, number, thread);
    plan_watch_done(plan);
}

static void run_shared(const Conv1dPlan *plan, int threads, int64_t jobs, JobRun *job,
                       const void *run) {
    Stretch stretch[THREADS_MOST];
    for (int t = 0; t < threads; t++)
        stretch[t] = (Stretch){jobs * t / threads, jobs * (t + 1) / threads};
#pragma omp parallel num_threads(threads)
    {
        int self = thread_number();
        for (int i = 0; i < threads; i++) {
            Stretch *from = &stretch[(self + i) % threads];
            for (;;) {
                int64_t number = __atomic_fetch_add(&from->next, 1, __ATOMIC_RELAXED);
                if (number >= from->end) break;
                run_one(plan, job, run, number, self);
            }
        }
    }
}

Conv1dStatus jobs_run(const Conv1dPlan *plan, int threads, int64_t jobs, JobRun *job,
                      const void *run) {
    plan_watch_begin(plan, jobs);
    if (threads > 1 && jobs > 1)
        run_shared(plan, threads, jobs, job, run);
    else
        for (int64_t number = 0; number < jobs; number++) run_one(plan, job, run, number, 0);
    return plan_watch_stops(plan) ? CONV1D_STOPPED : CONV1D_OK;
}
