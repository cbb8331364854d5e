/* lib/builtins: the table of the builtins. */
#include "lib/builtins.h"

#include "eval/iter.h"
#include "eval/rows.h"
#include "eval/set.h"

/* Real Python that this lab leaves out: it says so, unlike a typing error. */
#define LEFT_OUT(name, why)                                                                        \
    static bool left_out_##name(Interp *in, const Value *args, Value *out) {                       \
        (void)args;                                                                                \
        (void)out;                                                                                 \
        interp_raise(in, ERROR_NOT_IMPLEMENTED,                                                    \
                     "%s() is Python's own, but stepconv leaves it out", #name);                   \
        return interp_why(in, "%s", why);                                                          \
    }
LEFT_OUT(open, "The lab writes no files, and reads numbers alone: np.loadtxt('signal.csv').")
LEFT_OUT(eval, "Code in a text is not run here: write it as a line of its own.")
LEFT_OUT(exec, "Code in a text is not run here: write it as a line of its own.")
LEFT_OUT(compile, "Code in a text is not run here: write it as a line of its own.")
LEFT_OUT(__import__, "Modules are imported by the statement: import torch")
LEFT_OUT(globals, "The variables are listed by %who.")
LEFT_OUT(locals, "The variables are listed by %who.")
LEFT_OUT(breakpoint, "There is no debugger here.")
LEFT_OUT(bytes, "The lab has texts (str), but no bytes.")
LEFT_OUT(bytearray, "The lab has texts (str), but no bytes.")
LEFT_OUT(memoryview, "The lab has texts (str), but no bytes.")
LEFT_OUT(complex, "The lab computes with real numbers only.")
LEFT_OUT(aiter, "Nothing runs asynchronously here.")
LEFT_OUT(anext, "Nothing runs asynchronously here.")
#define LEFT_OUT_ROW(word)                                                                         \
    {                                                                                              \
        .name = #word, .signature = "*args, **kwargs", .fn = left_out_##word,                      \
        .doc = "Python's own, left out of this lab.", .kind = NATIVE_LEFT_OUT                      \
    }

const Native builtins_members[] = {
    ROW("print", "*args, sep=' ', end='\\n', file=None, flush=False", builtin_print,
        "Write the values as text, sep between them and end after them."),
    ROW("len", "obj, /", builtin_len, "How many items a list, text, dict, tensor... has."),
    ROW_TYPE("range", &type_range),
    ROW_TYPE("int", &type_int),
    ROW_TYPE("float", &type_float),
    ROW_TYPE("str", &type_str),
    ROW_TYPE("bool", &type_bool),
    ROW_TYPE("list", &type_list),
    ROW_TYPE("tuple", &type_tuple),
    ROW_TYPE("dict", &type_dict),
    ROW_TYPE("set", &type_set),
    ROW_TYPE("frozenset", &type_frozenset),
    ROW_TYPE("slice", &type_slice),
    ROW_TYPE("enumerate", &type_enumerate),
    ROW_TYPE("zip", &type_zip),
    ROW_TYPE("map", &type_map),
    ROW_TYPE("filter", &type_filter),
    ROW_TYPE("reversed", &type_reversed),
    ROW("abs", "x, /", builtin_abs, "The number without its sign."),
    ROW("all", "iterable, /", builtin_all, "Is every item true?"),
    ROW("any", "iterable, /", builtin_any, "Is some item true?"),
    ROW("ascii", "obj, /", builtin_ascii, "repr with every letter beyond ASCII escaped."),
    ROW("bin", "number, /", builtin_bin, "The digits of an int to base 2: '0b101'."),
    ROW("callable", "obj, /", builtin_callable, "Can it be called?"),
    ROW("chr", "i, /", builtin_chr, "The character of a code point."),
    ROW("delattr", "obj, name, /", builtin_delattr, "del obj.name"),
    ROW("dir", "object=<absent>, /", builtin_dir, "The names of its attributes."),
    ROW("divmod", "x, y, /", builtin_divmod, "(x // y, x % y)."),
    ROW("exit", "code=None, /", builtin_exit, "Leave."),
    ROW("format", "value, format_spec='', /", builtin_format, "As f'{value:format_spec}'."),
    ROW("getattr", "object, name, default=<absent>, /", builtin_getattr, "object.name"),
    ROW("hasattr", "obj, name, /", builtin_hasattr, "Is there an attribute of this name?"),
    ROW("hash", "obj, /", builtin_hash, "The number by which a dict finds it."),
    ROW("help", "object=<absent>, /", builtin_help, "What is it, and how is it called?"),
    ROW("hex", "number, /", builtin_hex, "The digits of an int to base 16: '0xff'."),
    ROW("id", "obj, /", builtin_id, "A number that no other living object has."),
    ROW("input", "prompt='', /", builtin_input, "A line from standard input."),
    ROW("isinstance", "obj, class_or_tuple, /", builtin_isinstance, "Is it of this class?"),
    ROW("issubclass", "cls, class_or_tuple, /", builtin_issubclass, "Is it derived from it?"),
    ROW("iter", "object, sentinel=<absent>, /", builtin_iter, "An iterator over the items."),
    ROW("max", "*args, key=None, default=<absent>", builtin_max, "The largest item."),
    ROW("min", "*args, key=None, default=<absent>", builtin_min, "The smallest item."),
    ROW("next", "iterator, default=<absent>, /", builtin_next, "The next item of an iterator."),
    ROW("oct", "number, /", builtin_oct, "The digits of an int to base 8: '0o17'."),
    ROW("ord", "c, /", builtin_ord, "The code point of a character."),
    ROW("pow", "base, exp, mod=None", builtin_pow, "base ** exp, or that modulo mod."),
    ROW("quit", "code=None, /", builtin_exit, "Leave."),
    ROW("repr", "obj, /", builtin_repr, "Its text as code: quotes around a str."),
    ROW("round", "number, ndigits=None", builtin_round,
        "To ndigits after the point, half to even."),
    ROW("setattr", "obj, name, value, /", builtin_setattr, "obj.name = value"),
    ROW("sorted", "iterable, /, *, key=None, reverse=False", builtin_sorted,
        "A new list of the items in order."),
    ROW("sum", "iterable, /, start=0", builtin_sum, "start and all items added up."),
    ROW("vars", "object=<absent>, /", builtin_vars, "Its attributes as a dict."),
    LEFT_OUT_ROW(open),
    LEFT_OUT_ROW(eval),
    LEFT_OUT_ROW(exec),
    LEFT_OUT_ROW(compile),
    LEFT_OUT_ROW(__import__),
    LEFT_OUT_ROW(globals),
    LEFT_OUT_ROW(locals),
    LEFT_OUT_ROW(breakpoint),
    LEFT_OUT_ROW(bytes),
    LEFT_OUT_ROW(bytearray),
    LEFT_OUT_ROW(memoryview),
    LEFT_OUT_ROW(complex),
    LEFT_OUT_ROW(aiter),
    LEFT_OUT_ROW(anext),
    {0}};
