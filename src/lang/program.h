/* lang/program: the text of a program before it is read. */
#ifndef LANG_PROGRAM_H
#define LANG_PROGRAM_H

/* A copy with LF line ends, without a byte order mark and without the prompts of a pasted session;
 * free with mem_free. */
char *source_normal(const char *source);

#endif
