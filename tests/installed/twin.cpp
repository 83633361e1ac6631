// twin.c as C++ reads it: the same program, with the header inside of a C++ translation unit, and
// the rules of C++ for what it does with it.
#define __STDC_FORMAT_MACROS
#include "twin.c"
