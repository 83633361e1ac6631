/* Reading what mfgq cluster works on. */
#include "cluster.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int is_total(const cluster_data *d, size_t industry)
{
    return strcmp(d->industries.names[industry], "total") == 0;
}

static void renumber(size_t *number, size_t count, size_t at, size_t last)
{
    for (size_t i = 0; i < count; i++) {
        if (number[i] == at) number[i] = last;
        else if (number[i] > at) --number[i];
    }
}

/* Moves `total` behind the other industries. */
static void total_last(cluster_data *d)
{
    const int64_t at = cli_keys_find(&d->industries, "total");
    const size_t last = d->industries.count - 1;
    d->industry_count = d->industries.count - (at >= 0);
    if (at < 0) return;
    const char *const name = d->industries.names[at];
    memmove(d->industries.names + at, d->industries.names + at + 1,
            (last - (size_t)at) * sizeof name);
    d->industries.names[last] = name;
    renumber(d->industries.index, mfgq_csv_rows(d->csv), (size_t)at, last);
    renumber(d->industries.by_text, last + 1, (size_t)at, last);
}

static int resolve_reference(cluster_data *d, const char *name)
{
    d->reference_region = -1;
    if (!name || strcmp(name, "total") == 0) d->reference = REFERENCE_TOTAL;
    else if (strcmp(name, "rest") == 0) d->reference = REFERENCE_REST;
    else if (strcmp(name, "mean-shares") == 0) d->reference = REFERENCE_MEAN;
    else d->reference = REFERENCE_NAME;
    if (d->reference != REFERENCE_NAME) return -1;
    d->reference_region = cli_keys_find(&d->regions, name);
    if (d->reference_region < 0)
        return cli_usage(d->c, "--reference %s is no region of the file", name);
    return -1;
}

static int allocate(cluster_data *d)
{
    const size_t regions = d->regions.count, cells = regions * d->industry_count + 1;
    const size_t most = mfgq_csv_rows(d->csv) + regions + d->industry_count + 3;
    d->value = calloc(cells, sizeof(double));
    d->plants = calloc(cells, sizeof(double));
    d->total = calloc(regions, sizeof(double));
    d->area = calloc(regions, sizeof(double));
    d->population = calloc(regions, sizeof(double));
    d->x = calloc(most, sizeof(double));
    d->y = calloc(most, sizeof(double));
    d->out = calloc(most, sizeof(double));
    const int done = d->value && d->plants && d->total && d->area && d->population && d->x && d->y
        && d->out;
    for (size_t r = 0; done && r < regions; r++) d->total[r] = d->area[r] = d->population[r] = NAN;
    return done ? -1 : CLI_INTERNAL;
}

static int add_rows(cluster_data *d)
{
    const double *const plants = d->row_plants;
    for (size_t i = 0; i < mfgq_csv_rows(d->csv); i++) {
        const size_t r = d->regions.index[i], k = d->industries.index[i];
        if (d->row_value[i] < 0)
            return cli_fail_cell(d->c, d->file, d->csv, (int64_t)i, "value", "value is negative");
        if (is_total(d, k) && !isnan(d->total[r]))
            return cli_fail_cell(d->c, d->file, d->csv, (int64_t)i, "industry",
                                 "total of the region is repeated");
        if (is_total(d, k)) {
            d->total[r] = d->row_value[i];
        } else {
            d->value[r * d->industry_count + k] += d->row_value[i];
            d->plants[r * d->industry_count + k] += plants ? plants[i] : 1;
        }
    }
    for (size_t r = 0; r < d->regions.count; r++) {
        if (!isnan(d->total[r])) continue;
        d->total[r] = 0;
        for (size_t k = 0; k < d->industry_count; k++)
            d->total[r] += d->value[r * d->industry_count + k];
    }
    return -1;
}

/* A property of regions that stands on their rows; rows must agree. */
static int add_region_column(cluster_data *d, const char *name, double *out)
{
    double *values;
    CLI_TRY(cli_numbers(d->c, d->file, d->csv, name, 1, &values));
    int code = -1;
    for (size_t i = 0; values && i < mfgq_csv_rows(d->csv) && code < 0; i++) {
        double *const of = &out[d->regions.index[i]];
        if (isnan(values[i])) continue;
        if (!isnan(*of) && *of != values[i])
            code = cli_fail_cell(d->c, d->file, d->csv, (int64_t)i, name,
                                 "%s differs from that of another row of the region", name);
        *of = values[i];
    }
    free(values);
    return code;
}

int cluster_load(cluster_data *d, const char *reference)
{
    CLI_TRY(cli_csv(d->c, d->file, &d->csv));
    CLI_TRY(cli_keys_of(d->c, d->file, d->csv, "region", &d->regions));
    CLI_TRY(cli_keys_of(d->c, d->file, d->csv, "industry", &d->industries));
    CLI_TRY(cli_numbers(d->c, d->file, d->csv, "value", 0, &d->row_value));
    if (!d->regions.count) return cli_fail_cell(d->c, d->file, d->csv, -1, "region", "no rows");
    total_last(d);
    if (!d->industry_count)
        return cli_fail_cell(d->c, d->file, d->csv, -1, "industry", "no industry besides total");
    CLI_TRY(resolve_reference(d, reference));
    CLI_TRY(allocate(d));
    CLI_TRY(cli_numbers(d->c, d->file, d->csv, "plants", 1, &d->row_plants));
    CLI_TRY(add_rows(d));
    CLI_TRY(add_region_column(d, "area", d->area));
    return add_region_column(d, "population", d->population);
}

void cluster_free(cluster_data *d)
{
    double *const blocks[] = {d->value, d->total, d->area, d->population, d->plants,
                              d->row_value, d->row_plants, d->x, d->y, d->out};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) free(blocks[i]);
    cli_keys_free(&d->regions);
    cli_keys_free(&d->industries);
    mfgq_csv_free(d->csv);
}

static double sum_regions(const cluster_data *d, int64_t without, double *y)
{
    double total = 0;
    for (size_t k = 0; k < d->industry_count; k++) y[k] = 0;
    for (size_t r = 0; r < d->regions.count; r++) {
        if ((int64_t)r == without || (int64_t)r == d->reference_region) continue;
        total += d->total[r];
        for (size_t k = 0; k < d->industry_count; k++)
            y[k] += d->value[r * d->industry_count + k];
    }
    return total;
}

static double mean_shares(const cluster_data *d, size_t without, double *y)
{
    double count = 0;
    for (size_t k = 0; k < d->industry_count; k++) y[k] = 0;
    for (size_t r = 0; r < d->regions.count; r++) {
        if (r == without || d->total[r] == 0) continue;
        count++;
        for (size_t k = 0; k < d->industry_count; k++)
            y[k] += d->value[r * d->industry_count + k] / d->total[r];
    }
    for (size_t k = 0; k < d->industry_count; k++) y[k] /= count;
    return count > 0 ? 1 : 0;
}

double cluster_reference(const cluster_data *d, size_t region, double *y)
{
    if (d->reference == REFERENCE_REST) return sum_regions(d, (int64_t)region, y);
    if (d->reference == REFERENCE_MEAN) return mean_shares(d, region, y);
    if (d->reference == REFERENCE_TOTAL) return sum_regions(d, -1, y);
    memcpy(y, d->value + (size_t)d->reference_region * d->industry_count,
           d->industry_count * sizeof *y);
    return d->total[d->reference_region];
}
