/* All series of a projector, on any number of threads. Each series is computed alone,
   so neither threads nor the split of a batch can change a bit of a result. */
#include "run_i.h"

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>

typedef struct batch {
    const mfgq_projector *projector;
    mfgq_projection *projection;
    const double *prior;
    mfgq_watch progress;
    void *context;
    atomic_size_t next, done;
    atomic_int stop;
    pthread_mutex_t lock;
    size_t failed;     /* the first failing series, under the lock */
    mfgq_error error;
} batch;

static void keep_error(batch *b, size_t series, const mfgq_error *err)
{
    pthread_mutex_lock(&b->lock);
    if (series < b->failed) {
        b->failed = series;
        b->error = *err;
        if (err->status == MFGQ_E_DOMAIN) b->error.index = (int64_t)series;
    }
    pthread_mutex_unlock(&b->lock);
}

static void report(batch *b, int caller)
{
    const size_t done = atomic_fetch_add(&b->done, 1) + 1;
    if (!caller || !b->progress) return;
    if (b->progress(b->context, done, b->projector->count) == 0) return;
    mfgq_error err;
    mfgq_i_fail(&err, MFGQ_E_CANCELLED, 0, -1, "stopped by the caller");
    keep_error(b, 0, &err);
    atomic_store(&b->stop, 1);
}

/* Takes series in order until none is left. A failure does not stop those before it, so
   that the first in row order is the one reported. */
static void work(batch *b, int caller)
{
    for (;;) {
        const size_t i = atomic_fetch_add(&b->next, 1);
        if (i >= b->projector->count || atomic_load(&b->stop)) return;
        mfgq_error err;
        const mfgq_status status
            = mfgq_i_run_series(&b->projector->config, &b->projector->series[i], b->prior,
                                &b->projection->series[i], &err);
        if (status != MFGQ_OK) {
            keep_error(b, i, &err);
            return;
        }
        report(b, caller);
    }
}

static void *worker(void *context)
{
    work(context, 0);
    return NULL;
}

static mfgq_status run_all(batch *b, mfgq_error *err)
{
    pthread_t threads[256];
    size_t started = 0, want = (size_t)b->projector->config.option[MFGQ_PROJECT_THREADS] - 1;
    if (b->projector->count < want + 1) want = b->projector->count ? b->projector->count - 1 : 0;
    while (started < want && pthread_create(&threads[started], NULL, worker, b) == 0) started++;
    work(b, 1);
    for (size_t i = 0; i < started; i++) pthread_join(threads[i], NULL);
    if (b->failed == SIZE_MAX) return MFGQ_OK;
    if (err) *err = b->error;
    return (mfgq_status)b->error.status;
}

static mfgq_projection *make(const mfgq_projector *p)
{
    mfgq_projection *const out = mfgq_i_zalloc(1, sizeof *out);
    if (!out) return NULL;
    out->config = p->config;
    out->series = mfgq_i_zalloc(p->count ? p->count : 1, sizeof *out->series);
    if (!out->series) {
        mfgq_i_free(out);
        return NULL;
    }
    out->count = p->count;
    for (size_t i = 0; i < p->count; i++) out->any_target |= p->series[i].target.given;
    return out;
}

mfgq_status mfgq_projector_run(const mfgq_projector *p, mfgq_watch progress, void *context,
                               mfgq_projection **projection, mfgq_error *err)
{
    if (!p) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "projector is null");
    if (!projection) return mfgq_i_fail(err, MFGQ_E_INVALID, 4, -1, "projection is null");
    if (!mfgq_has_gsl())
        return mfgq_i_fail(err, MFGQ_E_UNSUPPORTED, 0, -1, "this build has no GSL");
    double prior[2];
    batch b = {.projector = p, .progress = progress, .context = context, .failed = SIZE_MAX};
    if (p->config.option[MFGQ_PROJECT_POOL] > 0 && mfgq_i_pool(p, prior)) b.prior = prior;
    b.projection = make(p);
    if (!b.projection) return mfgq_i_no_memory(err);
    pthread_mutex_init(&b.lock, NULL);
    const mfgq_status status = run_all(&b, err);
    pthread_mutex_destroy(&b.lock);
    if (status == MFGQ_OK) *projection = b.projection;
    else mfgq_projection_free(b.projection);
    return status;
}

void mfgq_projection_free(mfgq_projection *projection)
{
    if (!projection) return;
    for (size_t i = 0; i < projection->count; i++) mfgq_i_result_free(&projection->series[i]);
    mfgq_i_free(projection->series);
    mfgq_i_free(projection);
}
