/* A few doubles side by side. The vector extension of GCC and Clang where it exists, else one
   double: code written for LANES of them has the same bits either way, since lanes never
   meet. Operators work on lanes, and between a number and lanes. */
#ifndef MFGQ_NUMERIC_LANES_I_H
#define MFGQ_NUMERIC_LANES_I_H

#if defined(__GNUC__)
typedef double mfgq_i_lanes __attribute__((vector_size(32)));
typedef double mfgq_i_lanes_anywhere __attribute__((vector_size(32), aligned(8), may_alias));
#else
typedef double mfgq_i_lanes, mfgq_i_lanes_anywhere;
#endif

/* The lanes that stand at an address of doubles. */
#define MFGQ_I_LANES_AT(p) (*(mfgq_i_lanes_anywhere *)(p))
#define MFGQ_I_CONST_LANES_AT(p) (*(const mfgq_i_lanes_anywhere *)(p))

enum { MFGQ_I_LANES = (int)(sizeof(mfgq_i_lanes) / sizeof(double)) };

typedef union mfgq_i_lane_numbers {
    mfgq_i_lanes all;
    double at[MFGQ_I_LANES];
} mfgq_i_lane_numbers;

#endif
