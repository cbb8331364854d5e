/* base/format_spec: a format spec taken apart, for base/format alone. */
#ifndef BASE_FORMAT_SPEC_H
#define BASE_FORMAT_SPEC_H

#include "base/error.h"

typedef struct FormatSpec {
    const char *fill; /* one code point, fill_bytes long */
    size_t fill_bytes;
    char align;         /* < > = ^ */
    char sign;          /* + - or space; 0: none was written */
    bool no_minus_zero; /* z */
    bool alternate;     /* # */
    int64_t width;      /* -1: none */
    char separator;     /* , or _; 0: none */
    int group;          /* digits between separators */
    int64_t precision;  /* -1: none */
    uint32_t type;      /* code point; 0: none */
} FormatSpec;

/* type_name is for messages: "float". align and type are what stands where none is written. */
bool format_spec_read(const char *text, const char *type_name, char align, uint32_t type,
                      FormatSpec *spec, Error *error);
bool format_spec_has_room(const FormatSpec *spec, Error *error); /* width and precision */
bool format_spec_unknown_type(uint32_t type, const char *type_name, Error *error); /* false */

#endif
