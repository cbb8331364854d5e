/* lib/builtins: print, len, range, ...: the names of Python that need no import. */
#ifndef LIB_BUILTINS_H
#define LIB_BUILTINS_H

#include "eval/interp.h"

extern const Native builtins_members[];

/* Its functions, by file. */
/* builtins_print.c */
bool builtin_print(Interp *in, const Value *args, Value *out);
bool builtin_input(Interp *in, const Value *args, Value *out);
bool builtin_exit(Interp *in, const Value *args, Value *out);
/* builtins_help.c */
bool builtin_help(Interp *in, const Value *args, Value *out);
bool builtin_dir(Interp *in, const Value *args, Value *out);
bool builtin_vars(Interp *in, const Value *args, Value *out);
/* builtins_numbers.c */
bool builtin_abs(Interp *in, const Value *args, Value *out);
bool builtin_round(Interp *in, const Value *args, Value *out);
bool builtin_divmod(Interp *in, const Value *args, Value *out);
bool builtin_pow(Interp *in, const Value *args, Value *out);
bool builtin_bin(Interp *in, const Value *args, Value *out);
bool builtin_oct(Interp *in, const Value *args, Value *out);
bool builtin_hex(Interp *in, const Value *args, Value *out);
bool builtin_chr(Interp *in, const Value *args, Value *out);
bool builtin_ord(Interp *in, const Value *args, Value *out);
/* builtins_iter.c */
bool builtin_len(Interp *in, const Value *args, Value *out);
bool builtin_min(Interp *in, const Value *args, Value *out);
bool builtin_max(Interp *in, const Value *args, Value *out);
bool builtin_sum(Interp *in, const Value *args, Value *out);
bool builtin_any(Interp *in, const Value *args, Value *out);
bool builtin_all(Interp *in, const Value *args, Value *out);
bool builtin_sorted(Interp *in, const Value *args, Value *out);
bool builtin_iter(Interp *in, const Value *args, Value *out);
bool builtin_next(Interp *in, const Value *args, Value *out);
/* builtins_objects.c */
bool builtin_repr(Interp *in, const Value *args, Value *out);
bool builtin_ascii(Interp *in, const Value *args, Value *out);
bool builtin_format(Interp *in, const Value *args, Value *out);
bool builtin_hash(Interp *in, const Value *args, Value *out);
bool builtin_id(Interp *in, const Value *args, Value *out);
bool builtin_callable(Interp *in, const Value *args, Value *out);
bool builtin_isinstance(Interp *in, const Value *args, Value *out);
bool builtin_issubclass(Interp *in, const Value *args, Value *out);
bool builtin_hasattr(Interp *in, const Value *args, Value *out);
bool builtin_getattr(Interp *in, const Value *args, Value *out);
bool builtin_setattr(Interp *in, const Value *args, Value *out);
bool builtin_delattr(Interp *in, const Value *args, Value *out);

/* A float argument of math and the like: int, float, or what float() takes but no text. Raises
 * "must be real number, not str". */
bool arg_real(Interp *in, Value v, double *out);

#endif
