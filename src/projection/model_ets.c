/* Exponential smoothing of one form, and the form with the least AICc. */
#include "ets_i.h"

#include <math.h>

/* The form that a series can bear: no season without two of them. */
static mfgq_i_form bearable(const mfgq_i_task *task, mfgq_i_form form, unsigned *notes)
{
    const size_t m = (size_t)task->period;
    if (form.season && (m < 2 || m > MFGQ_I_SEASON_MOST || task->n < 2 * m)) {
        form.season = MFGQ_I_NO_SEASON;
        *notes |= MFGQ_I_NOTE_NO_SEASON;
    }
    if (form.damped && task->observed < 4) form.damped = 0, *notes |= MFGQ_I_NOTE_SIMPLER;
    if (form.trend && task->observed < 3) form.trend = 0, *notes |= MFGQ_I_NOTE_SIMPLER;
    return form;
}

mfgq_status mfgq_i_model_ets(const mfgq_i_task *task, int variant, mfgq_i_outcome *out,
                             mfgq_error *err)
{
    MFGQ_I_TRY(mfgq_i_outcome_make(out, task, err));
    mfgq_i_form form = bearable(task, mfgq_i_ets_form(variant), &out->notes);
    if ((form.multiplicative || form.season == MFGQ_I_MULTIPLIED) && !mfgq_i_is_positive(task)) {
        out->notes |= MFGQ_I_NOTE_NOT_DEFINED;
        return MFGQ_OK;
    }
    mfgq_i_ets model;
    if (!mfgq_i_ets_fit(task, &form, (size_t)task->period, &model))
        return mfgq_i_no_memory(err);
    return mfgq_i_ets_outcome(task, &model, out, err);
}

/* Whether R's ets with its defaults would try the form. */
static int is_candidate(const mfgq_i_task *task, int variant)
{
    const mfgq_i_form form = mfgq_i_ets_form(variant);
    const size_t m = (size_t)task->period;
    if (!form.multiplicative && form.season == MFGQ_I_MULTIPLIED) return 0;
    if (form.multiplicative && !mfgq_i_is_positive(task)) return 0;
    if (form.season && (m < 2 || m > MFGQ_I_SEASON_MOST || task->n < 2 * m)) return 0;
    const double k = mfgq_i_ets_count(task, &form, m) + 1;
    return (double)task->observed > k + 1 || variant == 0;
}

mfgq_status mfgq_i_model_ets_select(const mfgq_i_task *task, int variant, mfgq_i_outcome *out,
                                    mfgq_error *err)
{
    double least = INFINITY;
    (void)variant;
    MFGQ_I_TRY(mfgq_i_model_ets(task, 0, out, err));
    if (!isnan(out->value[MFGQ_I_P_AICC])) least = out->value[MFGQ_I_P_AICC];
    if (out->notes & MFGQ_I_NOTE_PERFECT) return MFGQ_OK;
    for (int v = 1; v < 18; v++) {
        mfgq_i_outcome other;
        if (!is_candidate(task, v)) continue;
        MFGQ_I_TRY(mfgq_i_model_ets(task, v, &other, err));
        const double aicc = other.value[MFGQ_I_P_AICC];
        if (aicc < least) least = aicc, *out = other;
        if (!(other.notes & MFGQ_I_NOTE_PERFECT)) continue;
        *out = other; /* the simplest form without error */
        return MFGQ_OK;
    }
    return MFGQ_OK;
}
