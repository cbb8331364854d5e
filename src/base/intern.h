/* base/intern: one pointer for each name, so that names compare with ==. They live to the end. */
#ifndef BASE_INTERN_H
#define BASE_INTERN_H

#include <stddef.h>

const char *intern(const char *text);
const char *intern_n(const char *text, size_t length);

#endif
