/* lesson/code_color: Python in colour, for a terminal. */
#ifndef LESSON_CODE_COLOR_H
#define LESSON_CODE_COLOR_H

#include "lesson/wrap.h"

/* Each line with `indent` blanks before it. In a block with >>> only the lines with prompts are
 * code. `python` false: a text that only stands there as it is. */
void code_write(const Look *look, const char *code, bool python, int indent, Str *out);

#endif
