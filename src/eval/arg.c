/* eval/arg: arguments of builtins as C values. */
#include "base/intern.h"
#include "eval/interp.h"

bool arg_int(Interp *in, Value v, const char *what, int64_t *out) {
    Value index = {0}, method = {0};
    bool found = false;
    if (v.tag == TAG_INT || v.tag == TAG_BOOL) {
        *out = v.tag == TAG_INT ? v.as.integer : v.as.truth;
        return true;
    }
    if (v.tag == TAG_OBJECT) {
        if (!value_get_maybe(in, v, intern("__index__"), &method, &found)) return false;
        if (found && !value_call_with(in, method, NULL, 0, &index)) return false;
        if (found && index.tag == TAG_INT) {
            *out = index.as.integer;
            return true;
        }
    }
    interp_raise(in, ERROR_TYPE, "'%s' object cannot be interpreted as an integer",
                 value_type(v)->name);
    return interp_why(in, "%s has to be a whole number", what);
}

bool arg_double(Interp *in, Value v, const char *what, double *out) {
    Value number = {0}, method = {0};
    bool found = false;
    if (v.tag == TAG_FLOAT)
        *out = v.as.number;
    else if (v.tag == TAG_INT)
        *out = (double)v.as.integer;
    else if (v.tag == TAG_BOOL)
        *out = v.as.truth;
    else {
        if (v.tag == TAG_OBJECT && !value_get_maybe(in, v, intern("__float__"), &method, &found))
            return false;
        if (found && !value_call_with(in, method, NULL, 0, &number)) return false;
        if (found && number.tag == TAG_FLOAT) {
            *out = number.as.number;
            return true;
        }
        interp_raise(in, ERROR_TYPE, "must be real number, not %s", value_type(v)->name);
        return interp_why(in, "%s has to be a number", what);
    }
    return true;
}

bool arg_bool(Interp *in, Value v, const char *what, bool *out) {
    (void)what;
    return value_truth(in, v, out);
}

bool arg_text(Interp *in, Value v, const char *what, const char **out) {
    if (!value_is(v, &type_str))
        return interp_raise(in, ERROR_TYPE, "%s must be str, not %s", what, value_type(v)->name);
    *out = AS_STR(v)->text;
    return true;
}
