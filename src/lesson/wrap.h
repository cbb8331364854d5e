/* lesson/wrap: words in styles, laid out in lines of a width. */
#ifndef LESSON_WRAP_H
#define LESSON_WRAP_H

#include "lesson/markdown.h"

/* How a lesson looks on this terminal. */
typedef struct Look {
    int width; /* columns */
    bool color;
} Look;

/* Put a text between the escapes of its style; without colour, *emphasis* and `code` get marks. */
void style_begin(const Look *look, unsigned style, Str *out);
void style_end(const Look *look, unsigned style, Str *out);

/* The runs in lines of at most `width` columns (longer words stand alone), each ended by a newline.
 * `first` stands before the first line and `rest` before the others; both count as columns. */
void wrap_runs(const Look *look, const Run *runs, int width, const char *first, const char *rest,
               unsigned style, Str *out);

#endif
