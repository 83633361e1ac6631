/* Inequality measures, one function each, over checked and sorted values. */
#include "cluster_i.h"

#include <math.h>

static const char *const names[] = {"gini",    "gini-normalised", "theil-t",  "theil-l",
                                    "theil-t-between", "theil-t-within", "atkinson", "wolfson",
                                    "hoover",  "hhi"};

typedef struct data {
    size_t n, groups;
    mfgq_i_point *points; /* key = value of a unit, x = value * weight, w = weight; sorted */
    double *group_x, *group_w; /* [groups] sums, for the parts by group */
    const size_t *group;       /* [n] in the order of the input, as are x and w below */
    const double *x, *w;
    double total, weight, mean, epsilon;
    mfgq_error *err;
} data;

static double weight_at(const data *d, size_t i)
{
    return d->w ? d->w[i] : 1;
}

static mfgq_status gini(const data *d, double *value)
{
    *value = mfgq_i_lorenz_gini(d->points, d->n);
    return MFGQ_OK;
}

static mfgq_status gini_normalised(const data *d, double *value)
{
    if (d->weight <= 1)
        return mfgq_i_fail(d->err, MFGQ_E_DOMAIN, 2, -1, "one unit has no normalised gini");
    *value = mfgq_i_lorenz_gini(d->points, d->n) * d->weight / (d->weight - 1);
    return MFGQ_OK;
}

/* r ln r with its limit at 0. */
static double r_log_r(double r)
{
    return r > 0 ? r * log(r) : 0;
}

static mfgq_status theil_t(const data *d, double *value)
{
    double sum = 0;
    for (size_t i = 0; i < d->n; i++) sum += weight_at(d, i) * r_log_r(d->x[i] / d->mean);
    *value = sum / d->weight;
    return MFGQ_OK;
}

static mfgq_status theil_l(const data *d, double *value)
{
    double sum = 0;
    for (size_t i = 0; i < d->n; i++)
        if (weight_at(d, i) > 0) sum += weight_at(d, i) * log(d->mean / d->x[i]);
    *value = sum / d->weight;
    return MFGQ_OK;
}

static mfgq_status between(const data *d, double *value)
{
    double sum = 0;
    for (size_t g = 0; g < d->groups; g++)
        if (d->group_w[g] > 0)
            sum += d->group_w[g] * r_log_r(d->group_x[g] / d->group_w[g] / d->mean);
    *value = sum / d->weight;
    return MFGQ_OK;
}

static mfgq_status within(const data *d, double *value)
{
    double sum = 0;
    for (size_t i = 0; i < d->n; i++) {
        const size_t g = d->group[i];
        if (d->x[i] > 0)
            sum += weight_at(d, i) * d->x[i] * log(d->x[i] * d->group_w[g] / d->group_x[g]);
    }
    *value = sum / d->total;
    return MFGQ_OK;
}

static mfgq_status atkinson(const data *d, double *value)
{
    const double power = 1 - d->epsilon;
    double sum = 0;
    for (size_t i = 0; i < d->n; i++) {
        const double r = d->x[i] / d->mean;
        if (weight_at(d, i) == 0) continue;
        if (r == 0 && power <= 0) {
            *value = 1; /* any 0 makes the equivalent 0 */
            return MFGQ_OK;
        }
        sum += weight_at(d, i) * (power == 0 ? log(r) : pow(r, power));
    }
    sum /= d->weight;
    *value = 1 - (power == 0 ? exp(sum) : pow(sum, 1 / power));
    return MFGQ_OK;
}

/* The value below and above which half of the units lie. */
static double median(const data *d)
{
    double below = 0;
    for (size_t i = 0; i < d->n; i++) {
        below += d->points[i].w;
        if (below > d->weight / 2) return d->points[i].key;
        if (below == d->weight / 2) {
            size_t next = i + 1;
            while (next + 1 < d->n && d->points[next].w == 0) next++;
            return next < d->n ? (d->points[i].key + d->points[next].key) / 2 : d->points[i].key;
        }
    }
    return d->points[d->n - 1].key;
}

/* Share of the total held by the lower half of the units. */
static double lorenz_half(const data *d)
{
    double units = 0, held = 0;
    for (size_t i = 0; i < d->n; i++) {
        const double left = d->weight / 2 - units;
        if (d->points[i].w >= left) return (held + left * d->points[i].key) / d->total;
        units += d->points[i].w;
        held += d->points[i].x;
    }
    return held / d->total;
}

static mfgq_status wolfson(const data *d, double *value)
{
    const double m = median(d);
    if (m == 0) return mfgq_i_fail(d->err, MFGQ_E_DOMAIN, 3, -1, "median is 0");
    const double deficit = 0.5 - lorenz_half(d);
    *value = 2 * (2 * deficit - mfgq_i_lorenz_gini(d->points, d->n)) * d->mean / m;
    return MFGQ_OK;
}

static mfgq_status hoover(const data *d, double *value)
{
    double sum = 0;
    for (size_t i = 0; i < d->n; i++)
        sum += weight_at(d, i) * fabs(d->x[i] / d->total - 1 / d->weight);
    *value = sum / 2;
    return MFGQ_OK;
}

static mfgq_status hhi(const data *d, double *value)
{
    double sum = 0;
    for (size_t i = 0; i < d->n; i++)
        sum += weight_at(d, i) * (d->x[i] / d->total) * (d->x[i] / d->total);
    *value = sum;
    return MFGQ_OK;
}

typedef mfgq_status (*measure)(const data *d, double *value);
static const measure measures[] = {gini,   gini_normalised, theil_t, theil_l, between,
                                   within, atkinson,        wolfson, hoover,  hhi};

int mfgq_inequality_find(const char *name)
{
    for (int i = 0; i < (int)(sizeof names / sizeof *names); i++)
        if (mfgq_i_equal(names[i], name)) return i;
    return -1;
}

static int by_group(mfgq_inequality_measure which)
{
    return which == MFGQ_THEIL_T_BETWEEN || which == MFGQ_THEIL_T_WITHIN;
}

static mfgq_status check(mfgq_inequality_measure which, const data *d, const double *value)
{
    if ((unsigned)which > MFGQ_HHI)
        return mfgq_i_fail(d->err, MFGQ_E_INVALID, 1, -1, "measure %d does not exist", (int)which);
    if (!d->n) return mfgq_i_fail(d->err, MFGQ_E_INVALID, 2, -1, "n is 0");
    if (by_group(which) && !d->group)
        return mfgq_i_fail(d->err, MFGQ_E_INVALID, 5, -1, "group is null");
    if (which == MFGQ_ATKINSON && !(d->epsilon > 0 && isfinite(d->epsilon)))
        return mfgq_i_fail(d->err, MFGQ_E_INVALID, 6, -1, "epsilon is not positive and finite");
    if (!value) return mfgq_i_fail(d->err, MFGQ_E_INVALID, 7, -1, "value is null");
    return MFGQ_OK;
}

static mfgq_status add_up(data *d)
{
    double ignored;
    MFGQ_I_TRY(mfgq_i_values(d->n, d->x, 3, &ignored, d->err));
    if (d->w) MFGQ_I_TRY(mfgq_i_values(d->n, d->w, 4, &ignored, d->err));
    for (size_t i = 0; i < d->n; i++) {
        d->weight += weight_at(d, i);
        d->total += weight_at(d, i) * d->x[i];
        if (!d->group) continue;
        if (d->group[i] >= d->n)
            return mfgq_i_fail(d->err, MFGQ_E_INVALID, 5, (int64_t)i, "group is not below n");
        if (d->group[i] >= d->groups) d->groups = d->group[i] + 1;
    }
    if (d->total == 0)
        return mfgq_i_fail(d->err, MFGQ_E_DOMAIN, 3, -1, "total is 0, so shares are undefined");
    d->mean = d->total / d->weight;
    return MFGQ_OK;
}

static mfgq_status make_points(data *d)
{
    d->points = mfgq_i_array(d->n, sizeof *d->points);
    if (!d->points) return mfgq_i_no_memory(d->err);
    for (size_t i = 0; i < d->n; i++)
        d->points[i] = (mfgq_i_point){d->x[i], weight_at(d, i) * d->x[i], weight_at(d, i)};
    mfgq_i_sort_points(d->points, d->n);
    return MFGQ_OK;
}

static mfgq_status make_groups(data *d)
{
    d->group_x = mfgq_i_zalloc(d->groups, sizeof(double));
    d->group_w = mfgq_i_zalloc(d->groups, sizeof(double));
    if (!d->group_x || !d->group_w) return mfgq_i_no_memory(d->err);
    for (size_t i = 0; i < d->n; i++) {
        d->group_x[d->group[i]] += weight_at(d, i) * d->x[i];
        d->group_w[d->group[i]] += weight_at(d, i);
    }
    return MFGQ_OK;
}

mfgq_status mfgq_inequality(mfgq_inequality_measure which, size_t n, const double *x,
                            const double *weight, const size_t *group, double epsilon,
                            double *value, mfgq_error *err)
{
    data d = {.n = n, .group = group, .x = x, .w = weight, .epsilon = epsilon, .err = err};
    MFGQ_I_TRY(check(which, &d, value));
    MFGQ_I_TRY(add_up(&d));
    double result = NAN;
    mfgq_status status = MFGQ_OK;
    if (!isnan(d.total)) {
        status = by_group(which) ? make_groups(&d) : make_points(&d);
        if (status == MFGQ_OK) status = measures[which](&d, &result);
    }
    mfgq_i_free(d.points);
    mfgq_i_free(d.group_x);
    mfgq_i_free(d.group_w);
    if (status == MFGQ_OK) *value = result;
    return status;
}
