/* The local level filter, also used to fill gaps. */
#ifndef MFGQ_PROJECTION_KALMAN_I_H
#define MFGQ_PROJECTION_KALMAN_I_H

#include "projection_i.h"

typedef struct mfgq_i_level_path {
    double *level, *variance; /* [n] filtered, in units of scale */
    double q_eps, q_level;    /* variances in units of scale */
    double scale;
} mfgq_i_level_path;

/* Filters with the variances of maximum likelihood; 0 when memory ran out. */
int mfgq_i_level_filter(const mfgq_i_task *task, mfgq_i_level_path *path);

/* How the given variances limit a search: those not fixed are NaN. */
typedef struct mfgq_i_variances {
    double eps, level, slope;
} mfgq_i_variances;

/* Sums that make a concentrated Gaussian likelihood. */
typedef struct mfgq_i_sums {
    double squares; /* of the errors over their relative variances */
    double logs;    /* of the relative variances, diffuse ones included */
    double count;   /* errors, without the diffuse observations */
} mfgq_i_sums;

/* The scale that maximises the likelihood, and minus twice the log-likelihood at
   `scale`; a diffuse observation adds the constant of the normal density too. */
double mfgq_i_deviance(const mfgq_i_sums *sums, double diffuse, double scale);

#endif
