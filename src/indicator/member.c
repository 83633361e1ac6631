/* Membership in a taxonomy, for formulas. */
#include "indicator_i.h"

#include <mfgq/taxonomy.h>

int mfgq_program_taxonomy_member(void *taxonomy, const char *class_code, const char *code)
{
    int contains = 0;
    const mfgq_status status =
        mfgq_taxonomy_contains(taxonomy, class_code, code, &contains, NULL);
    return status == MFGQ_OK ? contains : (int)status;
}
