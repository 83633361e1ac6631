/* The operations on a cumulative target, by name: one row each in operations.def. */
#include "operations_i.h"

#include <mfgq/chain.h>
#include <mfgq/cumulative.h>
#include <mfgq/ratio.h>

#include "../base/base_i.h"

#include <math.h>

enum {
    RATES = 1,
    ACHIEVED = 2,
    ELAPSED = 4,
    TARGET = 8,
    YEARS = 16,
    ENERGY = 32,
    OUTPUT = 64
};

static mfgq_status chain(const mfgq_i_given *g, double *value, mfgq_error *err)
{
    return mfgq_cumulative_chain(g->n, g->rates, value, err);
}

static mfgq_status naive_sum(const mfgq_i_given *g, double *value, mfgq_error *err)
{
    return mfgq_cumulative_naive_sum(g->n, g->rates, value, err);
}

static mfgq_status progress(const mfgq_i_given *g, double *value, mfgq_error *err)
{
    return mfgq_cumulative_progress(g->achieved, g->target, value, err);
}

static mfgq_status linear_progress(const mfgq_i_given *g, double *value, mfgq_error *err)
{
    return mfgq_ratio_quotient(g->achieved, g->target, value, err);
}

static mfgq_status delivered(const mfgq_i_given *g, double *value, mfgq_error *err)
{
    return mfgq_cumulative_years(g->achieved, g->target, g->years, value, err);
}

static mfgq_status required(const mfgq_i_given *g, double *value, mfgq_error *err)
{
    return mfgq_cumulative_required(g->achieved, g->target, g->elapsed, g->years, value, err);
}

static mfgq_status share(const mfgq_i_given *g, double *value, mfgq_error *err)
{
    return mfgq_cumulative_share(g->target, g->years, value, err);
}

static mfgq_status naive_share(const mfgq_i_given *g, double *value, mfgq_error *err)
{
    return mfgq_ratio_quotient(g->target, g->years, value, err);
}

static mfgq_status overfulfilment(const mfgq_i_given *g, double *value, mfgq_error *err)
{
    return mfgq_cumulative_overfulfilment(g->achieved, g->target, value, err);
}

static mfgq_status points_left(const mfgq_i_given *g, double *value, mfgq_error *err)
{
    return mfgq_cumulative_points_left(g->achieved, g->target, value, err);
}

static mfgq_status naive_points_left(const mfgq_i_given *g, double *value, mfgq_error *err)
{
    double sum = 0;
    MFGQ_I_TRY(naive_sum(g, &sum, err));
    return mfgq_cumulative_points_left(sum, g->target, value, err);
}

static mfgq_status intensity(const mfgq_i_given *g, double *value, mfgq_error *err)
{
    return mfgq_ratio_quotient_growth(g->energy, g->output, value, err);
}

static mfgq_status schedule(const mfgq_i_given *g, double *value, mfgq_error *err)
{
    return mfgq_cumulative_schedule(g->count, g->shares, g->elapsed, g->years, value, err);
}

static mfgq_status due(const mfgq_i_given *g, double *value, mfgq_error *err)
{
    double part = 0;
    MFGQ_I_TRY(schedule(g, &part, err));
    return mfgq_cumulative_due(g->target, part, value, err);
}

typedef struct operation {
    const char *name;
    int needs;
    mfgq_status (*value)(const mfgq_i_given *given, double *value, mfgq_error *err);
} operation;

static const operation operations[MFGQ_I_OPERATIONS] = {
#define OPERATION(name, needs, function) {name, needs, function},
#include "operations.def"
#undef OPERATION
};

const char *mfgq_i_operation_name(int i)
{
    return operations[i].name;
}

int mfgq_i_operation_find(const char *name)
{
    for (int i = 0; i < MFGQ_I_OPERATIONS; i++)
        if (mfgq_i_equal(name, operations[i].name)) return i;
    return -1;
}

const char *mfgq_i_operation_lacks(int i, const mfgq_i_given *g)
{
    const int needs = operations[i].needs;
    if ((needs & RATES) && !g->rates) return "rates";
    if ((needs & ACHIEVED) && isnan(g->achieved)) return "achieved";
    if ((needs & TARGET) && isnan(g->target)) return "target";
    if ((needs & ELAPSED) && isnan(g->elapsed)) return "elapsed";
    if ((needs & YEARS) && isnan(g->years)) return "years";
    if ((needs & ENERGY) && isnan(g->energy)) return "energy";
    if ((needs & OUTPUT) && isnan(g->output)) return "output";
    return NULL;
}

mfgq_status mfgq_i_operation_value(int i, const mfgq_i_given *given, double *value,
                                   mfgq_error *err)
{
    return operations[i].value(given, value, err);
}

mfgq_status mfgq_i_given_complete(mfgq_i_given *given, int rates_arg, mfgq_error *err)
{
    if (!given->rates) {
        if (given->n) return mfgq_i_fail(err, MFGQ_E_INVALID, rates_arg, -1, "rates is null");
        return MFGQ_OK;
    }
    if (!isnan(given->achieved))
        return mfgq_i_fail(err, MFGQ_E_INVALID, rates_arg + 1, -1,
                           "achieved is the chain of rates, so it cannot be given with them");
    const mfgq_status status = mfgq_cumulative_chain(given->n, given->rates, &given->achieved, err);
    if (status != MFGQ_OK && err) err->arg = rates_arg;
    if (isnan(given->elapsed)) given->elapsed = (double)given->n;
    return status;
}
