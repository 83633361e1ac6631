/* Growth, points, factors and what follows from them, row by row. */
#include <mfgq/ratio.h>

#include "../base/rows_i.h"

static double first(const double *x)
{
    return x[0];
}

static double second(const double *x)
{
    return x[1];
}

static double size_of_second(const double *x)
{
    return fabs(x[1]);
}

static double one_and_second(const double *x)
{
    return 1 + x[1];
}

static double quotient(const double *x)
{
    return x[0] / x[1];
}

static double growth(const double *x)
{
    return (x[1] - x[0]) / x[0];
}

static double factor(const double *x)
{
    return x[1] / x[0];
}

static double points(const double *x)
{
    return x[1] - x[0];
}

static double base(const double *x)
{
    return x[0] / (1 + x[1]);
}

/* (1 + a)/(1 + b) - 1 without its cancellation */
static double quotient_growth(const double *x)
{
    return (x[0] - x[1]) / (1 + x[1]);
}

static double product_growth(const double *x)
{
    return x[0] + x[1] + x[0] * x[1];
}

static double share(const double *x)
{
    return quotient(x);
}

MFGQ_I_KERNEL_2(mfgq_ratio_, quotient, MFGQ_I_ANY("numerator"),
                MFGQ_I_NOT_ZERO("denominator", size_of_second))
MFGQ_I_KERNEL_2(mfgq_ratio_, share, MFGQ_I_ANY("part"), MFGQ_I_POSITIVE("whole", second))
MFGQ_I_KERNEL_2(mfgq_ratio_, growth, MFGQ_I_POSITIVE("from", first), MFGQ_I_ANY("to"))
MFGQ_I_KERNEL_2(mfgq_ratio_, factor, MFGQ_I_POSITIVE("from", first), MFGQ_I_ANY("to"))
MFGQ_I_KERNEL_2(mfgq_ratio_, points, MFGQ_I_ANY("from"), MFGQ_I_ANY("to"))
MFGQ_I_KERNEL_2(mfgq_ratio_, base, MFGQ_I_ANY("value"),
                MFGQ_I_ABOVE_MINUS_ONE("growth", one_and_second))
MFGQ_I_KERNEL_2(mfgq_ratio_, quotient_growth, MFGQ_I_ANY("numerator_growth"),
                MFGQ_I_ABOVE_MINUS_ONE("denominator_growth", one_and_second))
MFGQ_I_KERNEL_2(mfgq_ratio_, product_growth, MFGQ_I_ANY("growth"), MFGQ_I_ANY("other"))
