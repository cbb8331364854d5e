/* repl/kept_files: the program's own data files, read beforehand: where a submission is judged,
 * nothing can be opened any more. */
#ifndef REPL_KEPT_FILES_H
#define REPL_KEPT_FILES_H

#include "eval/interp.h"

typedef struct KeptFile {
    char *name, *text;
} KeptFile;

typedef struct KeptFiles {
    KeptFile *items;
    int count;
} KeptFiles; /* starts as {0} */

void kept_files_read(KeptFiles *files); /* the .csv and .txt of the folder assets */
void kept_files_release(KeptFiles *files);
/* np.loadtxt reads these and nothing else. */
void kept_files_give(KeptFiles *files, Interp *in);

#endif
