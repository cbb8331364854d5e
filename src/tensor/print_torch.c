/* tensor/print_torch: tensors as PyTorch 1.13 prints them (its _tensor_str.py). */
#include "tensor/print.h"

#include <math.h>
#include <string.h>

#include "tensor/print_shown.h"

/* How every number of one tensor is written. */
typedef struct Style {
    bool is_float;
    bool whole;      /* "3." */
    bool scientific; /* "3.0000e+00" */
    int precision;
    int width;
} Style;

PrintOptions print_options_torch(void) {
    return (PrintOptions){
        .precision = 4, .threshold = 1000, .edgeitems = 3, .linewidth = 80, .sci_mode = -1};
}

static void add_float(const Style *style, double x, Str *out) {
    if (isnan(x))
        str_add(out, "nan");
    else if (style->scientific)
        str_addf(out, "%.*e", style->precision, x);
    else if (!style->whole)
        str_addf(out, "%.*f", style->precision, x);
    else
        str_addf(out, isinf(x) ? "%.0f" : "%.0f.", x);
}

static void add_element(const Style *style, const Tensor *t, int64_t linear, Str *out) {
    if (style->is_float)
        add_float(style, tensor_get_double(t, linear), out);
    else if (t->dtype == DTYPE_BOOL)
        str_add(out, tensor_get_int(t, linear) ? "True" : "False");
    else
        str_addf(out, "%lld", (long long)tensor_get_int(t, linear));
}

static void add_padded(const Style *style, const Tensor *t, int64_t linear, Str *out) {
    Str text;
    str_init(&text);
    add_element(style, t, linear, &text);
    str_add_repeat(out, ' ', style->width - (int64_t)text.length);
    str_add(out, text.text);
    str_release(&text);
}

/* The widest of the shown numbers; of floats only those count that are finite and not 0. */
static int widest(const Style *style, const Tensor *t, int64_t edge) {
    Str text;
    str_init(&text);
    size_t width = 1;
    Shown shown = shown_first(t, edge);
    int64_t linear;
    while (shown_next(&shown, &linear)) {
        if (style->is_float) {
            double x = tensor_get_double(t, linear);
            if (x == 0 || !isfinite(x)) continue;
        }
        str_clear(&text);
        add_element(style, t, linear, &text);
        if (text.length > width) width = text.length;
    }
    str_release(&text);
    return (int)width;
}

static Style style_of(const Tensor *t, const PrintOptions *options, int64_t edge) {
    Style style = {.is_float = dtype_is_float(t->dtype),
                   .whole = true,
                   .precision = options->precision,
                   .width = 1};
    if (style.is_float) {
        Magnitudes m = shown_magnitudes(t, edge);
        if (m.count == 0) return style;
        style.whole = m.whole;
        style.scientific = m.max / m.min > 1000.0 || m.max > 1.0e8 || (!m.whole && m.min < 1.0e-4);
    }
    style.width = widest(&style, t, edge);
    if (style.is_float && options->sci_mode >= 0) style.scientific = options->sci_mode == 1;
    return style;
}

typedef struct Printer {
    const Tensor *tensor;
    const PrintOptions *options;
    Style style;
    int64_t edge; /* as in Shown */
    Str *out;
} Printer;

/* One row, broken so that a line keeps to the width; the dots of a summary count as a number. */
static void add_row(const Printer *p, int64_t first, int indent) {
    int64_t size = p->tensor->shape[p->tensor->ndim - 1], edge = p->edge;
    int64_t per_line = (p->options->linewidth - indent) / (p->style.width + 2);
    if (p->options->linewidth < indent || per_line < 1) per_line = 1;
    bool cut = shown_cuts(size, edge);
    int64_t count = cut ? 2 * edge + 1 : size;
    str_add_char(p->out, '[');
    for (int64_t i = 0; i < count && !stop_asked(); i++) {
        if (i > 0 && i % per_line == 0) {
            str_add(p->out, ",\n");
            str_add_repeat(p->out, ' ', indent + 1);
        } else if (i > 0) {
            str_add(p->out, ", ");
        }
        if (cut && i == edge)
            str_add(p->out, " ...");
        else
            add_padded(&p->style, p->tensor, first + (cut && i > edge ? size - count + i : i),
                       p->out);
    }
    str_add_char(p->out, ']');
}

/* The part of dimensions `dim` and after that starts at element `first`, of `count` elements. */
static void add_part(const Printer *p, int dim, int64_t first, int64_t count, int indent) {
    const Tensor *t = p->tensor;
    if (dim == t->ndim) {
        add_padded(&p->style, t, first, p->out);
        return;
    }
    if (dim == t->ndim - 1) {
        add_row(p, first, indent);
        return;
    }
    int64_t size = t->shape[dim], each = count / size;
    bool cut = shown_cuts(size, p->edge);
    str_add_char(p->out, '[');
    for (int64_t i = 0; i < size && !stop_asked(); i++) {
        if (i > 0) {
            str_add_char(p->out, ',');
            str_add_repeat(p->out, '\n', t->ndim - dim - 1);
            str_add_repeat(p->out, ' ', indent + 1);
        }
        if (cut && i == p->edge) {
            str_add(p->out, "...");
            i = size - p->edge - 1;
            continue;
        }
        add_part(p, dim + 1, first + i * each, each, indent + 1);
    }
    str_add_char(p->out, ']');
}

/* ", dtype=torch.float64", on a line of its own where the last one would get too long. line_length
 * is what PyTorch takes it for: two more than there stand in a first line, one more later. */
static void add_suffix(const char *suffix, int indent, int linewidth, size_t *line_length,
                       Str *out) {
    size_t length = strlen(suffix);
    if (*line_length + length + 2 > (size_t)linewidth) {
        str_add(out, ",\n");
        str_add_repeat(out, ' ', indent);
        *line_length = (size_t)indent + length;
    } else {
        str_add(out, ", ");
        *line_length += length + 2;
    }
    str_add(out, suffix);
}

static void add_size(const Tensor *t, Str *out) {
    str_add(out, "size=(");
    for (int dim = 0; dim < t->ndim; dim++)
        str_addf(out, dim ? ", %lld" : "%lld", (long long)t->shape[dim]);
    str_add_char(out, ')');
}

static bool dtype_is_said(const Tensor *t, DType default_dtype) {
    if (t->dtype == default_dtype) return false;
    return tensor_count(t) == 0 || (t->dtype != DTYPE_INT64 && t->dtype != DTYPE_BOOL);
}

void tensor_repr_torch(const Tensor *t, const PrintOptions *options, DType default_dtype,
                       const char *suffix, Str *out) {
    static const char prefix[] = "tensor(";
    const int indent = (int)sizeof prefix - 1;
    Str text, part;
    str_init(&text);
    str_init(&part);
    str_add(&text, prefix);
    int64_t count = tensor_count(t);
    if (count == 0) {
        str_add(&text, "[]");
    } else {
        int64_t edge = count > options->threshold ? options->edgeitems : -1;
        Printer p = {t, options, style_of(t, options, edge), edge, &text};
        add_part(&p, 0, 0, count, indent);
    }
    const char *last = strrchr(text.text, '\n');
    size_t line_length = last ? strlen(last) + 1 : text.length + 2;
    if (count == 0 && t->ndim != 1) {
        add_size(t, &part);
        add_suffix(part.text, indent, options->linewidth, &line_length, &text);
    }
    if (dtype_is_said(t, default_dtype)) {
        str_clear(&part);
        str_addf(&part, "dtype=torch.%s", dtype_name(t->dtype));
        add_suffix(part.text, indent, options->linewidth, &line_length, &text);
    }
    if (suffix) add_suffix(suffix, indent, options->linewidth, &line_length, &text);
    str_add_char(&text, ')');
    str_add(out, text.text);
    str_release(&part);
    str_release(&text);
}
