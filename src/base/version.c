/* What was built. */
#include "base_i.h"

#define TEXT_OF(x) #x
#define TEXT(x) TEXT_OF(x)

const char *mfgq_version(void)
{
    return TEXT(MFGQ_VERSION_MAJOR) "." TEXT(MFGQ_VERSION_MINOR) "." TEXT(MFGQ_VERSION_PATCH);
}

int mfgq_version_number(void)
{
    return MFGQ_VERSION_MAJOR * 10000 + MFGQ_VERSION_MINOR * 100 + MFGQ_VERSION_PATCH;
}

int mfgq_has_gsl(void)
{
#ifdef MFGQ_WITH_GSL
    return 1;
#else
    return 0;
#endif
}
