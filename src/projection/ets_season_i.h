/* Seasonal forms: fitted values, and how they change along all parameters and states. */
#ifndef MFGQ_PROJECTION_ETS_SEASON_I_H
#define MFGQ_PROJECTION_ETS_SEASON_I_H

#include "ets_i.h"
#include "ets_weigh_i.h"

enum { MFGQ_I_WIDTH = MFGQ_I_NEWTON_MOST };

/* A point, and how it changes along each coordinate: first the free smoothing parameters,
   at most four, then the free ones of l and b, then s1 to s(m-1); sm closes the sum. */
typedef struct mfgq_i_place {
    mfgq_i_ets model;
    size_t axes;      /* free smoothing parameters */
    int moves_l, moves_b;
    double unit;      /* of a coordinate that is a level, a trend or an added season */
    double alphas[MFGQ_I_WIDTH], betas[MFGQ_I_WIDTH], gammas[MFGQ_I_WIDTH], phis[MFGQ_I_WIDTH];
} mfgq_i_place;

typedef struct mfgq_i_seasonal {
    mfgq_i_weighing weighing;
    const double *inverse; /* [n] of the size of the values, 0 where they do not count */
    size_t count, width; /* coordinates; the same, padded */
    double *rows;        /* [n][width] change of the fitted values */
    double *ring;        /* [m][width] change of the seasons */
} mfgq_i_seasonal;

int mfgq_i_seasonal_make(mfgq_i_seasonal *s, const mfgq_i_task *task, const mfgq_i_form *form,
                         size_t m, size_t count); /* 0 when memory ran out */

/* The objective at a place and, if not null, its gradient [count] and with it the positive
   part of its Hessian [count][count]; infinite where the form is not defined. */
double mfgq_i_seasonal_value(const mfgq_i_seasonal *s, const mfgq_i_place *place,
                             double *gradient, double *hessian);

#endif
