/* paint/out_file: a file that is there whole or not at all. */
#include "paint/out_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

bool out_file_refuse(const char *path, Error *error) {
    return error_set(error, ERROR_OS, "%s cannot be written: %s", path, strerror(errno));
}

static void forget(OutFile *out) {
    mem_free(out->path);
    mem_free(out->temporary);
    *out = (OutFile){0};
}

/* As fopen would make it: mkstemp's files are the owner's alone. */
static void open_to_others(int file, const struct stat *before) {
    mode_t mask = umask(0);
    umask(mask);
    fchmod(file, before ? before->st_mode & 07777 : 0666 & ~mask);
}

bool out_file_begin(OutFile *out, const char *path, Error *error) {
    struct stat before;
    bool exists = stat(path, &before) == 0;
    char *real = exists ? realpath(path, NULL) : NULL; /* behind a link */
    *out = (OutFile){.path = mem_text(real ? real : path)};
    free(real);
    if (exists && !S_ISREG(before.st_mode)) {
        out->temporary = mem_text(out->path);
        if (!S_ISDIR(before.st_mode)) return true;
        errno = EISDIR;
        forget(out);
        return out_file_refuse(path, error);
    }
    Str name;
    str_init(&name);
    str_addf(&name, "%s.XXXXXX", out->path);
    out->temporary = str_take(&name);
    int file = exists && access(path, W_OK) != 0 ? -1 : mkstemp(out->temporary);
    if (file < 0) {
        forget(out);
        return out_file_refuse(path, error);
    }
    open_to_others(file, exists ? &before : NULL);
    close(file);
    return true;
}

static bool is_direct(const OutFile *out) {
    return strcmp(out->path, out->temporary) == 0;
}

bool out_file_finish(OutFile *out, Error *error) {
    bool done = is_direct(out) || rename(out->temporary, out->path) == 0;
    if (!done) {
        out_file_refuse(out->path, error);
        unlink(out->temporary);
    }
    forget(out);
    return done;
}

void out_file_drop(OutFile *out) {
    if (!is_direct(out)) unlink(out->temporary);
    forget(out);
}
