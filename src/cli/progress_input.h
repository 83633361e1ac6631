/* The input of `mfgq progress` as arrays. */
#ifndef MFGQ_CLI_PROGRESS_INPUT_H
#define MFGQ_CLI_PROGRESS_INPUT_H

#include "cli.h"

typedef struct progress_input {
    mfgq_csv *csv;
    size_t rows, groups;
    const char **ids;
    const char **group_names; /* [groups] in order of appearance */
    int32_t *direction, *binding;
    double *base_period, *base, *period, *value, *target_period, *target, *low, *high, *limit;
    size_t *series_start; /* null without a column series */
    double *series, *last_period;
    int64_t *group, *subgroup; /* -1: in none */
} progress_input;

/* Reads a file: -1, or an exit code that was reported. Free it in either case. */
int progress_read(const cli *c, const char *file, progress_input *in);
void progress_free(progress_input *in);

/* A period as years: 2020, 2020-Q3 and 2020-07 by their beginning, 2015-17 by its first
   year; NaN when missing; 0 when it is none. */
int progress_period(const char *text, double *years);

/* Numbers the groups (null: none) and the subgroups (may be null); 0 out of memory. */
int progress_groups(progress_input *in, const char *const *groups, const char *const *subgroups);

typedef struct progress_plan {
    const char *plan, *as_of, *milestones, *observations, *vintage;
} progress_plan;

/* Prints a plan's progress under a rule: an exit code. */
int progress_of_plan(const cli *c, const progress_plan *options, int rule);

#endif
