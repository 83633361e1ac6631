/* Options and series before a run. */
#include "run_i.h"

#include <math.h>
#include <string.h>

static const struct {
    double least, most, initial;
    int whole;
} options[MFGQ_I_OPTIONS] = {
    [MFGQ_PROJECT_HORIZON] = {1, MFGQ_I_STEPS_MOST, 1, 1},
    [MFGQ_PROJECT_MODEL] = {0, MFGQ_MODEL_COUNT - 1, MFGQ_MODEL_AUTO, 1},
    [MFGQ_PROJECT_LOW] = {-INFINITY, INFINITY, -INFINITY, 0},
    [MFGQ_PROJECT_HIGH] = {-INFINITY, INFINITY, INFINITY, 0},
    [MFGQ_PROJECT_MEAN] = {0, 1, 0, 1},
    [MFGQ_PROJECT_POOL] = {0, 1, 0, 1},
    [MFGQ_PROJECT_THREADS] = {1, 256, 1, 1},
    [MFGQ_PROJECT_SEED] = {0, 9007199254740992.0, 1, 1},
};

static mfgq_status invalid(mfgq_error *err, int arg, const char *what)
{
    return mfgq_i_fail(err, MFGQ_E_INVALID, arg, -1, "%s", what);
}

mfgq_projector *mfgq_projector_new(void)
{
    mfgq_projector *const p = mfgq_i_zalloc(1, sizeof *p);
    if (!p) return NULL;
    for (int i = 0; i < MFGQ_I_OPTIONS; i++) p->config.option[i] = options[i].initial;
    for (int i = 0; i < MFGQ_I_PARAMETERS; i++) p->config.fixed[i] = NAN;
    p->config.levels[0] = 80;
    p->config.levels[1] = 95;
    p->config.level_count = 2;
    return p;
}

void mfgq_projector_free(mfgq_projector *p)
{
    if (!p) return;
    for (size_t i = 0; i < p->count; i++) {
        mfgq_i_free(p->series[i].name);
        mfgq_i_free(p->series[i].values);
    }
    mfgq_i_free(p->series);
    mfgq_i_free(p);
}

static int no_option(int option)
{
    return option < 0 || option >= MFGQ_I_OPTIONS;
}

mfgq_status mfgq_projection_bounds(mfgq_projection_option option, double *least, double *most,
                                   double *initial, mfgq_error *err)
{
    if (no_option((int)option)) return invalid(err, 1, "option is none");
    if (least) *least = options[option].least;
    if (most) *most = options[option].most;
    if (initial) *initial = options[option].initial;
    return MFGQ_OK;
}

mfgq_status mfgq_projector_set(mfgq_projector *p, mfgq_projection_option option, double value,
                               mfgq_error *err)
{
    if (!p) return invalid(err, 1, "projector is null");
    if (no_option((int)option)) return invalid(err, 2, "option is none");
    const int whole = options[option].whole;
    if (!(value >= options[option].least && value <= options[option].most)
        || (whole && value != floor(value)))
        return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "value %g is out of range", value);
    p->config.option[option] = value;
    return MFGQ_OK;
}

mfgq_status mfgq_projector_fix(mfgq_projector *p, const char *name, double value, mfgq_error *err)
{
    if (!p) return invalid(err, 1, "projector is null");
    if (!name) return invalid(err, 2, "name is null");
    if (isinf(value)) return invalid(err, 3, "value is infinite");
    const int parameter = mfgq_i_parameter_find(name);
    if (parameter < 0 || parameter >= MFGQ_I_P_SIGMA2)
        return mfgq_i_fail(err, MFGQ_E_NOT_FOUND, 2, -1, "no parameter %s", name);
    p->config.fixed[parameter] = value;
    return MFGQ_OK;
}

mfgq_status mfgq_projector_levels(mfgq_projector *p, size_t count, const double *levels,
                                  mfgq_error *err)
{
    if (!p) return invalid(err, 1, "projector is null");
    if (count < 1 || count > MFGQ_I_LEVELS) return invalid(err, 2, "count is not 1 to 16");
    if (!levels) return invalid(err, 3, "levels is null");
    for (size_t i = 0; i < count; i++)
        if (!(levels[i] > 0 && levels[i] < 100))
            return mfgq_i_fail(err, MFGQ_E_INVALID, 3, (int64_t)i, "level %g is out of range",
                               levels[i]);
    memcpy(p->config.levels, levels, count * sizeof *levels);
    p->config.level_count = count;
    return MFGQ_OK;
}

static mfgq_status check_series(int frequency, size_t n, const double *values, mfgq_error *err)
{
    if (frequency < 1 || frequency > 10000)
        return invalid(err, 3, "frequency is not 1 to 10000");
    if (n > MFGQ_I_TOO_LONG)
        return mfgq_i_fail(err, MFGQ_E_LIMIT, 4, -1, "more than %d values", MFGQ_I_TOO_LONG);
    if (n && !values) return invalid(err, 5, "values is null");
    for (size_t i = 0; i < n; i++)
        if (isinf(values[i]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 5, (int64_t)i, "a value is infinite");
    return MFGQ_OK;
}

mfgq_status mfgq_projector_add(mfgq_projector *p, const char *name, int frequency, size_t n,
                               const double *values, mfgq_period last, mfgq_error *err)
{
    if (!p) return invalid(err, 1, "projector is null");
    MFGQ_I_TRY(check_series(frequency, n, values, err));
    if (!mfgq_i_grow((void **)&p->series, &p->capacity, p->count + 1, sizeof *p->series))
        return mfgq_i_no_memory(err);
    mfgq_i_input fresh = {.frequency = frequency, .n = n, .last = last};
    fresh.name = mfgq_i_copy(name ? name : "", name ? strlen(name) : 0);
    fresh.values = mfgq_i_array(n, sizeof *values);
    if (!fresh.name || !fresh.values) {
        mfgq_i_free(fresh.name);
        mfgq_i_free(fresh.values);
        return mfgq_i_no_memory(err);
    }
    if (n) memcpy(fresh.values, values, n * sizeof *values);
    p->series[p->count++] = fresh;
    return MFGQ_OK;
}

mfgq_status mfgq_projector_target(mfgq_projector *p, mfgq_comparator comparator, double value,
                                  double low, double high, size_t step, mfgq_error *err)
{
    const int two = comparator == MFGQ_EQ || comparator == MFGQ_RANGE || comparator == MFGQ_ABOUT;
    if (!p) return invalid(err, 1, "projector is null");
    if (p->count == 0) return invalid(err, 1, "projector has no series");
    if ((int)comparator < 0 || comparator > MFGQ_ABOUT)
        return invalid(err, 2, "comparator is none");
    if (!two && !isfinite(value)) return invalid(err, 3, "value is not finite");
    if (two && !isfinite(low)) return invalid(err, 4, "low is not finite");
    if (two && !(isfinite(high) && high >= low)) return invalid(err, 5, "high is below low");
    if (step < 1 || step > MFGQ_I_STEPS_MOST) return invalid(err, 6, "step is out of range");
    p->series[p->count - 1].target = (mfgq_i_target){1,   comparator, value,          low,
                                                        high, step,       MFGQ_PATH_VALUE};
    return MFGQ_OK;
}

mfgq_status mfgq_projector_statistic(mfgq_projector *p, mfgq_path_statistic statistic,
                                     mfgq_error *err)
{
    if (!p) return invalid(err, 1, "projector is null");
    if (p->count == 0 || !p->series[p->count - 1].target.given)
        return invalid(err, 1, "projector has no target");
    if ((int)statistic < 0 || statistic > MFGQ_PATH_ALL)
        return invalid(err, 2, "statistic is none");
    p->series[p->count - 1].target.statistic = statistic;
    return MFGQ_OK;
}
