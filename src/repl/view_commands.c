/* repl/view_commands: %view, %zoom, %describe. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "repl/command.h"
#include "scene/describe.h"
#include "scene/view.h"

static bool refuse_view(Lab *lab, const char *rest) {
    Str names;
    str_init(&names);
    for (int row = 0; row < view_count; row++)
        str_addf(&names, "%s%s", row ? ", " : "", views[row].name);
    interp_raise(lab->in, ERROR_COMMAND, "there is no view '%s'", rest);
    interp_why(lab->in, "the views are %s, and auto: the one that suits the layer", names.text);
    str_release(&names);
    return interp_fix(lab->in, "%%view %s", views[0].name);
}

/* Every view, the chosen one with a mark. */
static void list_views(Lab *lab) {
    Str text;
    str_init(&text);
    for (int row = 0; row < view_count; row++)
        str_addf(&text, "%c %d  %-10s%s\n", row == lab->stage.view ? '*' : ' ', row + 1,
                 views[row].name, views[row].summary);
    interp_write(lab->in, text.text, text.length);
    str_release(&text);
}

static bool run_view(Lab *lab, const char *rest) {
    if (!*rest) {
        list_views(lab);
        return true;
    }
    if (!strcmp(rest, "auto")) {
        stage_view(&lab->stage, VIEW_AUTO);
        return true;
    }
    int row = view_find(rest, strlen(rest));
    if (row < 0) return refuse_view(lab, rest);
    if (view_show(&lab->stage, row)) return true;
    interp_raise(lab->in, ERROR_COMMAND, "there is no plot yet");
    return interp_fix(lab->in, "plt.plot([0, 1, 4]); plt.show()");
}

static bool refuse_zoom(Lab *lab, const char *rest) {
    double first, last;
    sight_ends(&lab->stage.walk, &first, &last);
    interp_raise(lab->in, ERROR_COMMAND, "'%s' is no stretch of the input", rest);
    interp_why(lab->in, "a stretch is FROM:TO, in positions from %.0f to %.0f (below 0: padding)",
               first, last + 1);
    return interp_fix(lab->in, "%%zoom %.0f:%.0f", fmax(first, 0), fmin(last + 1, 100));
}

/* "6200:6295", either end may be missing; false: it is something else. */
static bool read_stretch(const char *text, double *from, double *to) {
    char *end;
    if (*text != ':') {
        *from = (double)strtoll(text, &end, 10);
        if (end == text) return false;
        text = end;
    }
    if (*text++ != ':') return false;
    if (*text) {
        *to = (double)strtoll(text, &end, 10);
        if (end == text || *end) return false;
    }
    return *from < *to;
}

static const double zoom_step = 1.5625;

static bool run_zoom(Lab *lab, const char *rest) {
    Stage *stage = &lab->stage;
    if (!stage->has_walk && !lab_walk_last(lab)) {
        interp_raise(lab->in, ERROR_COMMAND, "nothing is being stepped yet");
        return interp_fix(lab->in, "%%step conv(x)");
    }
    double from, to;
    sight_ends(&stage->walk, &from, &to);
    double low = from, high = ++to;
    if (!strcmp(rest, "in"))
        stage_zoom(stage, zoom_step);
    else if (!strcmp(rest, "out"))
        stage_zoom(stage, 1 / zoom_step);
    else if (!*rest)
        stage_follow(stage);
    else if (read_stretch(rest, &from, &to) && from < high && to > low)
        stage_see(stage, fmax(from, low), fmin(to, high) - fmax(from, low));
    else
        return refuse_zoom(lab, rest);
    view_show(stage, view_find("long", 4));
    return true;
}

static bool run_describe(Lab *lab, const char *rest) {
    (void)rest;
    Str text;
    str_init(&text);
    lab_walk_last(lab);
    stage_describe(&lab->stage, &text);
    interp_write(lab->in, text.text, text.length);
    str_release(&text);
    return true;
}

const Command view_commands[] = {
    {"view", "[NAME]", "what the window shows: step, plot, ...; without a name, the list",
     "%view auto goes back to the view that suits the layer. In the window the keys 1, 2, 3 ...\n"
     "and the tabs at the top do the same.",
     run_view},
    {"zoom", "[FROM:TO|in|out]", "a stretch of a long signal, by positions of the input",
     "Positions count from 0; those below 0 are padding, and TO is not shown any more, as in a\n"
     "slice. Without a stretch the window's picture goes along with the kernel again. In the\n"
     "window: drag, the wheel, and the keys z, Z, 0, < and >.",
     run_zoom},
    {"describe", "", "what the window shows, in words: for screen readers and logs", NULL,
     run_describe},
    {0},
};
