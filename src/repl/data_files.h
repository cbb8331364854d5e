/* repl/data_files: what np.loadtxt may read. */
#ifndef REPL_DATA_FILES_H
#define REPL_DATA_FILES_H

#include "eval/interp.h"

/* The files that came with the program, by their bare name: 'heartbeat.csv'. Code that is not the
 * user's own (a submission) reads no others. */
void data_files_bundled(Interp *in);
/* And every regular file of the user's, which goes first. */
void data_files_all(Interp *in);

#endif
