/* Parts of the combination. */
#ifndef MFGQ_PROJECTION_AUTO_I_H
#define MFGQ_PROJECTION_AUTO_I_H

#include "ets_i.h"

enum {
    MFGQ_I_MEMBERS = 4,
    MFGQ_I_AUTO_MEDIAN = 15 /* observations from which the median of four is the centre */
};

typedef struct mfgq_i_members {
    double *point[MFGQ_I_MEMBERS];
    int weight[MFGQ_I_MEMBERS]; /* the parameter that tells its weight */
    int count;
    int centre; /* how many of them make the centre: a mean, or the median of all four */
    int level;  /* none has a trend: auto-level */
} mfgq_i_members;

typedef enum mfgq_i_auto_season {
    MFGQ_I_AUTO_PLAIN,
    MFGQ_I_AUTO_RATIOS,
    MFGQ_I_AUTO_DIFFERENCES
} mfgq_i_auto_season;

/* The series without its season, if it has one: index[position % period] is what it was
   divided by, or what was taken off. The task's period is 1 and it holds nothing. */
mfgq_status mfgq_i_auto_adjust(const mfgq_i_task *task, mfgq_i_task *plain, double *index,
                               mfgq_i_auto_season *kind, mfgq_error *err);
mfgq_status mfgq_i_auto_reseason(const mfgq_i_task *task, const double *index,
                                 mfgq_i_auto_season kind, mfgq_i_outcome *out, mfgq_error *err);

/* The scale of the interval rule; the variance of the first differences on it around their
   mean, with its degrees of freedom; and the spread around the centre, for every step. */
mfgq_i_scale mfgq_i_auto_scale(const mfgq_i_task *task, unsigned *notes);
double mfgq_i_auto_variance(const mfgq_i_task *task, const mfgq_i_scale *scale, double *df);
void mfgq_i_auto_interval(const mfgq_i_task *task, int period, const mfgq_i_members *set,
                          mfgq_i_outcome *out);

/* The member called ets-auto: ANN or AAdN by AICc, AAN where damping is rejected; and
   the damped model by itself. */
mfgq_status mfgq_i_ets_auto(const mfgq_i_task *task, mfgq_i_outcome *out,
                            mfgq_i_outcome *damped, mfgq_error *err);

#endif
