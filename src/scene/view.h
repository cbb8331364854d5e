/* scene/view: the views of a stage: a view is one file and one row of the table in view.c.
 *
 * The table's order is that of the tabs on the picture and of the keys 1, 2, 3 ... */
#ifndef SCENE_VIEW_H
#define SCENE_VIEW_H

#include "base/str.h"
#include "walk/stage.h"

typedef struct Frame Frame; /* scene/layout.h */

typedef struct View {
    const char *name; /* as %view takes it, and as its tab is labelled */
    const char *summary;
    void (*draw)(Frame *frame); /* title and body */
    /* The line under the body: what this picture shows, with the user's numbers. NULL: none. */
    void (*caption)(const Frame *frame, Str *out);
    /* NULL, or whether it is the one to take where the user chose none; the last row that says so
     * wins. */
    bool (*suits)(const Frame *frame);
    void (*formula)(Frame *frame); /* NULL: formula_draw, the present output as one sum */
    /* NULL, or what %describe adds: lines of what this picture alone shows. */
    void (*words)(const Frame *frame, Str *out);
    bool traces; /* it is about the cell that is picked: the arrow keys move that one */
} View;

extern const View views[];
extern const int view_count;

int view_find(const char *name, size_t length); /* its row, by a beginning of its name; or -1 */

/* Show that row; false where there is nothing to show: the plot before any plt.show. */
bool view_show(Stage *stage, int row);
int view_shown(const Frame *frame); /* the row that is drawn */

/* The row of tabs; its right end is the title's. Returns where the title must end. */
float tabs_draw(Frame *frame);
void caption_draw(Frame *frame);

void view_step_draw(Frame *frame);
void view_step_caption(const Frame *frame, Str *out);
void view_channels_draw(Frame *frame);
void view_channels_caption(const Frame *frame, Str *out);
void view_trace_draw(Frame *frame);
void view_trace_caption(const Frame *frame, Str *out);
void view_trace_formula(Frame *frame);
void view_step_words(const Frame *frame, Str *out);
void view_channels_words(const Frame *frame, Str *out);
void view_causal_words(const Frame *frame, Str *out);
void view_padding_words(const Frame *frame, Str *out);
void view_long_words(const Frame *frame, Str *out);
void view_causal_draw(Frame *frame);
void view_causal_caption(const Frame *frame, Str *out);
void view_padding_draw(Frame *frame);
void view_padding_caption(const Frame *frame, Str *out);
void view_long_draw(Frame *frame);
void view_long_caption(const Frame *frame, Str *out);
void view_long_formula(Frame *frame);
bool view_long_suits(const Frame *frame);

#endif
