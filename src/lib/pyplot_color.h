/* lib/pyplot_color: matplotlib's colours: 'r', 'tab:blue', 'C0', 'steelblue', '#1f77b4', '0.5',
 * (r, g, b). */
#ifndef LIB_PYPLOT_COLOR_H
#define LIB_PYPLOT_COLOR_H

#include "eval/interp.h"

enum { COLOR_TEXT = 16 };

/* What stands for it in a Series: a word that the scene knows or "#rrggbb". False: no colour. */
bool color_text(const char *word, char out[COLOR_TEXT]);
/* A colour argument; raises matplotlib's words. */
bool arg_color(Interp *in, Value v, char out[COLOR_TEXT]);

#endif
