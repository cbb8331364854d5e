/* repl/lab_commands: %show, %who, %reset, %help and `x?`. */
#include <stdio.h>
#include <string.h>

#include "base/intern.h"
#include "base/mem.h"
#include "lib/nn_module.h"
#include "lib/tensor_object.h"
#include "paint/window.h"
#include "repl/command.h"

static bool run_show(Lab *lab, const char *rest) {
    if (*rest) {
        const Command *step = command_find("step", 4);
        if (!step->run(lab, rest)) return false;
    }
    lab_walk_last(lab);
    stage_show_walk(&lab->stage);
    if (lab->rendering || window_is_open()) return true;
    Error error = {0};
    if (window_open(&lab->stage, &error)) return true;
    /* No display is no error: the lab goes on in text. */
    Str note;
    str_init(&note);
    str_addf(&note,
             "%%show: %s; stepping goes on here in text, and `stepconv --render OUT.png` draws the "
             "picture",
             error.message);
    interp_note(lab->in, note.text);
    str_release(&note);
    error_clear(&error);
    return true;
}

/* "Tensor [1, 1, 10] float32", "int 3" */
static void describe(Lab *lab, Value value, Str *out) {
    str_add(out, value_type(value)->name);
    if (value_is_tensor(value) || value_is_array(value)) {
        const Tensor *t = &AS_TENSOR(value)->t;
        str_add_char(out, ' ');
        shape_text(t->ndim, t->shape, out);
        str_addf(out, " %s", dtype_name(t->dtype));
        return;
    }
    if (value_is(value, &type_module) || value_is(value, &type_function)) return;
    Str text;
    str_init(&text);
    if (value_repr(lab->in, value, &text)) {
        size_t shown = strcspn(text.text, "\n");
        bool cut = shown < text.length || shown > 50;
        if (shown > 50) shown = utf8_offset(text.text, 50);
        str_addf(out, " %.*s%s", (int)shown, text.text, cut ? " ..." : "");
    } else {
        error_clear(&lab->in->error);
    }
    str_release(&text);
}

static bool is_own(const NameEntry *entry) {
    return entry->name && entry->name[0] != '_' && strcmp(entry->name, "Out") != 0 &&
           !value_is(entry->value, &type_module);
}

static bool run_who(Lab *lab, const char *rest) {
    (void)rest;
    const Names *names = &lab->in->globals;
    int width = 0, count = 0;
    for (int i = 0; i < names->count; i++)
        if (is_own(&names->entries[i])) {
            int w = utf8_width(names->entries[i].name);
            if (w > width) width = w;
            count++;
        }
    Str text;
    str_init(&text);
    if (!count) str_add(&text, "no variables yet: x = torch.arange(10.).view(1, 1, 10)\n");
    for (int i = 0; i < names->count; i++) {
        const NameEntry *entry = &names->entries[i];
        if (!is_own(entry)) continue;
        str_addf(&text, "%s%*s", entry->name, width - utf8_width(entry->name) + 2, "");
        describe(lab, entry->value, &text);
        str_add_char(&text, '\n');
    }
    interp_write(lab->in, text.text, text.length);
    str_release(&text);
    return true;
}

/* The interpreter that runs this very statement cannot be freed under it: variables go now. */
static bool run_reset(Lab *lab, const char *rest) {
    (void)rest;
    stage_close(&lab->stage);
    conv1d_call_release(&lab->source);
    while (lab->recent_count) conv1d_call_release(&lab->recent[--lab->recent_count]);
    names_clear(&lab->in->globals);
    lab_prelude(lab);
    interp_note(lab->in, "all variables are gone; torch, nn, F, np and plt are there again");
    return true;
}

static void help_all(Str *out) {
    str_add(
        out,
        "Type Python and PyTorch as tutorials print it, and these commands. The % may be left\n"
        "out where no variable has the name; a beginning is enough, and n, p, s for next, prev,\n"
        "step:\n\n");
    for (const Command *const *group = command_groups; *group; group++) {
        for (const Command *c = *group; c->name; c++) {
            int used = 3 + (int)strlen(c->name) + (int)strlen(c->usage);
            str_addf(out, "  %%%s %s%*s%s\n", c->name, c->usage, used < 24 ? 24 - used : 1, "",
                     c->summary);
        }
    }
    str_add(out, "\n  x?  or  help(x)        what x is: nn.Conv1d? lists its parameters\n"
                 "  Tab                    completes names, attributes, arguments, commands\n"
                 "  an empty line          repeats next or prev\n"
                 "  Ctrl-C                 clears the line or stops the run;  Ctrl-D leaves\n\n"
                 "To begin:\n"
                 "  x = torch.arange(10.).view(1, 1, 10)\n"
                 "  conv = nn.Conv1d(1, 1, kernel_size=3)\n"
                 "  step conv(x)\n");
}

/* conv: Conv1d(1, 1, kernel_size=(3,), stride=(1,)) */
static bool add_layer(Lab *lab, const char *name, Value value, Str *out) {
    if (!value_is(value, &type_nn_module)) return true;
    str_addf(out, "%s: ", name);
    bool done = value_repr(lab->in, value, out);
    str_add_char(out, '\n');
    return done;
}

static bool run_pinfo(Lab *lab, const char *rest) {
    Value value;
    if (!interp_evaluate(lab->in, rest, &value)) return false;
    Str text, signature;
    str_init(&text);
    str_init(&signature);
    bool done = add_layer(lab, rest, value, &text);
    if (value_signature(lab->in, value, &signature))
        str_addf(&text, "%s%s\n", rest, signature.text);
    else {
        str_addf(&text, "%s: ", rest);
        describe(lab, value, &text);
        str_add_char(&text, '\n');
    }
    const char *doc = value_doc(value);
    if (doc) str_addf(&text, "%s\n", doc);
    if (done) interp_write(lab->in, text.text, text.length);
    str_release(&signature);
    str_release(&text);
    return done;
}

static bool run_help(Lab *lab, const char *rest) {
    Str text;
    str_init(&text);
    const char *name = rest + (*rest == '%');
    const Command *c = *rest ? command_find(name, strlen(name)) : NULL;
    if (c) {
        str_addf(&text, "%%%s %s\n  %s\n", c->name, c->usage, c->summary);
        if (c->details) str_addf(&text, "%s\n", c->details);
    } else if (!*rest) {
        help_all(&text);
    }
    interp_write(lab->in, text.text, text.length);
    str_release(&text);
    return c || !*rest || run_pinfo(lab, rest);
}

const Command lab_commands[] = {
    {"show", "[conv(x)]", "open the window at this step",
     "Keys there: space plays, left and right step, home and end jump, up and down change the\n"
     "output channel, + and - the speed, ? lists them, q closes. Prompt and window stay in step.",
     run_show},
    {"who", "", "your variables, with their shapes", NULL, run_who},
    {"reset", "", "forget all variables and the walk", NULL, run_reset},
    {"help", "[NAME]", "this list, or more about a command or a name", NULL, run_help},
    {"pinfo", "NAME", "what a name is (the same as NAME?)", NULL, run_pinfo},
    {0},
};
