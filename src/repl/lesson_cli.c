/* repl/lesson_cli: --lint. */
#include "repl/lesson_cli.h"

#include <stdio.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "lesson/lint.h"
#include "repl/lesson_host.h"

enum { EXIT_FINE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2 };

static bool read_lessons(const char *path, Catalogue *catalogue) {
    struct stat info;
    Error error = {0};
    bool folder = stat(path, &info) == 0 && S_ISDIR(info.st_mode);
    bool done = folder ? catalogue_add_folder(catalogue, path, &error)
                       : catalogue_add_file(catalogue, path, &error);
    if (!done) fprintf(stderr, "stepconv: %s\n", error.message);
    if (done && !catalogue->count)
        fprintf(stderr, "stepconv: %s: no lesson there: their files are called 03-stride.md\n",
                path);
    error_clear(&error);
    return done && catalogue->count;
}

int lint_run(const char *path) {
    Catalogue catalogue = {0};
    if (!read_lessons(path, &catalogue)) {
        catalogue_release(&catalogue);
        return EXIT_USAGE;
    }
    int exercises = 0, problems = 0;
    lint_catalogue(&catalogue);
    for (int i = 0; i < catalogue.count; i++) {
        Lesson *lesson = catalogue.lessons[i];
        lint_lesson(lesson, &lesson_host);
        exercises += lesson->exercise_count;
        problems += lesson->problems.count;
        for (int p = 0; p < lesson->problems.count; p++)
            printf("%s:%d: %s\n", lesson->path, lesson->problems.items[p].line,
                   lesson->problems.items[p].text);
    }
    printf("%d lesson%s, %d exercise%s, %d problem%s\n", catalogue.count,
           catalogue.count == 1 ? "" : "s", exercises, exercises == 1 ? "" : "s", problems,
           problems == 1 ? "" : "s");
    catalogue_release(&catalogue);
    return problems ? EXIT_FAILED : EXIT_FINE;
}
