/* A cumulative target and what was achieved so far, row by row. */
#include <mfgq/cumulative.h>

#include "../base/rows_i.h"

/* Operands in the order of the header: achieved A, target C, elapsed K, years N. */
enum { A, C, K, N };

static double above_minus_one(const double *x)
{
    return 1 + x[A];
}

/* ln(1 + C) is finite and not 0 */
static double has_log(const double *x)
{
    return (1 + x[C]) * fabs(x[C]);
}

/* Guards are arithmetic, not comparisons, so that their loop becomes vector code; the least
   number turns "not negative" into "positive". */
static double is_cut_or_growth(const double *x)
{
    return 1 + x[C] + DBL_MIN;
}

static double size_of_target(const double *x)
{
    return fabs(x[C]);
}

static double elapsed_counts(const double *x)
{
    return x[K] + DBL_MIN;
}

static double years_left(const double *x)
{
    return x[N] - x[K];
}

/* (1 + c)^(1/m) - 1, without cancellation near 0; -1 stays -1, and no pole is touched */
static double yearly(double change, double years)
{
    return change <= -1 ? -1 : expm1(log1p(change) / years);
}

static double progress(const double *x)
{
    return log1p(x[A]) / log1p(x[C]);
}

static double years(const double *x)
{
    return x[2] * progress(x);
}

static double years_positive(const double *x)
{
    return x[2];
}

static double required(const double *x)
{
    return yearly((x[C] - x[A]) / (1 + x[A]), x[N] - x[K]);
}

static double share_years(const double *x)
{
    return x[1];
}

static double share_target(const double *x)
{
    return 1 + x[0] + DBL_MIN;
}

static double share(const double *x)
{
    return yearly(x[0], x[1]);
}

static double due_target(const double *x)
{
    return 1 + x[0];
}

/* (1 + C)^s - 1 */
static double due(const double *x)
{
    return expm1(x[1] * log1p(x[0]));
}

static double overfulfilment(const double *x)
{
    return (x[A] - x[C]) / x[C];
}

static double points_left(const double *x)
{
    return x[C] - x[A];
}

static double base_change(const double *x)
{
    return 1 + x[1];
}

static double rebase(const double *x)
{
    return (x[0] - x[1]) / (1 + x[1]);
}

#define ACHIEVED MFGQ_I_ABOVE_MINUS_ONE("achieved", above_minus_one)
#define TARGET_WITH_LOG {"target", "must be above -1 and not 0", has_log}
#define TARGET(guard) {"target", "must not be below -1", guard}
#define ELAPSED {"elapsed", "must not be negative", elapsed_counts}
#define YEARS_BEYOND {"years", "must exceed elapsed", years_left}

MFGQ_I_KERNEL_2(mfgq_cumulative_, progress, ACHIEVED, TARGET_WITH_LOG)
MFGQ_I_KERNEL_3(mfgq_cumulative_, years, ACHIEVED, TARGET_WITH_LOG,
                MFGQ_I_POSITIVE("years", years_positive))
MFGQ_I_KERNEL_4(mfgq_cumulative_, required, ACHIEVED, TARGET(is_cut_or_growth), ELAPSED,
                YEARS_BEYOND)
MFGQ_I_KERNEL_2(mfgq_cumulative_, share, TARGET(share_target),
                MFGQ_I_POSITIVE("years", share_years))
MFGQ_I_KERNEL_2(mfgq_cumulative_, due, MFGQ_I_ABOVE_MINUS_ONE("target", due_target),
                MFGQ_I_ANY("schedule"))
MFGQ_I_KERNEL_2(mfgq_cumulative_, overfulfilment, MFGQ_I_ANY("achieved"),
                MFGQ_I_NOT_ZERO("target", size_of_target))
MFGQ_I_KERNEL_2(mfgq_cumulative_, points_left, MFGQ_I_ANY("achieved"), MFGQ_I_ANY("target"))
MFGQ_I_KERNEL_2(mfgq_cumulative_, rebase, MFGQ_I_ANY("change"),
                MFGQ_I_ABOVE_MINUS_ONE("base_change", base_change))
