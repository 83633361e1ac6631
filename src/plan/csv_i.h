/* How a table of targets becomes the JSON form of a plan. */
#ifndef MFGQ_PLAN_CSV_I_H
#define MFGQ_PLAN_CSV_I_H

#include "fields_i.h"

typedef struct mfgq_i_regroup {
    const mfgq_csv *csv;
    json_t *index;      /* indicators by id, statements by a key that begins with a blank */
    json_t *indicators; /* the list in the making */
    json_t *root;       /* the whole; set by mfgq_i_regroup_head */
    mfgq_error *err;
} mfgq_i_regroup;

/* A cell, or null if it or its column is missing. */
const char *mfgq_i_csv_text(const mfgq_csv *csv, size_t row, const char *name);

/* 1 for a cumulative figure that names no base period. */
int mfgq_i_csv_is_baseless(const mfgq_csv *csv, size_t row);

/* Fails at a cell. */
mfgq_status mfgq_i_fail_cell(const mfgq_csv *csv, size_t row, const char *name, mfgq_error *err,
                             const char *format, ...) MFGQ_I_PRINTF(5, 6);

int mfgq_i_set_text(json_t *object, const char *key, const char *text); /* 0: no memory */

/* The top level: what column `extra` carries, and what can be told from the rows. */
mfgq_status mfgq_i_regroup_head(mfgq_i_regroup *g);

#endif
