/* Quantities in other units. */
#include "quantity_i.h"

#include "../base/base_i.h"

mfgq_status mfgq_i_quantity_to(const mfgq_quantity *q, const mfgq_unit *unit,
                               mfgq_quantity *out, mfgq_error *err)
{
    mfgq_quantity r = *q;
    double *const numbers[] = {&r.value, &r.low, &r.high, &r.round_low, &r.round_high};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        MFGQ_I_TRY(mfgq_unit_convert(1, numbers[i], &q->unit, unit, numbers[i], err));
    r.unit = *unit;
    r.has_unit = 1;
    *out = r;
    return MFGQ_OK;
}
