/* The data of mfgq cluster and its metrics. */
#ifndef MFGQ_CLI_CLUSTER_H
#define MFGQ_CLI_CLUSTER_H

#include "cli.h"

typedef enum cluster_scope {
    CLUSTER_PAIR,       /* region and industry */
    CLUSTER_REGION,
    CLUSTER_INDUSTRY,
    CLUSTER_INDUSTRIES, /* two industries */
    CLUSTER_GROUP       /* all industries of the file together */
} cluster_scope;

typedef struct cluster_data {
    const cli *c;
    const char *file;
    mfgq_csv *csv;
    cli_keys regions, industries; /* industries without `total`, which comes last */
    size_t industry_count;        /* without `total` */
    int64_t reference_region;     /* row set that is the whole, -1 if none */
    enum { REFERENCE_TOTAL, REFERENCE_REST, REFERENCE_MEAN, REFERENCE_NAME } reference;
    double *value;                /* [region][industry] */
    double *total;                /* [region] given or summed */
    double *area, *population;    /* [region], NaN unknown */
    double *plants;               /* [region][industry] number of plants */
    double *row_value;            /* [row] */
    double *row_plants;           /* [row], null: each row is one */
    double *x, *y, *out;          /* scratch: [regions + industries + rows + 3] */
} cluster_data;

typedef struct cluster_metric {
    const char *name, *convention, *source;
    cluster_scope scope;
    int spatial; /* needs area and population */
    /* PAIR: fills out[industry] for a region; INDUSTRIES: out[other] for an industry; else
       gives one value for the class `k`. */
    mfgq_status (*run)(const cluster_data *d, size_t k, mfgq_error *err);
} cluster_metric;

extern const cluster_metric cluster_metrics[]; /* ends with a null name */

/* Reads the file and builds the arrays; -1, or an exit code that was reported. */
int cluster_load(cluster_data *d, const char *reference);
void cluster_free(cluster_data *d);

/* The reference profile of a region into y; its total. */
double cluster_reference(const cluster_data *d, size_t region, double *y);

#endif
