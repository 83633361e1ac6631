/* The filter of exponential smoothing, all forms. */
#include "ets_i.h"

#include <math.h>

mfgq_i_form mfgq_i_ets_form(int variant)
{
    const int trend = variant % 3;
    const mfgq_i_form form = {variant >= 9, trend > 0, trend == 2,
                              (mfgq_i_season)(variant / 3 % 3)};
    return form;
}

static int is_free(const mfgq_i_task *task, int parameter)
{
    return isnan(mfgq_i_fixed(task, parameter, NAN));
}

double mfgq_i_ets_all(const mfgq_i_form *form, size_t m)
{
    return 2 + 2 * form->trend + form->damped + (form->season ? (double)m : 0);
}

double mfgq_i_ets_count(const mfgq_i_task *task, const mfgq_i_form *form, size_t m)
{
    int held = !is_free(task, MFGQ_I_P_ALPHA) + !is_free(task, MFGQ_I_P_L0);
    if (form->trend) held += !is_free(task, MFGQ_I_P_BETA) + !is_free(task, MFGQ_I_P_B0);
    if (form->damped) held += !is_free(task, MFGQ_I_P_PHI);
    if (form->season) held += !is_free(task, MFGQ_I_P_GAMMA);
    return mfgq_i_ets_all(form, m) - held;
}

/* Level and trend after an error `e` in the unit of the series. */
static void step_level(mfgq_i_ets *s, double e)
{
    const double ahead = s->l + s->phi * s->b;
    s->l = ahead + s->alpha * e;
    s->b = s->phi * s->b + s->beta * e;
}

static void step(mfgq_i_ets *s, size_t *at, double e, double relative)
{
    const double base = s->l + s->phi * s->b;
    double *const season = &s->s[*at];
    switch (s->form.season) {
    case MFGQ_I_NO_SEASON: step_level(s, e); return;
    case MFGQ_I_ADDED:
        step_level(s, e);
        *season += s->gamma * e;
        break;
    case MFGQ_I_MULTIPLIED:
        if (s->form.multiplicative) {
            step_level(s, base * relative);
            *season *= 1 + s->gamma * relative;
        } else {
            const double old = *season;
            step_level(s, e / old);
            *season += s->gamma * e / base;
        }
        break;
    }
    *at = *at == 0 ? s->m - 1 : *at - 1;
}

mfgq_i_ets_sums mfgq_i_ets_run(const mfgq_i_task *task, const mfgq_i_ets *start, mfgq_i_ets *end)
{
    mfgq_i_ets_sums sums = {0, 0, 0};
    mfgq_i_ets s = *start;
    size_t at = s.form.season ? s.m - 1 : 0; /* the season of the first observation */
    for (size_t i = 0; i < task->n; i++) {
        double fitted = s.l + s.phi * s.b;
        if (s.form.season == MFGQ_I_ADDED) fitted += s.s[at];
        if (s.form.season == MFGQ_I_MULTIPLIED) fitted *= s.s[at];
        const double e = task->x[i] - fitted, relative = e / fitted;
        const double used = s.form.multiplicative ? relative : e;
        if (!task->doubt || task->doubt[i] == 0) {
            sums.sse += used * used;
            if (s.form.multiplicative) sums.logs += log(fabs(fitted));
            sums.count++;
        }
        step(&s, &at, e, relative);
    }
    /* Turn the ring so that s[0] is the latest season again. */
    *end = s;
    for (size_t k = 0; s.form.season && k < s.m; k++) end->s[k] = s.s[(at + 1 + k) % s.m];
    return sums;
}
