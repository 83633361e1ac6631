/* What the files on units share. */
#ifndef MFGQ_UNIT_I_H
#define MFGQ_UNIT_I_H

#include "quantity_i.h"

enum {
    MFGQ_I_BASE_NONE = -1,
#define BASE(id, dimension, canonical, counted) MFGQ_I_BASE_##id,
#include "bases.def"
#undef BASE
    MFGQ_I_BASE_COUNT
};

/* A bare number without a name. */
void mfgq_i_unit_one(mfgq_unit *unit);

/* Factors cancelled, the dimension's name filled in, the limits checked. */
mfgq_status mfgq_i_unit_finish(mfgq_unit *unit, mfgq_error *err);

#endif
