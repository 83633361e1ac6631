/* Uniform, Denton and Denton-Cholette benchmarking. */
#include "reconcile_i.h"

#include <math.h>
#include <string.h>

typedef struct task {
    mfgq_i_frame frame;
    mfgq_i_filter filter;
    int proportional;
    double *scale; /* proportional: the indicator over its mean size */
    double *start, *deviation, *aggregate;
    double unit;
} task;

static mfgq_status check_indicator(size_t periods, const double *indicator, mfgq_error *err)
{
    for (size_t t = 0; indicator && t < periods; t++)
        if (!isfinite(indicator[t]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 6, (int64_t)t, "indicator is %s",
                               isnan(indicator[t]) ? "missing" : "not finite");
    return MFGQ_OK;
}

static double mean_size(size_t n, const double *v)
{
    double sum = 0;
    for (size_t t = 0; t < n; t++) sum += fabs(v[t]) / (double)n;
    return sum;
}

/* A benchmark whose indicator is zero throughout cannot be met by proportions. */
static mfgq_status check_zeros(const task *k, mfgq_error *err)
{
    const mfgq_i_frame *const f = &k->frame;
    for (size_t j = 0; k->proportional && j < f->count; j++) {
        int some = f->low[j] == 0;
        for (size_t i = 0; i < f->ratio; i++)
            some |= mfgq_i_weight(f, i) != 0 && k->scale[f->first[j] + i] != 0;
        if (!some)
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 6, (int64_t)f->first[j],
                               "indicator is zero over a benchmark of %.17g", f->low[j]);
    }
    return MFGQ_OK;
}

/* The size of a period on average: what stands where neither an indicator nor a benchmark
   says anything. */
static double mean_level(const mfgq_i_frame *f)
{
    double sum = 0, whole = 0;
    for (size_t j = 0; j < f->count; j++) sum += f->low[j] / (double)f->count;
    for (size_t i = 0; i < f->ratio; i++) whole += mfgq_i_weight(f, i);
    return f->count && isfinite(sum / whole) ? sum / whole : 1;
}

/* Where the sought series starts: what differences of order h leave free needs no start, and
   without one nothing cancels, however far the units lie apart. */
static double start_of(const task *k, const double *indicator, double value)
{
    if (k->proportional) return k->filter.skip > 0 ? 0 : 1;
    return !indicator && k->filter.order == 0 ? mean_level(&k->frame) : value;
}

/* The series is unit * scale * (start + deviation). */
static mfgq_status set_up(task *k, const double *indicator, mfgq_error *err)
{
    const mfgq_i_frame *const f = &k->frame;
    const size_t n = f->periods;
    k->scale = mfgq_i_array(n, sizeof *k->scale);
    k->start = mfgq_i_array(n, sizeof *k->start);
    k->deviation = mfgq_i_zalloc(n, sizeof *k->deviation);
    k->aggregate = mfgq_i_array(f->count, sizeof *k->aggregate);
    if (!k->scale || !k->start || !k->deviation || !k->aggregate) return mfgq_i_no_memory(err);
    k->unit = indicator ? mean_size(n, indicator) : 1;
    if (!(k->unit > 0)) k->unit = 1;
    for (size_t t = 0; t < n; t++) {
        const double value = indicator ? indicator[t] / k->unit : 1;
        k->scale[t] = k->proportional ? value : 1;
        k->start[t] = start_of(k, indicator, value);
    }
    MFGQ_I_TRY(check_zeros(k, err));
    for (size_t t = 0; t < n; t++) k->deviation[t] = k->scale[t] * k->start[t];
    for (size_t j = 0; j < f->count; j++)
        k->aggregate[j] = f->low[j] / k->unit - mfgq_i_aggregate(f, j, k->deviation);
    memset(k->deviation, 0, n * sizeof *k->deviation);
    return MFGQ_OK;
}

/* Without its first rows the difference leaves a polynomial of degree h - 1 free, which
   the benchmarks that bind something have to settle. */
static mfgq_status check_count(const task *k, const mfgq_i_smoother *s, int h, mfgq_error *err)
{
    size_t binding = 0;
    for (size_t j = 0; j < k->frame.count; j++) binding += s->norm[j] > 0;
    if (k->filter.skip == 0 || binding >= (size_t)h) return MFGQ_OK;
    return mfgq_i_fail(err, MFGQ_E_DOMAIN, 9, -1, "h = %d needs %d benchmarks, there are %zu", h,
                       h, binding);
}

static mfgq_status minimise(task *k, int h, int non_negative, mfgq_error *err)
{
    mfgq_i_smoother s;
    MFGQ_I_TRY(mfgq_i_smoother_new(&s, &k->frame, k->scale, k->filter.order, err));
    mfgq_status status = check_count(k, &s, h, err);
    if (status == MFGQ_OK && non_negative) {
        status = mfgq_i_smoother_nonneg(&s, &k->filter, k->start, k->aggregate, k->deviation, err);
    } else if (status == MFGQ_OK) {
        status = mfgq_i_smoother_factor(&s, &k->filter, NULL, err);
        if (status == MFGQ_OK) mfgq_i_smoother_solve(&s, NULL, k->aggregate, k->deviation);
    }
    mfgq_i_smoother_free(&s);
    return status;
}

static mfgq_status finish(const task *k, int non_negative, double *values, mfgq_error *err)
{
    for (size_t t = 0; t < k->frame.periods; t++) {
        double *const x = &k->deviation[t];
        *x = k->unit * (k->scale[t] * (k->start[t] + *x));
        if (non_negative && *x < 0) *x = 0;
        if (!isfinite(*x))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 0, (int64_t)t, "the result overflows");
    }
    memcpy(values, k->deviation, k->frame.periods * sizeof *values);
    return MFGQ_OK;
}

static mfgq_status check_options(mfgq_disaggregation method, mfgq_criterion criterion, int h,
                                 mfgq_error *err)
{
    if ((int)method < MFGQ_UNIFORM || method > MFGQ_DENTON_CHOLETTE)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 7, -1, "method %d is not one of smoothing",
                           (int)method);
    if (criterion != MFGQ_ADDITIVE && criterion != MFGQ_PROPORTIONAL)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 8, -1, "no criterion %d", (int)criterion);
    if (h < 0 || h >= MFGQ_I_TAPS)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 9, -1, "h is %d, not 0 to %d", h,
                           MFGQ_I_TAPS - 1);
    return MFGQ_OK;
}

mfgq_status mfgq_disaggregate_smooth(size_t low_count, const double *low, size_t ratio,
                                     int64_t offset, size_t periods, const double *indicator,
                                     mfgq_disaggregation method, mfgq_criterion criterion, int h,
                                     mfgq_conversion conversion, int non_negative,
                                     double *values, mfgq_error *err)
{
    if (!values && periods) return mfgq_i_fail(err, MFGQ_E_INVALID, 12, -1, "values is null");
    MFGQ_I_TRY(check_options(method, criterion, h, err));
    MFGQ_I_TRY(mfgq_i_check_conversion(conversion, 10, err));
    MFGQ_I_TRY(check_indicator(periods, indicator, err));
    task k = {.proportional = criterion == MFGQ_PROPORTIONAL};
    MFGQ_I_TRY(mfgq_i_frame_new(&k.frame, low_count, low, ratio, offset, periods, conversion, err));
    if (method == MFGQ_UNIFORM) h = k.proportional = 0;
    k.filter = mfgq_i_filter_difference(h, method == MFGQ_DENTON_CHOLETTE);
    mfgq_status status;
    if (method == MFGQ_PRO_RATA) {
        status = mfgq_i_pro_rata(&k.frame, indicator, non_negative, values, err);
    } else {
        status = set_up(&k, indicator, err);
        if (status == MFGQ_OK) status = minimise(&k, h, non_negative, err);
        if (status == MFGQ_OK) status = finish(&k, non_negative, values, err);
    }
    mfgq_i_free(k.scale);
    mfgq_i_free(k.start);
    mfgq_i_free(k.deviation);
    mfgq_i_free(k.aggregate);
    mfgq_i_frame_free(&k.frame);
    return status;
}
