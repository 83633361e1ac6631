/* Codes to positions, one and many. */
#include "taxonomy_i.h"

#include <string.h>

mfgq_status mfgq_taxonomy_find(const mfgq_taxonomy *taxonomy, const char *code,
                               int32_t *position, mfgq_error *err)
{
    if (!taxonomy) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "taxonomy is null");
    if (!code) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "code is null");
    if (!position) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "position is null");
    const int32_t at = mfgq_i_find_code(&taxonomy->index, code);
    if (at < 0)
        return mfgq_i_unknown_code(err, 2, -1, code, taxonomy->about[MFGQ_TAXONOMY_ID]);
    *position = at;
    return MFGQ_OK;
}

static mfgq_status check_arrays(const mfgq_taxonomy *taxonomy, size_t n, const void *codes,
                                const int32_t *positions, int codes_arg, mfgq_error *err)
{
    if (!taxonomy) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "taxonomy is null");
    if (n && !codes) return mfgq_i_fail(err, MFGQ_E_INVALID, codes_arg, -1, "codes is null");
    if (n && !positions)
        return mfgq_i_fail(err, MFGQ_E_INVALID, codes_arg + 1, -1, "positions is null");
    return MFGQ_OK;
}

mfgq_status mfgq_taxonomy_find_many(const mfgq_taxonomy *taxonomy, size_t n,
                                    const char *const *codes, int32_t *positions,
                                    mfgq_error *err)
{
    MFGQ_I_TRY(check_arrays(taxonomy, n, codes, positions, 3, err));
    for (size_t i = 0; i < n; i++)
        positions[i] = codes[i] ? mfgq_i_find_code(&taxonomy->index, codes[i]) : -1;
    return MFGQ_OK;
}

mfgq_status mfgq_taxonomy_find_packed(const mfgq_taxonomy *taxonomy, size_t n,
                                      const uint64_t *keys, int32_t *positions,
                                      mfgq_error *err)
{
    MFGQ_I_TRY(check_arrays(taxonomy, n, keys, positions, 3, err));
    const mfgq_i_code_index *const index = &taxonomy->index;
    for (size_t i = 0; i < n; i++) positions[i] = mfgq_i_find_packed(index, keys[i]);
    return MFGQ_OK;
}

static uint64_t pack_fixed(const char *code, size_t width)
{
    uint64_t key = 0;
    for (size_t i = 0; i < width && code[i]; i++)
        key |= (uint64_t)(unsigned char)code[i] << (8 * i);
    return key;
}

mfgq_status mfgq_taxonomy_find_fixed(const mfgq_taxonomy *taxonomy, size_t n, size_t width,
                                     const char *codes, int32_t *positions, mfgq_error *err)
{
    if (width < 1 || width > 8)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "width %zu is not 1 to 8", width);
    MFGQ_I_TRY(check_arrays(taxonomy, n, codes, positions, 4, err));
    const mfgq_i_code_index *const index = &taxonomy->index;
    for (size_t i = 0; i < n; i++)
        positions[i] = mfgq_i_find_packed(index, pack_fixed(codes + i * width, width));
    return MFGQ_OK;
}
