/* One function a metric of mfgq cluster, and the table of them. */
#include "cluster.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double *region_row(const cluster_data *d, size_t region)
{
    return d->value + region * d->industry_count;
}

/* An industry over the regions into `out`; how many regions. */
static size_t over_regions(const cluster_data *d, size_t industry, double *out)
{
    size_t n = 0;
    for (size_t r = 0; r < d->regions.count; r++)
        if ((int64_t)r != d->reference_region)
            out[n++] = d->value[r * d->industry_count + industry];
    return n;
}

/* An industry over the regions into x, the regions' totals into y; how many regions. */
static size_t industry_column(const cluster_data *d, size_t industry)
{
    size_t n = 0;
    for (size_t r = 0; r < d->regions.count; r++)
        if ((int64_t)r != d->reference_region) d->y[n++] = d->total[r];
    return over_regions(d, industry, d->x);
}

static mfgq_status lq(const cluster_data *d, size_t region, mfgq_error *err)
{
    const double total = cluster_reference(d, region, d->y);
    return mfgq_location_quotients(d->industry_count, region_row(d, region), d->total[region],
                                   d->y, total, d->out, err);
}

static mfgq_status krugman_sum(const cluster_data *d, size_t region, mfgq_error *err)
{
    const double total = cluster_reference(d, region, d->y);
    return mfgq_krugman(d->industry_count, region_row(d, region), d->total[region], d->y, total,
                        d->out, err);
}

static mfgq_status krugman_half(const cluster_data *d, size_t region, mfgq_error *err)
{
    const mfgq_status status = krugman_sum(d, region, err);
    if (status == MFGQ_OK) d->out[0] /= 2;
    return status;
}

/* The raw, normalised and equivalent forms stand side by side in x. */
static mfgq_status herfindahl(const cluster_data *d, size_t region, int form, mfgq_error *err)
{
    const mfgq_status status = mfgq_herfindahl(d->industry_count, region_row(d, region),
                                               d->total[region], d->x, d->x + 1, d->x + 2, err);
    if (status == MFGQ_OK) d->out[0] = d->x[form];
    return status;
}

static mfgq_status hhi(const cluster_data *d, size_t region, mfgq_error *err)
{
    return herfindahl(d, region, 0, err);
}

static mfgq_status hhi_normalised(const cluster_data *d, size_t region, mfgq_error *err)
{
    return herfindahl(d, region, 1, err);
}

static mfgq_status hhi_equivalent(const cluster_data *d, size_t region, mfgq_error *err)
{
    return herfindahl(d, region, 2, err);
}

static mfgq_status entropy(const cluster_data *d, size_t region, mfgq_error *err)
{
    return mfgq_entropy(d->industry_count, region_row(d, region), d->total[region], d->out, NULL,
                        err);
}

static mfgq_status entropy_bits(const cluster_data *d, size_t region, mfgq_error *err)
{
    const mfgq_status status = entropy(d, region, err);
    if (status == MFGQ_OK) d->out[0] /= log(2);
    return status;
}

static mfgq_status entropy_normalised(const cluster_data *d, size_t region, mfgq_error *err)
{
    return mfgq_entropy(d->industry_count, region_row(d, region), d->total[region], d->x, d->out,
                        err);
}

static mfgq_status entropy_relative(const cluster_data *d, size_t region, mfgq_error *err)
{
    const double total = cluster_reference(d, region, d->y);
    return mfgq_relative_entropy(d->industry_count, region_row(d, region), d->total[region], d->y,
                                 total, d->out, err);
}

static mfgq_status gini_specialisation(const cluster_data *d, size_t region, mfgq_error *err)
{
    cluster_reference(d, region, d->y);
    return mfgq_gini_of_quotients(d->industry_count, region_row(d, region), d->y, d->out, err);
}

static mfgq_status gini_concentration(const cluster_data *d, size_t industry, mfgq_error *err)
{
    return mfgq_gini_of_quotients(industry_column(d, industry), d->x, d->y, d->out, err);
}

static mfgq_status gini_locational(const cluster_data *d, size_t industry, mfgq_error *err)
{
    return mfgq_gini_locational(industry_column(d, industry), d->x, d->y, d->out, err);
}

/* Plants of a row: those given, else one. */
static size_t plants_of(const cluster_data *d, size_t row)
{
    const double given = d->row_plants ? d->row_plants[row] : 1;
    return given > 1.5 ? (size_t)fmin(given + 0.5, 1e6) : 1;
}

/* Sizes of an industry's plants, those of a row alike; how many. Only counts if `sizes` is null. */
static size_t plant_sizes(const cluster_data *d, size_t industry, double *sizes)
{
    size_t count = 0;
    for (size_t i = 0; i < mfgq_csv_rows(d->csv); i++) {
        if (d->industries.index[i] != industry
            || (int64_t)d->regions.index[i] == d->reference_region)
            continue;
        const size_t plants = plants_of(d, i);
        for (size_t k = 0; sizes && k < plants; k++)
            sizes[count + k] = d->row_value[i] / (double)plants;
        count += plants;
    }
    return count;
}

static mfgq_status no_memory(mfgq_error *err)
{
    *err = (mfgq_error){.status = MFGQ_E_MEMORY, .index = -1, .message = "out of memory"};
    return MFGQ_E_MEMORY;
}

static mfgq_status ellison_glaeser(const cluster_data *d, size_t industry, mfgq_error *err)
{
    const size_t regions = industry_column(d, industry);
    const size_t plants = plant_sizes(d, industry, NULL);
    double *const sizes = calloc(plants + 1, sizeof *sizes);
    if (!sizes) return no_memory(err);
    plant_sizes(d, industry, sizes);
    const mfgq_status status =
        mfgq_ellison_glaeser(regions, d->x, d->y, plants, sizes, d->out, err);
    free(sizes);
    return status;
}

/* Mean over the industries of the regions' shares, into y, by way of x. */
static void mean_region_shares(const cluster_data *d)
{
    for (size_t r = 0; r < d->regions.count; r++) d->y[r] = 0;
    for (size_t k = 0; k < d->industry_count; k++) {
        const size_t n = over_regions(d, k, d->x);
        double total = 0;
        for (size_t r = 0; r < n; r++) total += d->x[r];
        for (size_t r = 0; total > 0 && r < n; r++) d->y[r] += d->x[r] / total;
    }
}

/* Of an industry with each industry behind it; those without employment have none. */
static mfgq_status pairs(const cluster_data *d, size_t industry, int by_mean, mfgq_error *err)
{
    double *const own = d->out + d->industry_count;
    industry_column(d, industry);
    if (by_mean) mean_region_shares(d);
    const size_t n = over_regions(d, industry, own);
    for (size_t k = industry + 1; k < d->industry_count; k++) {
        over_regions(d, k, d->x);
        d->out[k] = NAN;
        const mfgq_status status =
            mfgq_coagglomeration_pair(n, own, d->x, d->y, &d->out[k], err);
        if (status != MFGQ_OK && (status != MFGQ_E_DOMAIN || err->index >= 0)) return status;
    }
    return MFGQ_OK;
}

static mfgq_status pairs_by_mean(const cluster_data *d, size_t industry, mfgq_error *err)
{
    return pairs(d, industry, 1, err);
}

static mfgq_status pairs_by_total(const cluster_data *d, size_t industry, mfgq_error *err)
{
    return pairs(d, industry, 0, err);
}

static mfgq_status coagglomeration_group(const cluster_data *d, size_t ignored, mfgq_error *err)
{
    (void)ignored;
    double *const rows = calloc(d->regions.count * d->industry_count + 1, sizeof *rows);
    if (!rows) return no_memory(err);
    size_t n = 0;
    for (size_t k = 0; k < d->industry_count; k++) {
        n = industry_column(d, k);
        memcpy(rows + k * n, d->x, n * sizeof *rows);
    }
    const mfgq_status status =
        mfgq_coagglomeration_group(n, d->industry_count, rows, d->y, d->out, err);
    free(rows);
    return status;
}

static mfgq_status litzenberger_sternberg(const cluster_data *d, size_t region, mfgq_error *err)
{
    double area = 0, population = 0;
    for (size_t r = 0; r < d->regions.count; r++) {
        if ((int64_t)r == d->reference_region) continue;
        area += d->area[r];
        population += d->population[r];
    }
    for (size_t k = 0; k < d->industry_count; k++) {
        double employment = 0, plants = 0;
        for (size_t r = 0; r < d->regions.count; r++) {
            if ((int64_t)r == d->reference_region) continue;
            employment += d->value[r * d->industry_count + k];
            plants += d->plants[r * d->industry_count + k];
        }
        const double *const e = region_row(d, region) + k;
        const double *const b = d->plants + region * d->industry_count + k;
        const mfgq_status status = mfgq_litzenberger_sternberg(
            1, e, &d->area[region], &d->population[region], b, &employment, area, population,
            &plants, &d->out[k], err);
        if (status != MFGQ_OK) return status;
    }
    return MFGQ_OK;
}

const cluster_metric cluster_metrics[] = {
    {"lq", "share in the region over share in the reference", "FLORENCE-1939", CLUSTER_PAIR, 0, lq},
    {"lq-z", "z-score of lq over the regions, n-1", "ODONOGHUE-GLEAVE-2004", CLUSTER_PAIR, 0, lq},
    {"krugman-sum", "sum of absolute differences of shares, 0 to 2", "KRUGMAN-1991",
     CLUSTER_REGION, 0, krugman_sum},
    {"krugman-half", "half of the sum, 0 to 1", "KRUGMAN-1991", CLUSTER_REGION, 0, krugman_half},
    {"hhi", "sum of squared shares", "HIRSCHMAN-1964", CLUSTER_REGION, 0, hhi},
    {"hhi-normalised", "(H - 1/n) / (1 - 1/n)", "HIRSCHMAN-1964", CLUSTER_REGION, 0,
     hhi_normalised},
    {"hhi-equivalent", "1 / H", "HIRSCHMAN-1964", CLUSTER_REGION, 0, hhi_equivalent},
    {"hoover", "half the sum of absolute differences of shares", "HOOVER-1936", CLUSTER_REGION, 0,
     krugman_half},
    {"entropy", "-sum s ln s, in nats", "SHANNON-1948", CLUSTER_REGION, 0, entropy},
    {"entropy-bits", "-sum s log2 s", "SHANNON-1948", CLUSTER_REGION, 0, entropy_bits},
    {"entropy-normalised", "entropy / ln n, 0 to 1", "SHANNON-1948", CLUSTER_REGION, 0,
     entropy_normalised},
    {"entropy-relative", "sum s ln(s / t) to the reference t, in nats", "KULLBACK-LEIBLER-1951",
     CLUSTER_REGION, 0, entropy_relative},
    {"gini-specialisation", "unweighted Gini of a region's lq over industries",
     "CERIANI-VERME-2012", CLUSTER_REGION, 0, gini_specialisation},
    {"gini-concentration", "unweighted Gini of an industry's lq over regions",
     "CERIANI-VERME-2012", CLUSTER_INDUSTRY, 0, gini_concentration},
    {"gini-locational", "Lorenz curve over regions in order of lq, 0 to 1, not halved",
     "KRUGMAN-1991", CLUSTER_INDUSTRY, 0, gini_locational},
    {"ellison-glaeser", "rows are plants, or `plants` equal ones; undefined for one plant",
     "ELLISON-GLAESER-1997",
     CLUSTER_INDUSTRY, 0, ellison_glaeser},
    {"coagglomeration", "of two industries, x the mean of the industries' shares",
     "ELLISON-GLAESER-KERR-2010", CLUSTER_INDUSTRIES, 0, pairs_by_mean},
    {"coagglomeration-total", "of two industries, x the shares of all employment",
     "ELLISON-GLAESER-KERR-2010", CLUSTER_INDUSTRIES, 0, pairs_by_total},
    {"coagglomeration-group", "of all industries of the file, x the shares of all employment",
     "ELLISON-GLAESER-1997", CLUSTER_GROUP, 0,
     coagglomeration_group},
    {"litzenberger-sternberg", "density times stock over plant size",
     "LITZENBERGER-STERNBERG-2006", CLUSTER_PAIR, 1, litzenberger_sternberg},
    {NULL, NULL, NULL, CLUSTER_PAIR, 0, NULL},
};
