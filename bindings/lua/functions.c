/* What generate.py made of the headers: every function with its parameters. */
#include "quick.h"

#include "functions.inc"
