/* lesson/catalogue: reading folders of lessons. */
#include "lesson/catalogue.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

static int by_number(const void *a, const void *b) {
    const Lesson *x = *(Lesson *const *)a, *y = *(Lesson *const *)b;
    if (x->folder != y->folder) return x->folder < y->folder ? -1 : 1;
    if (x->number != y->number) return x->number < y->number ? -1 : 1;
    return strcmp(x->slug, y->slug);
}

static bool same_folder(const char *a, const char *b) {
    const char *slash = strrchr(a, '/'), *other = strrchr(b, '/');
    size_t length = slash ? (size_t)(slash - a) : 0;
    return length == (other ? (size_t)(other - b) : 0) && strncmp(a, b, length) == 0;
}

static void place(Catalogue *c, Lesson *lesson) {
    for (int i = 0; i < c->count; i++)
        if (strcmp(c->lessons[i]->slug, lesson->slug) == 0) {
            if (same_folder(c->lessons[i]->path, lesson->path))
                problems_add(&lesson->problems, 1, "%s has the name %s, too", c->lessons[i]->path,
                             lesson->slug);
            lesson_free(c->lessons[i]);
            c->lessons[i] = lesson;
            return;
        }
    if (c->count == c->room) {
        c->room = c->room ? c->room * 2 : 32;
        c->lessons = mem_grow(c->lessons, (size_t)c->room * sizeof(Lesson *));
    }
    c->lessons[c->count++] = lesson;
}

static void sort(Catalogue *c) {
    if (c->count) qsort(c->lessons, (size_t)c->count, sizeof(Lesson *), by_number);
}

bool catalogue_add_file(Catalogue *catalogue, const char *path, Error *error) {
    Lesson *lesson = lesson_read(path, error);
    if (!lesson) return false;
    lesson->folder = catalogue->folders;
    place(catalogue, lesson);
    sort(catalogue);
    return true;
}

static bool is_lesson_name(const char *name) {
    int number = 0;
    char *slug = NULL;
    bool is = isdigit((unsigned char)*name) && lesson_split_name(name, &number, &slug);
    mem_free(slug);
    return is;
}

bool catalogue_add_folder(Catalogue *catalogue, const char *folder, Error *error) {
    DIR *dir = opendir(folder);
    if (!dir) return error_set(error, ERROR_OS, "%s: %s", folder, strerror(errno));
    bool done = true;
    catalogue->folders++;
    for (struct dirent *entry; done && (entry = readdir(dir));) {
        if (!is_lesson_name(entry->d_name)) continue;
        Str path;
        str_init(&path);
        str_addf(&path, "%s/%s", folder, entry->d_name);
        done = catalogue_add_file(catalogue, path.text, error);
        str_release(&path);
    }
    closedir(dir);
    return done;
}

void catalogue_release(Catalogue *catalogue) {
    for (int i = 0; i < catalogue->count; i++) lesson_free(catalogue->lessons[i]);
    mem_free(catalogue->lessons);
    *catalogue = (Catalogue){0};
}

static bool begins(const char *text, const char *name) {
    for (; *name; name++, text++) {
        int a = tolower((unsigned char)*text), b = tolower((unsigned char)*name);
        if (a != b && !(strchr(" -_", a) && strchr(" -_", b) && a)) return false;
    }
    return true;
}

Lesson *catalogue_find(const Catalogue *catalogue, const char *name) {
    char *end = NULL;
    long number = strtol(name, &end, 10);
    bool is_number = end != name && !*end;
    Lesson *found = NULL;
    int matches = 0;
    for (int i = catalogue->count - 1; i >= 0; i--) {
        Lesson *lesson = catalogue->lessons[i];
        if (is_number ? lesson->number == number : strcmp(lesson->slug, name) == 0) return lesson;
        if (is_number || !(begins(lesson->slug, name) || begins(lesson->title, name))) continue;
        found = lesson;
        matches++;
    }
    return matches == 1 && *name ? found : NULL;
}

static bool is_folder(const char *path) {
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

/* Beside the program (a build in its tree), or where `make install` puts them:
 * bin/stepconv -> share/stepconv/lessons. STEPCONV_LESSONS names another folder. */
char *catalogue_bundled_folder(void) {
    const char *given = getenv("STEPCONV_LESSONS");
    if (given && *given) return is_folder(given) ? mem_text(given) : NULL;
    static const char *const places[] = {"lessons", "../share/stepconv/lessons", "../lessons",
                                         "../../lessons"};
    char program[4096];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length <= 0) return NULL;
    program[length] = '\0';
    char *slash = strrchr(program, '/');
    if (slash) *slash = '\0';
    for (size_t i = 0; slash && i < sizeof places / sizeof *places; i++) {
        Str path;
        str_init(&path);
        str_addf(&path, "%s/%s", program, places[i]);
        if (is_folder(path.text)) return str_take(&path);
        str_release(&path);
    }
    return NULL;
}
