/* lib/pyplot_draw: the calls that plt and an `ax` share.
 *
 * `plt.plot(y)` and `ax.plot(y)` are one function; `place` says on which axes. The rows here make
 * both tables: X(function, name in plt, name of Axes, signature, doc). args are those of the
 * signature, without self. */
#ifndef LIB_PYPLOT_DRAW_H
#define LIB_PYPLOT_DRAW_H

#include "lib/pyplot_artist.h"
#include "lib/pyplot_style.h"

#define DRAW_FUNCTIONS(X)                                                                          \
    X(plot, "plot", "plot", "*args, scalex=True, scaley=True, data=None, **kwargs",                \
      "plot(y), plot(x, y), plot(x, y, 'r--o', label='loss'): a line through the points.\n"        \
      "Each column of a 2-d y is a line of its own.")                                              \
    X(step, "step", "step", "x, y, *args, where='pre', data=None, **kwargs", "A line in steps.")   \
    X(scatter, "scatter", "scatter",                                                               \
      "x, y, s=None, c=None, marker=None, *args, data=None, **kwargs", "A dot for each point.")    \
    X(stem, "stem", "stem",                                                                        \
      "*args, linefmt=None, markerfmt=None, basefmt=None, bottom=0, label=None, "                  \
      "use_line_collection=True, orientation='vertical', data=None",                               \
      "stem(y), stem(x, y): a stem from 0 to each point, as samples are drawn.")                   \
    X(bar, "bar", "bar",                                                                           \
      "x, height, width=0.8, bottom=None, *, align='center', data=None, **kwargs",                 \
      "A bar from 0 to each height.")                                                              \
    X(hist, "hist", "hist",                                                                        \
      "x, bins=10, range=None, density=False, weights=None, cumulative=False, bottom=None, "       \
      "histtype='bar', align='mid', orientation='vertical', rwidth=None, log=False, color=None, "  \
      "label=None, stacked=False, *, data=None, **kwargs",                                         \
      "How many numbers fall into each of the bins.")                                              \
    X(axhline, "axhline", "axhline", "y=0, xmin=0, xmax=1, **kwargs", "A level line.")             \
    X(axvline, "axvline", "axvline", "x=0, ymin=0, ymax=1, **kwargs", "An upright line.")          \
    X(title, "title", "set_title",                                                                 \
      "label, fontdict=None, loc=None, pad=None, *, y=None, **kwargs",                             \
      "The words above the axes.")                                                                 \
    X(xlabel, "xlabel", "set_xlabel",                                                              \
      "xlabel, fontdict=None, labelpad=None, *, loc=None, "                                        \
      "**kwargs",                                                                                  \
      "The words below the axes.")                                                                 \
    X(ylabel, "ylabel", "set_ylabel",                                                              \
      "ylabel, fontdict=None, labelpad=None, *, loc=None, "                                        \
      "**kwargs",                                                                                  \
      "The words beside the axes.")                                                                \
    X(xlim, "xlim", "set_xlim",                                                                    \
      "left=None, right=None, *, emit=True, auto=False, xmin=None, "                               \
      "xmax=None",                                                                                 \
      "xlim(0, 10): what x runs over.")                                                            \
    X(ylim, "ylim", "set_ylim",                                                                    \
      "bottom=None, top=None, *, emit=True, auto=False, ymin=None, "                               \
      "ymax=None",                                                                                 \
      "ylim(-1, 1): what y runs over.")                                                            \
    X(axis, "axis", "axis", "arg=None, **kwargs", "axis([0, 6, -1, 1]): all four limits.")         \
    X(legend, "legend", "legend", "*args, **kwargs",                                               \
      "legend(), legend(['a', 'b']): which colour is what.")                                       \
    X(grid, "grid", "grid", "visible=None, which='major', axis='both', **kwargs",                  \
      "Lines across the axes at the ticks.")                                                       \
    X(text, "text", "text", "x, y, s, fontdict=None, **kwargs", "Accepted; drawn without.")        \
    X(annotate, "annotate", "annotate", "text, xy=None, *args, **kwargs",                          \
      "Accepted; drawn without.")                                                                  \
    X(clear, "cla", "cla", "", "Empty the axes.")

typedef bool DrawFn(Interp *in, Place place, const Value *args, Value *out);
#define DECLARE(function, plt, ax, signature, doc) extern DrawFn pyplot_##function;
DRAW_FUNCTIONS(DECLARE)
#undef DECLARE

/* Calls that plt and `ax` both take and that change nothing here. */
#define DRAW_ACCEPTED(X)                                                                           \
    X("margins")                                                                                   \
    X("minorticks_on")                                                                             \
    X("minorticks_off")                                                                            \
    X("tick_params") X("locator_params") X("ticklabel_format") X("bar_label") X("autoscale")

/* Add a series to the axes, with its looks and label number `index` of `count`. NULL and raised
 * where the label does not fit or memory is refused. */
typedef struct LabelAt {
    int64_t index, count;
} LabelAt;
Series *pyplot_add(Interp *in, Place place, SeriesKind kind, const double *x, const double *y,
                   int64_t points, const Style *style, LabelAt label);
Value pyplot_last_line(Interp *in, Place place); /* the newest series as a Line2D */

/* A text (anything that has a str) into a title or label; its Text, at x and y, is *out. */
bool pyplot_words(Interp *in, Value words, char **into, const char *x, const char *y, Value *out);
bool raise_left_out(Interp *in, const char *call); /* "hist(weights=...)" */

#endif
