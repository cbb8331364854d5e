/* repl/data_files: finding and reading the files of np.loadtxt. */
#include "repl/data_files.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "lesson/catalogue.h"
#include "lib/state.h"

static bool set_missing(Error *error, const char *name) {
    error_set(error, ERROR_FILE_NOT_FOUND, "%s not found.", name);
    return error_why(error, "The name is looked for from the folder in which stepconv was started, "
                            "then among the files that came with it.");
}

/* Only a regular file: others may have no end. */
static bool read_regular(FILE *file, const char *name, Str *text, Error *error) {
    struct stat info;
    if (fstat(fileno(file), &info) != 0)
        return error_set(error, ERROR_OS, "[Errno %d] %s: '%s'", errno, strerror(errno), name);
    if (S_ISDIR(info.st_mode))
        return error_set(error, ERROR_OS, "[Errno %d] Is a directory: '%s'", EISDIR, name);
    if (!S_ISREG(info.st_mode))
        return error_set(error, ERROR_OS, "'%s' is not a regular file", name);
    size_t size = (size_t)info.st_size;
    char *block = mem_try(size + 1, 1);
    if (!block)
        return error_set(error, ERROR_MEMORY, "Unable to read the %zu bytes of %s", size, name);
    str_add_n(text, block, fread(block, 1, size, file));
    mem_free(block);
    return true;
}

static bool read_path(const char *path, const char *name, Str *text, Error *error) {
    FILE *file = fopen(path, "r");
    if (!file && (errno == ENOENT || errno == ENOTDIR)) return set_missing(error, name);
    if (!file)
        return error_set(error, ERROR_OS, "[Errno %d] %s: '%s'", errno, strerror(errno), name);
    bool done = read_regular(file, name, text, error);
    fclose(file);
    return done;
}

/* The folder assets beside that of the lessons. */
static bool read_bundled(void *context, const char *name, Str *text, Error *error) {
    (void)context;
    char *lessons = strchr(name, '/') ? NULL : catalogue_bundled_folder();
    if (!lessons) return set_missing(error, name);
    Str path;
    str_init(&path);
    str_addf(&path, "%s/../assets/%s", lessons, name);
    bool done = read_path(path.text, name, text, error);
    str_release(&path);
    mem_free(lessons);
    return done;
}

static bool read_any(void *context, const char *name, Str *text, Error *error) {
    if (read_path(name, name, text, error)) return true;
    if (error->kind != ERROR_FILE_NOT_FOUND) return false;
    error_clear(error);
    return read_bundled(context, name, text, error);
}

void data_files_bundled(Interp *in) {
    library_of(in)->on_read = read_bundled;
}

void data_files_all(Interp *in) {
    library_of(in)->on_read = read_any;
}
