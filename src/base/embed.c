/* Finding embedded files. */
#include "embed_i.h"

#include <string.h>

const mfgq_i_embedded *mfgq_i_embedded_find(const mfgq_i_embedded *list, const char *name)
{
    for (; list->name; list++)
        if (strcmp(list->name, name) == 0) return list;
    return NULL;
}
