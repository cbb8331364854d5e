/* tests/unit/lesson_progress: the progress file: two labs, a full disk, damage, a later version. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "lesson/progress.h"

static char folder[64], path[96];

static int start(void **state) {
    (void)state;
    strcpy(folder, "/tmp/stepconv-progress-XXXXXX");
    if (!mkdtemp(folder)) return -1;
    snprintf(path, sizeof path, "%s/progress", folder);
    return 0;
}

static int stop(void **state) {
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command); /* NOLINT: a test's own folder */
}

static void write_file(const char *text) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void read_file(const char *name, char *text, size_t room) {
    FILE *file = fopen(name, "r");
    assert_non_null(file);
    text[fread(text, 1, room - 1, file)] = '\0';
    fclose(file);
}

static void load(Progress *p) {
    Error error = {0};
    bool done = progress_load(p, path, &error);
    if (!done) print_error("%s\n", error.message);
    assert_true(done);
}

static void save(Progress *p) {
    Error error = {0};
    assert_true(progress_save(p, &error));
}

static void pass(Progress *p, const char *lesson, const char *id) {
    ExerciseRecord *record = progress_exercise(p, lesson, id);
    record->mark = MARK_PASSED;
    record->tries = 2;
    progress_touch(&record->when);
}

static void test_round_trip(void **state) {
    (void)state;
    Progress p;
    load(&p);
    pass(&p, "stride", "halve");
    PlaceRecord *place = progress_place(&p, "stride");
    place->part = 4;
    progress_touch(&place->when);
    TopicRecord *topic = progress_topic(&p, "edge");
    topic->box = 2;
    topic->due = 17;
    progress_touch(&topic->when);
    progress_open(&p, "stride");
    save(&p);
    progress_release(&p);

    load(&p);
    const ExerciseRecord *record = progress_exercise(&p, "stride", "halve");
    assert_int_equal(record->mark, MARK_PASSED);
    assert_int_equal(record->tries, 2);
    assert_int_equal(progress_exercise(&p, "stride", "other")->mark, MARK_NONE);
    assert_int_equal(progress_place(&p, "stride")->part, 4);
    assert_int_equal(progress_topic(&p, "edge")->due, 17);
    assert_string_equal(p.open, "stride");
    progress_open(&p, NULL);
    save(&p);
    progress_release(&p);
    load(&p);
    assert_null(p.open);
    progress_release(&p);
}

/* Both labs read the file, then both write: neither loses what the other did. */
static void test_two_labs(void **state) {
    (void)state;
    Progress a, b;
    load(&a);
    load(&b);
    pass(&a, "stride", "halve");
    save(&a);
    pass(&b, "flip", "mirror");
    save(&b);
    pass(&a, "bias", "once");
    save(&a);
    assert_int_equal(progress_exercise(&a, "flip", "mirror")->mark, MARK_PASSED);
    progress_release(&a);
    progress_release(&b);
    load(&a);
    assert_int_equal(progress_exercise(&a, "stride", "halve")->mark, MARK_PASSED);
    assert_int_equal(progress_exercise(&a, "flip", "mirror")->mark, MARK_PASSED);
    assert_int_equal(progress_exercise(&a, "bias", "once")->mark, MARK_PASSED);
    progress_release(&a);
}

enum { LABS = 4, ROUNDS = 25 };

/* Several processes at once, each with exercises of its own. */
static void test_many_labs_at_once(void **state) {
    (void)state;
    pid_t labs[LABS];
    for (int lab = 0; lab < LABS; lab++) {
        labs[lab] = fork();
        if (labs[lab]) continue;
        Progress p;
        Error error = {0};
        bool fine = progress_load(&p, path, &error);
        for (int i = 0; i < ROUNDS; i++) {
            char id[32];
            snprintf(id, sizeof id, "%d-%d", lab, i);
            pass(&p, "many", id);
            fine = fine && progress_save(&p, &error);
        }
        _exit(fine ? 0 : 1);
    }
    for (int lab = 0; lab < LABS; lab++) {
        int status = 0;
        waitpid(labs[lab], &status, 0);
        assert_int_equal(status, 0);
    }
    Progress p;
    load(&p);
    assert_int_equal(p.exercise_count, LABS * ROUNDS);
    progress_release(&p);
}

/* Nothing can be written any more: the old file stays whole, and what could not be saved is saved
 * once there is room. The limit on the size of files stands for a full disk. */
static void test_full_disk(void **state) {
    (void)state;
    Progress p;
    load(&p);
    pass(&p, "stride", "halve");
    save(&p);
    pass(&p, "stride", "blocks");
    struct rlimit before, none = {20, 0};
    getrlimit(RLIMIT_FSIZE, &before);
    none.rlim_max = before.rlim_max;
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &none);
    Error error = {0};
    bool saved = progress_save(&p, &error);
    setrlimit(RLIMIT_FSIZE, &before);
    assert_false(saved);
    assert_non_null(strstr(error.message, "File too large"));
    error_clear(&error);

    Progress other;
    load(&other);
    assert_int_equal(progress_exercise(&other, "stride", "halve")->mark, MARK_PASSED);
    assert_int_equal(progress_exercise(&other, "stride", "blocks")->mark, MARK_NONE);
    progress_release(&other);
    save(&p);
    progress_release(&p);
    load(&p);
    assert_int_equal(progress_exercise(&p, "stride", "blocks")->mark, MARK_PASSED);
    progress_release(&p);
}

/* What is no file of ours is neither read (/dev/full has no end) nor replaced. */
static void test_no_regular_file(void **state) {
    (void)state;
    Progress p;
    Error error = {0};
    assert_int_equal(symlink("/dev/full", path), 0);
    assert_false(progress_load(&p, path, &error));
    assert_non_null(strstr(error.message, "not a regular file"));
    pass(&p, "stride", "halve");
    assert_false(progress_save(&p, &error));
    struct stat info;
    assert_int_equal(lstat(path, &info), 0);
    assert_true(S_ISLNK(info.st_mode));
    error_clear(&error);
    progress_release(&p);
}

static void test_damage(void **state) {
    (void)state;
    write_file("stepconv progress 1\n"
               "exercise 1763820100 stride halve passed 3 1 0\n"
               "exercise 1763820100 stride blo\xFFks pas\n"
               "place 17638201");
    Progress p;
    Error error = {0};
    assert_false(progress_load(&p, path, &error));
    assert_non_null(strstr(error.message, "2 damaged lines were left out"));
    assert_non_null(strstr(error.message, ".broken-1"));
    error_clear(&error);
    assert_int_equal(progress_exercise(&p, "stride", "halve")->mark, MARK_PASSED);
    save(&p);
    progress_release(&p);
    load(&p); /* mended */
    assert_int_equal(progress_exercise(&p, "stride", "halve")->mark, MARK_PASSED);
    progress_release(&p);
    char aside[128], text[512];
    snprintf(aside, sizeof aside, "%s.broken-1", path);
    read_file(aside, text, sizeof text);
    assert_non_null(strstr(text, "place 17638201"));

    write_file("GIF89a");
    assert_false(progress_load(&p, path, &error));
    assert_non_null(strstr(error.message, ".broken-2"));
    error_clear(&error);
    progress_release(&p);
}

static void test_a_later_version_is_left_alone(void **state) {
    (void)state;
    static const char later[] = "stepconv progress 2\nsomething new\n";
    write_file(later);
    Progress p;
    Error error = {0};
    assert_false(progress_load(&p, path, &error));
    assert_non_null(strstr(error.message, "later stepconv"));
    error_clear(&error);
    pass(&p, "stride", "halve");
    save(&p);
    progress_release(&p);
    char text[128];
    read_file(path, text, sizeof text);
    assert_string_equal(text, later);
}

static void test_a_folder_that_cannot_be_written(void **state) {
    (void)state;
    Progress p;
    Error error = {0};
    char nowhere[128];
    snprintf(nowhere, sizeof nowhere, "%s/no/such/folder/progress", folder);
    assert_true(progress_load(&p, nowhere, &error));
    pass(&p, "stride", "halve");
    assert_false(progress_save(&p, &error));
    error_clear(&error);
    progress_release(&p);
}

/* A crash between two writes leaves a temporary file at most. */
static void test_killed_while_saving(void **state) {
    (void)state;
    for (int round = 0; round < 20; round++) {
        pid_t lab = fork();
        if (!lab) {
            Progress p;
            Error error = {0};
            progress_load(&p, path, &error);
            for (int i = 0;; i++) {
                char id[16];
                snprintf(id, sizeof id, "%d", i % 50);
                pass(&p, "crash", id);
                progress_save(&p, &error);
            }
        }
        nanosleep(&(struct timespec){.tv_nsec = 3000000 + round * 500000}, NULL);
        kill(lab, SIGKILL);
        waitpid(lab, NULL, 0);
        Progress p;
        load(&p);
        progress_release(&p);
    }
}

int main(void) {
#define TEST(f) cmocka_unit_test_setup_teardown(f, start, stop)
    const struct CMUnitTest tests[] = {
        TEST(test_round_trip),
        TEST(test_two_labs),
        TEST(test_many_labs_at_once),
        TEST(test_full_disk),
        TEST(test_no_regular_file),
        TEST(test_damage),
        TEST(test_a_later_version_is_left_alone),
        TEST(test_a_folder_that_cannot_be_written),
        TEST(test_killed_while_saving),
    };
    return cmocka_run_group_tests_name("lesson_progress", tests, NULL, NULL);
}
