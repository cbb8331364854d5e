/* base/format: Python's format() and f"{x:spec}" for numbers and texts.
 *
 *     spec  ::=  [[fill]align][sign]["z"]["#"]["0"][width][","|"_"]["." precision][type]
 *     align ::=  "<" | ">" | "=" | "^"        sign ::= "+" | "-" | " "
 *     type  ::=  float: e E f F g G n %      int: b c d n o x X and those of float      text: s
 *
 * Each function adds the text to *out and returns true, or adds nothing, sets Python's own error
 * (mostly ValueError) and returns false. */
#ifndef BASE_FORMAT_H
#define BASE_FORMAT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

bool format_double(double x, const char *spec, Str *out, Error *error);
bool format_int(int64_t x, const char *spec, Str *out, Error *error);
bool format_bool(bool x, const char *spec, Str *out, Error *error); /* "True", or as 0 and 1 */
bool format_text(const char *text, const char *spec, Str *out, Error *error);

#endif
