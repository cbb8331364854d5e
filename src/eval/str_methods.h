/* eval/str_methods: the methods of str, in several files; the table is in str_methods.c. */
#ifndef EVAL_STR_METHODS_H
#define EVAL_STR_METHODS_H

#include "eval/text.h"

/* An argument that must be a str: raises "<before>must be str, not int". */
bool arg_str(Interp *in, Value v, const char *before, StrObject **out);

bool str_split(Interp *in, const Value *args, Value *out);
bool str_rsplit(Interp *in, const Value *args, Value *out);
bool str_splitlines(Interp *in, const Value *args, Value *out);
bool str_partition(Interp *in, const Value *args, Value *out);
bool str_rpartition(Interp *in, const Value *args, Value *out);
bool str_join(Interp *in, const Value *args, Value *out);

bool str_lower(Interp *in, const Value *args, Value *out);
bool str_upper(Interp *in, const Value *args, Value *out);
bool str_title(Interp *in, const Value *args, Value *out);
bool str_capitalize(Interp *in, const Value *args, Value *out);
bool str_swapcase(Interp *in, const Value *args, Value *out);
bool str_isalpha(Interp *in, const Value *args, Value *out);
bool str_isdigit(Interp *in, const Value *args, Value *out);
bool str_isalnum(Interp *in, const Value *args, Value *out);
bool str_isspace(Interp *in, const Value *args, Value *out);
bool str_isupper(Interp *in, const Value *args, Value *out);
bool str_islower(Interp *in, const Value *args, Value *out);
bool str_istitle(Interp *in, const Value *args, Value *out);
bool str_isascii(Interp *in, const Value *args, Value *out);
bool str_isprintable(Interp *in, const Value *args, Value *out);
bool str_isidentifier(Interp *in, const Value *args, Value *out);

bool str_center(Interp *in, const Value *args, Value *out);
bool str_ljust(Interp *in, const Value *args, Value *out);
bool str_rjust(Interp *in, const Value *args, Value *out);
bool str_zfill(Interp *in, const Value *args, Value *out);
bool str_expandtabs(Interp *in, const Value *args, Value *out);
bool str_strip(Interp *in, const Value *args, Value *out);
bool str_lstrip(Interp *in, const Value *args, Value *out);
bool str_rstrip(Interp *in, const Value *args, Value *out);

#endif
