/* Reading a verdict table and a score line. */
#include "progress_i.h"

#include <math.h>

/* Cuts are decimal fractions: a number that equals one but for the last bits of its
   arithmetic counts as equal, so that 101/100 - 1 is 1 % and not above it. */
#define EQUAL 1e-12

int mfgq_i_band_of(const mfgq_i_band *bands, double number, double scale)
{
    for (;; bands++) {
        const double cut = bands->cut > 0 ? bands->cut * scale : bands->cut;
        if (bands->inclusive ? number >= cut - EQUAL : number > cut + EQUAL) return bands->verdict;
        if (isinf(bands->cut)) return bands->verdict;
    }
}

static double knot_at(const mfgq_i_knot *knot, double scale)
{
    return knot->scaled ? knot->x * scale : knot->x;
}

double mfgq_i_score_of(const mfgq_i_knot *knots, double number, double scale)
{
    if (!(number > knots->x)) return knots->score;
    while (knots->score < 5) {
        const double left = knot_at(knots, scale), right = knot_at(knots + 1, scale);
        if (number < right) {
            const double rise = knots[1].score - knots->score;
            return knots->score + (number - left) / (right - left) * rise;
        }
        knots++;
    }
    return 5;
}

/* How much a natural limit shrinks the bar: 1 far from it, 0 at it. A limit behind the
   direction of progress does not count; beyond a limit the factor is its mirror image. */
double mfgq_i_limit_scale(const mfgq_i_case *row)
{
    const double limit = fabs(row->limit), base = fabs(row->base);
    if (isnan(row->limit) || base >= 2 * limit) return 1;
    if (row->direction < 0 && base < limit) return 1;
    const double share = (base <= limit ? base : 2 * limit - base) / limit;
    return 1 - pow(share, 4.44);
}
