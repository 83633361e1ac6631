/* Monotone piecewise cubic interpolation. */
#ifndef MFGQ_MONOTONE_I_H
#define MFGQ_MONOTONE_I_H

#include <stddef.h>

/* Slopes at m >= 2 points with rising positions. */
void mfgq_i_monotone_slopes(size_t m, const double *at, const double *value, double *slope);

/* The cubic of one span, from its two positions, values and slopes. */
double mfgq_i_hermite(const double at[2], const double value[2], const double slope[2], double x);

#endif
