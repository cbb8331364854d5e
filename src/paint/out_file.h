/* paint/out_file: a file that is there whole or not at all. It is written beside its place and
 * moved there when it is done; what cannot be moved there (a pipe, a device) is written at once. */
#ifndef PAINT_OUT_FILE_H
#define PAINT_OUT_FILE_H

#include "base/error.h"

typedef struct OutFile {
    char *path;      /* where it is to be */
    char *temporary; /* where it is written; the same as path for pipes and devices */
} OutFile;

/* Both errors name the path. After a successful begin call one of finish and drop. */
bool out_file_begin(OutFile *out, const char *path, Error *error);
bool out_file_finish(OutFile *out, Error *error);
void out_file_drop(OutFile *out);
/* "FILE cannot be written: ...", with the reason that errno has. */
bool out_file_refuse(const char *path, Error *error);

#endif
