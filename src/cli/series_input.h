/* Series from a file, long (series,period,value) or wide (series,frequency,values), each
   with an optional target. */
#ifndef MFGQ_CLI_SERIES_INPUT_H
#define MFGQ_CLI_SERIES_INPUT_H

#include "cli.h"

typedef struct input_series {
    const char *name;
    int64_t row;        /* its first row in the file */
    int64_t target_row; /* its first row with a target, or -1 */
    int frequency;
    size_t n, capacity;
    double *values;
    mfgq_period last;
    int has_target;
    mfgq_comparator comparator;
    double value, low, high;
    size_t step; /* 0: at the horizon */
    mfgq_path_statistic statistic;
} input_series;

typedef struct series_input {
    mfgq_csv *csv;
    input_series *series;
    size_t count;
    size_t horizon; /* where a target without a period stands; set by the command, 0: step 1 */
} series_input;

/* -1, or an exit code that was reported; free with series_input_free() in any case. */
int series_input_read(const cli *c, const char *file, series_input *input);
void series_input_free(series_input *input);

/* A projector with the series and targets of an input, to be freed in any case; -1, or an
   exit code that was reported. */
int series_input_projector(const cli *c, const char *file, const series_input *input,
                           mfgq_projector **projector);

/* Shows how far a batch is, from its second second on; null where nobody looks. */
typedef struct cli_watch {
    double start, last;
    int shown;
} cli_watch;
mfgq_watch cli_watch_start(cli_watch *watch);
int cli_watch_series(void *context, size_t done, size_t all);
void cli_watch_end(const cli_watch *watch);

/* As cli_emit_table(); a table on the terminal shows the column `probability` in per
   cent, with "<2%" and ">98%" for the ends, and the column `note` last. */
int cli_emit_probabilities(const cli *c, mfgq_table *table);

#endif
