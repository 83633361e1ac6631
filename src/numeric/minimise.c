/* Minimisers. */
#include "numeric_i.h"

#include <math.h>

#ifdef MFGQ_WITH_GSL

#include <gsl/gsl_errno.h>
#include <gsl/gsl_min.h>
#include <gsl/gsl_multimin.h>
#include <string.h>

typedef struct call {
    mfgq_i_objective f;
    void *context;
} call;

static mfgq_status report(int code, mfgq_error *err)
{
    const mfgq_status status = mfgq_i_gsl_status(code);
    if (status == MFGQ_OK) return MFGQ_OK;
    return mfgq_i_fail(err, status, 0, -1, "minimiser: %s", gsl_strerror(code));
}

static double one_argument(double x, void *context)
{
    const call *const c = context;
    const double value = c->f(&x, c->context);
    return isfinite(value) ? value : 1e300;
}

/* The least of the grid's points, with its neighbours as the bracket. */
static double scan(call *c, double low, double high, size_t cells, double bracket[2],
                   double *value)
{
    const double width = (high - low) / (double)cells;
    size_t best = 0;
    *value = INFINITY;
    for (size_t i = 0; i <= cells; i++) {
        const double x = i == cells ? high : low + (double)i * width;
        const double y = one_argument(x, c);
        if (y < *value) best = i, *value = y;
    }
    bracket[0] = best == 0 ? low : low + (double)(best - 1) * width;
    bracket[1] = best + 1 >= cells ? high : low + (double)(best + 1) * width;
    return best == cells ? high : low + (double)best * width;
}

static int brent(call *c, const double bracket[2], double *x, double *value)
{
    gsl_function f = {one_argument, c};
    gsl_min_fminimizer *const m = gsl_min_fminimizer_alloc(gsl_min_fminimizer_brent);
    if (!m) return GSL_ENOMEM;
    int code = gsl_min_fminimizer_set(m, &f, *x, bracket[0], bracket[1]);
    for (int i = 0; i < 200 && code == GSL_SUCCESS; i++) {
        code = gsl_min_fminimizer_iterate(m);
        const double a = gsl_min_fminimizer_x_lower(m), b = gsl_min_fminimizer_x_upper(m);
        if (gsl_min_fminimizer_f_minimum(m) < *value) {
            *x = gsl_min_fminimizer_x_minimum(m);
            *value = gsl_min_fminimizer_f_minimum(m);
        }
        if (gsl_min_test_interval(a, b, 1e-12, 1e-10) == GSL_SUCCESS) break;
    }
    gsl_min_fminimizer_free(m);
    return code == GSL_ENOMEM ? code : GSL_SUCCESS; /* no inner minimum: the edge is it */
}

mfgq_status mfgq_i_minimise_1d(mfgq_i_objective f, void *context, double low, double high,
                               size_t cells, double *x, double *value, mfgq_error *err)
{
    call c = {f, context};
    double bracket[2];
    *x = scan(&c, low, high, cells ? cells : 1, bracket, value);
    mfgq_i_gsl_enter();
    double inside = *x;
    if (!(inside > bracket[0] && inside < bracket[1])) inside = (bracket[0] + bracket[1]) / 2;
    double best = one_argument(inside, &c);
    const int code = brent(&c, bracket, &inside, &best);
    if (best < *value) *x = inside, *value = best;
    mfgq_i_gsl_leave();
    return report(code, err);
}

static double many_arguments(const gsl_vector *x, void *context)
{
    const call *const c = context;
    const double value = c->f(x->data, c->context);
    return isfinite(value) ? value : 1e300;
}

static int simplex(gsl_multimin_fminimizer *m, double size, int limit, int *converged)
{
    int code = GSL_SUCCESS;
    *converged = 0;
    for (int i = 0; i < limit && code == GSL_SUCCESS && !*converged; i++) {
        code = gsl_multimin_fminimizer_iterate(m);
        *converged = gsl_multimin_fminimizer_size(m) < size;
    }
    return code == GSL_ENOMEM ? code : GSL_SUCCESS;
}

mfgq_status mfgq_i_minimise(size_t n, mfgq_i_objective f, void *context, const double *step,
                            double size, int limit, double *x, double *value, int *converged,
                            mfgq_error *err)
{
    call c = {f, context};
    gsl_multimin_function target = {many_arguments, n, &c};
    mfgq_i_gsl_enter();
    gsl_multimin_fminimizer *const m
        = gsl_multimin_fminimizer_alloc(gsl_multimin_fminimizer_nmsimplex2, n);
    gsl_vector *const steps = gsl_vector_alloc(n);
    int code = m && steps ? GSL_SUCCESS : GSL_ENOMEM;
    for (int round = 0; round < 2 && code == GSL_SUCCESS; round++) {
        const gsl_vector_view start = gsl_vector_view_array(x, n);
        for (size_t i = 0; i < n; i++) steps->data[i] = step[i] / (1 + 9 * round);
        code = gsl_multimin_fminimizer_set(m, &target, &start.vector, steps);
        if (code == GSL_SUCCESS) code = simplex(m, size, limit, converged);
        if (code != GSL_SUCCESS) break;
        memcpy(x, m->x->data, n * sizeof *x);
        *value = m->fval;
    }
    gsl_vector_free(steps);
    gsl_multimin_fminimizer_free(m);
    mfgq_i_gsl_leave();
    return report(code, err);
}

#else

mfgq_status mfgq_i_minimise_1d(mfgq_i_objective f, void *context, double low, double high,
                               size_t cells, double *x, double *value, mfgq_error *err)
{
    (void)f, (void)context, (void)low, (void)high, (void)cells, (void)x, (void)value;
    return mfgq_i_fail(err, MFGQ_E_UNSUPPORTED, 0, -1, "this build has no GSL");
}

mfgq_status mfgq_i_minimise(size_t n, mfgq_i_objective f, void *context, const double *step,
                            double size, int limit, double *x, double *value, int *converged,
                            mfgq_error *err)
{
    (void)n, (void)f, (void)context, (void)step, (void)size, (void)limit, (void)x, (void)value;
    (void)converged;
    return mfgq_i_fail(err, MFGQ_E_UNSUPPORTED, 0, -1, "this build has no GSL");
}

#endif
