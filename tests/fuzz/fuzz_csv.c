/* Any bytes as a table, in both encodings. */
#include <mfgq/mfgq.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    for (int encoding = 0; encoding < 2; encoding++) {
        mfgq_csv *csv = NULL;
        mfgq_error err;
        if (mfgq_csv_parse((const char *)data, size, (mfgq_encoding)encoding, &csv, &err)
            == MFGQ_OK)
            mfgq_csv_free(csv);
    }
    return 0;
}
