/**
 * @file base.h
 * @brief What every other header stands on: export macros, version, status
 *        codes, errors, the allocator, text encodings.
 *
 * One header a module, in the order of docs/architecture.md; each uses only what
 * stands before it, and `mfgq.h` includes them all. All of them compile as C99 and
 * as C++11.
 */
#ifndef MFGQ_BASE_H
#define MFGQ_BASE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Export ------------------------------------------------------------ */

#ifndef MFGQ_API
#if defined(_WIN32)
#define MFGQ_API
#else
#define MFGQ_API __attribute__((visibility("default")))
#endif
#endif

#ifndef MFGQ_NODISCARD
#if defined(__GNUC__) && !defined(MFGQ_FFI)
#define MFGQ_NODISCARD __attribute__((warn_unused_result))
#else
#define MFGQ_NODISCARD
#endif
#endif

/**
 * @defgroup mfgq_version Version
 * The number compiled against and the number running.
 * @{
 */

#define MFGQ_VERSION_MAJOR 0 /**< Major number of this header. */
#define MFGQ_VERSION_MINOR 1 /**< Minor number of this header. */
#define MFGQ_VERSION_PATCH 0 /**< Patch number of this header. */

/** @brief Version of the library as linked, "0.1.0". Pure. @since 0.1 */
MFGQ_API const char *mfgq_version(void);

/** @brief Version as one number, 10000 major + 100 minor + patch. Pure. @since 0.1 */
MFGQ_API int mfgq_version_number(void);

/** @brief 1 if the library was built with GSL, else 0. Pure. @since 0.1 */
MFGQ_API int mfgq_has_gsl(void);

/** @} */

/**
 * @defgroup mfgq_status Status and errors
 * Everything that can fail returns a status: 0, or a negative
 * number that never changes its meaning. The error record is the caller's; it
 * is written only on failure, and every other output is then as it was before
 * the call. No function of the library aborts, exits, prints, or sets errno.
 * @{
 */

/** @brief What came of a call. Numbers are permanent. */
typedef enum mfgq_status {
    MFGQ_OK = 0,                /**< Done. */
    MFGQ_E_INVALID = -1,        /**< An argument breaks the contract of the call. */
    MFGQ_E_DOMAIN = -2,         /**< A value lies outside the domain of the formula. */
    MFGQ_E_MEMORY = -3,         /**< Memory ran out. */
    MFGQ_E_PARSE = -4,          /**< Text does not follow its syntax. */
    MFGQ_E_DATA = -5,           /**< Well-formed input contradicts itself or the contract. */
    MFGQ_E_NOT_FOUND = -6,      /**< No such name, code or identifier. */
    MFGQ_E_UNIT = -7,           /**< Units or kinds that do not go together. */
    MFGQ_E_NO_CONVERGENCE = -8, /**< An iteration did not converge. */
    MFGQ_E_UNSUPPORTED = -9,    /**< Not in this build, or not defined for these options. */
    MFGQ_E_IO = -10,            /**< The operating system refused to read or write. */
    MFGQ_E_CANCELLED = -11,     /**< A progress callback asked to stop. */
    MFGQ_E_LIMIT = -12,         /**< Input larger or deeper than the documented limit. */
    MFGQ_E_ENCODING = -13,      /**< Text is not in the encoding it was said to be in. */
    MFGQ_E_INTERNAL = -14       /**< A fault of the library; please report it. */
} mfgq_status;

/** @brief Where and why a call failed. Owned by the caller. */
typedef struct mfgq_error {
    int32_t status;    /**< Same value the call returned. */
    int32_t arg;       /**< One-based parameter at fault; 0 if none. */
    int64_t index;     /**< Its element at fault; -1 if none. */
    int32_t line;      /**< One-based line of a text input; 0 if none. */
    int32_t column;    /**< One-based character in that line; 0 if none. */
    char message[240]; /**< One UTF-8 line, no newline, terminated. */
} mfgq_error;

/**
 * @brief Fixed English name of a status, "no-convergence"; total.
 * Numbers that are no status give "unknown". Pure.
 * @since 0.1
 */
MFGQ_API const char *mfgq_status_name(int status);

/** @} */

/**
 * @defgroup mfgq_policy Rows outside the domain
 * What an array call does with a row its formula is not defined for: a zero
 * denominator, a growth from a base that is not positive, an infinite input.
 * A missing input (NaN) is no such row: it flows through.
 * @{
 */

/** @brief What becomes of a row outside the domain of the formula. */
typedef enum mfgq_policy {
    MFGQ_ON_DOMAIN_FAIL = 0,   /**< The call fails at the first such row, outputs untouched. */
    MFGQ_ON_DOMAIN_MISSING = 1 /**< Its result is NaN, and the row is counted. */
} mfgq_policy;

/** @} */

/**
 * @defgroup mfgq_alloc Allocator
 * @{
 */

/** @brief Three functions with a context; sizes are in bytes. */
typedef struct mfgq_allocator {
    void *(*alloc)(void *context, size_t size); /**< Null when it fails; size > 0. */
    void *(*resize)(void *context, void *block, size_t old_size,
                    size_t size);               /**< As realloc, told the old size. */
    void (*release)(void *context, void *block); /**< Never called with null. */
    void *context;                               /**< Passed to each. */
} mfgq_allocator;

/**
 * @brief Replaces malloc, realloc and free for the whole library.
 *
 * Call it once, before any other call and before other threads use the
 * library. The structure is copied.
 *
 * @param allocator three functions, all non-null; null restores the default
 * @param[out] err  filled on failure; may be null
 * @retval MFGQ_OK        in force from now on
 * @retval MFGQ_E_INVALID a function is missing; nothing has changed
 * @par Thread safety
 * None: the one piece of global state of the library.
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_set_allocator(const mfgq_allocator *allocator, mfgq_error *err);

/** @} */

/**
 * @defgroup mfgq_text Text
 * Inside the library all text is UTF-8.
 * @{
 */

/** @brief Encodings accepted for input. */
typedef enum mfgq_encoding {
    MFGQ_UTF8 = 0,   /**< UTF-8, with or without a byte-order mark. */
    MFGQ_GB18030 = 1 /**< GB 18030, which contains GBK and GB 2312. */
} mfgq_encoding;

/**
 * @brief Offset of the first byte that is not valid UTF-8; @p size if none is.
 * @param text [size] bytes; may be null when size is 0
 * @param size number of bytes
 * @par Thread safety
 * Pure.
 * @since 0.1
 */
MFGQ_API size_t mfgq_utf8_valid(const char *text, size_t size);

/** @} */

#ifdef __cplusplus
}
#endif

#endif
