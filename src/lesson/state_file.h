/* lesson/state_file: a small file that is always whole: written beside itself and renamed. */
#ifndef LESSON_STATE_FILE_H
#define LESSON_STATE_FILE_H

#include "base/error.h"

/* Wait for the other lab that writes now, a second at most. -1 where there can be no lock (a
 * read-only folder); unlocking that is fine. */
int state_file_lock(const char *path);
void state_file_unlock(int lock);

bool state_file_read(const char *path, Str *out, Error *error); /* no file: an empty text */
bool state_file_write(const char *path, const char *text, Error *error);
/* Rename the file to path.broken-N; the new name, or NULL and `error` set. */
char *state_file_keep_aside(const char *path, Error *error);

#endif
