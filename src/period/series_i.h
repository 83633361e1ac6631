/* How a series is laid out, for the files that make new ones. */
#ifndef MFGQ_SERIES_I_H
#define MFGQ_SERIES_I_H

#include <mfgq/series.h>

#include "../quantity/quantity_i.h"

typedef struct mfgq_i_point {
    mfgq_period period; /* the last one it covers */
    double value;
    int32_t span, qualifier, vintage, flags;
} mfgq_i_point;

/* One block: the observations and then the source follow. */
struct mfgq_series {
    mfgq_unit unit;
    int basis, base_year, year_to_date;
    size_t size;
    const char *source;
    mfgq_i_point rows[];
};

/* Room for n observations with everything else as in `like`; size is 0. */
mfgq_series *mfgq_i_series_like(const mfgq_series *like, size_t n);

/* Appends; there must be room. */
void mfgq_i_series_add(mfgq_series *series, const mfgq_i_point *row);

/* The first period an observation covers. */
mfgq_period mfgq_i_first_period(const mfgq_i_point *row);

#endif
