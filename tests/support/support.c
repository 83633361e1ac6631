#include "support.h"

#include "base/base_i.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int64_t ordered(double value)
{
    int64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits < 0 ? INT64_MIN - bits : bits;
}

void support_close(double got, double want, double rel, double abs, const char *what,
                   const char *file, int line)
{
    if (isnan(got) && isnan(want)) return;
    if (got == want || fabs(got - want) <= rel * fabs(want) + abs) return;
    print_error("%s: got %.17g, want %.17g, apart %.3g (%lld ulps)\n", what, got, want, got - want,
                (long long)(ordered(got) - ordered(want)));
    _fail(file, line);
}

void support_same(double got, double want, const char *what, const char *file, int line)
{
    if (memcmp(&got, &want, sizeof got) == 0) return;
    print_error("%s: got %.17g, want %.17g to the bit\n", what, got, want);
    _fail(file, line);
}

void support_ok(mfgq_status status, const mfgq_error *err, const char *what, const char *file,
                int line)
{
    if (status == MFGQ_OK) return;
    print_error("%s: %s: %s\n", what, mfgq_status_name(status), err ? err->message : "");
    _fail(file, line);
}

char *support_file(const char *path, size_t *size)
{
    char full[1024];
    snprintf(full, sizeof full, "%s/%s", MFGQ_SOURCE_DIR, path);
    FILE *const in = fopen(full, "rb");
    if (!in) fail_msg("cannot open %s", full);
    fseek(in, 0, SEEK_END);
    const long length = ftell(in);
    rewind(in);
    char *const text = malloc((size_t)length + 1);
    assert_non_null(text);
    *size = fread(text, 1, (size_t)length, in);
    text[*size] = '\0';
    fclose(in);
    return text;
}

mfgq_csv *golden_open(const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "tests/golden/%s", name);
    size_t size;
    char *const text = support_file(path, &size);
    mfgq_csv *csv = NULL;
    mfgq_error err;
    const mfgq_status status = mfgq_csv_parse(text, size, MFGQ_UTF8, &csv, &err);
    free(text);
    if (status != MFGQ_OK) fail_msg("%s:%d:%d: %s", path, err.line, err.column, err.message);
    return csv;
}

static size_t golden_column(const mfgq_csv *csv, const char *column)
{
    const int64_t at = mfgq_csv_find(csv, column);
    if (at < 0) fail_msg("golden file has no column %s", column);
    return (size_t)at;
}

double golden_number(const mfgq_csv *csv, size_t row, const char *column)
{
    double value = NAN;
    mfgq_error err;
    if (mfgq_csv_number(csv, row, golden_column(csv, column), &value, &err) != MFGQ_OK)
        fail_msg("golden row %zu: %s", row, err.message);
    return value;
}

const char *golden_text(const mfgq_csv *csv, size_t row, const char *column)
{
    return mfgq_csv_cell(csv, row, golden_column(csv, column));
}

size_t golden_list(const mfgq_csv *csv, size_t row, const char *column, double *out, size_t most)
{
    const char *text = golden_text(csv, row, column);
    const char *const end = text + strlen(text);
    size_t n = 0;
    for (; text < end; text++)
        if (n == most || !mfgq_i_read_double(&text, end, &out[n++]))
            fail_msg("golden row %zu: %s is no list of at most %zu numbers", row, column, most);
    return n;
}

uint64_t support_next(support_random *random)
{
    uint64_t z = random->state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

double support_uniform(support_random *random, double low, double high)
{
    return low + (high - low) * ((double)(support_next(random) >> 11) * 0x1p-53);
}
