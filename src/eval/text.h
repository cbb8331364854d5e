/* eval/text: what the files of str share. Positions are code points where a learner sees them and
 * bytes inside; a text without non-ASCII letters has both equal. */
#ifndef EVAL_TEXT_H
#define EVAL_TEXT_H

#include "eval/interp.h"

bool value_is_str(Value v);
int64_t text_points(const StrObject *s);                /* code points */
int64_t text_offset(const StrObject *s, int64_t point); /* byte offset of a code point */
int64_t text_point_at(const StrObject *s, int64_t offset);
/* Byte offset of the first (last) occurrence of `needle` that lies in [from, to), or -1. */
int64_t text_find(const char *text, int64_t from, int64_t to, const char *needle, int64_t length);
int64_t text_rfind(const char *text, int64_t from, int64_t to, const char *needle, int64_t length);
void text_repr(const char *text, int64_t length, Str *out); /* with its quotes */
/* repr's text with what is beyond ASCII escaped: ascii(x), f"{x!a}". */
void text_add_ascii(const char *text, Str *out);
bool raise_no_memory(Interp *in, int64_t bytes);

/* Letters as Unicode knows them, for ASCII, Latin, Greek and Cyrillic. */
bool point_is_upper(uint32_t c);
bool point_is_lower(uint32_t c);
bool point_is_alpha(uint32_t c);
bool point_is_digit(uint32_t c);
bool point_is_space(uint32_t c);
bool point_is_printable(uint32_t c);
uint32_t point_upper(uint32_t c);
uint32_t point_lower(uint32_t c);

/* "%d of %s" % values, and "{} of {}".format(*args, **named) with args a tuple, named a dict. */
bool text_percent(Interp *in, const StrObject *format, Value values, Str *out);
bool text_format(Interp *in, const StrObject *format, Value args, Value named, Str *out);

extern const Native str_members[]; /* str's methods: str_methods.c */

#endif
