/* repl/history: where the lab keeps its state. */
#include "repl/history.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "base/str.h"

/* As `mkdir -p`; what exists is fine. */
static void make_directories(char *path) {
    for (char *slash = path + 1; (slash = strchr(slash, '/')); slash++) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
}

char *state_path(const char *file) {
    const char *state = getenv("XDG_STATE_HOME");
    const char *home = getenv("HOME");
    bool given = state && state[0] == '/';
    if (!given && (!home || home[0] != '/')) return NULL;
    Str path;
    str_init(&path);
    str_addf(&path, "%s%s/stepconv/%s", given ? state : home, given ? "" : "/.local/state", file);
    char *text = str_take(&path);
    make_directories(text);
    return text;
}
