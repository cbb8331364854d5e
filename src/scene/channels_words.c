/* scene/channels_words: what the view of channels says: its caption, and its grid of kernels in
 * words. */
#include "scene/channels.h"
#include "scene/parts.h"
#include "scene/view.h"

typedef long long ll;

enum { MOST_ROWS = 16, MOST_COLUMNS = 8, MOST_TAPS = 9 };

/* "[.076 -.317 -.283]" */
static void add_kernel(const Frame *f, int64_t c, int64_t j, Str *out) {
    int64_t taps = f->walk->call.shape.kernel_size;
    str_add_char(out, '[');
    for (int64_t k = 0; k < taps && k < MOST_TAPS; k++)
        str_addf(out, k ? " %s" : "%s", number_of(walk_weight(f->walk, c, j, k), 6).text);
    str_add(out, taps > MOST_TAPS ? " ...]" : "]");
}

/* "y[1] reads x[0] by [.5 1 -1], x[1] by [0 .25 2]; bias .153." */
static void add_row(const Frame *f, int64_t c, Str *out) {
    Cell cell = {f->cell.n, c, f->cell.i};
    ll first = (ll)walk_first_channel(f->walk, cell), count = (ll)walk_channels(f->walk);
    str_addf(out, "%sy[%lld] reads", c == f->cell.c ? "Now: " : "", (ll)c);
    for (ll j = 0; j < count && j < MOST_COLUMNS; j++) {
        str_addf(out, "%s x[%lld] by ", j ? "," : "", first + j);
        add_kernel(f, c, j, out);
    }
    if (count > MOST_COLUMNS)
        str_addf(out, ", and so on to x[%lld] (%lld kernels)", first + count - 1, count);
    if (f->walk->call.has_bias)
        str_addf(out, "; bias %s", number_of(walk_bias(f->walk, cell), 6).text);
    str_add(out, ".\n");
}

/* "x[2]", "x[2] to x[3]": of group g, which has so many. */
static void add_range(char name, ll g, ll each, Str *out) {
    str_addf(out, "%c[%lld]", name, g * each);
    if (each > 1) str_addf(out, " to %c[%lld]", name, g * each + each - 1);
}

/* "The weight (6, 2, 3) is a grid of kernels: 6 rows, one for each output channel, by 2 columns,
 * one for each input channel of a group; each kernel has 3 taps." Then row by row, those around the
 * present one. */
void view_channels_words(const Frame *f, Str *out) {
    const Conv1dShape *s = &f->walk->call.shape;
    ll rows = (ll)s->out_channels, columns = (ll)walk_channels(f->walk), taps = (ll)s->kernel_size;
    str_addf(out,
             "The weight (%lld, %lld, %lld) is a grid of kernels: %lld row%s, one for each output "
             "channel, by %lld column%s, one for each input channel%s; each kernel has %lld "
             "tap%s.\n",
             rows, columns, taps, rows, rows == 1 ? "" : "s", columns, columns == 1 ? "" : "s",
             s->groups > 1 ? " of a group" : "", taps, taps == 1 ? "" : "s");
    bool tells = s->groups > 1 && !channels_depthwise(s); /* which the rows below tell anyway */
    for (ll g = 0; tells && g < (ll)s->groups && g < MOST_ROWS; g++) {
        str_addf(out, "Group %lld: ", g);
        add_range('x', g, (ll)(s->in_channels / s->groups), out);
        str_add(out, " feed ");
        add_range('y', g, (ll)(s->out_channels / s->groups), out);
        str_add(out, ".\n");
    }
    if (tells && s->groups > MOST_ROWS) str_addf(out, "And so on, %lld groups.\n", (ll)s->groups);
    int64_t first = f->cell.c - MOST_ROWS / 2;
    if (first > s->out_channels - MOST_ROWS) first = s->out_channels - MOST_ROWS;
    if (first < 0) first = 0;
    int64_t end = first + MOST_ROWS < s->out_channels ? first + MOST_ROWS : s->out_channels;
    for (int64_t c = first; c < end; c++) add_row(f, c, out);
    if (end - first < s->out_channels)
        str_addf(out, "%lld more rows are like these.\n", (ll)(s->out_channels - (end - first)));
}

void view_channels_caption(const Frame *f, Str *out) {
    const Conv1dShape *s = &f->walk->call.shape;
    ll first = (ll)walk_first_channel(f->walk, f->cell), count = (ll)walk_channels(f->walk);
    if (channels_depthwise(s)) {
        ll each = (ll)(s->out_channels / s->groups);
        str_addf(out, "%sgroups = in_channels = %lld, so y[%lld] reads x[%lld] alone",
                 s->kernel_size == 1 ? "kernel_size = 1, " : "depthwise: ", (ll)s->groups,
                 (ll)f->cell.c, first);
        if (each > 1) str_addf(out, "; %lld kernels for each channel", each);
    } else {
        if (s->kernel_size == 1) str_add(out, "pointwise: kernel_size = 1, no neighbours; ");
        str_addf(out, "y[%lld] reads x[%lld]", (ll)f->cell.c, first);
        if (count > 1)
            str_addf(out, count == 2 ? " and x[%lld]" : " to x[%lld]", first + count - 1);
        if (s->groups > 1)
            str_addf(out, ", group %lld of 0..%lld", (ll)channels_group(f, f->cell.c),
                     (ll)s->groups - 1);
    }
}
