/* unit/eval_common: an interpreter with the few builtins that the evaluator's tests need, whose
 * output is kept. Tests of the whole library stand in tests/python. */
#ifndef UNIT_EVAL_COMMON_H
#define UNIT_EVAL_COMMON_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "base/mem.h"
#include "eval/interp.h"

static bool builtin_print(Interp *in, const Value *args, Value *out) {
    Str s;
    str_init(&s);
    bool fine = true;
    for (int64_t i = 0; fine && i < AS_LIST(args[0])->count; i++) {
        if (i) str_add_char(&s, ' ');
        fine = value_str(in, AS_LIST(args[0])->items[i], &s);
    }
    str_add_char(&s, '\n');
    if (fine) interp_write(in, s.text, s.length);
    str_release(&s);
    *out = value_none();
    return fine;
}

static bool builtin_len(Interp *in, const Value *args, Value *out) {
    int64_t length = 0;
    if (!value_length(in, args[0], &length)) return false;
    *out = value_int(length);
    return true;
}

static bool builtin_hasattr(Interp *in, const Value *args, Value *out) {
    const char *name;
    Value value;
    bool found = false;
    if (!arg_text(in, args[1], "name", &name)) return false;
    if (!value_get_maybe(in, args[0], intern(name), &value, &found)) return false;
    *out = value_bool(found);
    return true;
}

#define CLASS(NAME, TYPE)                                                                          \
    { .name = NAME, .kind = NATIVE_TYPE, .type = &TYPE }

static const Native common_builtins[] = {
    {.name = "print", .signature = "*args", .fn = builtin_print},
    {.name = "len", .signature = "obj, /", .fn = builtin_len},
    {.name = "hasattr", .signature = "obj, name, /", .fn = builtin_hasattr},
    CLASS("str", type_str),
    CLASS("int", type_int),
    CLASS("list", type_list),
    CLASS("tuple", type_tuple),
    CLASS("dict", type_dict),
    CLASS("set", type_set),
    CLASS("range", type_range),
    {0}};

static inline void common_write(void *context, const char *text, size_t length) {
    str_add_n(context, text, length);
}

/* What is printed goes to `printed`. */
static inline Interp *common_interp(Str *printed) {
    Host host = {.context = printed, .write = common_write};
    Interp *in = interp_new(&host);
    in->builtins = common_builtins;
    return in;
}

/* Run; on failure the error's report without its excerpt is printed too. */
static inline bool common_run(Interp *in, const char *code, Str *printed) {
    Error error = {0};
    Program *program = program_parse(code, "test", &error);
    bool fine = program && interp_run(in, program, NULL);
    const Error *raised = program ? &in->error : &error;
    if (!fine) {
        const char *name = error_name(raised->kind);
        str_addf(printed, "%s%s%s", name, name[0] ? ": " : "", raised->message);
    }
    program_drop(program);
    error_clear(&error);
    return fine;
}

static inline void expect_output(const char *code, const char *expected) {
    Str printed;
    str_init(&printed);
    Interp *in = common_interp(&printed);
    common_run(in, code, &printed);
    interp_free(in);
    if (strcmp(printed.text, expected) != 0) print_error("%s\n", code);
    assert_string_equal(printed.text, expected);
    str_release(&printed);
}

static inline int common_living(const Interp *in) {
    int count = 0;
    for (const Object *o = in->ring.older; o != &in->ring; o = o->older) count++;
    return count;
}

#endif
