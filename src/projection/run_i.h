/* Running a batch: what projector.c, batch.c and view.c share. */
#ifndef MFGQ_PROJECTION_RUN_I_H
#define MFGQ_PROJECTION_RUN_I_H

#include "../base/each_i.h"
#include "projection_i.h"

enum { MFGQ_I_LEVELS = 16, MFGQ_I_OPTIONS = 8 };

typedef struct mfgq_i_target {
    int given;
    mfgq_comparator comparator;
    double value, low, high;
    size_t step;
    mfgq_path_statistic statistic;
} mfgq_i_target;

typedef struct mfgq_i_input {
    char *name;
    int frequency;
    size_t n;
    double *values;
    mfgq_period last;
    mfgq_i_target target;
} mfgq_i_input;

typedef struct mfgq_i_config {
    double option[MFGQ_I_OPTIONS];
    double fixed[MFGQ_I_PARAMETERS];
    double levels[MFGQ_I_LEVELS];
    size_t level_count;
    int log_ratio; /* the values are log-ratios already: no scale of their own */
} mfgq_i_config;

struct mfgq_projector {
    mfgq_i_config config;
    mfgq_i_input *series;
    size_t count, capacity;
};

typedef struct mfgq_i_result {
    char *name;
    mfgq_period last;
    size_t steps;
    double *point;      /* [steps], then [levels][2][steps]; one block */
    double *parameter;  /* [MFGQ_I_PARAMETERS], then [seasons] */
    size_t seasons;
    unsigned notes;
    int has_target;
    double probability;
    int64_t reached[3]; /* pessimistic, point, optimistic */
    double required;    /* constant growth a step from the last value to the target */
    char *note;
} mfgq_i_result;

struct mfgq_projection {
    mfgq_i_config config;
    int any_target;
    mfgq_i_result *series;
    size_t count;
};

/* An outcome behind the scale of bounds. */
typedef struct mfgq_i_final {
    const mfgq_i_outcome *out;
    int bounded, mean;
    mfgq_i_scale bounds;
} mfgq_i_final;

double mfgq_i_final_point(const mfgq_i_final *f, size_t step);
double mfgq_i_final_quantile(const mfgq_i_final *f, size_t step, double p);
double mfgq_i_final_below(const mfgq_i_final *f, size_t step, double y);

/* ---- target.c ---- */

int mfgq_i_target_met(const mfgq_i_target *target, double y);
double mfgq_i_target_probability(const mfgq_i_target *target, const mfgq_i_final *f,
                                 size_t step);

/* First step (from 1) at which a path meets the target, 0 if `last` does, -1 never. */
int64_t mfgq_i_target_reached(const mfgq_i_target *target, double last, const double *path,
                              size_t steps);

/* ---- series_run.c ---- */

/* One input on its way. */
typedef struct mfgq_i_job {
    const mfgq_i_config *config;
    const mfgq_i_input *input;
    size_t steps;    /* ahead of the last value */
    size_t trailing; /* missing values at the end, which precede the first step */
    mfgq_i_task task;
    mfgq_i_outcome out;
    mfgq_i_final final; /* points into the job */
    unsigned notes;
} mfgq_i_job;

/* Fills a job whose config, input and steps are set; memory from the arena. */
mfgq_status mfgq_i_compute(mfgq_i_job *job, mfgq_i_arena *arena, const double *prior,
                           mfgq_error *err);

/* Projects one input; the blocks of the result are its own. `prior` is the pooled
   variance and its degrees of freedom, or null. */
mfgq_status mfgq_i_run_series(const mfgq_i_config *config, const mfgq_i_input *input,
                              uint64_t stream, const double *prior, mfgq_i_result *result,
                              mfgq_error *err);
void mfgq_i_result_free(mfgq_i_result *result);

/* ---- pool.c ---- */

/* Prior of the variance from all series of a batch: prior[0] degrees of freedom, prior[1]
   the variance; 0 when too few series can tell. */
int mfgq_i_pool(const mfgq_projector *projector, double prior[2]);

/* ---- notes.c ---- */

/* The notes as text, to be freed; null when memory ran out. */
char *mfgq_i_note_text(unsigned notes);

#endif
