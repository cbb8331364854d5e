/* lib/pyplot_artist: what drawing gives back: Line2D, Text, containers. */
#ifndef LIB_PYPLOT_ARTIST_H
#define LIB_PYPLOT_ARTIST_H

#include "lib/pyplot_figures.h"

extern const Type type_line2d, type_mpl_text, type_path_collection, type_bar_container, type_legend,
    type_stem_container, type_decoration;

/* A line that was drawn: `line.set_label('loss')` changes the series. series -1: nothing to
 * change (the base line of stems). */
typedef struct LineObject {
    Object head;
    Place place;
    int series;
} LineObject;

#define AS_LINE(v) ((LineObject *)(void *)(v).as.object)

Value new_line(Interp *in, Place place, int series);
Value new_mpl_text(Interp *in, const char *x, const char *y, const char *text);
/* One of the other types, which prints as `shown`; `parts` (a tuple or None) is what it unpacks
 * into. */
Value new_artist(Interp *in, const Type *type, const char *shown, Value parts);
/* ax.spines['top'].set_visible(False): every attribute, item and call gives itself. */
Value new_decoration(Interp *in);

#endif
