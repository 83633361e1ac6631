/* mfgq complexity: advantage, relatedness, complexity. */
#include "cli.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct job {
    const cli *c;
    const char *file;
    int iterations, no_diagonal;
    mfgq_csv *csv;
    cli_keys regions, products;
    mfgq_complexity *object;
    mfgq_builder *out;
} job;

/* Sides of a metric's keys: none, the regions, the products. */
typedef enum side { NONE, REGIONS, PRODUCTS } side;

typedef struct metric {
    const char *name;
    side id, other;
    mfgq_status (*run)(const job *j, double *out, mfgq_error *err);
    int skip_zero, upper; /* which cells are left out of the output */
} metric;

static mfgq_status rca(const job *j, double *out, mfgq_error *err)
{
    return mfgq_complexity_rca(j->object, out, err);
}

static mfgq_status rca_binary(const job *j, double *out, mfgq_error *err)
{
    const mfgq_status status = mfgq_complexity_rca(j->object, out, err);
    const size_t cells = j->regions.count * j->products.count;
    for (size_t i = 0; status == MFGQ_OK && i < cells; i++) out[i] = out[i] >= 1;
    return status;
}

static mfgq_status diversity(const job *j, double *out, mfgq_error *err)
{
    return mfgq_complexity_margins(j->object, out, NULL, err);
}

static mfgq_status ubiquity(const job *j, double *out, mfgq_error *err)
{
    return mfgq_complexity_margins(j->object, NULL, out, err);
}

static mfgq_status proximity_region(const job *j, double *out, mfgq_error *err)
{
    return mfgq_complexity_proximity(j->object, 1, out, err);
}

static mfgq_status proximity_product(const job *j, double *out, mfgq_error *err)
{
    return mfgq_complexity_proximity(j->object, 0, out, err);
}

static mfgq_status density(const job *j, double *out, mfgq_error *err)
{
    return mfgq_complexity_density(j->object, !j->no_diagonal, out, err);
}

static mfgq_status eci(const job *j, double *out, mfgq_error *err)
{
    return mfgq_complexity_eci(j->object, out, NULL, err);
}

static mfgq_status pci(const job *j, double *out, mfgq_error *err)
{
    return mfgq_complexity_eci(j->object, NULL, out, err);
}

static mfgq_status eci_reflections(const job *j, double *out, mfgq_error *err)
{
    return mfgq_complexity_reflections(j->object, j->iterations, out, NULL, err);
}

static mfgq_status pci_reflections(const job *j, double *out, mfgq_error *err)
{
    return mfgq_complexity_reflections(j->object, j->iterations, NULL, out, err);
}

static mfgq_status fitness(const job *j, double *out, mfgq_error *err)
{
    return mfgq_complexity_fitness(j->object, j->iterations, out, NULL, err);
}

static mfgq_status quality(const job *j, double *out, mfgq_error *err)
{
    return mfgq_complexity_fitness(j->object, j->iterations, NULL, out, err);
}

static const metric metrics[] = {
    {"rca", REGIONS, PRODUCTS, rca, 1, 0},
    {"rca-binary", REGIONS, PRODUCTS, rca_binary, 0, 0},
    {"diversity", REGIONS, NONE, diversity, 0, 0},
    {"ubiquity", PRODUCTS, NONE, ubiquity, 0, 0},
    {"proximity-region", REGIONS, REGIONS, proximity_region, 0, 1},
    {"proximity-product", PRODUCTS, PRODUCTS, proximity_product, 0, 1},
    {"density", REGIONS, PRODUCTS, density, 0, 0},
    {"eci", REGIONS, NONE, eci, 0, 0},
    {"pci", PRODUCTS, NONE, pci, 0, 0},
    {"eci-reflections", REGIONS, NONE, eci_reflections, 0, 0},
    {"pci-reflections", PRODUCTS, NONE, pci_reflections, 0, 0},
    {"fitness", REGIONS, NONE, fitness, 0, 0},
    {"quality", PRODUCTS, NONE, quality, 0, 0},
    {NULL, NONE, NONE, NULL, 0, 0},
};

static const cli_keys *keys_of(const job *j, side s)
{
    static const cli_keys one = {NULL, 1, NULL, NULL};
    return s == REGIONS ? &j->regions : s == PRODUCTS ? &j->products : &one;
}

static int load(job *j)
{
    double *values = NULL;
    CLI_TRY(cli_csv(j->c, j->file, &j->csv));
    CLI_TRY(cli_keys_of(j->c, j->file, j->csv, "region", &j->regions));
    CLI_TRY(cli_keys_of(j->c, j->file, j->csv, "product", &j->products));
    CLI_TRY(cli_numbers(j->c, j->file, j->csv, "value", 0, &values));
    const size_t rows = mfgq_csv_rows(j->csv);
    int code = -1;
    mfgq_error err;
    if (!rows)
        code = cli_fail_cell(j->c, j->file, j->csv, -1, "value", "no rows");
    else if (mfgq_complexity_new(j->regions.count, j->products.count, rows, j->regions.index,
                                 j->products.index, values, &j->object, &err) != MFGQ_OK)
        code = err.index < 0 ? cli_fail(j->c, j->file, &err)
                             : cli_fail_cell(j->c, j->file, j->csv, err.index,
                                             err.arg == 6 ? "value" : "product", "%s",
                                             err.message);
    free(values);
    return code;
}

static void put_cells(job *j, const metric *m, const double *values)
{
    const cli_keys *const id = keys_of(j, m->id), *const other = keys_of(j, m->other);
    for (size_t a = 0; a < id->count; a++)
        for (size_t b = m->upper ? a + 1 : 0; b < other->count; b++) {
            const double value = values[a * other->count + b];
            if (m->skip_zero && value == 0) continue;
            mfgq_builder_text(j->out, id->names[a]);
            if (m->other != NONE) mfgq_builder_text(j->out, other->names[b]);
            mfgq_builder_text(j->out, m->name);
            mfgq_builder_f64(j->out, value);
        }
}

static int run(job *j, const metric *m)
{
    CLI_TRY(load(j));
    const size_t cells = keys_of(j, m->id)->count * keys_of(j, m->other)->count;
    double *const values = malloc(cells * sizeof *values);
    if (!values) return CLI_INTERNAL;
    mfgq_error err;
    int code = -1;
    if (m->run(j, values, &err) != MFGQ_OK) code = cli_fail(j->c, j->file, &err);
    if (code < 0) {
        j->out = mfgq_builder_new();
        mfgq_builder_column(j->out, "id", MFGQ_TEXT, NULL);
        if (m->other != NONE) mfgq_builder_column(j->out, "other", MFGQ_TEXT, NULL);
        mfgq_builder_column(j->out, "metric", MFGQ_TEXT, NULL);
        mfgq_builder_column(j->out, "value", MFGQ_F64, NULL);
        put_cells(j, m, values);
        code = cli_emit(j->c, j->out);
    }
    free(values);
    return code;
}

int cli_cmd_complexity(cli *c, int argc, char **argv)
{
    job j = {.c = c, .iterations = 20};
    const char *name = "eci";
    const cli_option options[] = {
        {"metric", CLI_TEXT, &name, "M",
         "rca rca-binary diversity ubiquity proximity-region proximity-product\n"
         "                                  density eci pci eci-reflections pci-reflections "
         "fitness quality"},
        {"iterations", CLI_INT, &j.iterations, "N",
         "of reflections and fitness, the start included (20)"},
        {"no-diagonal", CLI_FLAG, &j.no_diagonal, NULL,
         "density: a product is not near to itself"},
        {NULL, CLI_FLAG, NULL, NULL, NULL},
    };
    const cli_spec spec = {"FILE --metric M",
                           "Advantage, relatedness and complexity. FILE: region,product,value.",
                           options, 1, 1};
    CLI_TRY(cli_parse(c, &spec, argc, argv));
    const metric *m = metrics;
    while (m->name && strcmp(m->name, name) != 0) m++;
    if (!m->name) return cli_usage(c, "--metric %s does not exist", name);
    if (j.iterations < 2) return cli_usage(c, "--iterations is less than 2");
    j.file = c->args[0];
    const int code = run(&j, m);
    mfgq_complexity_free(j.object);
    cli_keys_free(&j.regions);
    cli_keys_free(&j.products);
    mfgq_csv_free(j.csv);
    return code;
}
