/* The logarithmic mean L(a,b) = (a-b)/ln(a/b), L(a,a) = a, L(a,0) = 0. */
#include "decompose_i.h"

#include <math.h>
#include <string.h>

double mfgq_i_log_mean_of(double a, double b, double s)
{
    if (!(a > 0) || !(b > 0)) return isnan(a) || isnan(b) ? NAN : 0;
    return fabs(s) < MFGQ_I_CLOSE ? mfgq_i_log_mean_close(a, b, s) : (a - b) / s;
}

double mfgq_i_log_mean(double a, double b)
{
    return mfgq_i_log_mean_of(a, b, fabs(a - b) < 0.5 * b ? log1p((a - b) / b) : log(a / b));
}

int mfgq_i_name_index(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; name && i < count; i++)
        if (strcmp(names[i], name) == 0) return (int)i;
    return -1;
}
