/* Dimensions of formulas. Values are in base units, so only exponents matter. A counted
   thing (vehicles, enterprises) may be left unsaid, but two of them never mix. */
#include "indicator_i.h"

#include <stdio.h>
#include <string.h>

typedef struct base {
    const char *name;
    int counted;
} base;

#define BASE(id, name, unit, counted) {name, counted},
static const base bases[] = {
#include "../quantity/bases.def"
};
#undef BASE

enum { BASES = sizeof bases / sizeof *bases, HIGHEST = 100 };

mfgq_i_dimension mfgq_i_dimension_of(const mfgq_unit *unit)
{
    mfgq_i_dimension dimension;
    memcpy(dimension.power, unit->power, sizeof dimension.power);
    return dimension;
}

int mfgq_i_dimension_pure(const mfgq_i_dimension *d)
{
    for (size_t i = 0; i < BASES; i++)
        if (d->power[i] && !bases[i].counted) return 0;
    return 1;
}

static int has_counted(const mfgq_i_dimension *d)
{
    for (size_t i = 0; i < BASES; i++)
        if (d->power[i] && bases[i].counted) return 1;
    return 0;
}

int mfgq_i_dimension_same(const mfgq_i_dimension *a, const mfgq_i_dimension *b)
{
    const int loose = !has_counted(a) || !has_counted(b);
    for (size_t i = 0; i < BASES; i++)
        if (a->power[i] != b->power[i] && !(loose && bases[i].counted)) return 0;
    return 1;
}

int mfgq_i_dimension_combine(const mfgq_i_dimension *a, const mfgq_i_dimension *b, int sign,
                             mfgq_i_dimension *out)
{
    mfgq_i_dimension d;
    memset(&d, 0, sizeof d);
    for (size_t i = 0; i < BASES; i++) {
        const int power = a->power[i] + sign * b->power[i];
        if (power > HIGHEST || power < -HIGHEST) return 0;
        d.power[i] = (int8_t)power;
    }
    *out = d;
    return 1;
}

static void add_side(const mfgq_i_dimension *d, int sign, char *text)
{
    for (size_t i = 0; i < BASES; i++) {
        const int power = sign * d->power[i];
        if (power <= 0) continue;
        const size_t used = strlen(text);
        const char *const joint = sign < 0 ? "/" : used ? "*" : "";
        const char *const one = sign < 0 && !used ? "1" : "";
        char *const end = text + used;
        const size_t room = MFGQ_I_DIMENSION_SIZE - used;
        if (power == 1) snprintf(end, room, "%s%s%s", one, joint, bases[i].name);
        else snprintf(end, room, "%s%s%s^%d", one, joint, bases[i].name, power);
    }
}

void mfgq_i_dimension_text(const mfgq_i_dimension *d, char text[MFGQ_I_DIMENSION_SIZE])
{
    text[0] = '\0';
    add_side(d, 1, text);
    add_side(d, -1, text);
    if (!*text) snprintf(text, MFGQ_I_DIMENSION_SIZE, "a pure number");
}
