/* RCA, proximity, density, ECI and PCI of a matrix; run by bench_complexity.sh, which compares
   them with the Python package ecomplexity and density with NumPy's matrix product.
     bench_complexity FILE ROUNDS
   FILE: three int64 (regions, products, cells), then the cells' regions and products as int64
   and their values as doubles. Prints the best seconds of ROUNDS of each step. */
#include <mfgq/mfgq.h>

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

typedef struct data {
    size_t regions, products, cells;
    size_t *region, *product;
    double *value;
} data;

enum { NEW, PROXIMITY, DENSITY, COMPLEXITY, WHOLE, STEPS };

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void *take(FILE *file, size_t count)
{
    void *const block = malloc(count * 8 + 8);
    if (!block || fread(block, 8, count, file) != count) exit(1);
    return block;
}

static data load(const char *path)
{
    FILE *const file = fopen(path, "rb");
    if (!file) exit(1);
    size_t *const size = take(file, 3);
    data d = {.regions = size[0], .products = size[1], .cells = size[2]};
    d.region = take(file, d.cells);
    d.product = take(file, d.cells);
    d.value = take(file, d.cells);
    fclose(file);
    free(size);
    return d;
}

static void keep(double *best, double passed)
{
    if (*best == 0 || passed < *best) *best = passed;
}

static void run(const data *d, double *phi, double *density, double *eci, double *pci,
                double best[STEPS])
{
    mfgq_complexity *c = NULL;
    const double start = seconds();
    if (mfgq_complexity_new(d->regions, d->products, d->cells, d->region, d->product, d->value,
                            &c, NULL) != MFGQ_OK) exit(1);
    const double made = seconds();
    if (mfgq_complexity_proximity(c, 0, phi, NULL) != MFGQ_OK) exit(1);
    const double near = seconds();
    if (mfgq_complexity_density(c, 1, density, NULL) != MFGQ_OK) exit(1);
    const double dense = seconds();
    if (mfgq_complexity_eci(c, eci, pci, NULL) != MFGQ_OK) exit(1);
    const double end = seconds();
    mfgq_complexity_free(c);
    keep(&best[NEW], made - start);
    keep(&best[PROXIMITY], near - made);
    keep(&best[DENSITY], dense - near);
    keep(&best[COMPLEXITY], end - dense);
    keep(&best[WHOLE], end - start);
}

int main(int argc, char **argv)
{
    if (argc < 3) return 2;
    const data d = load(argv[1]);
    double best[STEPS] = {0};
    double *const phi = malloc(d.products * d.products * sizeof(double));
    double *const density = malloc(d.regions * d.products * sizeof(double));
    double *const eci = malloc(d.regions * sizeof(double));
    double *const pci = malloc(d.products * sizeof(double));
    if (!phi || !density || !eci || !pci) return 1;
    struct rusage before, after;
    getrusage(RUSAGE_SELF, &before);
    for (int r = atoi(argv[2]); r > 0; r--) run(&d, phi, density, eci, pci, best);
    getrusage(RUSAGE_SELF, &after);
    printf("new %.6f\nproximity %.6f\ndensity %.6f\neci %.6f\nwhole %.6f\n", best[NEW],
           best[PROXIMITY], best[DENSITY], best[COMPLEXITY], best[WHOLE]);
    printf("memory %.1f\ndensity0 %.17g\neci0 %.17g\n", (double)after.ru_maxrss / 1024, density[0],
           eci[0]);
    free(phi);
    free(density);
    free(eci);
    free(pci);
    free(d.region);
    free(d.product);
    free(d.value);
    return 0;
}
