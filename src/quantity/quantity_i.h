/* Units and quantities as values, for the modules above; nothing here allocates. */
#ifndef MFGQ_QUANTITY_I_H
#define MFGQ_QUANTITY_I_H

#include <mfgq/quantity.h>

enum { MFGQ_I_BASES = 64, MFGQ_I_UNIT_NAME = 96, MFGQ_I_TEXT = 256 };

/* A unit: x of it are x * num / den * 10^shift of its base unit. */
struct mfgq_unit {
    int8_t power[MFGQ_I_BASES]; /* exponents over bases.def */
    int8_t kind;                /* mfgq_unit_kind */
    int16_t shift;
    double num, den;            /* whole numbers, without common factors */
    char name[MFGQ_I_UNIT_NAME];      /* as printed; "" for a bare number */
    char base[MFGQ_I_UNIT_NAME];      /* name of the base unit; "1" for pure numbers */
    char dimension[MFGQ_I_UNIT_NAME]; /* "currency/persons"; "pure", "points" */
};

/* A figure as printed. value, low, high and the rounding interval are in `unit`. */
struct mfgq_quantity {
    double value; /* NaN for a range */
    double low, high;
    double round_low, round_high;
    int8_t comparator;   /* mfgq_comparator */
    int8_t accumulation; /* mfgq_accumulation */
    int8_t has_unit;     /* 0: none was printed, and `unit` is that of a bare number */
    int16_t decimals;    /* printed behind the point, the most of a range's two ends */
    mfgq_unit unit;
};

/* ---- unit_read.c ---- */

/* The unit that is exactly this text, "" for a bare number. */
mfgq_status mfgq_i_unit_read(const char *text, size_t size, mfgq_unit *unit, mfgq_error *err);

/* ---- unit_algebra.c ---- */

int mfgq_i_unit_same_dimension(const mfgq_unit *a, const mfgq_unit *b);

/* a * b^sign, sign 1 or -1. MFGQ_E_UNIT where the kinds do not go together. */
mfgq_status mfgq_i_unit_combine(const mfgq_unit *a, const mfgq_unit *b, int sign,
                                mfgq_unit *out, mfgq_error *err);

mfgq_status mfgq_i_unit_power(const mfgq_unit *a, int exponent, mfgq_unit *out,
                              mfgq_error *err);

/* The base unit of a unit: 元/人 for 万元/人. */
void mfgq_i_unit_base(const mfgq_unit *unit, mfgq_unit *out);

/* 1 if every base of the dimension is a counted thing (persons not), at least one. */
int mfgq_i_unit_is_count(const mfgq_unit *unit);

/* Same dimension and same type: whether figures in them may be added and compared. */
mfgq_status mfgq_i_unit_check_sum(const mfgq_unit *a, const mfgq_unit *b, mfgq_error *err);

/* ---- decimal.c: conversion as a clerk does it, shifting the decimal point ---- */

/* x * num / den * 10^shift, exact in decimals where den is 1. */
double mfgq_i_scale_decimal(double x, double num, double den, int shift);

/* A value from one unit to another of the same dimension. */
double mfgq_i_convert(double x, const mfgq_unit *from, const mfgq_unit *to);

/* To the base unit and back: 25.5 万元 is 255000 元, 7 % is 0.07. */
double mfgq_i_to_base(double x, const mfgq_unit *unit);
double mfgq_i_from_base(double x, const mfgq_unit *unit);

/* x - h and x + h, h half a unit of the last of `decimals` decimals. */
void mfgq_i_rounding(double x, int decimals, double *low, double *high);

/* ---- notation.c ---- */

/* Reads a printed figure. `fallback`, may be null, is its unit if it has none.
   On failure err->index is the offset of the byte where something else was expected. */
mfgq_status mfgq_i_quantity_read(const char *text, size_t size, const mfgq_unit *fallback,
                                 mfgq_quantity *out, mfgq_error *err);

/* ---- quantity.c ---- */

/* Every number of q in another unit of the same dimension. */
mfgq_status mfgq_i_quantity_to(const mfgq_quantity *q, const mfgq_unit *unit,
                               mfgq_quantity *out, mfgq_error *err);

/* ---- arithmetic.c ---- */

mfgq_status mfgq_i_quantity_apply(const mfgq_quantity *a, int operation,
                                  const mfgq_quantity *b, mfgq_quantity *out, mfgq_error *err);

/* ---- interval.c ---- */

typedef struct mfgq_i_interval {
    double low, high;
} mfgq_i_interval;

mfgq_i_interval mfgq_i_interval_multiply(mfgq_i_interval a, mfgq_i_interval b);

/* 0 if b contains zero. */
int mfgq_i_interval_divide(mfgq_i_interval a, mfgq_i_interval b, mfgq_i_interval *out);

/* 0 if a base and the exponent have no power: 0 to a negative, a negative to a fraction. */
int mfgq_i_interval_power(mfgq_i_interval a, double exponent, mfgq_i_interval *out);

#endif
