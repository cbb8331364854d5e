/* unit/lib_common: an interpreter with the whole library, whose output is kept. */
#ifndef UNIT_LIB_COMMON_H
#define UNIT_LIB_COMMON_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

#include "base/mem.h"
#include "lib/state.h"
#include "lib/tensor_object.h"

static inline void lab_write(void *context, const char *text, size_t length) {
    str_add_n(context, text, length);
}

static inline void lab_note(void *context, const char *text) {
    str_add(context, text);
    str_add_char(context, '\n');
}

static inline Interp *lab_new(Str *printed) {
    Host host = {.context = printed, .write = lab_write, .note = lab_note};
    str_init(printed);
    Interp *in = interp_new(&host);
    library_install(in);
    return in;
}

static inline bool lab_try(Interp *in, const char *code) {
    Error error = {0};
    Program *program = program_parse(code, "test", &error);
    assert_non_null(program);
    bool fine = interp_run(in, program, NULL);
    program_drop(program);
    return fine;
}

static inline void lab_run(Interp *in, const char *code) {
    bool fine = lab_try(in, code);
    if (!fine) print_error("%s\n", in->error.message);
    assert_true(fine);
}

static inline void lab_free(Interp *in, Str *printed) {
    library_release(in);
    interp_free(in);
    str_release(printed);
}

#endif
