/* Periods: years, quarters, months. */
#include "plan_i.h"

#include <string.h>

static int digits(const char *text, size_t count, int32_t *number)
{
    *number = 0;
    for (size_t i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9') return 0;
        *number = *number * 10 + (text[i] - '0');
    }
    return 1;
}

int mfgq_i_when_parse(const char *text, mfgq_i_when *when)
{
    int32_t year, part;
    const size_t size = strlen(text);
    if (size < 4 || !digits(text, 4, &year)) return 0;
    int32_t months = 12, last = 12;
    if (size == 7 && text[4] == '-' && text[5] == 'Q') {
        if (!digits(text + 6, 1, &part) || part < 1 || part > 4) return 0;
        months = 3;
        last = 3 * part;
    } else if (size == 7 && text[4] == '-') {
        if (!digits(text + 5, 2, &part) || part < 1 || part > 12) return 0;
        months = 1;
        last = part;
    } else if (size != 4) {
        return 0;
    }
    when->text = text;
    when->months = months;
    when->end = 12 * year + last - 1;
    return 1;
}

double mfgq_i_years(const mfgq_i_when *from, const mfgq_i_when *to)
{
    return (to->end - from->end) / 12.0;
}
