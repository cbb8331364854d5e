/* repl/lab: the lab as prompt and scripts both use it: one interpreter, one stage, and the
 * convolutions that ran lately. Commands (command.h) act on it. */
#ifndef REPL_LAB_H
#define REPL_LAB_H

#include "eval/interp.h"
#include "lib/state.h"
#include "repl/padded.h"
#include "repl/seen.h"
#include "walk/stage.h"

/* The calls that ran last, newest first, so that `%trace y[0, 0, 3]` can say where y came from.
 * They share the tensors' storage; old ones are let go of where they hold too much. */
enum { RECENT_CALLS = 16, RECENT_BYTES = 256 << 20 };

typedef struct Lab {
    Interp *in;
    Stage stage;
    Conv1dCall source; /* what the stage's walk was copied from: the learner's own tensors */
    Seen seen;         /* weights of the layer that is being edited */
    Str news;          /* what edits changed, to be told before the step */
    Conv1dCall recent[RECENT_CALLS];
    int recent_count;
    PaddedLately padded; /* what F.pad made of the learner's tensors */
    bool at_prompt;      /* someone types: the loop plays and shows, nothing waits */
    bool rendering;      /* --render: a figure is kept for the file */
    bool bundled_only;   /* code reads no files but those that came with the program */
    bool shown_figure;   /* plt.show was called, and %step was not after it */
    int cell;            /* number of the prompt, In [cell] */
    bool exits;          /* exit() was called, with exit_code */
    int exit_code;
    struct Course *course;      /* the lessons; NULL until they are asked for */
    const char *lessons_folder; /* --lessons: a teacher's own, or NULL */
    const char *opening;        /* what the prompt runs first, or NULL */
    bool stopped;               /* Ctrl-C ended the last run */
    int64_t told;               /* the step that was printed last; -1: none */
    int64_t told_part;          /* and how far */
} Lab;

void lab_init(Lab *lab);
void lab_release(Lab *lab);
/* What the prompt starts with: torch, nn, F, np and plt imported, Out = {}. */
void lab_prelude(Lab *lab);
/* The imports alone, into any interpreter. */
void lab_import(Interp *in);

/* Run a text; its errors are reported on standard error. name: "walk.py", "In [3]". At the prompt
 * the value of a last expression is shown as Out[n]. False where something failed. */
bool lab_run(Lab *lab, const char *source, const char *name);
bool lab_run_file(Lab *lab, const char *path); /* "-": standard input */
/* Report and clear the raised error. */
void lab_report(Lab *lab, const char *name, const char *source);
int lab_columns(const Lab *lab); /* of the terminal at the prompt; 0 elsewhere */

/* Print what edits changed, and the present step if it was not the last one told. */
void lab_tell(Lab *lab);
bool lab_has_news(const Lab *lab); /* has lab_tell something to say? */
/* Wait until the window is closed (a script's plt.show or %show), keeping it alive. */
void lab_wait_window(Lab *lab);
/* Where no walk is open, open one on the convolution that ran last; false where none ran. */
bool lab_walk_last(Lab *lab);

#endif
