/* fit: a growth curve through points. */
#include "cli.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 8 };

static int fix_one(const cli *c, int curve, const char *text, double *fixed)
{
    const char *const equals = strchr(text, '=');
    char *end;
    if (!equals) return cli_usage(c, "--fix takes NAME=VALUE, not %s", text);
    const double value = strtod(equals + 1, &end);
    if (end == equals + 1 || *end || !isfinite(value))
        return cli_usage(c, "--fix %s: the value is no number", text);
    for (size_t i = 0; i < mfgq_curve_count(curve); i++) {
        const char *const name = mfgq_curve_parameter(curve, i);
        if (strlen(name) != (size_t)(equals - text)
            || strncmp(name, text, strlen(name)) != 0)
            continue;
        fixed[i] = value;
        return -1;
    }
    return cli_usage(c, "--fix: %s has no such parameter as in %s", mfgq_curve_name(curve), text);
}

static int print(const cli *c, int curve, const double *value, const double *se, double rss,
                 double df)
{
    mfgq_builder *const b = mfgq_builder_new();
    mfgq_builder_column(b, "parameter", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "value", MFGQ_F64, NULL);
    mfgq_builder_column(b, "se", MFGQ_F64, NULL);
    mfgq_builder_column(b, "rss", MFGQ_F64, NULL);
    mfgq_builder_column(b, "df", MFGQ_F64, NULL);
    for (size_t i = 0; i < mfgq_curve_count(curve); i++) {
        mfgq_builder_text(b, mfgq_curve_parameter(curve, i));
        mfgq_builder_f64(b, value[i]);
        mfgq_builder_f64(b, se[i]);
        mfgq_builder_f64(b, rss);
        mfgq_builder_f64(b, df);
    }
    return cli_emit(c, b);
}

static int fit(const cli *c, const mfgq_csv *csv, int curve, const double *fixed)
{
    const char *const file = c->args[0];
    double *x = NULL, *y = NULL, value[MOST], se[MOST], rss, df;
    mfgq_error err;
    int code = cli_numbers(c, file, csv, "x", 0, &x);
    if (code < 0) code = cli_numbers(c, file, csv, "y", 0, &y);
    if (code < 0) {
        const mfgq_status status = mfgq_curve_fit((mfgq_curve)curve, mfgq_csv_rows(csv), x, y,
                                                  fixed, value, se, &rss, &df, &err);
        if (status != MFGQ_OK && err.arg == 5)
            code = cli_usage(c, "--fix: %s", err.message);
        else if (status == MFGQ_E_DOMAIN && err.index >= 0)
            code = cli_fail_cell(c, file, csv, err.index, err.arg == 3 ? "x" : "y", "%s",
                                 err.message);
        else code = status == MFGQ_OK ? print(c, curve, value, se, rss, df)
                                      : cli_fail_whole(c, file, &err);
    }
    free(x);
    free(y);
    return code;
}

static int run(const cli *c, const char *model, const cli_list *fix)
{
    double fixed[MOST];
    mfgq_csv *csv = NULL;
    const int curve = mfgq_curve_find(model);
    if (curve < 0) return cli_usage(c, model ? "no curve %s" : "--model is needed", model);
    for (int i = 0; i < MOST; i++) fixed[i] = NAN;
    for (size_t i = 0; i < fix->count; i++) CLI_TRY(fix_one(c, curve, fix->items[i], fixed));
    int code = cli_csv(c, c->args[0], &csv);
    if (code < 0) code = fit(c, csv, curve, fixed);
    mfgq_csv_free(csv);
    return code;
}

int cmd_fit(cli *c, int argc, char **argv)
{
    const char *model = NULL;
    cli_list fix = {NULL, 0};
    const cli_option table[] = {
        {"model", CLI_TEXT, &model, "NAME",
         "one of those above"},
        {"fix", CLI_LIST, &fix, "NAME=VALUE", "hold a parameter at a value"},
        {NULL, CLI_FLAG, NULL, NULL, NULL}};
    const cli_spec spec = {
        "FILE --model NAME [--fix NAME=VALUE]...",
        "Fits a curve to the columns x and y by least squares.\n"
        "  logistic    b1 / (1 + exp(b2 - b3 x))\n"
        "  gompertz    b1 exp(-exp(b2 - b3 x))\n"
        "  richards    b1 / (1 + exp(b2 - b3 x))^(1 / b4)\n"
        "  weibull     b1 - b2 exp(-b3 x^b4)\n"
        "  saturating  b1 (1 - exp(-b2 x))\n"
        "  bass-nls, bass-density, bass-ols   m, p, q from the sales of each period\n"
        "  linear, exponential                straight lines, the second through logarithms",
        table, 1, 1};
    CLI_TRY(cli_parse(c, &spec, argc, argv));
    const int code = run(c, model, &fix);
    free(fix.items);
    return code;
}
