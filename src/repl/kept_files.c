/* repl/kept_files: the program's own data files, read beforehand. */
#include "repl/kept_files.h"

#include <dirent.h>
#include <string.h>

#include "base/mem.h"
#include "lesson/catalogue.h"
#include "lib/state.h"
#include "repl/data_files.h"

static bool is_data(const char *name) {
    const char *ending = strrchr(name, '.');
    return ending && (strcmp(ending, ".csv") == 0 || strcmp(ending, ".txt") == 0);
}

/* As the lessons read them: by their bare name. */
static void keep(KeptFiles *files, Interp *in, const char *name) {
    Library *library = library_of(in);
    Str text;
    str_init(&text);
    Error error = {0};
    if (library->on_read(library->on_read_context, name, &text, &error)) {
        files->items = mem_grow(files->items, (size_t)(files->count + 1) * sizeof *files->items);
        files->items[files->count++] = (KeptFile){mem_text(name), mem_text(text.text)};
    }
    error_clear(&error);
    str_release(&text);
}

void kept_files_read(KeptFiles *files) {
    char *lessons = catalogue_bundled_folder();
    if (!lessons) return;
    Str folder;
    str_init(&folder);
    str_addf(&folder, "%s/../assets", lessons);
    DIR *dir = opendir(folder.text);
    Interp *in = interp_new(NULL);
    library_install(in);
    data_files_bundled(in);
    for (struct dirent *entry; dir && (entry = readdir(dir));)
        if (is_data(entry->d_name)) keep(files, in, entry->d_name);
    library_release(in);
    interp_free(in);
    if (dir) closedir(dir);
    str_release(&folder);
    mem_free(lessons);
}

void kept_files_release(KeptFiles *files) {
    for (int i = 0; i < files->count; i++) {
        mem_free(files->items[i].name);
        mem_free(files->items[i].text);
    }
    mem_free(files->items);
    *files = (KeptFiles){0};
}

static bool read_kept(void *context, const char *name, Str *text, Error *error) {
    const KeptFiles *files = context;
    for (int i = 0; i < files->count; i++)
        if (strcmp(files->items[i].name, name) == 0) {
            str_add(text, files->items[i].text);
            return true;
        }
    error_set(error, ERROR_FILE_NOT_FOUND, "%s not found.", name);
    return error_why(error, "A submission reads only the files that came with stepconv.");
}

void kept_files_give(KeptFiles *files, Interp *in) {
    library_of(in)->on_read = read_kept;
    library_of(in)->on_read_context = files;
}
