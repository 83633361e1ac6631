/* Time to read a printed figure, and to convert a million values against a plain copy. */
#include <mfgq/mfgq.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 7, READS = 20000, VALUES = 1000000 };

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void read_many(const char *text)
{
    double best = 1e9;
    for (int k = 0; k < ROUNDS; k++) {
        const double start = seconds();
        for (int i = 0; i < READS; i++) {
            mfgq_quantity *q = NULL;
            if (mfgq_quantity_parse(text, strlen(text), &q, NULL) != MFGQ_OK) return;
            mfgq_quantity_free(q);
        }
        const double passed = seconds() - start;
        if (passed < best) best = passed;
    }
    printf("parse %-16s %8.0f ns\n", text, 1e9 * best / READS);
}

static int convert_many(const char *from_name, const char *to_name, const double *x, double *y)
{
    mfgq_unit *from = NULL, *to = NULL;
    double best = 1e9;
    if (mfgq_unit_parse(from_name, strlen(from_name), &from, NULL) != MFGQ_OK) return 1;
    if (mfgq_unit_parse(to_name, strlen(to_name), &to, NULL) != MFGQ_OK) return 1;
    for (int k = 0; k < ROUNDS; k++) {
        const double start = seconds();
        if (mfgq_unit_convert(VALUES, x, from, to, y, NULL) != MFGQ_OK) return 1;
        const double passed = seconds() - start;
        if (passed < best) best = passed;
    }
    mfgq_unit_free(from);
    mfgq_unit_free(to);
    printf("convert %s to %s %8.1f ns a value\n", from_name, to_name, 1e9 * best / VALUES);
    return 0;
}

int main(void)
{
    static const char *const texts[] = {"21700", "[1.5]%", "34万元/人", "超过300万辆", "4—5条",
                                        "0.02∶1"};
    double *const x = malloc(VALUES * sizeof *x), *const y = malloc(VALUES * sizeof *y);
    if (!x || !y) return 1;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) read_many(texts[i]);
    for (int i = 0; i < VALUES; i++) x[i] = (double)(i % 100000) / 100;
    int failed = convert_many("万元", "元", x, y);
    for (int i = 0; i < VALUES; i++) x[i] = (double)(i % 100000) / 97;
    failed |= convert_many("万元", "元", x, y) || convert_many("亩", "公顷", x, y);
    free(x);
    free(y);
    return failed;
}
