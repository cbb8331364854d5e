/* repl/save: pictures of a stage in files: what `%save` and `--render` have in common. The format
 * is the ending of the file's name: .png and .svg for a step (or, with a range, for a file each),
 * .gif for a film. */
#ifndef REPL_SAVE_H
#define REPL_SAVE_H

#include "base/error.h"
#include "walk/stage.h"

/* A file name and the options after it. What is not given is the stage's. */
typedef struct SaveOptions {
    const char *path;
    int64_t step;
    int64_t from, until; /* as a slice: from 0, negative from the end, until excluded */
    bool has_step, has_steps, has_from, has_until;
    int fps;           /* 0: not given */
    int width, height; /* 0: not given */
    int theme, view;   /* rows; -1: not given */
} SaveOptions;

void save_options_init(SaveOptions *options, const char *path);
/* Is it an option of ours, "--steps"? All take a value. */
bool save_option_known(const char *name);
extern const char *const save_option_names[]; /* ends with NULL */
/* false where the value is none for it. */
bool save_option_set(SaveOptions *options, const char *name, const char *value, Error *error);
/* Do the file's name and the options fit together? Asked before any work is done. */
bool save_options_check(const SaveOptions *options, Error *error);

/* Write the file or files; `done` says in words what was written: "walk.gif: steps 0 to 11, ...".
 * The stage stays as it is; where its window stands, what plays and how fast makes no difference.
 * A long one tells on a terminal's standard error how far it is; Ctrl-C stops it. */
bool save_write(const SaveOptions *options, const Stage *stage, Str *done, Error *error);

#endif
