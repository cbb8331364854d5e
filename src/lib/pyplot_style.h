/* lib/pyplot_style: how a series looks: format strings ('r--o') and keywords (color='red'). */
#ifndef LIB_PYPLOT_STYLE_H
#define LIB_PYPLOT_STYLE_H

#include "lib/pyplot_color.h"
#include "tensor/figure.h"

typedef enum Stroke { STROKE_UNSET, STROKE_SOLID, STROKE_DASHED, STROKE_NONE } Stroke;
typedef enum Steps { STEPS_NONE, STEPS_PRE, STEPS_MID, STEPS_POST } Steps;

typedef struct Style {
    Value label;            /* a text, or a list of one for each column; None */
    char color[COLOR_TEXT]; /* "": the next of the cycle */
    Stroke stroke;
    char marker; /* 0: none */
    Steps steps;
} Style;

/* Who takes the keywords: unknown ones are refused in its name, "Line2D.set() got ...". */
typedef enum Artist { ARTIST_LINE, ARTIST_DOTS, ARTIST_BARS, ARTIST_TEXT, ARTISTS } Artist;

Style style_fresh(void);
bool style_format(Interp *in, const char *format, Style *style);
bool style_keywords(Interp *in, Artist artist, Value keywords, Style *style); /* a dict */
bool style_marker(Interp *in, Value v, Style *style);
bool style_where(Interp *in, Value v, Style *style); /* of step: 'pre', 'mid', 'post' */
/* Label number `index` of `count` series that one call draws; free with mem_free, NULL: none. */
bool style_label(Interp *in, const Style *style, int64_t index, int64_t count, char **out);

#endif
