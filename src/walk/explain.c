/* walk/explain: the output length, worked out; and numbers for small boxes. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "walk/text.h"

typedef long long ll;

/* What stands above the fraction bar: L_in + both paddings - (extent of the kernel). */
static int64_t numerator(const Conv1dShape *s) {
    return s->length + s->pad_left + s->pad_right - s->dilation * (s->kernel_size - 1) - 1;
}

static bool is_even_padding(const Conv1dShape *s) {
    return s->pad_left == s->pad_right;
}

void walk_formula(const Walk *walk, Str *symbols, Str *numbers) {
    const Conv1dShape *s = &walk->call.shape;
    bool one_sided = walk->length < walk->conv_length && walk_is_causal(walk);
    int64_t padding = one_sided ? s->pad_left : s->pad_left + s->pad_right;
    str_add(symbols, one_sided            ? "L + p - d(k-1) - 1"
                     : is_even_padding(s) ? "L + 2p - d(k-1) - 1"
                                          : "L + p - d(k-1) - 1");
    str_addf(numbers, "(%lld + %lld - %lld - 1)/%lld", (ll)s->length, (ll)padding,
             (ll)s->dilation * (s->kernel_size - 1), (ll)s->stride);
}

/* Lines fit 76 columns: as a block of a lesson they stand four in. */
static void explain_length(const Conv1dShape *s, Str *out) {
    str_addf(out, "L_out = floor((L + %s - dilation*(kernel_size - 1) - 1) / stride) + 1\n",
             is_even_padding(s) ? "2*padding" : "padding");
    str_addf(out, "      = floor((%lld + ", (ll)s->length);
    if (is_even_padding(s))
        str_addf(out, "2*%lld", (ll)s->pad_left);
    else
        str_addf(out, "(%lld + %lld)", (ll)s->pad_left, (ll)s->pad_right);
    str_addf(out, " - %lld*(%lld - 1) - 1) / %lld) + 1\n", (ll)s->dilation, (ll)s->kernel_size,
             (ll)s->stride);
    int64_t top = numerator(s);
    str_addf(out, "      = floor(%lld / %lld) + 1\n", (ll)top, (ll)s->stride);
    if (s->stride > 1) str_addf(out, "      = floor(%.10g) + 1\n", (double)top / (double)s->stride);
    str_addf(out, "      = %lld + 1\n      = %lld\n\n", (ll)(top / s->stride),
             (ll)conv1d_output_length(s));
}

static void explain_window(const Walk *walk, Str *out) {
    const Conv1dShape *s = &walk->call.shape;
    int64_t extent = s->dilation * (s->kernel_size - 1) + 1;
    str_addf(
        out, "The window spans %lld*(%lld - 1) + 1 = %lld sample%s and moves %lld at a time.\n",
        (ll)s->dilation, (ll)s->kernel_size, (ll)extent, extent == 1 ? "" : "s", (ll)s->stride);
    int64_t remainder = numerator(s) % s->stride;
    if (remainder)
        str_addf(
            out,
            "The floor cuts off %lld/%lld of a move: the last window ends %lld before the end\n"
            "of the padded input.\n",
            (ll)remainder, (ll)s->stride, (ll)remainder);
    int64_t unused = walk_unused_tail(walk);
    if (unused == 1)
        str_addf(out, "No window reaches the last sample, x[..., %lld].\n", (ll)(s->length - 1));
    else if (unused > 1)
        str_addf(out, "No window reaches the last %lld samples, x[..., %lld:].\n", (ll)unused,
                 (ll)(s->length - unused));
}

static void explain_kept(const Walk *walk, Str *out) {
    if (walk->length == walk->conv_length) return;
    str_addf(out, "Of these %lld, %s keeps %lld: ", (ll)walk->conv_length, walk->expression,
             (ll)walk->length);
    int64_t after = walk->conv_length - walk->kept_first - (walk->length - 1) * walk->kept_step - 1;
    if (walk->kept_step > 1)
        str_addf(out, "one in %lld, from position %lld on.\n", (ll)walk->kept_step,
                 (ll)walk->kept_first);
    else
        str_addf(out, "%lld dropped in front, %lld at the end.\n", (ll)walk->kept_first, (ll)after);
    if (walk_is_causal(walk))
        str_add(out, "So no output reads a sample after its own position: the layer is causal.\n");
}

static void explain_channels(const Walk *walk, Str *out) {
    const Conv1dShape *s = &walk->call.shape;
    int64_t each = walk_channels(walk);
    str_addf(out, "Each output is a sum of %lld product%s (%lld channel%s x %lld tap%s)%s.\n",
             (ll)walk->taps, walk->taps == 1 ? "" : "s", (ll)each, each == 1 ? "" : "s",
             (ll)s->kernel_size, s->kernel_size == 1 ? "" : "s",
             walk->call.has_bias ? " plus one bias" : "");
    str_addf(out, "Output shape: (N, C_out, L_out) = (%lld, %lld, %lld)\n", (ll)s->batch,
             (ll)s->out_channels, (ll)walk->length);
}

void walk_explain(const Walk *walk, Str *out) {
    const Conv1dShape *s = &walk->call.shape;
    str_add(out, walk->expression);
    bool fits = strlen(walk->expression) + strlen(walk->layer) < 70;
    if (walk->class_name) str_addf(out, " runs%c%s", fits ? ' ' : '\n', walk->layer);
    str_addf(out, "\non an input of shape (%lld, %lld, %lld)\n\n", (ll)s->batch, (ll)s->in_channels,
             (ll)s->length);
    explain_length(&walk->call.shape, out);
    explain_window(walk, out);
    explain_kept(walk, out);
    explain_channels(walk, out);
}

/* "0.2970" -> ".297", "-0.5" -> "-.5", "3.000" -> "3" */
static void trim(char *text) {
    if (strchr(text, '.')) {
        size_t n = strlen(text);
        while (text[n - 1] == '0') text[--n] = '\0';
        if (text[n - 1] == '.') text[--n] = '\0';
    }
    char *digits = text + (text[0] == '-');
    if (digits[0] == '0' && digits[1] == '.') memmove(digits, digits + 1, strlen(digits));
    if (strcmp(text, "-0") == 0) memmove(text, "0", 2);
}

void number_short(double x, int width, Str *out) {
    char text[400];
    if (!isfinite(x)) {
        str_add(out, isnan(x) ? "nan" : x > 0 ? "inf" : "-inf");
        return;
    }
    for (int precision = 3; precision >= 0 && fabs(x) < 1e15; precision--) {
        snprintf(text, sizeof text, "%.*f", precision, x);
        trim(text);
        bool vanished = x != 0 && strcmp(text, "0") == 0;
        if ((int)strlen(text) <= width && !vanished) {
            str_add(out, text);
            return;
        }
        if (vanished) break;
    }
    for (int precision = 2; precision >= 0; precision--) { /* 1.25e-05 -> 1.25e-5 */
        char mantissa[40];
        snprintf(mantissa, sizeof mantissa, "%.*e", precision, x);
        char *mark = strchr(mantissa, 'e');
        int exponent = 0;
        sscanf(mark + 1, "%d", &exponent);
        snprintf(text, sizeof text, "%.*se%d", (int)(mark - mantissa), mantissa, exponent);
        if ((int)strlen(text) <= width) break;
    }
    str_add(out, text);
}
