/* Codes classified in a second: fixed-width, packed and terminated, against bsearch. */
#include <mfgq/mfgq.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { N = 1 << 20, ROUNDS = 20 };

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void report(const char *what, double start, int64_t check)
{
    const double passed = seconds() - start;
    printf("%-34s %8.1f million codes/s  (check %lld)\n", what,
           (double)N * ROUNDS / passed * 1e-6, (long long)check);
}

static int64_t sum(const int32_t *positions)
{
    int64_t total = 0;
    for (size_t i = 0; i < N; i++) total += positions[i];
    return total;
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char **sorted_codes(const mfgq_taxonomy *t)
{
    const size_t size = mfgq_taxonomy_size(t);
    const char **const codes = malloc(size * sizeof *codes);
    if (!codes) exit(1);
    for (size_t i = 0; i < size; i++)
        codes[i] = mfgq_taxonomy_text(t, (int32_t)i, MFGQ_CLASS_CODE);
    qsort(codes, size, sizeof *codes, compare);
    return codes;
}

int main(void)
{
    static char fixed[N][5];
    static const char *texts[N];
    static uint64_t keys[N];
    static int32_t out[N];
    static char block[N * 4];
    mfgq_taxonomy *t = NULL;
    if (mfgq_taxonomy_builtin("gbt4754-2017", &t, NULL) != MFGQ_OK) return 1;
    const char **const sorted = sorted_codes(t);
    uint64_t state = 1;
    for (size_t i = 0; i < N; i++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        const int32_t c = (int32_t)((state >> 33) % mfgq_taxonomy_size(t));
        snprintf(fixed[i], sizeof fixed[i], "%s", mfgq_taxonomy_text(t, c, MFGQ_CLASS_CODE));
        texts[i] = fixed[i];
        keys[i] = mfgq_taxonomy_pack(fixed[i]);
        memcpy(block + 4 * i, fixed[i], 4);
    }
    double start = seconds();
    for (int r = 0; r < ROUNDS; r++)
        if (mfgq_taxonomy_find_packed(t, N, keys, out, NULL) != MFGQ_OK) return 1;
    report("find_packed", start, sum(out));
    start = seconds();
    for (int r = 0; r < ROUNDS; r++)
        if (mfgq_taxonomy_find_fixed(t, N, 4, block, out, NULL) != MFGQ_OK) return 1;
    report("find_fixed, 4 bytes", start, sum(out));
    start = seconds();
    for (int r = 0; r < ROUNDS; r++)
        if (mfgq_taxonomy_find_many(t, N, texts, out, NULL) != MFGQ_OK) return 1;
    report("find_many, terminated", start, sum(out));
    start = seconds();
    int64_t found = 0;
    for (size_t i = 0; i < N; i++)
        found += bsearch(&texts[i], sorted, mfgq_taxonomy_size(t), sizeof *sorted, compare) != NULL;
    printf("%-34s %8.1f million codes/s  (found %lld)\n", "bsearch over sorted texts",
           N / (seconds() - start) * 1e-6, (long long)found);
    start = seconds();
    for (int r = 0; r < 100; r++) {
        mfgq_taxonomy *again = NULL;
        if (mfgq_taxonomy_builtin("gbt4754-2017", &again, NULL) != MFGQ_OK) return 1;
        mfgq_taxonomy_free(again);
    }
    printf("%-34s %8.3f ms\n", "opening gbt4754-2017", (seconds() - start) * 10);
    free(sorted);
    mfgq_taxonomy_free(t);
    return 0;
}
