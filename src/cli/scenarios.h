/* Scenarios of the series of a file, or of one value: what follows if something holds. */
#ifndef MFGQ_CLI_SCENARIOS_H
#define MFGQ_CLI_SCENARIOS_H

#include "series_input.h"

typedef enum scenario_kind {
    SCENARIO_EXPECTED, /* the projection's median */
    SCENARIO_GROWTH,
    SCENARIO_SHOCK,
    SCENARIO_CATCH_UP
} scenario_kind;

typedef struct scenario {
    scenario_kind kind;
    const char *text; /* as given */
    double *growth;   /* [count], the last one holds on */
    size_t count;
    double size;          /* of a shock */
    double leader;        /* level to catch up with, where it is no series */
    int64_t leader_index; /* its series, or -1 */
} scenario;

typedef struct scenario_options {
    const char *from, *to, *at, *level;
    int horizon, periods;
    double fade, half_life, speed, lead;
    cli_list growth, shock, catch_up, target;
} scenario_options;

/* A series on its way: where it stands, and what the projection expects. */
typedef struct scenario_series {
    const input_series *in;
    size_t n; /* up to the last value observed */
    mfgq_period last_period;
    double last;         /* NaN if nothing was observed */
    size_t steps, shown; /* computed, for a target behind the horizon; asked for */
    size_t target_step;  /* 0: no target */
    size_t at;           /* first step hit by a shock, from 0 */
    const double *expected; /* [steps], null: no projection */
    const char *note;
} scenario_series;

typedef struct scenario_job {
    const cli *c;
    const char *file; /* null: a value on the command line */
    const scenario_options *o;
    series_input *input;
    scenario *scenarios;
    size_t scenario_count;
    scenario_series *series; /* [input->count] */
    mfgq_projection *projection;
    size_t levels; /* intervals shown */
    double percent[16];
    int any_target, failed;
} scenario_job;

/* scenario_input.c: -1, or an exit code that was reported. */
int scenario_read_value(scenario_job *j);
int scenario_read_list(scenario_job *j);
int scenario_place(scenario_job *j);
int scenario_project(scenario_job *j);

/* scenario_paths.c: the path of a series under a scenario, [steps]; else why there is none. */
int scenario_path(const scenario_job *j, size_t series, const scenario *s, double *path,
                  mfgq_error *err);

/* scenario_target.c */

/* What the target asks of each period up to its own, NaN behind it. */
double scenario_required(const scenario_series *s, size_t step);
double scenario_required_growth(const scenario_series *s);

/* 1 met at its period, 0 not, -1 cannot be told. */
int scenario_attained(const scenario_series *s, const double *path);

/* First step that meets the target; 0 by the last value, -1 never. */
int64_t scenario_reached(const scenario_series *s, const double *path);

/* scenario_table.c */
int scenario_emit(scenario_job *j);

#endif
