/* mfgq_progress: checks the arrays, then judges row by row. */
#include "progress_i.h"

#include <math.h>

/* The inputs of a call, in one place for the checks and the rows. */
typedef struct inputs {
    const int32_t *direction, *binding;
    const double *columns[9]; /* base_period .. limit, in the order of the call */
    const size_t *series_start;
    const double *series, *last_period;
} inputs;

enum { BASE_PERIOD, BASE, PERIOD, VALUE, TARGET_PERIOD, TARGET, LOW, HIGH, LIMIT, COLUMNS };
enum { FIRST_COLUMN = 5, ARG_SERIES_START = 14, ARG_SERIES, ARG_LAST_PERIOD, ARG_RATIO };

static const char *const names[] = {"base_period", "base",   "period", "value", "target_period",
                                    "target",      "low",    "high",   "limit"};

static mfgq_status check_direction(const inputs *in, size_t n, mfgq_error *err)
{
    if (!in->direction) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "direction is null");
    for (size_t i = 0; i < n; i++) {
        const int32_t d = in->direction[i], b = in->binding ? in->binding[i] : 0;
        if (d < -1 || d > 1)
            return mfgq_i_fail(err, MFGQ_E_INVALID, 3, (int64_t)i,
                               "direction must be 1, -1 or 0, not %d", (int)d);
        if (b < MFGQ_BINDING_AUTO || b > MFGQ_BINDING_DIRECTION)
            return mfgq_i_fail(err, MFGQ_E_INVALID, 4, (int64_t)i, "binding has no number %d",
                               (int)b);
    }
    return MFGQ_OK;
}

static mfgq_status check_finite(const double *column, size_t n, int arg, const char *name,
                                mfgq_error *err)
{
    for (size_t i = 0; column && i < n; i++)
        if (isinf(column[i]))
            return mfgq_i_fail(err, MFGQ_E_INVALID, arg, (int64_t)i, "%s is infinite", name);
    return MFGQ_OK;
}

static mfgq_status check_series(const inputs *in, size_t n, mfgq_error *err)
{
    const size_t *const start = in->series_start;
    if (!start) return MFGQ_OK;
    if (!in->series && start[n] > start[0])
        return mfgq_i_fail(err, MFGQ_E_INVALID, ARG_SERIES, -1, "series is null");
    for (size_t i = 0; i < n; i++)
        if (start[i + 1] < start[i])
            return mfgq_i_fail(err, MFGQ_E_INVALID, ARG_SERIES_START, (int64_t)i,
                               "series_start must not fall");
    MFGQ_I_TRY(check_finite(in->last_period, n, ARG_LAST_PERIOD, "last_period", err));
    if (start[n] == start[0]) return MFGQ_OK;
    return check_finite(in->series + start[0], start[n] - start[0], ARG_SERIES, "series", err);
}

static mfgq_status check(mfgq_rule rule, const inputs *in, size_t n, const void *const *outputs,
                         mfgq_error *err)
{
    if ((int)rule < 0 || rule >= MFGQ_I_RULES)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "rule has no number %d", (int)rule);
    if (n == 0) return MFGQ_OK;
    MFGQ_I_TRY(check_direction(in, n, err));
    for (int k = 0; k < COLUMNS; k++)
        MFGQ_I_TRY(check_finite(in->columns[k], n, FIRST_COLUMN + k, names[k], err));
    MFGQ_I_TRY(check_series(in, n, err));
    static const char *const results[] = {"ratio", "score", "verdict", "reason"};
    for (int k = 0; k < 4; k++)
        if (!outputs[k])
            return mfgq_i_fail(err, MFGQ_E_INVALID, ARG_RATIO + k, -1, "%s is null", results[k]);
    return MFGQ_OK;
}

static double at(const inputs *in, int column, size_t row)
{
    return in->columns[column] ? in->columns[column][row] : NAN;
}

/* A range counts with the end that is easier to reach. */
static double weakest_target(const inputs *in, size_t i)
{
    const double target = at(in, TARGET, i), low = at(in, LOW, i), high = at(in, HIGH, i);
    if (!isnan(target)) return target;
    const double end = in->direction[i] > 0 ? low : high;
    return isnan(end) ? (isnan(low) ? high : low) : end;
}

static mfgq_i_case row_of(const inputs *in, size_t i)
{
    mfgq_i_case row = {0};
    row.direction = in->direction[i];
    row.binding = in->binding ? in->binding[i] : MFGQ_BINDING_AUTO;
    row.base_period = at(in, BASE_PERIOD, i);
    row.base = at(in, BASE, i);
    row.period = at(in, PERIOD, i);
    row.value = at(in, VALUE, i);
    row.target_period = at(in, TARGET_PERIOD, i);
    row.target = weakest_target(in, i);
    row.limit = at(in, LIMIT, i);
    row.last_period = in->last_period ? in->last_period[i] : NAN;
    if (isnan(row.last_period)) row.last_period = row.period;
    if (in->series_start) {
        row.count = in->series_start[i + 1] - in->series_start[i];
        row.series = row.count ? in->series + in->series_start[i] : NULL;
    }
    return row;
}

mfgq_status mfgq_progress(mfgq_rule rule, size_t n, const int32_t *direction,
                          const int32_t *binding, const double *base_period, const double *base,
                          const double *period, const double *value, const double *target_period,
                          const double *target, const double *low, const double *high,
                          const double *limit, const size_t *series_start, const double *series,
                          const double *last_period, double *ratio, double *score,
                          int32_t *verdict, int32_t *reason, mfgq_error *err)
{
    const inputs in = {direction, binding,
                       {base_period, base, period, value, target_period, target, low, high, limit},
                       series_start, series, last_period};
    const void *const outputs[] = {ratio, score, verdict, reason};
    MFGQ_I_TRY(check(rule, &in, n, outputs, err));
    for (size_t i = 0; i < n; i++) {
        const mfgq_i_finding f = mfgq_i_judge(&mfgq_i_rules[rule], row_of(&in, i));
        ratio[i] = f.ratio;
        score[i] = f.score;
        verdict[i] = f.verdict;
        reason[i] = f.reason;
    }
    return MFGQ_OK;
}
