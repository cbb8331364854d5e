/* lib/state: what torch, numpy and pyplot remember between calls, and what they tell the program.
 * One lives in each interpreter (interp->library). */
#ifndef LIB_STATE_H
#define LIB_STATE_H

#include "eval/interp.h"
#include "tensor/conv.h"
#include "tensor/figure.h"
#include "tensor/print.h"
#include "tensor/random.h"

/* Told of each conv1d that runs; the call is borrowed for the time of the telling. */
typedef void (*ConvListener)(void *context, const Conv1dCall *call);
/* Told of each F.pad that puts constants before or after the last axis alone, so many before it. */
typedef void (*PadListener)(void *context, const Tensor *input, int64_t left, const Tensor *output);
/* Told by plt.show(): false and raised where it cannot be shown. The figure is cleared after. */
typedef bool (*ShowListener)(void *context, Interp *in, const Figure *figure);
/* The text of the file that code calls `name`: added to *text, or false and *error set. */
typedef bool (*FileReader)(void *context, const char *name, Str *text, Error *error);

typedef struct Library {
    Generator torch_generator, numpy_generator;
    Generator python_generator; /* of the module random; its seed is 0 until it is used */
    PrintOptions torch_print, numpy_print;
    DType default_dtype; /* torch.set_default_dtype */
    int no_grad;         /* depth of `with torch.no_grad()` */
    Figure figure;       /* the one that plt.plot draws on */
    Figure *waiting;     /* earlier ones that plt.show() has yet to show, oldest first */
    int waiting_count;
    int64_t figures_made;
    Conv1dAlgorithm conv_algorithm; /* %algorithm */
    ConvListener on_conv;           /* NULL: nobody listens */
    void *on_conv_context;
    PadListener on_pad; /* NULL: nobody listens */
    void *on_pad_context;
    ShowListener on_show; /* NULL: plt.show says the figure in words */
    void *on_show_context;
    FileReader on_read; /* NULL: code reads no files */
    void *on_read_context;
} Library;

/* Make torch, numpy, pyplot and the builtins known to the interpreter. */
void library_install(Interp *in);
void library_release(Interp *in);
Library *library_of(Interp *in);

#endif
