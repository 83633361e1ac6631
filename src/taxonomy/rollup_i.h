/* What the files of the roll-up share. */
#ifndef MFGQ_ROLLUP_I_H
#define MFGQ_ROLLUP_I_H

#include "taxonomy_i.h"

#include <mfgq/rollup.h>

/* The input as positions: row r stands in to[at[r]] ... to[at[r + 1] - 1]; rows of id k are
   rows[begin[k]] ... rows[begin[k + 1] - 1], ids in the order of their first row. */
typedef struct mfgq_i_rollup_input {
    const mfgq_taxonomy *t;
    const double *values;
    size_t n;
    mfgq_i_links places;
    size_t place_capacity;
    size_t id_count;
    size_t *id_of, *begin, *rows;
} mfgq_i_rollup_input;

mfgq_status mfgq_i_rollup_prepare(mfgq_i_rollup_input *in, const mfgq_taxonomy *t,
                                  const mfgq_crosswalk *via, size_t n, const char *const *ids,
                                  const char *const *codes, const double *values,
                                  mfgq_error *err);
void mfgq_i_rollup_release(mfgq_i_rollup_input *in);

typedef struct mfgq_i_class_sum {
    double value, overlap_value;
    int64_t members, known; /* known: with a value */
    int64_t overlap_members;
} mfgq_i_class_sum;

typedef struct mfgq_i_overlap { /* something that stands in two classes of one level */
    int32_t code, other;
    int member;   /* an id, without its value */
    double value; /* a value; NaN for an id or a missing one */
} mfgq_i_overlap;

typedef struct mfgq_i_rollup {
    mfgq_i_class_sum *classes; /* one a class */
    mfgq_i_class_sum *levels;  /* one a level, each id once */
    mfgq_i_overlap *overlaps;
    size_t overlap_count, overlap_capacity;
    int with_overlaps;
} mfgq_i_rollup;

mfgq_status mfgq_i_rollup_run(const mfgq_i_rollup_input *in, mfgq_i_rollup *out);
void mfgq_i_rollup_free(mfgq_i_rollup *out);

#endif
