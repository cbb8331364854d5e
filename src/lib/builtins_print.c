/* lib/builtins_print: print, input, exit. */
#include <inttypes.h>
#include <stdio.h>

#include "base/intern.h"
#include "base/mem.h"
#include "eval/text.h"
#include "lib/builtins.h"

/* sep and end: a str, or None for the usual one. */
static bool text_option(Interp *in, Value v, const char *name, const char *usual,
                        const char **out) {
    *out = usual;
    if (v.tag == TAG_NONE) return true;
    if (!value_is_str(v))
        return interp_raise(in, ERROR_TYPE, "%s must be None or a string, not %s", name,
                            value_type(v)->name);
    *out = AS_STR(v)->text;
    return true;
}

static bool join_values(Interp *in, const ListObject *values, const char *sep, Str *out) {
    for (int64_t i = 0; i < values->count; i++) {
        if (i > 0) str_add(out, sep);
        if (!value_str(in, values->items[i], out)) return false;
    }
    return true;
}

/* file=sys.stderr and the like: anything with a write method. */
static bool write_to(Interp *in, Value file, Str *text) {
    if (file.tag == TAG_NONE) {
        interp_write(in, text->text, text->length);
        return true;
    }
    Value method, line = new_str_n(in, text->text, text->length), ignored;
    return value_get(in, file, intern("write"), &method) &&
           value_call_with(in, method, &line, 1, &ignored);
}

bool builtin_print(Interp *in, const Value *args, Value *out) {
    const char *sep = NULL, *end = NULL;
    bool flush = false;
    *out = value_none();
    if (!text_option(in, args[1], "sep", " ", &sep) ||
        !text_option(in, args[2], "end", "\n", &end) || !value_truth(in, args[4], &flush))
        return false;
    Str text;
    str_init(&text);
    bool fine = join_values(in, AS_LIST(args[0]), sep, &text);
    if (fine) {
        str_add(&text, end);
        fine = write_to(in, args[3], &text);
    }
    if (flush) fflush(stdout);
    str_release(&text);
    return fine;
}

bool builtin_input(Interp *in, const Value *args, Value *out) {
    Str line;
    str_init(&line);
    bool fine = value_str(in, args[0], &line);
    if (fine) interp_write(in, line.text, line.length);
    str_release(&line);
    if (!fine) return false;
    fflush(stdout);
    int c = 0;
    while ((c = getchar()) != EOF && c != '\n') str_add_char(&line, (char)c);
    bool nothing = c == EOF && line.length == 0;
    *out = new_str_take(in, &line);
    if (!nothing) return true;
    interp_raise(in, ERROR_OTHER, "EOFError: EOF when reading a line");
    return interp_why(in, "input() reads a line of standard input, and there is none.");
}

bool builtin_exit(Interp *in, const Value *args, Value *out) {
    (void)out;
    Value class = type_value(exception_type(ERROR_SYSTEM_EXIT)), exception;
    int count = args[0].tag == TAG_NONE ? 0 : 1;
    return value_call_with(in, class, args, count, &exception) && interp_raise_value(in, exception);
}
