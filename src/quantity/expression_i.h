/* Expressions over printed figures. */
#ifndef MFGQ_EXPRESSION_I_H
#define MFGQ_EXPRESSION_I_H

#include "scan_i.h"

/* A value in base units, with its dimension. */
typedef struct mfgq_i_value {
    double point; /* at the printed figures */
    mfgq_i_interval range;
    int8_t power[MFGQ_I_BASES];
    int ten; /* a bare 10, 100, ...: exact if it multiplies or divides */
} mfgq_i_value;

/* Reads to the end of the text; scan->expression must be set. */
mfgq_status mfgq_i_expression(mfgq_i_scan *scan, mfgq_i_value *out, mfgq_error *err);

#endif
