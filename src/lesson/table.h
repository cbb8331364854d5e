/* lesson/table: a table of Markdown in columns of text. */
#ifndef LESSON_TABLE_H
#define LESSON_TABLE_H

#include "lesson/wrap.h"

/* The widest columns give way where the whole is wider than the look; their cells are wrapped. */
void table_write(const Look *look, const Block *table, int indent, Str *out);

#endif
