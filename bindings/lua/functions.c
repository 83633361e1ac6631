/* What generate.py made of the headers: every function with its parameters. */
#include "mfgq_lua.h"

#include "functions.inc"
