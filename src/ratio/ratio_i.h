/* What later modules may use of ratio. */
#ifndef MFGQ_RATIO_I_H
#define MFGQ_RATIO_I_H

#include <mfgq/base.h>

/* Fails on a null array with n > 0 and on an infinite element. */
mfgq_status mfgq_i_finite_rows(const char *name, int arg, size_t n, const double *x,
                               mfgq_error *err);

/* The sum of the parts before, after, and its change, each rounded once. */
void mfgq_i_totals(size_t n, const double *from, const double *to, double total[3]);

#endif
