/* lesson/catalogue: the lessons of one or more folders.
 *
 * A lesson's file is called 03-stride.md; other files of the folder (README.md, pictures) are none.
 * A later folder's lesson takes the place of an earlier one with the same slug. */
#ifndef LESSON_CATALOGUE_H
#define LESSON_CATALOGUE_H

#include "lesson/lesson.h"

typedef struct Catalogue {
    Lesson **lessons; /* those of the first folder first; in each by number */
    int count, room;
    int folders;
} Catalogue; /* starts as {0} */

/* False and `error` set where the folder, or a lesson in it, cannot be read. */
bool catalogue_add_folder(Catalogue *catalogue, const char *folder, Error *error);
/* One file, whatever it is called. */
bool catalogue_add_file(Catalogue *catalogue, const char *path, Error *error);
void catalogue_release(Catalogue *catalogue);

/* By number ("3", "03"; of the last folder that has it), slug, or a beginning of slug or title that
 * only one has; NULL where there is none. */
Lesson *catalogue_find(const Catalogue *catalogue, const char *name);

/* The folder of the lessons that came with the program; NULL where there is none. */
char *catalogue_bundled_folder(void);

#endif
