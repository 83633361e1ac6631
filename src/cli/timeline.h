/* The rows of a table laid out in time: 2020, 2020-H1, 2020-Q3, 2020-07, or, where the
   labels are no periods, in the order of the rows. */
#ifndef MFGQ_TIMELINE_H
#define MFGQ_TIMELINE_H

#include "cli.h"

#define TIMELINE_LABEL 96

typedef struct timeline {
    int frequency;       /* periods in a year; 0: labels that are no periods */
    mfgq_period start;   /* the first */
    size_t count;        /* from the first to the last, gaps counted */
    int64_t *rows;       /* [count] row of the file, -1 in a gap */
    const char **labels; /* [count / parts] as written, null in a gap */
    size_t parts;        /* of each label, above 1 only where they are no periods */
} timeline;

/* Reads the column `period`: all rows of one frequency, no period twice.
   -1, or an exit code that was reported. */
int timeline_read(timeline *line, const cli *c, const char *file, const mfgq_csv *csv);

/* The values of a column, in time, NaN in gaps; free() them. Null: no memory. */
double *timeline_spread(const timeline *line, const double *column);

/* Keeps the places from `from` to before `to`. */
void timeline_cut(timeline *line, size_t from, size_t to);

/* The same time with `ratio` parts to a period; 0: no memory. */
int timeline_finer(timeline *line, const timeline *coarse, size_t ratio);

/* Place in `fine` at which `coarse` begins; may be negative. Both have periods. */
int64_t timeline_offset(const timeline *fine, const timeline *coarse);

void timeline_label(const timeline *line, size_t t, char out[TIMELINE_LABEL]);
void timeline_free(timeline *line);

#endif
