/* lesson/state_file: a small file that is always whole. */
#include "lesson/state_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"

static char *beside(const char *path, const char *ending) {
    Str name;
    str_init(&name);
    str_addf(&name, "%s%s", path, ending);
    return str_take(&name);
}

int state_file_lock(const char *path) {
    char *name = beside(path, ".lock");
    int file = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    mem_free(name);
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    for (int tries = 0; file >= 0 && tries < 100; tries++) {
        if (fcntl(file, F_SETLK, &lock) == 0) return file;
        nanosleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
    }
    return file; /* the rename alone keeps the file whole */
}

void state_file_unlock(int lock) {
    if (lock >= 0) close(lock);
}

bool state_file_read(const char *path, Str *out, Error *error) {
    FILE *file = fopen(path, "r");
    if (!file && errno == ENOENT) return true;
    struct stat info;
    if (file && (fstat(fileno(file), &info) != 0 || !S_ISREG(info.st_mode))) {
        fclose(file);
        return error_set(error, ERROR_OS, "%s: not a regular file", path);
    }
    char block[4096];
    size_t n = 0;
    while (file && (n = fread(block, 1, sizeof block, file)) > 0) str_add_n(out, block, n);
    bool failed = !file || ferror(file);
    if (failed) error_set(error, ERROR_OS, "%s: %s", path, strerror(errno));
    if (file) fclose(file);
    return !failed;
}

static bool write_all(int file, const char *text) {
    for (size_t left = strlen(text); left;) {
        ssize_t n = write(file, text, left);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        text += n;
        left -= (size_t)n;
    }
    return fsync(file) == 0 || errno == EINVAL; /* where there is nothing to sync to */
}

bool state_file_write(const char *path, const char *text, Error *error) {
    Str ending;
    str_init(&ending);
    str_addf(&ending, ".%ld.tmp", (long)getpid());
    char *name = beside(path, ending.text);
    str_release(&ending);
    int file = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool done = file >= 0 && write_all(file, text);
    int reason = errno;
    if (file >= 0 && close(file) != 0 && done) {
        done = false;
        reason = errno;
    }
    if (done && rename(name, path) != 0) {
        done = false;
        reason = errno;
    }
    if (!done) {
        error_set(error, ERROR_OS, "%s: %s", path, strerror(reason));
        if (file >= 0) unlink(name);
    }
    mem_free(name);
    return done;
}

char *state_file_keep_aside(const char *path, Error *error) {
    for (int n = 1; n < 1000; n++) {
        char ending[32];
        snprintf(ending, sizeof ending, ".broken-%d", n);
        char *name = beside(path, ending);
        struct stat info;
        bool is_free = stat(name, &info) != 0;
        if (is_free && rename(path, name) == 0) return name;
        mem_free(name);
        if (is_free) break;
    }
    error_set(error, ERROR_OS, "%s", strerror(errno));
    return NULL;
}
