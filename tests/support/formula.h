/* A small schema of enterprise rows, and its rows from a golden file. */
#ifndef MFGQ_SUPPORT_FORMULA_H
#define MFGQ_SUPPORT_FORMULA_H

#include "support.h"

enum { FORMULA_ROWS = 32, FORMULA_NUMBERS = 7 };

/* gross_output, value_added, value_added_constant, revenue (元), employment (人),
   energy (吨标准煤), strategic_emerging (flag), cluster (code); also `points` (百分点),
   `vehicles` (辆) and `lines` (条), which have no rows. */
mfgq_schema *formula_schema(void);

typedef struct formula_rows {
    mfgq_csv *csv; /* owns the codes */
    size_t count;
    double numbers[FORMULA_NUMBERS][FORMULA_ROWS];
    const char *codes[FORMULA_ROWS];
} formula_rows;

/* The rows of golden indicator_rows.csv with this shift. */
void formula_rows_load(formula_rows *rows, int shift);
void formula_rows_free(formula_rows *rows);

/* Class paths: "smart" holds "smart/ic". Status not-found for the code "?". */
int formula_member(void *context, const char *class_code, const char *code);

/* Fills the aggregates of one shift of the program from rows. */
mfgq_status formula_aggregate(const mfgq_program *program, const formula_rows *rows, int shift,
                              int gaps, int undefined, double *aggregates, int64_t *used,
                              mfgq_error *err);

/* Compiles, or fails the test. */
mfgq_program *formula_compile(const char *text, const char *unit);

#endif
