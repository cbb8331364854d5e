/* repl/walk_commands: %step, %next, %prev, %goto, %play, %where, %explain. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "paint/window.h"
#include "repl/cells.h"
#include "repl/command.h"
#include "repl/stepping.h"
#include "walk/text.h"

typedef long long ll;

static bool need_walk(Lab *lab) {
    if (lab->stage.has_walk) return true;
    interp_raise(lab->in, ERROR_COMMAND, "nothing is being stepped yet");
    return interp_fix(lab->in, "%%step conv(x)");
}

static bool run_step(Lab *lab, const char *rest) {
    if (!*rest) {
        if (!lab->stage.has_walk && !lab_walk_last(lab)) return need_walk(lab);
        lab->told = -1;
        lab_tell(lab);
        return true;
    }
    Walk walk;
    Conv1dCall source;
    if (!step_expression(lab, "step", rest, &walk, &source)) return false;
    step_open(lab, &walk, &source);
    lab->shown_figure = false;
    lab->told = -1;
    lab_tell(lab);
    return true;
}

static bool refuse_end(Lab *lab, bool at_end) {
    interp_raise(lab->in, ERROR_COMMAND,
                 at_end ? "step %lld is the last" : "step %lld is the first", (ll)lab->stage.step);
    if (at_end)
        interp_why(lab->in, "%s has %lld output%s, steps 0 to %lld", lab->stage.walk.expression,
                   (ll)lab->stage.walk.steps, lab->stage.walk.steps == 1 ? "" : "s",
                   (ll)lab->stage.walk.steps - 1);
    return interp_fix(lab->in, at_end ? "%%goto 0" : "%%next");
}

/* %next --part: one part of the step on. */
static bool move_parts(Lab *lab, int64_t by) {
    stage_play(&lab->stage, false);
    if (!stage_part(&lab->stage, by)) return refuse_end(lab, by > 0);
    lab_tell(lab);
    return true;
}

/* What follows the word that a text begins with; NULL where it begins with another. */
static const char *after_word(const char *text, const char *word) {
    size_t length = strlen(word);
    if (strncmp(text, word, length) != 0 || !strchr(" \t", text[length])) return NULL;
    return text + length + strspn(text + length, " \t");
}

/* %next 3 moves on by three, %prev 3 back; past an end it stops there. */
static bool move_by(Lab *lab, const char *rest, int direction) {
    int64_t by = 1;
    const char *parts = after_word(rest, "--part");
    if (parts) rest = parts;
    int given = command_integers(rest, &by, 1);
    if (!need_walk(lab)) return false;
    if (given < 0 || by < 1) {
        interp_raise(lab->in, ERROR_COMMAND, "%s takes a number of %s, 1 or more, not '%s'",
                     direction > 0 ? "%next" : "%prev", parts ? "parts" : "steps", rest);
        interp_why(lab->in, "%s goes the other way, %%goto to any step",
                   direction > 0 ? "%prev" : "%next");
        return interp_fix(lab->in, direction > 0 ? "%%next 3" : "%%prev 3");
    }
    if (parts) return move_parts(lab, direction * by);
    Stage *stage = &lab->stage;
    int64_t last = stage->walk.steps - 1, room = direction > 0 ? last - stage->step : stage->step;
    if (room == 0) return refuse_end(lab, direction > 0);
    stage_play(stage, false);
    stage_goto(stage, stage->step + direction * (by < room ? by : room));
    lab_tell(lab);
    return true;
}

static bool run_next(Lab *lab, const char *rest) {
    return move_by(lab, rest, 1);
}
static bool run_prev(Lab *lab, const char *rest) {
    return move_by(lab, rest, -1);
}

static bool refuse_step(Lab *lab, const char *text, int64_t step) {
    const Walk *walk = &lab->stage.walk;
    interp_raise(lab->in, ERROR_COMMAND, "there is no step %s", text);
    interp_why(lab->in, "%s has %lld output%s, steps 0 to %lld", walk->expression, (ll)walk->steps,
               walk->steps == 1 ? "" : "s", (ll)walk->steps - 1);
    return interp_fix(lab->in, "%%goto %lld", step < 0 ? 0 : (ll)walk->steps - 1);
}

static bool refuse_goto(Lab *lab, const char *text, const int64_t *at, int count) {
    const Walk *walk = &lab->stage.walk;
    Str cell;
    str_init(&cell);
    cell_nearest(walk, at, count, &cell);
    cell_refuse(lab, walk, text, at, count);
    interp_fix(lab->in, "%%goto %lld, or %%goto %s", (ll)walk->steps - 1, cell.text);
    str_release(&cell);
    return false;
}

/* What goto was given: 5; 0, 1, 5; y[0, 1, 5] (the name says nothing). As cell_indices. */
static int goto_indices(Lab *lab, const char *rest, int64_t *at) {
    char *object = NULL, *key = NULL;
    if (!cell_split(rest, &object, &key)) return cell_indices(lab, rest, at);
    int count = cell_indices(lab, key, at);
    mem_free(object);
    mem_free(key);
    return count;
}

static bool run_goto(Lab *lab, const char *rest) {
    if (!need_walk(lab)) return false;
    const Walk *walk = &lab->stage.walk;
    int64_t at[CELL_INDICES] = {0};
    int count = goto_indices(lab, rest, at);
    if (count < 0) return false;
    int64_t step = at[0] < 0 ? at[0] + walk->steps : at[0];
    if (count == 1 && (step < 0 || step >= walk->steps)) return refuse_step(lab, rest, at[0]);
    Cell cell;
    if (count != 1 && !cell_within(walk, at, count, &cell))
        return refuse_goto(lab, rest, at, count);
    stage_play(&lab->stage, false);
    stage_goto(&lab->stage, count == 1 ? step : walk_step(walk, cell));
    lab->told = -1;
    lab_tell(lab);
    return true;
}

/* At the prompt the loop plays; a script prints the steps that are left. */
static bool run_play(Lab *lab, const char *rest) {
    if (*rest && !run_step(lab, rest)) return false;
    if (!need_walk(lab)) return false;
    if (lab->at_prompt) {
        lab->stage.by_parts = window_is_open();
        stage_play(&lab->stage, true);
        return true;
    }
    while (stage_next(&lab->stage)) {
        if (interp_stopped(lab->in)) return false;
        lab_tell(lab);
    }
    return true;
}

static bool run_where(Lab *lab, const char *rest) {
    if (!need_walk(lab)) return false;
    bool json = strcmp(rest, "--json") == 0;
    if (*rest && !json) {
        interp_raise(lab->in, ERROR_COMMAND, "%%where knows --json only, not '%s'", rest);
        return interp_fix(lab->in, "%%where --json");
    }
    Str text;
    str_init(&text);
    (json ? walk_json : walk_text)(&lab->stage.walk, lab->stage.step, &text);
    interp_write(lab->in, text.text, text.length);
    str_release(&text);
    return true;
}

/* Open `expression` unless it is what is being stepped already, with nothing changed since. */
static bool run_explain(Lab *lab, const char *rest) {
    Walk other = {0};
    if (*rest ? !step_expression(lab, "explain", rest, &other, NULL)
              : !lab_walk_last(lab) && !need_walk(lab))
        return false;
    Str text, folded;
    str_init(&text);
    str_init(&folded);
    walk_explain(*rest ? &other : &lab->stage.walk, &text);
    str_add_folded(&folded, text.text, lab_columns(lab), 0);
    interp_write(lab->in, folded.text, folded.length);
    str_release(&folded);
    str_release(&text);
    if (*rest) walk_release(&other);
    return true;
}

const Command walk_commands[] = {
    {"step", "conv(x)", "step through a convolution, one output at a time",
     "Evaluates the expression and follows the last Conv1d that it runs: a layer, F.conv1d, or a\n"
     "module that contains one. Without an expression it prints the present step again.",
     run_step},
    {"next", "[--part] [N]", "the next step, or N steps on",
     "--part: the next part of the step: the window, each product, each channel's sum, the bias,\n"
     "the result; in the window the keys [ and ]. An empty line repeats it.",
     run_next},
    {"prev", "[--part] [N]", "the step before, or N steps back",
     "--part: the part before. An empty line repeats it.", run_prev},
    {"goto", "STEP", "jump to a step, or to an output cell",
     "%goto 5 goes to step 5, %goto -1 to the last, %goto 0, 1, 5 or %goto y[0, 1, 5] to that\n"
     "output.",
     run_goto},
    {"play", "[conv(x)]", "play the steps from here on",
     "Ctrl-C or any of %next, %prev, %goto stops it; + and - in the window set the speed.",
     run_play},
    {"where", "[--json]", "the present step; --json: all its numbers in one line", NULL, run_where},
    {"explain", "[conv(x)]", "the output length, worked out with your numbers", NULL, run_explain},
    {0},
};
