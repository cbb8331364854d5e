/* repl/view_commands: %view, %describe. */
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
    {"describe", "", "what the window shows, in words: for screen readers and logs", NULL,
     run_describe},
    {0},
};
