/* What the rows of implied share. */
#ifndef MFGQ_PLAN_IMPLIED_I_H
#define MFGQ_PLAN_IMPLIED_I_H

#include "figures_i.h"

typedef struct mfgq_i_implied {
    const mfgq_plan *plan;
    mfgq_builder *table;
    mfgq_i_arena arena;
    const mfgq_i_when *periods;
    size_t period_count;
    mfgq_i_reading reading;
    unsigned char *used; /* [indicators + relations] */
    mfgq_i_buffer text;  /* derivation of the row in the making */
    mfgq_error *err;
} mfgq_i_implied;

/* Adds "21700 亿元" to the derivation. */
void mfgq_i_implied_figure(mfgq_i_implied *it, double value, const mfgq_unit *unit,
                           const char *name);

/* Ends a row: quantity PREFIX + ID; bounds that are infinite are left out. */
void mfgq_i_implied_row(mfgq_i_implied *it, const char *prefix, const char *id, const char *period,
                        const mfgq_i_range *range, const char *unit);

/* What a plan's milestones mean per year. */
void mfgq_i_implied_yearly(mfgq_i_implied *it);

#endif
