/* ARIMA with the stepwise selection of Hyndman and Khandakar (2008): differences by the
   KPSS test (and the strength of the season), then the neighbours of the best order so
   far as long as AICc falls. --set p=, d=, q= hold the order. */
#include "arima_i.h"

#include <math.h>
#include <string.h>

typedef struct choice {
    const mfgq_i_task *task;
    double *w; /* differenced */
    size_t n;
    mfgq_i_arima best;
    mfgq_i_order tried[128];
    size_t tried_count;
    int fixed_p, fixed_q; /* -1: free */
    int failed;           /* out of memory */
} choice;

static int is_allowed(const choice *c, const mfgq_i_order *o)
{
    const int seasonal = c->task->period > 1 && c->task->period <= MFGQ_I_SEASON_MOST;
    if (o->p < 0 || o->q < 0 || o->sp < 0 || o->sq < 0 || o->sp > 2 || o->sq > 2) return 0;
    if (o->p + o->q + o->sp + o->sq > MFGQ_I_ARIMA_MOST) return 0;
    if ((o->sp || o->sq) && !seasonal) return 0;
    if (o->constant && o->d + o->sd > 1) return 0;
    if (c->fixed_p >= 0 && o->p != c->fixed_p) return 0;
    if (c->fixed_q >= 0 && o->q != c->fixed_q) return 0;
    return c->tried_count < sizeof c->tried / sizeof *c->tried;
}

/* Fits an order that was not tried yet; 1 if it is the best now. */
static int try_order(choice *c, mfgq_i_order o)
{
    mfgq_i_arima model;
    if (c->failed || !is_allowed(c, &o)) return 0;
    for (size_t i = 0; i < c->tried_count; i++)
        if (memcmp(&c->tried[i], &o, sizeof o) == 0) return 0;
    c->tried[c->tried_count++] = o;
    if (!mfgq_i_arima_fit(c->task, c->w, c->n, &o, &model)) {
        c->failed = 1;
        return 0;
    }
    const int better = model.aicc < c->best.aicc
                    || (isinf(c->best.aicc) && isnan(c->best.loglik) && !isnan(model.loglik));
    if (better) c->best = model;
    return better;
}

static mfgq_i_order moved(mfgq_i_order o, int p, int q, int sp, int sq)
{
    o.p += p, o.q += q, o.sp += sp, o.sq += sq;
    return o;
}

/* One better neighbour of the best order, in a fixed sequence. */
static int improve(choice *c)
{
    static const int moves[][4] = {{-1, 0, 0, 0}, {0, -1, 0, 0}, {1, 0, 0, 0}, {0, 1, 0, 0},
                                   {-1, -1, 0, 0}, {-1, 1, 0, 0}, {1, -1, 0, 0}, {1, 1, 0, 0},
                                   {0, 0, -1, 0}, {0, 0, 0, -1}, {0, 0, 1, 0}, {0, 0, 0, 1},
                                   {0, 0, -1, -1}, {0, 0, 1, 1}};
    const mfgq_i_order at = c->best.order;
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        if (try_order(c, moved(at, moves[i][0], moves[i][1], moves[i][2], moves[i][3])))
            return 1;
    mfgq_i_order other = at;
    other.constant = !other.constant;
    return try_order(c, other);
}

static void select_order(choice *c, int d, int sd)
{
    const int season = c->task->period > 1 && c->task->period <= MFGQ_I_SEASON_MOST
                    && c->task->n >= 3 * (size_t)c->task->period;
    const int p = c->fixed_p >= 0 ? c->fixed_p : 0, q = c->fixed_q >= 0 ? c->fixed_q : 0;
    mfgq_i_order o = {p, d, q, 0, sd, 0, d + sd <= 1};
    c->best.aicc = INFINITY;
    c->best.loglik = NAN;
    try_order(c, o);
    o.constant = 0;
    try_order(c, o);
    o.constant = d + sd <= 1;
    try_order(c, moved(o, c->fixed_p >= 0 ? 0 : 2, c->fixed_q >= 0 ? 0 : 2, season, season));
    try_order(c, moved(o, c->fixed_p >= 0 ? 0 : 1, 0, season, 0));
    try_order(c, moved(o, 0, c->fixed_q >= 0 ? 0 : 1, 0, season));
    while (improve(c)) continue;
}

/* ---- forecasts on the scale of the series ---- */

/* psi weights of the undifferenced process, for the variances. */
static void integrated(const mfgq_i_arima *model, mfgq_i_lags *l, double *ar, size_t *size)
{
    double poly[MFGQ_I_LAGS_MOST + 2 * MFGQ_I_SEASON_MOST + 4] = {1};
    size_t n = l->p;
    for (size_t i = 0; i < n; i++) poly[i + 1] = -l->ar[i];
    for (int k = 0; k < model->order.d + model->order.sd; k++) {
        const size_t lag = k < model->order.d ? 1 : (size_t)model->m;
        for (size_t i = n + lag + 1; i-- > lag;) poly[i] -= poly[i - lag];
        n += lag;
    }
    for (size_t i = 0; i < n; i++) ar[i] = -poly[i + 1];
    *size = n;
}

static void variances(const mfgq_i_arima *model, mfgq_i_lags *l, double sigma2, double *psi,
                      mfgq_i_outcome *out)
{
    double ar[MFGQ_I_LAGS_MOST + 2 * MFGQ_I_SEASON_MOST + 4], sum = 0;
    size_t p;
    integrated(model, l, ar, &p);
    for (size_t h = 0; h < out->horizon; h++) {
        psi[h] = h == 0 ? 1 : h <= l->q ? l->ma[h - 1] : 0;
        for (size_t i = 1; i <= h && i <= p; i++) psi[h] += ar[i - 1] * psi[h - i];
        sum += psi[h] * psi[h];
        out->spread[h] = sqrt(sigma2 * sum);
    }
}

/* Sums the forecasts of the differences up again: first the ordinary ones, then the
   seasonal one, on values that were differenced in the reverse order. */
static void integrate(const mfgq_i_task *task, const mfgq_i_order *o, const double *ahead,
                      double *x, double *level, mfgq_i_outcome *out)
{
    const size_t n = task->n, m = (size_t)task->period, h = out->horizon;
    for (size_t i = 0; i < h; i++) level[i] = ahead[i];
    for (int k = o->d - 1; k >= 0; k--) {
        memcpy(x, task->x, n * sizeof *x);
        size_t size = o->sd ? mfgq_i_difference(x, n, m) : n;
        for (int j = 0; j < k; j++) size = mfgq_i_difference(x, size, 1);
        double last = x[size - 1];
        for (size_t i = 0; i < h; i++) level[i] = last += level[i];
    }
    for (size_t i = 0; i < h; i++) {
        const double before = !o->sd ? 0 : i < m ? task->x[n - m + i] : out->centre[i - m];
        out->centre[i] = level[i] + before;
    }
}

static void report(const mfgq_i_arima *model, mfgq_i_outcome *out)
{
    const mfgq_i_order *const o = &model->order;
    const int held = o->p + o->q + o->sp + o->sq + o->constant;
    for (int i = 0; i < o->p; i++) out->value[MFGQ_I_P_AR1 + i] = model->ar[i];
    for (int i = 0; i < o->q; i++) out->value[MFGQ_I_P_MA1 + i] = model->ma[i];
    for (int i = 0; i < o->sp; i++) out->value[MFGQ_I_P_SAR1 + i] = model->sar[i];
    for (int i = 0; i < o->sq; i++) out->value[MFGQ_I_P_SMA1 + i] = model->sma[i];
    if (o->constant) {
        const double mean = o->sd ? model->mean / model->m : model->mean; /* a step */
        out->value[o->d + o->sd ? MFGQ_I_P_DRIFT : MFGQ_I_P_MEAN] = mean;
    }
    out->value[MFGQ_I_P_P] = o->p;
    out->value[MFGQ_I_P_Q] = o->q;
    out->value[MFGQ_I_P_D] = o->d;
    if (model->m > 1) out->value[MFGQ_I_P_SEASONAL_D] = o->sd;
    mfgq_i_criteria(out, model->n, model->loglik, held);
    out->value[MFGQ_I_P_SIGMA2] = model->n > held ? model->sigma2 * model->n / (model->n - held)
                                                  : NAN;
}

static mfgq_status forecast(const choice *c, mfgq_i_outcome *out, mfgq_error *err)
{
    const size_t h = out->horizon, n = c->n, size = c->task->n;
    const size_t need = 4 * n + 3 * h + size + MFGQ_I_ARMA_ROOM;
    double *const room = mfgq_i_arena_alloc(c->task->arena, need * sizeof *room);
    if (!room) return mfgq_i_no_memory(err);
    mfgq_i_lags lags;
    mfgq_i_arima_expand(&c->best, &lags);
    mfgq_i_arma a = {.w = c->w, .n = n, .innovation = room, .response = room + n,
                     .variance = room + 2 * n, .room = room + 3 * n, .mean = c->best.mean};
    double *const path = a.room + MFGQ_I_ARMA_ROOM, *const x = path + n + h;
    mfgq_i_arma_forecast(&a, &lags, h, path);
    integrate(c->task, &c->best.order, path + n, x, x + c->task->n, out);
    variances(&c->best, &lags, out->value[MFGQ_I_P_SIGMA2], x + c->task->n + h, out);
    return MFGQ_OK;
}

/* The orders of differencing; w becomes the differenced series. */
static void difference(choice *c, int *d, int *sd, double *scratch)
{
    const mfgq_i_task *const t = c->task;
    const size_t m = (size_t)t->period;
    c->n = t->n;
    memcpy(c->w, t->x, t->n * sizeof *c->w);
    *sd = m > 1 && m <= MFGQ_I_SEASON_MOST && mfgq_i_strong_season(t->x, t->n, m);
    if (*sd) c->n = mfgq_i_difference(c->w, c->n, m);
    memcpy(scratch, c->w, c->n * sizeof *scratch);
    const double fixed = mfgq_i_fixed(t, MFGQ_I_P_D, NAN);
    *d = isnan(fixed) ? mfgq_i_count_differences(scratch, c->n) : (int)fmin(fmax(fixed, 0), 2);
    for (int k = 0; k < *d && c->n > 1; k++) c->n = mfgq_i_difference(c->w, c->n, 1);
}

static int order_of(const mfgq_i_task *task, int parameter)
{
    const double fixed = mfgq_i_fixed(task, parameter, -1);
    return (int)fmin(fmax(fixed, -1), MFGQ_I_ARIMA_MOST);
}

mfgq_status mfgq_i_model_arima(const mfgq_i_task *task, int variant, mfgq_i_outcome *out,
                               mfgq_error *err)
{
    (void)variant;
    MFGQ_I_TRY(mfgq_i_outcome_make(out, task, err));
    if (task->n > MFGQ_I_ARIMA_LONG) {
        out->notes |= MFGQ_I_NOTE_LONG;
        return MFGQ_OK;
    }
    double *const w = mfgq_i_arena_alloc(task->arena, 2 * task->n * sizeof *w);
    if (!w) return mfgq_i_no_memory(err);
    choice c = {.task = task, .w = w};
    int d, sd;
    c.fixed_p = order_of(task, MFGQ_I_P_P);
    c.fixed_q = order_of(task, MFGQ_I_P_Q);
    difference(&c, &d, &sd, w + task->n);
    if (mfgq_i_is_constant(task)) return mfgq_i_model_naive(task, 0, out, err);
    select_order(&c, d, sd);
    if (c.failed) return mfgq_i_no_memory(err);
    if (isnan(c.best.loglik)) { /* the differences are constant: a perfect line */
        MFGQ_I_TRY(mfgq_i_model_drift(task, 0, out, err));
        out->notes |= MFGQ_I_NOTE_SIMPLER;
        return MFGQ_OK;
    }
    report(&c.best, out);
    MFGQ_I_TRY(forecast(&c, out, err));
    return MFGQ_OK;
}
