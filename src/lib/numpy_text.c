/* lib/numpy_text: np.loadtxt: rows of numbers out of a text file, or out of a list of lines. */
#include <stdlib.h>
#include <string.h>

#include "base/stop.h"
#include "eval/objects.h"
#include "eval/text.h"
#include "lib/numpy_functions.h"
#include "lib/state.h"
#include "lib/tensor_arg.h"

enum { PICKS_MAX = 64 };

/* The text is gone through twice: first its rows are counted, then they are read into the table. */
typedef struct Reading {
    Interp *in;
    const char *comment; /* what begins one; NULL: nothing does */
    char delimiter;      /* between two fields; 0: any space */
    DType dtype;
    int64_t picks[PICKS_MAX]; /* usecols */
    int pick_count;           /* 0: all columns */
    int64_t skip, most;       /* lines before the first row; rows at most */
    int64_t rows, columns;    /* so far; columns is 0 until the first row */
    bool filling;
    Tensor table;
} Reading;

static bool is_space(char c) {
    return c && strchr(" \t\r\v\f", c);
}

/* Field `index` of its line, for `column` of the table. NumPy takes what strtod takes, without
 * hexadecimal digits. */
static bool read_number(Reading *r, const char *from, const char *to, int64_t index,
                        int64_t column) {
    enum { DIGITS_MAX = 400 };
    char digits[DIGITS_MAX], *end = digits;
    size_t length = (size_t)(to - from);
    if (length && length < sizeof digits) {
        memcpy(digits, from, length);
        digits[length] = '\0';
        double x = strtod(digits, &end);
        bool whole = end == digits + length && !strpbrk(digits, "xX(");
        if (whole && r->filling) tensor_set_double(&r->table, r->rows * r->columns + column, x);
        if (whole) return true;
    }
    Str text;
    str_init(&text);
    text_repr(from, (int64_t)length, &text);
    interp_raise(r->in, ERROR_VALUE, "could not convert string %s to %s at row %lld, column %lld.",
                 text.text, dtype_name(r->dtype), (long long)r->rows, (long long)index + 1);
    str_release(&text);
    if (!r->delimiter && memchr(from, ',', length))
        interp_fix(r->in, "delimiter=','");
    else if (!r->rows)
        interp_fix(r->in, "skiprows=1   passes over a line of headings");
    return false;
}

/* The field at *from, without the space around it; *from moves past it. False after the last. */
static bool next_field(const Reading *r, const char **from, const char *to, const char **start,
                       const char **end) {
    const char *p = *from;
    while (p < to && is_space(*p)) p++;
    *start = p;
    if (!r->delimiter) {
        while (p < to && !is_space(*p)) p++;
        *end = *from = p;
        return p > *start;
    }
    if (*from > to) return false;
    while (p < to && *p != r->delimiter) p++;
    *from = p + 1;
    while (p > *start && is_space(p[-1])) p--;
    *end = p;
    return true;
}

static int64_t count_fields(const Reading *r, const char *p, const char *to) {
    const char *start, *end;
    int64_t count = 0;
    while (next_field(r, &p, to, &start, &end)) count++;
    return count;
}

/* Field `index`, which the row has. */
static bool read_field(Reading *r, const char *p, const char *to, int64_t index, int64_t column) {
    const char *start = p, *end = p;
    for (int64_t i = 0; i <= index; i++) next_field(r, &p, to, &start, &end);
    return read_number(r, start, end, index, column);
}

static bool read_picks(Reading *r, const char *from, const char *to) {
    int64_t count = count_fields(r, from, to);
    for (int i = 0; i < r->pick_count; i++) {
        int64_t pick = r->picks[i] < 0 ? r->picks[i] + count : r->picks[i];
        if (pick < 0 || pick >= count)
            return interp_raise(r->in, ERROR_VALUE,
                                "invalid column index %lld at row %lld with %lld columns",
                                (long long)r->picks[i], (long long)r->rows + 1, (long long)count);
        if (!read_field(r, from, to, pick, i)) return false;
    }
    r->columns = r->pick_count;
    r->rows++;
    return true;
}

static bool read_row(Reading *r, const char *from, const char *to) {
    if (r->pick_count) return read_picks(r, from, to);
    const char *start, *end;
    int64_t columns = 0;
    for (const char *p = from; next_field(r, &p, to, &start, &end); columns++)
        if (r->columns && columns >= r->columns)
            continue; /* counted for the error below */
        else if (!read_number(r, start, end, columns, columns))
            return false;
    if (!r->columns) r->columns = columns;
    if (columns != r->columns)
        return interp_raise(r->in, ERROR_VALUE,
                            "the number of columns changed from %lld to %lld at row %lld; use "
                            "`usecols` to select a subset and avoid this error",
                            (long long)r->columns, (long long)columns, (long long)r->rows + 1);
    r->rows++;
    return true;
}

/* Where the line's comment begins, or its end. */
static const char *content_end(const Reading *r, const char *from, const char *to) {
    size_t length = r->comment ? strlen(r->comment) : 0;
    for (const char *p = from; length && p + length <= to; p++)
        if (memcmp(p, r->comment, length) == 0) return p;
    return to;
}

static bool read_lines(Reading *r, const char *text) {
    r->rows = 0;
    for (int64_t line = 0; *text && r->rows < r->most && !stop_asked(); line++) {
        const char *newline = text + strcspn(text, "\n");
        const char *to = content_end(r, text, newline), *p = text;
        while (p < to && is_space(*p)) p++;
        if (line >= r->skip && p < to && !read_row(r, text, to)) return false;
        text = *newline ? newline + 1 : newline;
    }
    return true;
}

/* ---- where the text comes from */

static bool raise_name(Interp *in, Value name) {
    Str type;
    str_init(&type);
    bool told = value_repr(in, type_value(value_type(name)), &type);
    if (told)
        interp_raise(in, ERROR_VALUE,
                     "fname must be a string, filehandle, list of strings,\nor generator. Got %s "
                     "instead.",
                     type.text);
    str_release(&type);
    return false;
}

static bool join_lines(Interp *in, Value list, Str *text) {
    for (int64_t i = 0; i < AS_LIST(list)->count; i++) {
        Value line = AS_LIST(list)->items[i];
        if (!value_is_str(line))
            return interp_raise(in, ERROR_TYPE, "non-string returned while reading data");
        str_add_n(text, AS_STR(line)->text, (size_t)AS_STR(line)->length);
        str_add_char(text, '\n');
    }
    return true;
}

static bool read_source(Interp *in, Value name, Str *text) {
    if (value_is(name, &type_list)) return join_lines(in, name, text);
    if (!value_is_str(name)) return raise_name(in, name);
    Library *library = library_of(in);
    Error error = {0};
    if (!library->on_read)
        return interp_raise(in, ERROR_NOT_IMPLEMENTED, "files cannot be read here");
    if (library->on_read(library->on_read_context, AS_STR(name)->text, text, &error)) return true;
    return interp_raise_from(in, &error);
}

/* ---- the builtin */

/* A row alone, a column alone and a number alone lose their sizes of 1. */
static bool table_new(Reading *r, Error *error) {
    int64_t shape[2];
    int ndim = 0;
    if (r->rows != 1) shape[ndim++] = r->rows;
    if (r->rows && r->columns != 1) shape[ndim++] = r->columns;
    return tensor_new(r->dtype, ndim, shape, &r->table, error);
}

static bool load(Reading *r, const char *text, Value *out) {
    Error error = {0};
    if (!read_lines(r, text)) return false;
    if (!table_new(r, &error)) return interp_raise_from(r->in, &error);
    r->filling = true;
    read_lines(r, text); /* it went well once, and does again */
    *out = new_ndarray(r->in, &r->table);
    return true;
}

static bool take_marks(Reading *r, Value comments, Value delimiter) {
    const char *mark = NULL;
    if (arg_given(comments) && !arg_text(r->in, comments, "comments", &r->comment)) return false;
    if (!arg_given(delimiter)) return true;
    if (!arg_text(r->in, delimiter, "delimiter", &mark)) return false;
    if (strlen(mark) != 1)
        return interp_raise(r->in, ERROR_TYPE,
                            "Text reading control character must be a single unicode character or "
                            "None; but got: '%s'",
                            mark);
    r->delimiter = *mark;
    return true;
}

/* fname, dtype=None, comments='#', delimiter=None, *, skiprows=0, usecols=None, unpack=False,
 * max_rows=None */
bool numpy_loadtxt(Interp *in, const Value *args, Value *out) {
    Reading r = {.in = in, .most = INT64_MAX};
    bool unpack = false;
    if (!arg_dtype(in, args[1], DTYPE_FLOAT64, &r.dtype) || !take_marks(&r, args[2], args[3]) ||
        !arg_int(in, args[4], "skiprows", &r.skip) ||
        (arg_given(args[5]) &&
         !arg_ints(in, args[5], "usecols", PICKS_MAX, r.picks, &r.pick_count)) ||
        !arg_bool(in, args[6], "unpack", &unpack) ||
        (arg_given(args[7]) && !arg_int(in, args[7], "max_rows", &r.most)))
        return false;
    Str text;
    str_init(&text);
    bool done = read_source(in, args[0], &text) && load(&r, text.text, out);
    str_release(&text);
    if (!done) return false;
    if (!r.rows) interp_note(in, "loadtxt: input contained no data");
    return !unpack || numpy_transpose(in, (Value[]){*out, value_none()}, out);
}
