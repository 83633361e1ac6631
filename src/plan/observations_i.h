/* One row of an observation sheet. */
#ifndef MFGQ_PLAN_OBSERVATIONS_I_H
#define MFGQ_PLAN_OBSERVATIONS_I_H

#include "plan_i.h"

enum {
    MFGQ_I_O_INDICATOR,
    MFGQ_I_O_PERIOD,
    MFGQ_I_O_VALUE,
    MFGQ_I_O_UNIT, /* up to here required */
    MFGQ_I_O_QUALIFIER,
    MFGQ_I_O_DECIMALS,
    MFGQ_I_O_PUBLISHED,
    MFGQ_I_O_BASIS,
    MFGQ_I_O_REGION,
    MFGQ_I_O_SOURCE,
    MFGQ_I_O_NOTE,
    MFGQ_I_O_BREAK,
    MFGQ_I_O_LOW,
    MFGQ_I_O_HIGH,
    MFGQ_I_O_COUNT
};

extern const char *const mfgq_i_observation_names[MFGQ_I_O_COUNT];

typedef struct mfgq_i_observation_columns {
    int64_t at[MFGQ_I_O_COUNT]; /* -1 if absent */
} mfgq_i_observation_columns;

mfgq_status mfgq_i_observation_find(const mfgq_csv *csv, mfgq_i_observation_columns *columns,
                                    mfgq_error *err);

/* *kept is set to 1 if the row has a value. */
mfgq_status mfgq_i_observation_read(const mfgq_csv *csv, const mfgq_i_observation_columns *columns,
                                    size_t row, mfgq_observations *into, mfgq_i_observation *out,
                                    int *kept, mfgq_error *err);

/* 1 for a year, a month or a day: 2021, 2021-07, 2021-07-20. */
int mfgq_i_is_date(const char *text);

#endif
