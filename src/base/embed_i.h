/* Files embedded at build time, by module; each list ends with a null name. */
#ifndef MFGQ_EMBED_I_H
#define MFGQ_EMBED_I_H

#include <stddef.h>

typedef struct mfgq_i_embedded {
    const char *name;          /* file name under src/MODULE/data */
    const unsigned char *data; /* followed by a zero byte */
    const size_t *size;
} mfgq_i_embedded;

extern const mfgq_i_embedded mfgq_i_plan_data[];
extern const mfgq_i_embedded mfgq_i_taxonomy_data[];

/* The file of a name, or null. */
const mfgq_i_embedded *mfgq_i_embedded_find(const mfgq_i_embedded *list, const char *name);

#endif
