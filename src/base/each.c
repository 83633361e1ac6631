/* A loop on any number of threads. Each turn is computed alone, so neither
   threads nor the split of the work can change a bit of a result. */
#include "each_i.h"

#include <pthread.h>
#include <stdatomic.h>

typedef struct loop {
    const mfgq_i_each *each;
    atomic_size_t next, done;
    atomic_int stop;
    pthread_mutex_t lock;
    size_t failed; /* the first failing turn, under the lock */
    mfgq_error error;
} loop;

static void keep_error(loop *w, size_t turn, const mfgq_error *err)
{
    pthread_mutex_lock(&w->lock);
    if (turn < w->failed) {
        w->failed = turn;
        w->error = *err;
    }
    pthread_mutex_unlock(&w->lock);
}

static void report(loop *w, int caller)
{
    const size_t done = atomic_fetch_add(&w->done, 1) + 1;
    if (!caller || !w->each->watch) return;
    if (w->each->watch(w->each->watch_context, done, w->each->count) == 0) return;
    mfgq_error err;
    mfgq_i_fail(&err, MFGQ_E_CANCELLED, 0, -1, "stopped by the caller");
    keep_error(w, 0, &err);
    atomic_store(&w->stop, 1);
}

/* Takes turns in order until none is left. A failure does not stop those before it, so
   that the first in row order is the one reported. */
static void work(loop *w, int caller)
{
    for (;;) {
        const size_t i = atomic_fetch_add(&w->next, 1);
        if (i >= w->each->count || atomic_load(&w->stop)) return;
        mfgq_error err;
        if (w->each->turn(w->each->context, i, &err) != MFGQ_OK) {
            keep_error(w, i, &err);
            return;
        }
        report(w, caller);
    }
}

static void *worker(void *context)
{
    work(context, 0);
    return NULL;
}

mfgq_status mfgq_i_each_run(const mfgq_i_each *each, mfgq_error *err)
{
    pthread_t threads[MFGQ_I_THREADS];
    size_t started = 0, want = each->threads - 1;
    loop w = {.each = each, .failed = SIZE_MAX};
    if (each->count < want + 1) want = each->count ? each->count - 1 : 0;
    pthread_mutex_init(&w.lock, NULL);
    while (started < want && pthread_create(&threads[started], NULL, worker, &w) == 0) started++;
    work(&w, 1);
    for (size_t i = 0; i < started; i++) pthread_join(threads[i], NULL);
    pthread_mutex_destroy(&w.lock);
    if (w.failed == SIZE_MAX) return MFGQ_OK;
    if (err) *err = w.error;
    return (mfgq_status)w.error.status;
}
