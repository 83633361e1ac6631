/* Generated enterprises, measured, and measured again by selecting each group's rows and
   running mfgq_program_aggregate() over them. */
#ifndef MFGQ_SUPPORT_MEASURE_H
#define MFGQ_SUPPORT_MEASURE_H

#include "support.h"

enum { MEASURE_COLUMNS = 8, MEASURE_MOST = 20000 };

/* Columns: region, size, period, output, added, staff, new, class. */
extern const char *const measure_names[MEASURE_COLUMNS];

typedef struct measure_rows {
    size_t count;
    double *numbers[MEASURE_COLUMNS];
    const char **texts[MEASURE_COLUMNS];
} measure_rows;

/* Rows with figures of very different size; with gaps if asked. */
void measure_make(measure_rows *rows, size_t count, uint64_t seed, int gaps);
void measure_drop(measure_rows *rows);
void measure_shuffle(measure_rows *rows, uint64_t seed);

mfgq_plan *measure_plan(void);         /* tests/data/measure_plan.json */
mfgq_taxonomy *measure_taxonomy(void); /* the annex of Chongqing's plan */

/* A measure grouped by the first `keys` of region and size. */
mfgq_measure *measure_open(size_t keys, int gaps, int threads);

/* Adds rows [from, to). */
void measure_add(mfgq_measure *m, const measure_rows *rows, size_t from, size_t to);

mfgq_table *measure_finish(mfgq_measure *m);

/* Fails unless two tables hold the same, numbers to the bit. */
void measure_same(const mfgq_table *a, const mfgq_table *b);

#endif
