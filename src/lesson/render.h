/* lesson/render: a lesson's blocks as text for a terminal. */
#ifndef LESSON_RENDER_H
#define LESSON_RENDER_H

#include "lesson/wrap.h"

/* A block and all in it, each line ended; no empty line before or behind. */
void render_block(const Look *look, const Block *block, Str *out);
/* The children of a block, with an empty line between them. */
void render_children(const Look *look, const Block *block, Str *out);
int count_lines(const char *text);

#endif
