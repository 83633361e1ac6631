/* Any bytes as a figure of a plan, as a claim to check, as a formula, as a specification. */
#include <mfgq/mfgq.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void formula(const char *text, size_t size)
{
    mfgq_schema *schema = NULL;
    mfgq_program *program = NULL;
    mfgq_error err;
    static const char *const names[] = {"output", "cluster"}, *const units[] = {"亿元", ""};
    static const int kinds[] = {0, 1};
    if (mfgq_schema_new(2, names, units, kinds, &schema, &err) != MFGQ_OK) return;
    if (mfgq_program_compile(text, size, schema, "%", &program, &err) == MFGQ_OK)
        mfgq_program_free(program);
    mfgq_schema_free(schema);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *const text = (const char *)data;
    mfgq_quantity *quantity = NULL;
    mfgq_composite *spec = NULL;
    mfgq_error err;
    double value, low, high;
    size_t claim;
    int agreement;
    if (mfgq_quantity_parse(text, size, &quantity, &err) == MFGQ_OK) mfgq_quantity_free(quantity);
    if (mfgq_check(text, size, &claim, &value, &low, &high, &agreement, &err) != MFGQ_OK) value = 0;
    if (mfgq_composite_load(text, size, &spec, &err) == MFGQ_OK) mfgq_composite_free(spec);
    formula(text, size);
    return 0;
}
