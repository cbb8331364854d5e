/* conv/jobs: shares out the jobs of a run among threads. */
#ifndef CONV_JOBS_H
#define CONV_JOBS_H

#include <stdint.h>
#include "conv/conv1d.h"

/* One job of the run that `run` describes, on thread number `thread`. */
typedef void JobRun(const void *run, int64_t number, int thread);

/* Runs jobs 0 .. jobs - 1. Each thread begins with a stretch of neighbouring jobs of its own, the
 * same in every run: what it left in its caches is there again. A thread that is done helps the
 * others. The plan's watch counts the jobs and may stop them. */
Conv1dStatus jobs_run(const Conv1dPlan *plan, int threads, int64_t jobs, JobRun *job,
                      const void *run);

#endif
