/* eval/rows: short forms of the rows of a table of natives. */
#ifndef EVAL_ROWS_H
#define EVAL_ROWS_H

#include "eval/value.h"

#define ROW(name, signature, fn, doc)                                                              \
    { name, signature, fn, doc, NATIVE_FUNCTION, NULL, NULL }
#define ROW_STATIC(name, signature, fn, doc)                                                       \
    { name, signature, fn, doc, NATIVE_STATIC, NULL, NULL }
#define ROW_PROPERTY(name, fn, doc)                                                                \
    { name, NULL, fn, doc, NATIVE_PROPERTY, NULL, NULL }
#define ROW_CONSTANT(name, fn, doc)                                                                \
    { name, NULL, fn, doc, NATIVE_CONSTANT, NULL, NULL }
#define ROW_TYPE(name, type)                                                                       \
    { name, NULL, NULL, NULL, NATIVE_TYPE, NULL, type }

#endif
