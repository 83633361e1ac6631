/* Built against the installed library: the header's version is the library's. */
#include <mfgq/mfgq.h>
#include <stdio.h>

int main(void)
{
    const int header = MFGQ_VERSION_MAJOR * 10000 + MFGQ_VERSION_MINOR * 100 + MFGQ_VERSION_PATCH;
    if (header != mfgq_version_number()) return 1;
    printf("mfgq %s\n", mfgq_version());
    return 0;
}
