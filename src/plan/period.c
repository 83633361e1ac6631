/* Periods of plans and observations. */
#include "plan_i.h"

#include <string.h>

int mfgq_i_when_parse(const char *text, mfgq_i_when *when)
{
    mfgq_period number;
    const size_t size = strlen(text);
    char canonical[MFGQ_PERIOD_SIZE];
    if (mfgq_period_parse(text, size, &number, NULL) != MFGQ_OK) return 0;
    mfgq_period_format(number, canonical);
    if (strcmp(text, canonical) != 0) return 0;
    when->text = text;
    when->number = number;
    when->end = mfgq_period_end(number);
    return 1;
}

double mfgq_i_years(const mfgq_i_when *from, const mfgq_i_when *to)
{
    return (to->end - from->end) / 12.0;
}
