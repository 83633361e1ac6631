/* One series of a batch, from values to what is kept of it. */
#include "path_i.h"

#include <math.h>
#include <string.h>

typedef mfgq_i_job job;

static mfgq_status check_bounds(const job *j, double low, double high, mfgq_error *err)
{
    for (size_t i = 0; i < j->input->n; i++) {
        const double y = j->input->values[i];
        if (y < low || y > high)
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, 0, (int64_t)i,
                               "a value (%g) lies outside the bounds", y);
    }
    return MFGQ_OK;
}

static mfgq_status apply_bounds(job *j, mfgq_error *err)
{
    const double low = j->config->option[MFGQ_PROJECT_LOW];
    const double high = j->config->option[MFGQ_PROJECT_HIGH];
    if (!isfinite(low) && !isfinite(high)) return MFGQ_OK;
    MFGQ_I_TRY(check_bounds(j, low, high, err));
    const int model = (int)j->config->option[MFGQ_PROJECT_MODEL];
    if (mfgq_i_models[model].run == mfgq_i_model_growth) {
        j->task.has_bounds = 1;
        j->task.low = low;
        j->task.high = high;
        return MFGQ_OK;
    }
    const mfgq_i_task plain = j->task;
    j->final.bounded = 1;
    j->final.bounds = mfgq_i_scale_bounds(low, high, plain.n, plain.y);
    j->notes |= MFGQ_I_NOTE_BOUNDED;
    MFGQ_I_TRY(mfgq_i_task_rescale(&plain, &j->final.bounds, &j->task, err));
    j->task.bounded = 1;
    return MFGQ_OK;
}

mfgq_status mfgq_i_compute(job *j, mfgq_i_arena *arena, const double *prior, mfgq_error *err)
{
    const mfgq_i_input *const in = j->input;
    const mfgq_i_config *const c = j->config;
    MFGQ_I_TRY(mfgq_i_task_make(&j->task, arena, in->n, in->values, in->frequency, j->steps,
                                &j->trailing, &j->notes, err));
    j->task.fixed = c->fixed;
    j->task.bounded = c->log_ratio;
    j->task.centre_mean = c->option[MFGQ_PROJECT_MEAN] > 0;
    if (prior) j->task.pooled = 1, j->task.pool_df = prior[0], j->task.pool_s2 = prior[1];
    if (j->task.n > 0) MFGQ_I_TRY(apply_bounds(j, err));
    MFGQ_I_TRY(mfgq_i_run_model((int)c->option[MFGQ_PROJECT_MODEL], &j->task, &j->out, err));
    j->notes |= j->out.notes;
    j->final.out = &j->out;
    j->final.mean = j->task.centre_mean;
    return MFGQ_OK;
}

static mfgq_status make_result(const job *j, mfgq_i_result *r, mfgq_error *err)
{
    const size_t levels = j->config->level_count;
    r->steps = j->steps;
    r->seasons = j->out.seasons;
    r->last = j->input->last;
    r->point = mfgq_i_array(j->steps * (1 + 2 * levels), sizeof *r->point);
    r->parameter = mfgq_i_array(MFGQ_I_PARAMETERS + r->seasons, sizeof *r->parameter);
    r->name = mfgq_i_copy(j->input->name, strlen(j->input->name));
    return r->point && r->parameter && r->name ? MFGQ_OK : mfgq_i_no_memory(err);
}

static double finite(double value, unsigned *notes)
{
    if (isinf(value)) *notes |= MFGQ_I_NOTE_OVERFLOW;
    return isinf(value) ? NAN : value;
}

static void fill_forecasts(job *j, mfgq_i_result *r)
{
    const size_t levels = j->config->level_count;
    for (size_t h = 0; h < j->steps; h++) {
        const size_t at = h + j->trailing;
        r->point[h] = finite(mfgq_i_final_point(&j->final, at), &j->notes);
        for (size_t k = 0; k < levels; k++) {
            const double tail = (1 - j->config->levels[k] / 100) / 2;
            double *const low = r->point + (1 + 2 * k) * j->steps, *const high = low + j->steps;
            low[h] = finite(mfgq_i_final_quantile(&j->final, at, tail), &j->notes);
            high[h] = finite(mfgq_i_final_quantile(&j->final, at, 1 - tail), &j->notes);
            if (isnan(r->point[h])) low[h] = high[h] = NAN; /* out of range: no forecast at all */
        }
    }
    memcpy(r->parameter, j->out.value, MFGQ_I_PARAMETERS * sizeof *r->parameter);
    if (r->seasons)
        memcpy(r->parameter + MFGQ_I_PARAMETERS, j->out.season, r->seasons * sizeof(double));
}

static double last_value(const job *j)
{
    const double last = j->task.x[j->task.n - 1];
    return j->final.bounded ? mfgq_i_scale_from(&j->final.bounds, last) : last;
}

/* From the distribution of the step, or from joint paths for what spans the steps. */
static mfgq_status fill_probability(const job *j, mfgq_i_arena *arena, uint64_t stream,
                                    mfgq_i_result *r, mfgq_error *err)
{
    const mfgq_i_target *const t = &j->input->target;
    if (t->statistic == MFGQ_PATH_VALUE) {
        r->probability = mfgq_i_target_probability(t, &j->final, t->step - 1 + j->trailing);
        return MFGQ_OK;
    }
    if (isnan(j->out.spread[0])) return MFGQ_OK;
    double *const room = mfgq_i_arena_alloc(arena, 2 * j->out.horizon * sizeof *room);
    if (!room) return mfgq_i_no_memory(err);
    const double share = mfgq_i_path_probability(
        t, &j->final, j->trailing, last_value(j), (uint64_t)j->config->option[MFGQ_PROJECT_SEED],
        stream, room);
    r->probability = fmin(fmax(share, 0.001), 0.999);
    return MFGQ_OK;
}

static void fill_reached(const job *j, mfgq_i_result *r)
{
    const mfgq_i_target *const t = &j->input->target;
    const double last = last_value(j);
    const double *const low = r->point + j->steps, *const high = low + j->steps;
    const int upwards = t->comparator == MFGQ_GE || t->comparator == MFGQ_GT;
    const int downwards = t->comparator == MFGQ_LE || t->comparator == MFGQ_LT;
    const double ratio = (upwards || downwards ? t->value : t->low) / last;
    if (ratio > 0) r->required = pow(ratio, 1 / (double)(t->step + j->trailing)) - 1;
    r->reached[1] = mfgq_i_target_reached(t, last, r->point, j->steps);
    if (!upwards && !downwards) return;
    r->reached[0] = mfgq_i_target_reached(t, last, upwards ? low : high, j->steps);
    r->reached[2] = mfgq_i_target_reached(t, last, upwards ? high : low, j->steps);
}

static mfgq_status fill_target(const job *j, mfgq_i_arena *arena, uint64_t stream,
                               mfgq_i_result *r, mfgq_error *err)
{
    const mfgq_i_target *const t = &j->input->target;
    r->probability = r->required = NAN;
    r->reached[0] = r->reached[1] = r->reached[2] = -1;
    r->has_target = t->given;
    if (!t->given || j->task.n == 0) return MFGQ_OK;
    MFGQ_I_TRY(fill_probability(j, arena, stream, r, err));
    const int of_sums = t->statistic == MFGQ_PATH_SUM || t->statistic == MFGQ_PATH_AVERAGE;
    if (!of_sums && t->statistic != MFGQ_PATH_GROWTH) fill_reached(j, r);
    return MFGQ_OK;
}

mfgq_status mfgq_i_run_series(const mfgq_i_config *config, const mfgq_i_input *input,
                              uint64_t stream, const double *prior, mfgq_i_result *result,
                              mfgq_error *err)
{
    mfgq_i_arena arena = {NULL};
    job j = {.config = config, .input = input};
    j.steps = (size_t)config->option[MFGQ_PROJECT_HORIZON];
    if (input->target.given && input->target.step > j.steps) j.steps = input->target.step;
    mfgq_status status = mfgq_i_compute(&j, &arena, prior, err);
    if (status == MFGQ_OK) status = make_result(&j, result, err);
    if (status == MFGQ_OK) {
        fill_forecasts(&j, result);
        status = fill_target(&j, &arena, stream, result, err);
    }
    if (status == MFGQ_OK) {
        result->notes = j.notes;
        result->note = mfgq_i_note_text(j.notes);
        if (!result->note) status = mfgq_i_no_memory(err);
    }
    mfgq_i_arena_free(&arena);
    return status;
}

void mfgq_i_result_free(mfgq_i_result *result)
{
    mfgq_i_free(result->name);
    mfgq_i_free(result->point);
    mfgq_i_free(result->parameter);
    mfgq_i_free(result->note);
    memset(result, 0, sizeof *result);
}
