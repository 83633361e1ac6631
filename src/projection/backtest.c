/* Rolling origin: each series is cut at its last origins, projected, and scored. */
#include "score_i.h"

#include <math.h>
#include <string.h>

enum { LEAST = 3, SCORES = 10 }; /* observations before an origin */

enum { SMAPE, MASE, MSIS, COVER80, COVER95, CRPS, BRIER, NAIVE_SMAPE, NAIVE_MASE, CRPS_SCALED };

/* Sums with their counts, so that a score that is not defined is left out. */
typedef struct scores {
    double sum[SCORES], count[SCORES];
    size_t origins;
} scores;

typedef struct backtest {
    const mfgq_projector *projector;
    size_t models;
    const int *model;
    size_t origins, horizon;
    scores *result; /* [series][models] */
} backtest;

static void add(scores *s, int which, double value)
{
    if (!isfinite(value)) return;
    s->sum[which] += value;
    s->count[which]++;
}

static double mean_of(const scores *s, int which)
{
    return s->count[which] > 0 ? s->sum[which] / s->count[which] : NAN;
}

typedef struct origin {
    const double *actual; /* [horizon] */
    double scale, last, change;
} origin;

static void score(const mfgq_i_job *j, const origin *o, scores *s)
{
    double smape = 0, error = 0, crps = 0, msis = 0, in80 = 0, in95 = 0, count = 0;
    for (size_t h = 0; h < j->steps; h++) {
        const size_t at = h + j->trailing;
        const double y = o->actual[h], point = mfgq_i_final_point(&j->final, at);
        if (isnan(y)) continue;
        const double low = mfgq_i_final_quantile(&j->final, at, 0.025);
        const double high = mfgq_i_final_quantile(&j->final, at, 0.975);
        smape += mfgq_i_score_smape(y, point);
        error += fabs(y - point);
        msis += mfgq_i_score_interval(y, low, high, 0.05);
        in80 += isnan(low) ? NAN
                           : y >= mfgq_i_final_quantile(&j->final, at, 0.1)
                                 && y <= mfgq_i_final_quantile(&j->final, at, 0.9);
        in95 += isnan(low) ? NAN : y >= low && y <= high;
        crps += mfgq_i_score_crps(&j->final, at, y);
        count++;
    }
    add(s, SMAPE, smape / count);
    add(s, MASE, error / count / o->scale);
    add(s, MSIS, msis / count / o->scale);
    add(s, COVER80, in80 / count);
    add(s, COVER95, in95 / count);
    add(s, CRPS, crps / count);
    add(s, CRPS_SCALED, crps / count / o->scale);
    const double end = o->actual[j->steps - 1];
    if (!isnan(end))
        add(s, BRIER, mfgq_i_score_brier(&j->final, j->steps - 1 + j->trailing, o->last,
                                         o->change, (double)j->steps, end));
}

/* The benchmark of OWA: naive, seasonal where the series has a season. */
static void score_naive(const mfgq_i_input *in, const origin *o, size_t horizon, scores *s)
{
    const size_t m = in->n > (size_t)in->frequency ? (size_t)in->frequency : 1;
    double smape = 0, error = 0, count = 0;
    for (size_t h = 0; h < horizon; h++) {
        double forecast = in->values[in->n - m + h % m];
        if (isnan(forecast)) forecast = o->last;
        if (isnan(o->actual[h])) continue;
        smape += mfgq_i_score_smape(o->actual[h], forecast);
        error += fabs(o->actual[h] - forecast);
        count++;
    }
    add(s, NAIVE_SMAPE, smape / count);
    add(s, NAIVE_MASE, error / count / o->scale);
}

static mfgq_status run_origin(const backtest *b, const mfgq_i_input *in, const origin *o,
                              scores *result, mfgq_error *err)
{
    for (size_t k = 0; k < b->models; k++) {
        mfgq_i_config config = b->projector->config;
        mfgq_i_arena arena = {NULL};
        config.option[MFGQ_PROJECT_MODEL] = b->model[k];
        mfgq_i_job j = {.config = &config, .input = in, .steps = b->horizon};
        const mfgq_status status = mfgq_i_compute(&j, &arena, NULL, err);
        if (status == MFGQ_OK) {
            score(&j, o, &result[k]);
            score_naive(in, o, b->horizon, &result[k]);
            result[k].origins++;
        }
        mfgq_i_arena_free(&arena);
        MFGQ_I_TRY(status);
    }
    return MFGQ_OK;
}

static mfgq_status turn(void *context, size_t i, mfgq_error *err)
{
    const backtest *const b = context;
    const mfgq_i_input *const whole = &b->projector->series[i];
    for (size_t k = 0; k < b->origins; k++) {
        if (whole->n < b->horizon + k + LEAST) break;
        mfgq_i_input in = *whole;
        in.n = whole->n - b->horizon - k;
        in.target.given = 0;
        size_t seen = 0, at = in.n;
        for (size_t t = 0; t < in.n; t++) seen += isnan(in.values[t]) ? 0 : 1;
        if (seen < LEAST) break;
        while (isnan(in.values[at - 1])) at--;
        origin o = {whole->values + in.n, 0, in.values[at - 1], 0};
        o.scale = mfgq_i_score_scale(in.values, in.n, (size_t)in.frequency);
        o.change = mfgq_i_score_scale(in.values, in.n, 1);
        MFGQ_I_TRY(run_origin(b, &in, &o, b->result + i * b->models, err));
    }
    return MFGQ_OK;
}

static double owa(double smape, double mase, double naive_smape, double naive_mase)
{
    return 0.5 * (smape / naive_smape + mase / naive_mase);
}

static void row(mfgq_builder *b, const char *model, const char *series, const scores *s)
{
    static const int order[] = {MSIS, COVER80, COVER95, CRPS, BRIER, CRPS_SCALED};
    const double smape = mean_of(s, SMAPE), mase = mean_of(s, MASE);
    const double ratio = owa(smape, mase, mean_of(s, NAIVE_SMAPE), mean_of(s, NAIVE_MASE));
    mfgq_builder_text(b, model);
    mfgq_builder_text(b, series);
    mfgq_builder_i64(b, (int64_t)s->origins);
    mfgq_builder_f64(b, smape);
    mfgq_builder_f64(b, mase);
    mfgq_builder_f64(b, isfinite(ratio) ? ratio : NAN);
    for (size_t k = 0; k < sizeof order / sizeof *order; k++)
        mfgq_builder_f64(b, mean_of(s, order[k]));
    mfgq_builder_text(b, !s->origins    ? "too few values for an origin"
                         : isnan(smape) ? "errors out of the range of doubles"
                                        : NULL);
}

/* The mean over series; OWA is the ratio of means, as in M4. */
static void total(mfgq_builder *table, const backtest *b, size_t model)
{
    scores all = {{0}, {0}, 0};
    for (size_t i = 0; i < b->projector->count; i++) {
        const scores *const s = &b->result[i * b->models + model];
        for (int k = 0; k < SCORES; k++) add(&all, k, mean_of(s, k));
        all.origins += s->origins;
    }
    row(table, mfgq_model_name(b->model[model]), "ALL", &all);
}

static mfgq_status make_table(const backtest *b, mfgq_table **table, mfgq_error *err)
{
    static const char *const numbers[] = {"smape", "mase", "owa", "msis95", "cover80", "cover95",
                                          "crps", "brier", "crps_scaled"};
    mfgq_builder *const out = mfgq_builder_new();
    mfgq_builder_column(out, "model", MFGQ_TEXT, NULL);
    mfgq_builder_column(out, "series", MFGQ_TEXT, NULL);
    mfgq_builder_column(out, "origins", MFGQ_I64, NULL);
    for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++)
        mfgq_builder_column(out, numbers[k], MFGQ_F64, NULL);
    mfgq_builder_column(out, "note", MFGQ_TEXT, NULL);
    for (size_t k = 0; k < b->models; k++) {
        for (size_t i = 0; i < b->projector->count; i++)
            row(out, mfgq_model_name(b->model[k]), b->projector->series[i].name,
                &b->result[i * b->models + k]);
        total(out, b, k);
    }
    return mfgq_builder_finish(out, table, err);
}

static mfgq_status check(const mfgq_projector *p, size_t models, const int *model, int origins,
                         mfgq_table **table, mfgq_error *err)
{
    if (!p) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "projector is null");
    if (models < 1) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "models is 0");
    if (!model) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "model is null");
    for (size_t i = 0; i < models; i++)
        if (!mfgq_model_name(model[i]))
            return mfgq_i_fail(err, MFGQ_E_INVALID, 3, (int64_t)i, "no model %d", model[i]);
    if (origins < 1) return mfgq_i_fail(err, MFGQ_E_INVALID, 4, -1, "origins is below 1");
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 7, -1, "table is null");
    if (!mfgq_has_gsl())
        return mfgq_i_fail(err, MFGQ_E_UNSUPPORTED, 0, -1, "this build has no GSL");
    return MFGQ_OK;
}

mfgq_status mfgq_backtest(const mfgq_projector *p, size_t models, const int *model, int origins,
                          mfgq_watch watch, void *context, mfgq_table **table, mfgq_error *err)
{
    MFGQ_I_TRY(check(p, models, model, origins, table, err));
    backtest b = {p, models, model, (size_t)origins,
                  (size_t)p->config.option[MFGQ_PROJECT_HORIZON], NULL};
    b.result = mfgq_i_zalloc(p->count * models + 1, sizeof *b.result);
    if (!b.result) return mfgq_i_no_memory(err);
    const mfgq_i_each each = {p->count, (size_t)p->config.option[MFGQ_PROJECT_THREADS], turn, &b,
                              watch, context};
    mfgq_status status = mfgq_i_each_run(&each, err);
    if (status == MFGQ_OK) status = make_table(&b, table, err);
    mfgq_i_free(b.result);
    return status;
}
