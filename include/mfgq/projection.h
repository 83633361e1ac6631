/**
 * @file projection.h
 * @brief Short series projected to a plan's target year: models, intervals, the
 *        probability of meeting a target, backtests, growth curves.
 */
#ifndef MFGQ_PROJECTION_H
#define MFGQ_PROJECTION_H

#include "base.h"
#include "period.h"
#include "quantity.h"
#include "table.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * @defgroup mfgq_projection Projection
 * A projector is given options and series, and run; what comes of it is a
 * projection, which is immutable and may be read by any number of threads.
 * Series are equally spaced values, oldest first, NaN where missing. The
 * calls need GSL: a build without it answers MFGQ_E_UNSUPPORTED.
 * docs/methods/projection.md has the methods with their formulas.
 * @{
 */

/** @brief The models. Numbers are permanent; names by mfgq_model_name(). */
typedef enum mfgq_model {
    MFGQ_MODEL_NAIVE = 0,        /**< The last observation. */
    MFGQ_MODEL_SNAIVE = 1,       /**< The last observation of the same season. */
    MFGQ_MODEL_MEAN = 2,         /**< The mean. */
    MFGQ_MODEL_DRIFT = 3,        /**< Random walk with drift. */
    MFGQ_MODEL_LINEAR = 4,       /**< Straight line by least squares. */
    MFGQ_MODEL_EXPONENTIAL = 5,  /**< Straight line through the logarithms. */
    MFGQ_MODEL_SES = 6,          /**< Simple exponential smoothing. */
    MFGQ_MODEL_HOLT = 7,         /**< Holt's linear trend. */
    MFGQ_MODEL_HOLT_DAMPED = 8,  /**< Holt's trend, damped. */
    MFGQ_MODEL_ETS = 9,          /**< Exponential smoothing with the least AICc. */
    MFGQ_MODEL_ETS_ANN = 10,     /**< Errors, trend, season: additive, none, none. */
    MFGQ_MODEL_ETS_AAN = 11,     /**< Additive, additive, none. */
    MFGQ_MODEL_ETS_AADN = 12,    /**< Additive, damped, none. */
    MFGQ_MODEL_ETS_ANA = 13,     /**< Additive, none, additive. */
    MFGQ_MODEL_ETS_AAA = 14,     /**< Additive, additive, additive. */
    MFGQ_MODEL_ETS_AADA = 15,    /**< Additive, damped, additive. */
    MFGQ_MODEL_ETS_MNN = 16,     /**< Multiplicative, none, none. */
    MFGQ_MODEL_ETS_MAN = 17,     /**< Multiplicative, additive, none. */
    MFGQ_MODEL_ETS_MADN = 18,    /**< Multiplicative, damped, none. */
    MFGQ_MODEL_ETS_MNA = 19,     /**< Multiplicative, none, additive. */
    MFGQ_MODEL_ETS_MAA = 20,     /**< Multiplicative, additive, additive. */
    MFGQ_MODEL_ETS_MADA = 21,    /**< Multiplicative, damped, additive. */
    MFGQ_MODEL_ETS_MNM = 22,     /**< Multiplicative, none, multiplicative. */
    MFGQ_MODEL_ETS_MAM = 23,     /**< Multiplicative, additive, multiplicative. */
    MFGQ_MODEL_ETS_MADM = 24,    /**< Multiplicative, damped, multiplicative. */
    MFGQ_MODEL_THETA = 25,       /**< Theta, two lines. */
    MFGQ_MODEL_THETA_OPT = 26,   /**< Theta with the angle optimised. */
    MFGQ_MODEL_THETA_BC = 27,    /**< Theta on a Box-Cox scale. */
    MFGQ_MODEL_LOCAL_LEVEL = 28, /**< Random walk plus noise. */
    MFGQ_MODEL_LOCAL_TREND = 29, /**< Local linear trend. */
    MFGQ_MODEL_THEIL_SEN = 30,   /**< Median of slopes. */
    MFGQ_MODEL_AUTO = 31,        /**< The combination for short series. */
    MFGQ_MODEL_LOGISTIC = 32,    /**< Logistic growth. */
    MFGQ_MODEL_GOMPERTZ = 33,    /**< Gompertz growth. */
    MFGQ_MODEL_RICHARDS = 34,    /**< Richards growth. */
    MFGQ_MODEL_BASS = 35,        /**< Bass diffusion, values of each period. */
    MFGQ_MODEL_SATURATING = 36,  /**< Saturating exponential. */
    MFGQ_MODEL_WEIBULL = 37,     /**< Weibull growth. */
    MFGQ_MODEL_ARIMA = 38,       /**< ARIMA of least AICc. */
    MFGQ_MODEL_AUTO_LEVEL = 39   /**< The combination without a trend, for rates of change. */
} mfgq_model;

#define MFGQ_MODEL_COUNT 40 /**< Number of models in this header. */

/** @brief Number of models of the library as linked. Pure. @since 0.1 */
MFGQ_API int mfgq_model_count(void);

/** @brief Name of a model, "holt-damped"; null if there is none. Pure. @since 0.1 */
MFGQ_API const char *mfgq_model_name(int model);

/** @brief Source or formula of a model; null if there is none. Pure. @since 0.1 */
MFGQ_API const char *mfgq_model_source(int model);

/** @brief Model of a name, or -1. Pure. @since 0.1 */
MFGQ_API int mfgq_model_find(const char *name);

/**
 * @brief All models with their parameters, defaults and bounds.
 *
 * Columns model, parameter, default, low, high, source. A missing default is
 * estimated; a missing bound is none. A model without parameters has one row.
 *
 * @param[out] table to be freed with mfgq_table_free()
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK        made
 * @retval MFGQ_E_INVALID @p table is null
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure @p table is unchanged.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_projection.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_models(mfgq_table **table, mfgq_error *err);

/** @brief Options of a projector. Numbers are permanent. */
typedef enum mfgq_projection_option {
    MFGQ_PROJECT_HORIZON = 0, /**< Steps ahead, 1 to 10000; default 1. */
    MFGQ_PROJECT_MODEL = 1,   /**< One of mfgq_model; default MFGQ_MODEL_AUTO. */
    MFGQ_PROJECT_LOW = 2,     /**< Lower bound of the values; default none, -infinity. */
    MFGQ_PROJECT_HIGH = 3,    /**< Upper bound of the values; default none, infinity. */
    MFGQ_PROJECT_MEAN = 4,    /**< 1: point forecasts are means, 0: medians; default 0. */
    MFGQ_PROJECT_POOL = 5,    /**< 1: auto's variance is pooled over the batch; default 0. */
    MFGQ_PROJECT_THREADS = 6, /**< Threads, 1 to 256; default 1. Never changes a result. */
    MFGQ_PROJECT_SEED = 7     /**< Seed of sample paths, 0 to 2^53; default 1. */
} mfgq_projection_option;

/** @brief Options and series. Opaque; belongs to one thread at a time. */
typedef struct mfgq_projector mfgq_projector;

/** @brief What came of a run. Opaque, immutable. */
typedef struct mfgq_projection mfgq_projection;

/** @brief Told how many of all series are done; returns 0 to go on, else to stop. */
typedef int (*mfgq_watch)(void *context, size_t done, size_t all);

/** @brief A projector without series. Null when memory runs out. @since 0.1 */
MFGQ_API mfgq_projector *mfgq_projector_new(void);

/** @brief Frees a projector; null is allowed. @since 0.1 */
MFGQ_API void mfgq_projector_free(mfgq_projector *projector);

/**
 * @brief Sets an option.
 * @param projector in the making
 * @param option    one of mfgq_projection_option
 * @param value     inside the bounds of mfgq_projection_bounds(); whole numbers
 *                  except for the bounds of values
 * @param[out] err  filled on failure; may be null
 * @retval MFGQ_OK        set
 * @retval MFGQ_E_INVALID null, no such option, or a value out of its bounds
 * On failure nothing has changed.
 * @par Checked by
 * tests/unit/test_projection.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_projector_set(mfgq_projector *projector, mfgq_projection_option option,
                               double value, mfgq_error *err);

/**
 * @brief Least, greatest and default value of an option.
 * @param option       one of mfgq_projection_option
 * @param[out] least   may be null
 * @param[out] most    may be null
 * @param[out] initial default; may be null
 * @param[out] err     filled on failure; may be null
 * @retval MFGQ_OK        written
 * @retval MFGQ_E_INVALID no such option
 * @par Thread safety
 * Pure.
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_projection_bounds(mfgq_projection_option option, double *least, double *most,
                                   double *initial, mfgq_error *err);

/**
 * @brief Holds a parameter of the model at a value instead of estimating it.
 * @param projector in the making
 * @param name      as mfgq_models() prints it, "alpha"
 * @param value     finite; NaN sets it free again
 * @param[out] err  filled on failure; may be null
 * @retval MFGQ_OK          set
 * @retval MFGQ_E_INVALID   null, or an infinite value
 * @retval MFGQ_E_NOT_FOUND no such parameter
 * On failure nothing has changed.
 * @par Checked by
 * tests/unit/test_projection.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_projector_fix(mfgq_projector *projector, const char *name, double value,
                               mfgq_error *err);

/**
 * @brief Sets the nominal levels of the intervals.
 * @param projector in the making
 * @param count     1 to 16
 * @param levels    [count] per cent, more than 0 and less than 100; default 80 and 95
 * @param[out] err  filled on failure; may be null
 * @retval MFGQ_OK        set
 * @retval MFGQ_E_INVALID null, or out of range; err->index is the level at fault
 * On failure nothing has changed.
 * @par Checked by
 * tests/unit/test_projection.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_projector_levels(mfgq_projector *projector, size_t count, const double *levels,
                                  mfgq_error *err);

/**
 * @brief Adds a series.
 * @param projector in the making
 * @param name      copied; null or UTF-8
 * @param frequency observations a season: 1 yearly, 4 quarterly, 12 monthly; 1 to 10000
 * @param n         number of values; 0 is allowed and becomes a note
 * @param values    [n] oldest first, NaN missing, copied
 * @param last      period of the last value, for the labels; MFGQ_NO_PERIOD if none
 * @param[out] err  filled on failure; may be null
 * @retval MFGQ_OK       added
 * @retval MFGQ_E_INVALID null, or a frequency out of range
 * @retval MFGQ_E_DOMAIN an infinite value; err->index is its place
 * @retval MFGQ_E_LIMIT  more than 100000 values
 * @retval MFGQ_E_MEMORY memory ran out
 * On failure nothing has changed.
 * @par Checked by
 * tests/unit/test_projection.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_projector_add(mfgq_projector *projector, const char *name, int frequency,
                               size_t n, const double *values, mfgq_period last,
                               mfgq_error *err);

/**
 * @brief Gives the series added last a target.
 *
 * Its probability is that of the value at the step; met is read with the bounds
 * @p low and @p high for MFGQ_EQ, MFGQ_RANGE and MFGQ_ABOUT, with @p value otherwise.
 *
 * @param projector  in the making, with a series
 * @param comparator one of mfgq_comparator
 * @param value      finite for the four one-sided comparators
 * @param low        lower end, finite for the others
 * @param high       upper end, at least @p low
 * @param step       steps after the last value, 1 to 10000
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK        set
 * @retval MFGQ_E_INVALID null, no series yet, or a value out of range
 * On failure nothing has changed.
 * @par Checked by
 * tests/unit/test_projection_target.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_projector_target(mfgq_projector *projector, mfgq_comparator comparator,
                                  double value, double low, double high, size_t step,
                                  mfgq_error *err);

/** @brief What of a path the target is about. */
typedef enum mfgq_path_statistic {
    MFGQ_PATH_VALUE = 0,   /**< The value at the target's step. */
    MFGQ_PATH_SUM = 1,     /**< The sum of the steps up to it. */
    MFGQ_PATH_AVERAGE = 2, /**< Their mean. */
    MFGQ_PATH_GROWTH = 3,  /**< The mean growth a step since the last value, a fraction. */
    MFGQ_PATH_ANY = 4,     /**< The value, met at least once up to it. */
    MFGQ_PATH_ALL = 5      /**< The value, met at every step up to it. */
} mfgq_path_statistic;

/**
 * @brief Reads the target given last as one for a statistic of the whole path.
 *
 * Its probability is then the share of 10000 joint sample paths that meet it;
 * adding the bounds of single steps would be wrong.
 *
 * @param projector in the making, with a target
 * @param statistic one of mfgq_path_statistic
 * @param[out] err  filled on failure; may be null
 * @retval MFGQ_OK        set
 * @retval MFGQ_E_INVALID null, no target yet, or no such statistic
 * On failure nothing has changed.
 * @par Checked by
 * tests/unit/test_projection_path.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_projector_statistic(mfgq_projector *projector, mfgq_path_statistic statistic,
                                     mfgq_error *err);

/**
 * @brief Draws joint sample paths of one series.
 *
 * At each step the paths have the distribution of the projection. The same
 * seed, series and projector give the same paths on every machine, but for the
 * last digits of its exp and log.
 *
 * @param projector  with its series; unchanged
 * @param series     zero-based, in the order added
 * @param count      number of paths
 * @param[out] paths [count][horizon] in the unit of the series
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK            drawn
 * @retval MFGQ_E_INVALID     null, or no such series
 * @retval MFGQ_E_DATA        too few observations for a distribution
 * @retval MFGQ_E_UNSUPPORTED the library was built without GSL
 * @retval MFGQ_E_MEMORY      memory ran out
 * On failure nothing is written.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_projection_path.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_projector_paths(const mfgq_projector *projector, size_t series, size_t count,
                                 double *paths, mfgq_error *err);

/**
 * @brief Projects all series.
 *
 * A series that cannot be projected has missing values and a note; it does not
 * fail the call.
 *
 * @param projector       with its series; unchanged
 * @param watch           called from the calling thread; may be null
 * @param context         passed to @p watch
 * @param[out] projection to be freed with mfgq_projection_free()
 * @param[out] err        filled on failure; may be null
 * @retval MFGQ_OK            done
 * @retval MFGQ_E_INVALID     null, or a parameter is held that the model does not have,
 *                            or out of its range
 * @retval MFGQ_E_DOMAIN      a value outside the bounds; err->index is its series
 * @retval MFGQ_E_CANCELLED   @p watch asked to stop
 * @retval MFGQ_E_UNSUPPORTED the library was built without GSL
 * @retval MFGQ_E_MEMORY      memory ran out
 * On failure @p projection is unchanged.
 * @par Cost
 * Linear in the number of series; a short yearly series takes `auto` some tens
 * of microseconds.
 * @par Thread safety
 * Pure. With more than one thread the allocator must be safe for threads, as
 * the default one is.
 * @par Source
 * HYNDMAN-2008, HYNDMAN-2003, FIORUCCI-2016, LEGAKI-2020, DURBIN-KOOPMAN, FPP3:
 * each model's is in mfgq_models(); the interval rule of `auto` is in
 * docs/methods/projection.md.
 * @par Checked by
 * tests/unit/test_projection.c, tests/property/test_projection.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_projector_run(const mfgq_projector *projector, mfgq_watch watch,
                               void *context, mfgq_projection **projection, mfgq_error *err);

/**
 * @brief Projects all series as the parts of a whole that keeps its last total.
 *
 * As mfgq_projector_run(), on the log-ratios of the parts: point forecasts add
 * up to the total of the last period with all parts, and no interval leaves it.
 *
 * @param projector       at least two series with the same periods, all positive, no
 *                        targets; unchanged
 * @param watch           as for mfgq_projector_run()
 * @param context         passed to @p watch
 * @param[out] projection to be freed with mfgq_projection_free()
 * @param[out] err        filled on failure; may be null
 * @retval MFGQ_OK            done
 * @retval MFGQ_E_INVALID     null, or fewer than two parts
 * @retval MFGQ_E_DATA        the parts differ in their periods
 * @retval MFGQ_E_DOMAIN      a part that is not positive; err->index is its series
 * @retval MFGQ_E_CANCELLED   @p watch asked to stop
 * @retval MFGQ_E_UNSUPPORTED a target, or no GSL
 * @retval MFGQ_E_MEMORY      memory ran out
 * On failure @p projection is unchanged.
 * @par Thread safety
 * As mfgq_projector_run().
 * @par Checked by
 * tests/unit/test_projection_whole.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_projector_run_whole(const mfgq_projector *projector, mfgq_watch watch,
                                     void *context, mfgq_projection **projection,
                                     mfgq_error *err);

/** @brief Frees a projection; null is allowed. @since 0.1 */
MFGQ_API void mfgq_projection_free(mfgq_projection *projection);

/** @brief Number of series. Pure. @since 0.1 */
MFGQ_API size_t mfgq_projection_count(const mfgq_projection *projection);

/** @brief Number of steps of a series, the step of its target included. Pure. @since 0.1 */
MFGQ_API size_t mfgq_projection_steps(const mfgq_projection *projection, size_t series);

/** @brief What is to be said of a series, "" if nothing; null if none. Pure. @since 0.1 */
MFGQ_API const char *mfgq_projection_note(const mfgq_projection *projection, size_t series);

/**
 * @brief Point forecasts of a series, [steps]; null if there is none. Pure.
 * @since 0.1
 */
MFGQ_API const double *mfgq_projection_point(const mfgq_projection *projection, size_t series);

/**
 * @brief Lower or upper ends of the intervals of a level, [steps]; null if none. Pure.
 * @param projection from mfgq_projector_run()
 * @param series     zero-based, in the order added
 * @param level      zero-based, in the order given
 * @param upper      0 lower ends, 1 upper ends
 * @since 0.1
 */
MFGQ_API const double *mfgq_projection_interval(const mfgq_projection *projection,
                                                size_t series, size_t level, int upper);

/** @brief Probability of meeting the target, in [.001, .999]; NaN if none. Pure. @since 0.1 */
MFGQ_API double mfgq_projection_probability(const mfgq_projection *projection, size_t series);

/**
 * @brief Step at which a path first meets the target; 0 by the last value, -1 never
 *        within the horizon or no target.
 * @param projection from mfgq_projector_run()
 * @param series     zero-based
 * @param path       0 the point forecasts, -1 the pessimistic and 1 the optimistic
 *                   end of the first level
 * Pure.
 * @since 0.1
 */
MFGQ_API int64_t mfgq_projection_reached(const mfgq_projection *projection, size_t series,
                                         int path);

/** @brief Value of a parameter of a fitted model; NaN if it has none such. Pure. @since 0.1 */
MFGQ_API double mfgq_projection_parameter(const mfgq_projection *projection, size_t series,
                                          const char *name);

/** @brief The tables of a projection. */
typedef enum mfgq_projection_view {
    MFGQ_VIEW_FORECASTS = 0, /**< series, model, period, step, mean, lo80, hi80, ..., centre, note;
                                  with targets also probability, reached. */
    MFGQ_VIEW_PARAMETERS = 1 /**< series, model, parameter, value. */
} mfgq_projection_view;

/**
 * @brief A projection as a table.
 * @param projection from mfgq_projector_run()
 * @param view       which
 * @param[out] table to be freed with mfgq_table_free()
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK        made
 * @retval MFGQ_E_INVALID null, or no such view
 * @retval MFGQ_E_ENCODING a name is not UTF-8
 * @retval MFGQ_E_MEMORY  memory ran out
 * On failure @p table is unchanged.
 * @par Thread safety
 * Pure.
 * @par Checked by
 * tests/unit/test_projection.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_projection_table(const mfgq_projection *projection, mfgq_projection_view view,
                                  mfgq_table **table, mfgq_error *err);

/**
 * @brief One series projected into arrays.
 *
 * @param n          number of values
 * @param values     [n] oldest first, NaN missing
 * @param frequency  observations a season, 1 yearly
 * @param model      one of mfgq_model
 * @param horizon    steps, 1 to 10000
 * @param level      nominal level of the interval, per cent
 * @param[out] point [horizon] point forecasts; NaN where there is none
 * @param[out] low   [horizon] lower ends; may be null
 * @param[out] high  [horizon] upper ends; may be null
 * @param[out] err   filled on failure; may be null
 * @retval MFGQ_OK            written
 * @retval MFGQ_E_INVALID     null, or out of range
 * @retval MFGQ_E_DOMAIN      an infinite value; err->index is its place
 * @retval MFGQ_E_UNSUPPORTED the library was built without GSL
 * @retval MFGQ_E_MEMORY      memory ran out
 * On failure nothing is written.
 * @par Thread safety
 * Pure.
 * @par Source
 * FPP3 and those of mfgq_models().
 * @par Checked by
 * tests/unit/test_projection.c
 * @since 0.1
 */
MFGQ_NODISCARD MFGQ_API
mfgq_status mfgq_project(size_t n, const double *values, int frequency, mfgq_model model,
                         size_t horizon, double level, double *point, double *low, double *high,
                         mfgq_error *err);

/** @} */



#ifdef __cplusplus
}
#endif

#endif
