/* repl/save_commands: %save and %theme. */
#include <string.h>

#include "base/mem.h"
#include "repl/command.h"
#include "repl/save.h"
#include "scene/theme.h"

enum { WORDS = 32 };

/* Cuts the line into words in place: blanks part them, quotes keep them together, and --name=value
 * counts as two. Returns how many there are, or -1 where that is too many. */
static int words_cut(char *line, char **words) {
    int count = 0;
    for (char *p = line; *p;) {
        p += strspn(p, " \t");
        if (!*p) break;
        if (count == WORDS) return -1;
        char quote = *p == '"' || *p == '\'' ? *p++ : '\0';
        bool option = !quote && !strncmp(p, "--", 2);
        words[count++] = p;
        while (*p && (quote ? *p != quote : !strchr(option ? " \t=" : " \t", *p))) p++;
        if (*p) *p++ = '\0';
    }
    return count;
}

static bool options_read(SaveOptions *o, char **words, int count, Error *error) {
    save_options_init(o, NULL);
    for (int i = 0; i < count; i++) {
        if (!strncmp(words[i], "--", 2) && !save_option_known(words[i])) {
            error_set(error, ERROR_COMMAND, "%%save has no option %s", words[i]);
            return error_fix(error, "%%help save");
        }
        if (save_option_known(words[i])) {
            if (i + 1 == count)
                return error_set(error, ERROR_COMMAND, "%s needs a value", words[i]);
            if (!save_option_set(o, words[i], words[i + 1], error)) return false;
            i++;
        } else if (o->path) {
            error_set(error, ERROR_COMMAND, "%%save takes one file name, not %s and %s", o->path,
                      words[i]);
            return error_fix(error, "%%save \"%s %s\"   # a name with a blank", o->path, words[i]);
        } else {
            o->path = words[i];
        }
    }
    if (o->path) return save_options_check(o, error);
    error_set(error, ERROR_COMMAND, "%%save takes the name of a file");
    return error_fix(error, "%%save step.png, or %%save walk.gif --steps 0:8");
}

/* Anything to draw? As %show: the walk that is open, else the last convolution, or a figure. */
static bool need_picture(Lab *lab) {
    if (lab->stage.shows_figure || lab_walk_last(lab)) return true;
    interp_raise(lab->in, ERROR_COMMAND, "there is nothing to draw yet");
    return interp_fix(lab->in, "%%step conv(x)");
}

static bool run_save(Lab *lab, const char *rest) {
    char *line = mem_text(rest), *words[WORDS];
    int count = words_cut(line, words);
    SaveOptions options;
    Error error = {0};
    Str done;
    str_init(&done);
    bool saved = false;
    if (options_read(&options, words, count, &error) && need_picture(lab))
        saved = save_write(&options, &lab->stage, &done, &error);
    if (saved) {
        str_add_char(&done, '\n');
        interp_write(lab->in, done.text, done.length);
    } else if (error.message) {
        interp_raise_from(lab->in, &error);
    }
    str_release(&done);
    mem_free(line);
    return saved;
}

static bool run_theme(Lab *lab, const char *rest) {
    int row = *rest ? theme_find(rest, strlen(rest)) : (lab->stage.theme + 1) % theme_count;
    if (row < 0) {
        interp_raise(lab->in, ERROR_COMMAND, "there is no theme '%s'", rest);
        return interp_fix(lab->in, "%%theme %s, or %%theme %s", themes[1].name, themes[0].name);
    }
    stage_theme(&lab->stage, row);
    return true;
}

const Command save_commands[] = {
    {"save", "FILE", "write the picture to FILE: .png, .svg, or .gif for a film",
     "%save step.png                    the picture as the window shows it\n"
     "%save step.svg --step 4           another step; -1 is the last\n"
     "%save walk.gif                    a film of all steps; --fps 20 is smoother, and larger\n"
     "%save walk.gif --steps 0:8        of steps 0 to 7; of .png and .svg a file each\n"
     "Each also takes --size 1920x1080, --theme light and --view NAME (%view lists them).",
     run_save},
    {"theme", "[light|dark]", "the colours of the window and of pictures",
     "Without a name the other one; so does the key t in the window. STEPCONV_THEME=light begins\n"
     "with it.",
     run_theme},
    {0},
};
