/* tensor/print_numpy: arrays as NumPy 1.24 prints them (its arrayprint.py, floatmode "maxprec").
 *
 * Every float has the shortest digits that read back as the same number of its dtype, but no more
 * than `precision` after the point. The numbers of an array stand in columns, padded on both sides
 * of the point; those in scientific form all have the same number of digits:
 *
 *     [ 0.1   12.    3.25]          [1.00e-05 2.50e+00]
 */
#include "tensor/print.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "tensor/print_shown.h"

PrintOptions print_options_numpy(void) {
    return (PrintOptions){
        .precision = 8, .threshold = 1000, .edgeitems = 3, .linewidth = 75, .sci_mode = -1};
}

/* How every element of one array is written. */
typedef struct Style {
    bool is_float, is_f32;
    bool scientific;
    bool exact;    /* scientific: `precision` digits after the point, not fewer */
    int precision; /* digits after the point at most */
    int exponent;  /* digits of the exponent at least */
    int left;      /* characters before the point, with the sign; of ints and bools: all */
    int right;     /* characters after it */
} Style;

static void drop_zeros(Str *s) {
    while (s->length > 0 && s->text[s->length - 1] == '0') s->text[--s->length] = '\0';
}

/* |x| as "12.25". Where the shortest digits end before the point, the whole number is written out:
 * 97232728., not 97232730. */
static void add_positional(const Style *style, double x, Str *out) {
    char digits[20];
    int exponent;
    int count = number_digits(x, style->is_f32, digits, &exponent);
    if (x == 0) {
        str_add(out, "0.");
    } else if (count < exponent) {
        str_addf(out, "%#.0f", x);
    } else if (count - exponent > style->precision) {
        str_addf(out, "%#.*f", style->precision, x);
        drop_zeros(out);
    } else {
        if (exponent <= 0) str_add_char(out, '0');
        for (int i = 0; i < exponent; i++) str_add_char(out, i < count ? digits[i] : '0');
        str_add_char(out, '.');
        str_add_repeat(out, '0', -exponent);
        if (count > exponent) str_add(out, digits + (exponent > 0 ? exponent : 0));
    }
}

/* |x| as "1.225e+01". exact: to as many digits as the longest number of the array needs, and those
 * beyond the shortest are the number's own: 9.9999997e-06 for the float nearest to 1e-05. */
static void add_scientific(const Style *style, double x, Str *out) {
    char digits[20];
    int power;
    int count = number_digits(x, style->is_f32, digits, &power);
    power--;
    bool fits = style->exact ? count - 1 == style->precision : count - 1 <= style->precision;
    if (fits) {
        str_addf(out, "%c.%s", digits[0], x == 0 ? "" : digits + 1);
    } else {
        Str text;
        str_init(&text);
        str_addf(&text, "%#.*e", style->precision, x);
        const char *mark = strchr(text.text, 'e');
        str_add_n(out, text.text, (size_t)(mark - text.text));
        power = atoi(mark + 1);
        str_release(&text);
        if (!style->exact) drop_zeros(out);
    }
    str_addf(out, "e%c%0*d", power < 0 ? '-' : '+', style->exponent, abs(power));
}

/* A finite float without padding. */
static void add_finite(const Style *style, double x, Str *out) {
    if (signbit(x)) str_add_char(out, '-');
    if (style->scientific)
        add_scientific(style, fabs(x), out);
    else
        add_positional(style, fabs(x), out);
}

/* What one text asks of the columns. */
static void widen(Style *column, const char *text) {
    int left = (int)strcspn(text, ".");
    int right = (int)strcspn(text + left + 1, "e");
    const char *mark = strchr(text, 'e');
    int exponent = mark ? (int)strlen(mark) - 2 : 0;
    if (left > column->left) column->left = left;
    if (right > column->right) column->right = right;
    if (exponent > column->exponent) column->exponent = exponent;
}

/* The columns that all finite elements need, and the room for nan and inf. */
static void measure_floats(Style *style, const Tensor *t, int64_t edge) {
    Style column = *style;
    bool others = false, minus_inf = false, finite = false;
    Str text;
    str_init(&text);
    Shown shown = shown_first(t, edge);
    int64_t linear;
    while (shown_next(&shown, &linear)) {
        double x = tensor_get_double(t, linear);
        if (isfinite(x)) {
            str_clear(&text);
            add_finite(style, x, &text);
            widen(&column, text.text);
            finite = true;
        } else {
            others = true;
            if (isinf(x) && x < 0) minus_inf = true;
        }
    }
    str_release(&text);
    *style = column;
    if (style->scientific && finite) {
        style->exact = true;
        style->precision = column.right;
        style->right = column.right + 2 + column.exponent;
    }
    int room = 3 + minus_inf - (style->right + 1);
    if (others && room > style->left) style->left = room;
}

static bool is_scientific(const Tensor *t, const PrintOptions *options, int64_t edge) {
    Magnitudes m = shown_magnitudes(t, edge);
    if (m.count == 0) return false;
    if (m.max >= 1.e8) return true;
    double ratio = m.max / m.min;
    if (t->dtype == DTYPE_FLOAT32) ratio = (double)(float)ratio;
    return !options->suppress && (m.min < 0.0001 || ratio > 1000.0);
}

static void measure_ints(Style *style, const Tensor *t, int64_t edge) {
    Shown shown = shown_first(t, edge);
    int64_t linear;
    while (shown_next(&shown, &linear)) {
        int length = snprintf(NULL, 0, "%lld", (long long)tensor_get_int(t, linear));
        if (length > style->left) style->left = length;
    }
}

static Style style_of(const Tensor *t, const PrintOptions *options, int64_t edge) {
    Style style = {.is_float = dtype_is_float(t->dtype),
                   .is_f32 = t->dtype == DTYPE_FLOAT32,
                   .precision = options->precision,
                   .exponent = 2};
    if (style.is_float) {
        style.scientific = is_scientific(t, options, edge);
        measure_floats(&style, t, edge);
    } else if (t->dtype == DTYPE_BOOL) {
        style.left = t->ndim ? 5 : 0;
    } else {
        measure_ints(&style, t, edge);
    }
    return style;
}

static void add_float(const Style *style, double x, Str *out) {
    Str text;
    str_init(&text);
    if (isfinite(x)) {
        add_finite(style, x, &text);
        str_add_repeat(out, ' ', style->left - (int)strcspn(text.text, "."));
        str_add(out, text.text);
        size_t right = text.length - strcspn(text.text, ".") - 1;
        if (!style->scientific) str_add_repeat(out, ' ', style->right - (int64_t)right);
    } else {
        str_add(&text, isnan(x) ? "nan" : x < 0 ? "-inf" : "inf");
        str_add_repeat(out, ' ', style->left + style->right + 1 - (int64_t)text.length);
        str_add(out, text.text);
    }
    str_release(&text);
}

static void add_element(const Style *style, const Tensor *t, int64_t linear, Str *out) {
    if (style->is_float)
        add_float(style, tensor_get_double(t, linear), out);
    else if (t->dtype == DTYPE_BOOL)
        str_addf(out, "%*s", style->left, tensor_get_int(t, linear) ? "True" : "False");
    else
        str_addf(out, "%*lld", style->left, (long long)tensor_get_int(t, linear));
}

typedef struct Printer {
    const Tensor *tensor;
    Style style;
    int64_t edge;          /* as in Shown */
    const char *separator; /* " " or ", " */
    int indent;            /* columns before the outermost bracket */
    int linewidth;
    Str *out;
} Printer;

/* After the leading `edge` comes the dots' place; from there the loops go on at this index. */
static int64_t after_dots(const Printer *p, int64_t size) {
    return size - (p->edge > 0 ? p->edge : 1);
}

/* The next word of a row; it starts a new line where it would not fit and that would help. */
static void add_word(const Printer *p, const char *word, int hang, int width, size_t *column) {
    size_t length = strlen(word);
    if (*column + length > (size_t)width && *column > (size_t)hang) {
        Str *out = p->out;
        while (out->text[out->length - 1] == ' ') out->text[--out->length] = '\0';
        str_add_char(out, '\n');
        str_add_repeat(out, ' ', hang);
        *column = (size_t)hang;
    }
    str_add(p->out, word);
    *column += length;
}

static void add_row(const Printer *p, int64_t first) {
    const Tensor *t = p->tensor;
    int64_t size = t->shape[t->ndim - 1];
    int hang = p->indent + t->ndim;               /* where the first number stands */
    int width = p->linewidth - (t->ndim - 1) - 1; /* room for the closing brackets */
    size_t column = (size_t)hang;
    bool cut = shown_cuts(size, p->edge);
    Str word;
    str_init(&word);
    str_add_char(p->out, '[');
    for (int64_t i = 0; i < size && !stop_asked(); i++) {
        if (i > 0) {
            str_add(p->out, p->separator);
            column += strlen(p->separator);
        }
        str_clear(&word);
        if (cut && i == p->edge) {
            str_add(&word, "...");
            i = after_dots(p, size) - 1;
        } else {
            add_element(&p->style, t, first + i, &word);
        }
        add_word(p, word.text, hang, width > 0 ? width : 0, &column);
    }
    str_add_char(p->out, ']');
    str_release(&word);
}

/* The part of dimensions `dim` and after that starts at element `first`, of `count` elements. */
static void add_part(const Printer *p, int dim, int64_t first, int64_t count) {
    const Tensor *t = p->tensor;
    if (dim == t->ndim) {
        add_element(&p->style, t, first, p->out);
        return;
    }
    if (dim == t->ndim - 1) {
        add_row(p, first);
        return;
    }
    int64_t size = t->shape[dim], each = count / size;
    bool cut = shown_cuts(size, p->edge);
    str_add_char(p->out, '[');
    for (int64_t i = 0; i < size && !stop_asked(); i++) {
        if (i > 0) {
            if (p->separator[0] == ',') str_add_char(p->out, ',');
            str_add_repeat(p->out, '\n', t->ndim - dim - 1);
            str_add_repeat(p->out, ' ', p->indent + dim + 1);
        }
        if (cut && i == p->edge) {
            str_add(p->out, "...");
            i = after_dots(p, size) - 1;
        } else {
            add_part(p, dim + 1, first + i * each, each);
        }
    }
    str_add_char(p->out, ']');
}

static void add_array(const Tensor *t, const PrintOptions *options, const char *separator,
                      int indent, int linewidth, Str *out) {
    int64_t count = tensor_count(t);
    if (count == 0) {
        str_add(out, "[]");
        return;
    }
    int64_t edge = count > options->threshold ? options->edgeitems : -1;
    Printer p = {t, style_of(t, options, edge), edge, separator, indent, linewidth, out};
    add_part(&p, 0, 0, count);
}

void tensor_element_text(const Tensor *t, int64_t linear, Str *out) {
    if (t->dtype == DTYPE_FLOAT32)
        number_repr_f32((float)tensor_get_double(t, linear), out);
    else if (t->dtype == DTYPE_FLOAT64)
        number_repr(tensor_get_double(t, linear), out);
    else if (t->dtype == DTYPE_BOOL)
        str_add(out, tensor_get_int(t, linear) ? "True" : "False");
    else
        str_addf(out, "%lld", (long long)tensor_get_int(t, linear));
}

void tensor_str_numpy(const Tensor *t, const PrintOptions *options, Str *out) {
    if (t->ndim == 0)
        tensor_element_text(t, 0, out);
    else
        add_array(t, options, " ", 0, options->linewidth, out);
}

static void add_shape(const Tensor *t, Str *out) {
    str_add(out, ", shape=(");
    for (int dim = 0; dim < t->ndim; dim++)
        str_addf(out, dim ? ", %lld" : "%lld", (long long)t->shape[dim]);
    str_add_char(out, ')');
}

void tensor_repr_numpy(const Tensor *t, const PrintOptions *options, Str *out) {
    static const char prefix[] = "array(";
    const int indent = (int)sizeof prefix - 1;
    int64_t count = tensor_count(t);
    bool implied = t->dtype == DTYPE_FLOAT64 || t->dtype == DTYPE_INT64 || t->dtype == DTYPE_BOOL;
    Str text;
    str_init(&text);
    str_add(&text, prefix);
    add_array(t, options, ", ", indent, options->linewidth - 1, &text);
    if (count == 0 && t->ndim != 1) add_shape(t, &text);
    if (implied && count > 0) {
        str_add_char(&text, ')');
    } else {
        str_add_char(&text, ',');
        const char *last = strrchr(text.text, '\n');
        size_t column = last ? strlen(last + 1) : text.length;
        Str dtype;
        str_init(&dtype);
        str_addf(&dtype, "dtype=%s)", dtype_name(t->dtype));
        bool fits = column + dtype.length + 1 <= (size_t)options->linewidth;
        str_add(&text, fits ? " " : "\n      ");
        str_add(&text, dtype.text);
        str_release(&dtype);
    }
    str_add(out, text.text);
    str_release(&text);
}
