/* eval/numeric: the arithmetic of int, bool and float that more than one file needs.
 * An int has 64 bits here; what does not fit raises an OverflowError that says so. */
#ifndef EVAL_NUMERIC_H
#define EVAL_NUMERIC_H

#include "eval/interp.h"

static inline bool value_is_integer(Value v) {
    return v.tag == TAG_INT || v.tag == TAG_BOOL;
}
static inline bool value_is_number(Value v) {
    return value_is_integer(v) || v.tag == TAG_FLOAT;
}
static inline int64_t value_integer(Value v) {
    return v.tag == TAG_BOOL ? v.as.truth : v.as.integer;
}
static inline double value_double(Value v) {
    return v.tag == TAG_FLOAT ? v.as.number : (double)value_integer(v);
}

/* Raise: "integer overflow: <what the format says> does not fit into 64 bits", with why and fix. */
bool raise_overflow(Interp *in, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* -1, 0, 1, or 2 where one of the numbers is NaN. An int against a float is exact. */
int number_order(Value a, Value b);
/* What `a op b` says, where number_order or a text comparison gave `order`. */
bool order_says(BinaryOp op, int order);

/* Equal numbers have equal hashes (1, 1.0 and True), and they are CPython's. */
uint64_t hash_int(int64_t i);
uint64_t hash_double(double x);
uint64_t hash_mix(const uint64_t *hashes, int64_t count); /* of a tuple */
uint64_t hash_bytes(const char *text, int64_t length);    /* of a text */

/* Floor division and remainder: the remainder has the sign of b, which is not 0. The quotient of
 * INT64_MIN by -1 overflows: false, and nothing raised. */
bool int_divmod(int64_t a, int64_t b, int64_t *quotient, int64_t *remainder);
void float_divmod(double a, double b, double *quotient, double *remainder);
bool int_pow(Interp *in, int64_t base, int64_t exponent, Value *out);
bool float_pow(Interp *in, double base, double exponent, Value *out);
bool int_binary(Interp *in, BinaryOp op, Value a, Value b, Value *out, bool *done);
/* round(x, digits): half to even of the exact decimal value. */
double float_round(double x, int64_t digits);
bool int_round(Interp *in, int64_t i, int64_t digits, Value *out);
/* int(x): "cannot convert float infinity to integer", or beyond 64 bits. */
bool float_to_int(Interp *in, double x, Value *out);
/* int("0x1F", 16), float("1_000.5"): Python's literals with space around; false and raised where
 * the text is none. base 0 reads the prefix. */
bool int_parse(Interp *in, const char *text, int64_t length, int64_t base, Value *out);
bool float_parse(Interp *in, const char *text, int64_t length, Value *out);

#endif
