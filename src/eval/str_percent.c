/* eval/str_percent: "%5.2f of %s" % (x, name): printf's way of formatting. */
#include <ctype.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "eval/dict.h"
#include "eval/numeric.h"
#include "eval/text.h"

/* %(key)-+ #0 width .precision type */
typedef struct Directive {
    bool left, plus, space, alternate, zero;
    int64_t width, precision; /* precision -1: none */
    char type;
} Directive;

typedef struct Percent {
    Interp *in;
    const char *start, *p, *end;
    Value values; /* the right side */
    int64_t next; /* how many of its items are used */
    Str *out;
} Percent;

enum { FIELD_MAX = 100000000 };

static bool next_value(Percent *f, Value *out) {
    bool is_tuple = value_is(f->values, &type_tuple);
    int64_t count = is_tuple ? AS_LIST(f->values)->count : 1;
    if (f->next >= count)
        return interp_raise(f->in, ERROR_TYPE, "not enough arguments for format string");
    *out = is_tuple ? AS_LIST(f->values)->items[f->next] : f->values;
    f->next++;
    return true;
}

/* (key): the value is looked up; nested brackets count. */
static bool read_key(Percent *f, Value *value) {
    const char *from = ++f->p;
    int depth = 1;
    for (; f->p < f->end; f->p++) {
        depth += *f->p == '(' ? 1 : *f->p == ')' ? -1 : 0;
        if (depth == 0) break;
    }
    if (f->p == f->end) return interp_raise(f->in, ERROR_VALUE, "incomplete format key");
    if (!value_is_dict(f->values))
        return interp_raise(f->in, ERROR_TYPE, "format requires a mapping");
    Value key = new_str_n(f->in, from, (size_t)(f->p++ - from));
    return value_item(f->in, f->values, key, value);
}

static void read_flags(Percent *f, Directive *d) {
    for (; f->p < f->end; f->p++) {
        switch (*f->p) {
        case '-': d->left = true; break;
        case '+': d->plus = true; break;
        case ' ': d->space = true; break;
        case '#': d->alternate = true; break;
        case '0': d->zero = true; break;
        default: return;
        }
    }
}

/* Digits, or a star that takes an argument. */
static bool read_number(Percent *f, int64_t *out) {
    Value v;
    if (f->p < f->end && *f->p == '*') {
        f->p++;
        if (!next_value(f, &v)) return false;
        if (!value_is_integer(v)) return interp_raise(f->in, ERROR_TYPE, "* wants int");
        *out = value_integer(v);
    } else {
        for (; f->p < f->end && isdigit((unsigned char)*f->p); f->p++)
            if (*out <= FIELD_MAX) *out = *out * 10 + (*f->p - '0');
    }
    if (*out > FIELD_MAX) return interp_raise(f->in, ERROR_VALUE, "width too big");
    return true;
}

static bool read_directive(Percent *f, Directive *d, Value *keyed) {
    if (f->p < f->end && *f->p == '(' && !read_key(f, keyed)) return false;
    read_flags(f, d);
    if (!read_number(f, &d->width)) return false;
    if (d->width < 0) {
        d->left = true;
        d->width = -d->width;
    }
    d->precision = -1;
    if (f->p < f->end && *f->p == '.') {
        f->p++;
        d->precision = 0;
        if (!read_number(f, &d->precision)) return false;
        if (d->precision < 0) d->precision = 0;
    }
    while (f->p < f->end && strchr("hlL", *f->p)) f->p++;
    if (f->p == f->end) return interp_raise(f->in, ERROR_VALUE, "incomplete format");
    d->type = *f->p++;
    return true;
}

/* -- one field -------------------------------------------------------------------------------- */

/* sign and prefix, zeros, digits: "-0x00ff"; `body` is a number without its sign. */
static void add_number(Percent *f, const Directive *d, bool negative, const char *prefix,
                       const char *body) {
    char sign = negative ? '-' : d->plus ? '+' : d->space ? ' ' : 0;
    int64_t length = (int64_t)(strlen(body) + strlen(prefix)) + (sign != 0);
    int64_t missing = d->width - length;
    bool zeros = d->zero && !d->left;
    if (!d->left && !zeros) str_add_repeat(f->out, ' ', missing);
    if (sign) str_add_char(f->out, sign);
    str_add(f->out, prefix);
    if (zeros) str_add_repeat(f->out, '0', missing);
    str_add(f->out, body);
    if (d->left) str_add_repeat(f->out, ' ', missing);
}

/* %d takes what int() takes but a text; %x and %o take ints alone. */
static bool whole_number(Percent *f, const Directive *d, Value v, int64_t *out) {
    Value whole = v;
    bool decimal = strchr("diu", d->type) != NULL, fits = value_is_integer(v);
    if (v.tag == TAG_FLOAT && decimal) {
        if (!float_to_int(f->in, v.as.number, &whole)) return false;
        fits = true;
    } else if (v.tag == TAG_OBJECT && decimal && !value_is_str(v)) {
        fits = value_call_with(f->in, type_value(&type_int), &v, 1, &whole);
    } else if (v.tag == TAG_OBJECT && !decimal) {
        whole = value_int(0);
        fits = arg_int(f->in, v, "format", &whole.as.integer);
    }
    if (!fits || !value_is_integer(whole))
        return interp_raise(f->in, ERROR_TYPE, "%%%c format: %s is required, not %s", d->type,
                            decimal ? "a real number" : "an integer", value_type(v)->name);
    *out = value_integer(whole);
    return true;
}

static bool add_whole(Percent *f, const Directive *d, Value v) {
    int64_t i = 0;
    if (!whole_number(f, d, v, &i)) return false;
    uint64_t magnitude = i < 0 ? UINT64_C(0) - (uint64_t)i : (uint64_t)i;
    char digits[32];
    const char *prefix = "";
    switch (d->type) {
    case 'x':
        snprintf(digits, sizeof digits, "%" PRIx64, magnitude);
        prefix = "0x";
        break;
    case 'X':
        snprintf(digits, sizeof digits, "%" PRIX64, magnitude);
        prefix = "0X";
        break;
    case 'o':
        snprintf(digits, sizeof digits, "%" PRIo64, magnitude);
        prefix = "0o";
        break;
    default: snprintf(digits, sizeof digits, "%" PRIu64, magnitude); break;
    }
    Str body;
    str_init(&body);
    str_add_repeat(&body, '0', d->precision - (int64_t)strlen(digits));
    str_add(&body, digits);
    add_number(f, d, i < 0, d->alternate ? prefix : "", body.text);
    str_release(&body);
    return true;
}

static bool add_real(Percent *f, const Directive *d, Value v) {
    Value number = v;
    bool fits = value_is_number(v);
    if (!fits && !value_is_str(v)) /* a tensor of one element */
        fits = value_call_with(f->in, type_value(&type_float), &v, 1, &number);
    if (!fits)
        return interp_raise(f->in, ERROR_TYPE, "must be real number, not %s", value_type(v)->name);
    double x = value_double(number);
    int precision = d->precision < 0 ? 6 : (int)d->precision;
    bool upper = isupper((unsigned char)d->type) != 0;
    char form[8] = {'%', '.', '*', d->type, 0};
    if (d->alternate) snprintf(form, sizeof form, "%%#.*%c", d->type);
    Str body;
    str_init(&body);
    if (isnan(x) || isinf(x)) {
        str_add(&body, isnan(x) ? (upper ? "NAN" : "nan") : upper ? "INF" : "inf");
    } else { /* braces: gcc before 12 takes the pragma for the statement */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        str_addf(&body, form, precision, fabs(x));
#pragma GCC diagnostic pop
    }
    add_number(f, d, signbit(x) && !isnan(x), "", body.text);
    str_release(&body);
    return true;
}

/* A text, cut to the precision and padded to the width, both in code points. */
static void add_padded(Percent *f, const Directive *d, const char *text) {
    size_t length = strlen(text), points = utf8_length(text);
    if (d->precision >= 0 && (size_t)d->precision < points) {
        length = utf8_offset(text, (size_t)d->precision);
        points = (size_t)d->precision;
    }
    int64_t missing = d->width - (int64_t)points;
    if (!d->left) str_add_repeat(f->out, ' ', missing);
    str_add_n(f->out, text, length);
    if (d->left) str_add_repeat(f->out, ' ', missing);
}

static bool add_text(Percent *f, const Directive *d, Value v) {
    Str s;
    str_init(&s);
    bool fine = d->type == 's' ? value_str(f->in, v, &s) : value_repr(f->in, v, &s);
    Str plain;
    str_init(&plain);
    if (d->type == 'a') text_add_ascii(s.text, &plain);
    if (fine) add_padded(f, d, d->type == 'a' ? plain.text : s.text);
    str_release(&plain);
    str_release(&s);
    return fine;
}

static bool add_letter(Percent *f, const Directive *d, Value v) {
    bool is_letter = value_is_str(v) && text_points(AS_STR(v)) == 1;
    if (!is_letter && !value_is_integer(v))
        return interp_raise(f->in, ERROR_TYPE, "%%c requires int or char");
    if (!is_letter && (value_integer(v) < 0 || value_integer(v) > 0x10FFFF))
        return interp_raise(f->in, ERROR_OVERFLOW, "%%c arg not in range(0x110000)");
    Directive whole = *d;
    whole.precision = -1;
    Str s;
    str_init(&s);
    if (is_letter)
        str_add(&s, AS_STR(v)->text);
    else
        str_add_utf8(&s, (uint32_t)value_integer(v));
    add_padded(f, &whole, s.text);
    str_release(&s);
    return true;
}

static bool add_field(Percent *f, const Directive *d, Value v) {
    if (strchr("diuxXo", d->type)) return add_whole(f, d, v);
    if (strchr("eEfFgG", d->type)) return add_real(f, d, v);
    return d->type == 'c' ? add_letter(f, d, v) : add_text(f, d, v);
}

static bool run_directive(Percent *f) {
    Directive d = {0};
    Value v = {.tag = TAG_ABSENT};
    if (!read_directive(f, &d, &v)) return false;
    if (d.type == '%') {
        str_add_char(f->out, '%');
        return true;
    }
    if (!strchr("diuxXoeEfFgGcsra", d.type) || d.type == '\0')
        return interp_raise(f->in, ERROR_VALUE,
                            "unsupported format character '%c' (0x%x) at index %d", d.type,
                            (unsigned char)d.type, (int)(f->p - 1 - f->start));
    if (v.tag == TAG_ABSENT && !next_value(f, &v)) return false;
    return add_field(f, &d, v);
}

bool text_percent(Interp *in, const StrObject *format, Value values, Str *out) {
    Percent f = {.in = in,
                 .start = format->text,
                 .p = format->text,
                 .end = format->text + format->length,
                 .values = values,
                 .out = out};
    while (f.p < f.end) {
        if (*f.p != '%') {
            str_add_char(out, *f.p++);
            continue;
        }
        f.p++;
        if (!run_directive(&f)) return false;
    }
    bool is_tuple = value_is(values, &type_tuple);
    bool left_over = is_tuple
                         ? f.next < AS_LIST(values)->count
                         : f.next == 0 && !value_is_dict(values) && !value_is(values, &type_list);
    if (!left_over) return true;
    return interp_raise(in, ERROR_TYPE, "not all arguments converted during string formatting");
}
