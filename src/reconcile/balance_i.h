/* Least change under linear constraints, in its parts. */
#ifndef MFGQ_BALANCE_I_H
#define MFGQ_BALANCE_I_H

#include "reconcile_i.h"
#include <mfgq/reconcile.h>

/* ---- system.c: constraints as a dense matrix ---- */

typedef struct mfgq_i_system {
    size_t n, m;
    double *a;       /* [m][n] */
    double *total;   /* [m] */
    int *comparison; /* [m] */
    size_t *head;    /* [m] column of the first entry; n without entries */
} mfgq_i_system;

/* `first` is the number of the argument `constraints`, for messages. */
mfgq_status mfgq_i_system_new(mfgq_i_system *s, size_t n, size_t constraints, size_t entries,
                              const size_t *row, const size_t *column, const double *coefficient,
                              const int *comparison, const double *total, int first,
                              mfgq_error *err);
mfgq_status mfgq_i_system_sized(mfgq_i_system *s, size_t n, size_t m, mfgq_error *err); /* zeros */
void mfgq_i_system_free(mfgq_i_system *s);

/* ---- root.c: V = L L', also when V is singular ---- */

mfgq_status mfgq_i_root(size_t n, double *v, mfgq_error *err); /* lower triangle in place */

/* ---- balance.c ---- */

enum { MFGQ_I_CONSTRAINT, MFGQ_I_LOW, MFGQ_I_HIGH }; /* kinds of restrictions */

typedef struct mfgq_i_culprit {
    int kind;
    size_t index;
} mfgq_i_culprit;

/* x [n] on entry y, afterwards the solution. root is [n] or, if full, [n][n] lower.
   low and high may be null. On MFGQ_E_DATA *culprit is the first that cannot hold. */
mfgq_status mfgq_i_balance(const mfgq_i_system *system, const double *root, int full,
                           const double *low, const double *high, double *x,
                           mfgq_i_culprit *culprit, mfgq_error *err);

/* ---- hierarchy.c ---- */

/* size[v]: the sum of v's row of the summing matrix, 1 for a bottom value;
   is_total may be null. *bad is a constraint that is no total of parts. */
mfgq_status mfgq_i_hierarchy(const mfgq_i_system *system, double *size, unsigned char *is_total,
                             size_t *bad, mfgq_error *err);

/* ---- shrink.c ---- */

/* Mean squares of the complete rows; returns how many there are. */
size_t mfgq_i_mean_squares(size_t rows, size_t n, const double *residuals, double *out);

#endif
