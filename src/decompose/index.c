/* Bilateral index numbers: one small function a formula, over matched items. */
#include "decompose_i.h"

#include <math.h>

typedef struct data {
    size_t n;
    const double *p0, *q0, *p1, *q1, *pb, *qb;
    mfgq_error *err;
} data;

typedef mfgq_status (*formula)(const data *d, double *value);

static int matched(const data *d, size_t i)
{
    const double all = d->p0[i] + d->q0[i] + d->p1[i] + d->q1[i];
    if (isnan(all)) return 0;
    if (d->pb && isnan(d->pb[i])) return 0;
    return !(d->qb && isnan(d->qb[i]));
}

static size_t count_matched(const data *d)
{
    size_t count = 0;
    for (size_t i = 0; i < d->n; i++) count += (size_t)matched(d, i);
    return count;
}

/* Names of the tool's help and of the errors. */
static const char *const names[] = {
    "laspeyres", "paasche", "fisher", "tornqvist", "sato-vartia", "walsh", "dutot",
    "carli", "jevons", "marshall-edgeworth", "lowe", "young", "bennet", "montgomery",
};

int mfgq_index_find(const char *name)
{
    return mfgq_i_name_index(names, sizeof names / sizeof *names, name);
}

int mfgq_index_is_additive(mfgq_index_formula f)
{
    return f == MFGQ_INDEX_BENNET || f == MFGQ_INDEX_MONTGOMERY;
}

static mfgq_status quotient(const data *d, double above, double below, double *value)
{
    if (below == 0)
        return mfgq_i_fail(d->err, MFGQ_E_DOMAIN, 0, -1, "denominator of the index is 0");
    *value = above / below;
    return MFGQ_OK;
}

/* Ratio of the costs of a basket: sum p1 w / sum p0 w. */
static mfgq_status basket(const data *d, double (*weight)(const data *d, size_t i), double *value)
{
    double above = 0, below = 0;
    for (size_t i = 0; i < d->n; i++) {
        if (!matched(d, i)) continue;
        const double w = weight(d, i);
        above += d->p1[i] * w;
        below += d->p0[i] * w;
    }
    return quotient(d, above, below, value);
}

static double weight_first(const data *d, size_t i) { return d->q0[i]; }
static double weight_second(const data *d, size_t i) { return d->q1[i]; }
static double weight_sum(const data *d, size_t i) { return d->q0[i] + d->q1[i]; }
static double weight_root(const data *d, size_t i) { return sqrt(d->q0[i] * d->q1[i]); }
static double weight_base(const data *d, size_t i) { return d->qb[i]; }
static double weight_one(const data *d, size_t i) { return (void)d, (void)i, 1; }

static mfgq_status laspeyres(const data *d, double *v) { return basket(d, weight_first, v); }
static mfgq_status paasche(const data *d, double *v) { return basket(d, weight_second, v); }
static mfgq_status marshall(const data *d, double *v) { return basket(d, weight_sum, v); }
static mfgq_status walsh(const data *d, double *v) { return basket(d, weight_root, v); }
static mfgq_status lowe(const data *d, double *v) { return basket(d, weight_base, v); }
static mfgq_status dutot(const data *d, double *v) { return basket(d, weight_one, v); }

static mfgq_status fisher(const data *d, double *value)
{
    double l = 0, p = 0;
    MFGQ_I_TRY(laspeyres(d, &l));
    MFGQ_I_TRY(paasche(d, &p));
    *value = sqrt(l * p);
    return MFGQ_OK;
}

static mfgq_status zero_price(const data *d, size_t i)
{
    return mfgq_i_fail(d->err, MFGQ_E_DOMAIN, d->p0[i] == 0 ? 3 : 5, (int64_t)i,
                       "value is 0, so its relative change is undefined");
}

typedef struct values {
    double v0, v1; /* sums of p q over matched items */
} values;

static values value_sums(const data *d)
{
    values v = {0, 0};
    for (size_t i = 0; i < d->n; i++) {
        if (!matched(d, i)) continue;
        v.v0 += d->p0[i] * d->q0[i];
        v.v1 += d->p1[i] * d->q1[i];
    }
    return v;
}

/* exp of the weighted mean of log relatives, for weights that need not add to 1. */
static mfgq_status geometric(const data *d, double (*weight)(const data *d, values v, size_t i),
                             double *value)
{
    const values v = value_sums(d);
    double sum = 0, total = 0;
    for (size_t i = 0; i < d->n; i++) {
        if (!matched(d, i)) continue;
        const double w = weight(d, v, i);
        if (w == 0) continue;
        if (d->p0[i] == 0 || d->p1[i] == 0) return zero_price(d, i);
        sum += w * log(d->p1[i] / d->p0[i]);
        total += w;
    }
    MFGQ_I_TRY(quotient(d, sum, total, &sum));
    *value = exp(sum);
    return MFGQ_OK;
}

static double share0(const data *d, values v, size_t i) { return d->p0[i] * d->q0[i] / v.v0; }
static double share1(const data *d, values v, size_t i) { return d->p1[i] * d->q1[i] / v.v1; }

static double weight_mean_share(const data *d, values v, size_t i)
{
    return (share0(d, v, i) + share1(d, v, i)) / 2;
}

static double weight_log_share(const data *d, values v, size_t i)
{
    return mfgq_i_log_mean(share1(d, v, i), share0(d, v, i));
}

static double weight_equal(const data *d, values v, size_t i)
{
    return (void)d, (void)v, (void)i, 1;
}

static mfgq_status tornqvist(const data *d, double *value)
{
    const values v = value_sums(d);
    if (v.v0 == 0 || v.v1 == 0) return quotient(d, 0, 0, value);
    return geometric(d, weight_mean_share, value);
}

static mfgq_status sato_vartia(const data *d, double *value)
{
    const values v = value_sums(d);
    if (v.v0 == 0 || v.v1 == 0) return quotient(d, 0, 0, value);
    return geometric(d, weight_log_share, value);
}

static mfgq_status jevons(const data *d, double *v) { return geometric(d, weight_equal, v); }

/* Weighted mean of relatives. */
static mfgq_status relatives(const data *d, double (*weight)(const data *d, size_t i),
                             double *value)
{
    double sum = 0, total = 0;
    for (size_t i = 0; i < d->n; i++) {
        if (!matched(d, i)) continue;
        if (d->p0[i] == 0) return zero_price(d, i);
        sum += weight(d, i) * (d->p1[i] / d->p0[i]);
        total += weight(d, i);
    }
    return quotient(d, sum, total, value);
}

static double weight_base_value(const data *d, size_t i) { return d->pb[i] * d->qb[i]; }

static mfgq_status carli(const data *d, double *v) { return relatives(d, weight_one, v); }

static mfgq_status young(const data *d, double *v) { return relatives(d, weight_base_value, v); }

static mfgq_status bennet(const data *d, double *value)
{
    double sum = 0;
    for (size_t i = 0; i < d->n; i++)
        if (matched(d, i)) sum += (d->q0[i] + d->q1[i]) / 2 * (d->p1[i] - d->p0[i]);
    *value = sum;
    return MFGQ_OK;
}

/* Each item is a category of LMDI with the factors p and q. */
static mfgq_status montgomery(const data *d, double *value)
{
    double sum = 0;
    for (size_t i = 0; i < d->n; i++) {
        if (!matched(d, i)) continue;
        const double from[2] = {d->p0[i], d->q0[i]}, to[2] = {d->p1[i], d->q1[i]};
        double terms[2];
        mfgq_i_lmdi_terms(from, to, 2, 1, 1, 0, terms);
        sum += terms[0];
    }
    *value = sum;
    return MFGQ_OK;
}

static const formula formulas[] = {laspeyres, paasche, fisher, tornqvist, sato_vartia,
                                   walsh,     dutot,   carli,  jevons,    marshall,
                                   lowe,      young,   bennet, montgomery};

static mfgq_status check_array(size_t n, const double *x, int arg, mfgq_error *err)
{
    if (!x && n) return mfgq_i_fail(err, MFGQ_E_INVALID, arg, -1, "array is null");
    for (size_t i = 0; i < n; i++)
        if (x[i] < 0 || isinf(x[i]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, arg, (int64_t)i,
                               "value is negative or infinite");
    return MFGQ_OK;
}

mfgq_status mfgq_index(mfgq_index_formula which, size_t n,
                       const double *p0, const double *q0,
                       const double *p1, const double *q1,
                       const double *pb, const double *qb,
                       double *value, mfgq_error *err)
{
    if ((unsigned)which > MFGQ_INDEX_MONTGOMERY)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "formula %d does not exist", (int)which);
    const int young_formula = which == MFGQ_INDEX_YOUNG;
    const int based = young_formula || which == MFGQ_INDEX_LOWE;
    const double *const arrays[] = {p0, q0, p1, q1, young_formula ? pb : NULL, based ? qb : NULL};
    const size_t needed[] = {n, n, n, n, young_formula ? n : 0, based ? n : 0};
    for (int a = 0; a < 6; a++) MFGQ_I_TRY(check_array(needed[a], arrays[a], a + 3, err));
    if (!value) return mfgq_i_fail(err, MFGQ_E_INVALID, 9, -1, "value is null");
    const data d = {n, p0, q0, p1, q1, arrays[4], arrays[5], err};
    if (!count_matched(&d)) {
        *value = NAN;
        return MFGQ_OK;
    }
    double result = NAN;
    MFGQ_I_TRY(formulas[which](&d, &result));
    *value = result;
    return MFGQ_OK;
}
