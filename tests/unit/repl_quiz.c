/* tests/unit/repl_quiz: questions of every topic, answered; which question comes. SEED=n repeats a
 * run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lesson/judge.h"
#include "lesson/quiz.h"
#include "lesson/run.h"
#include "repl/lesson_host.h"
#include "seed.h"

static uint64_t seed;

/* What the question's own expression gives, as a learner would type it. */
static char *right_answer(const Exercise *e) {
    Str printed, text;
    str_init(&printed);
    str_init(&text);
    Interp *in = lesson_host.open(NULL, &printed);
    Value value;
    bool fine = run_text(in, e->code, "quiz", NULL) && interp_evaluate(in, e->wanted, &value) &&
                value_repr(in, value, &text);
    if (!fine) print_error("%s\n%s\n%s\n", in->error.message, e->code, e->wanted);
    lesson_host.close(NULL, in);
    str_release(&printed);
    assert_true(fine);
    return str_take(&text);
}

static VerdictKind judge(const Exercise *e, const char *typed, Str *reason) {
    Verdict v;
    verdict_init(&v);
    char *text = exercise_submission(e, typed);
    const char *cells[] = {text};
    exercise_judge(e, &lesson_host, cells, 1, &v);
    if (reason) str_addf(reason, "%s%s", v.text.text, v.beside.text);
    VerdictKind kind = v.kind;
    mem_free(text);
    verdict_release(&v);
    return kind;
}

static void test_every_topic(void **state) {
    (void)state;
    Quiz quiz = {0};
    quiz_seed(&quiz, seed);
    for (int topic = 0; topic < quiz_topic_count(); topic++)
        for (int round = 0; round < 12; round++) {
            quiz_ask_topic(&quiz, topic, round % 6);
            char *answer = right_answer(quiz.exercise);
            Str reason;
            str_init(&reason);
            if (judge(quiz.exercise, answer, &reason) != VERDICT_PASS)
                print_error("SEED=%llu %s: %s\n%s\n%s: %s\n", (unsigned long long)seed, quiz.topic,
                            quiz.question, quiz.exercise->code, answer, reason.text);
            assert_int_equal(judge(quiz.exercise, answer, NULL), VERDICT_PASS);
            assert_int_equal(judge(quiz.exercise, "-99", NULL), VERDICT_WRONG);
            assert_int_equal(judge(quiz.exercise, "nonsense", NULL), VERDICT_ERROR);
            assert_true(quiz.exercise->hint_count > 0 && quiz.work[0]);
            str_release(&reason);
            mem_free(answer);
        }
    quiz_release(&quiz);
}

static int topic_named(const char *name) {
    int topic = 0;
    while (strcmp(quiz_topic_name(topic), name) != 0) topic++;
    return topic;
}

/* Wrong rules are met: the length without its padding, say. */
static void test_reasons(void **state) {
    (void)state;
    Quiz quiz = {0};
    quiz_seed(&quiz, 3);
    int said = 0;
    for (int round = 0; round < 20; round++) {
        quiz_ask_topic(&quiz, topic_named("padding"), 2);
        char *answer = right_answer(quiz.exercise);
        for (int by = -4; by < 0; by++) {
            char typed[16];
            snprintf(typed, sizeof typed, "%d", atoi(answer) + by);
            Str reason;
            str_init(&reason);
            judge(quiz.exercise, typed, &reason);
            said += strstr(reason.text, "without the padding") != NULL;
            str_release(&reason);
        }
        mem_free(answer);
    }
    assert_true(said > 5);
    quiz_release(&quiz);
}

/* Known mistakes have a reason of their own: answers near the right one meet some of them. */
static void test_reasons_of_new_topics(void **state) {
    (void)state;
    static const struct {
        const char *topic, *answer, *reason;
    } rows[] = {{"sides", "[1, 0]", "stands behind the signal, not in front"},
                {"same", NULL, "the length without padding"},
                {"field", NULL, "its stride counts"},
                {"field", NULL, "of the first layer sees"},
                {"stack", NULL, "behind the first layer"}};
    Quiz quiz = {0};
    quiz_seed(&quiz, 11);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool said = false;
        for (int round = 0; round < 40 && !said; round++) {
            quiz_ask_topic(&quiz, topic_named(rows[i].topic), 0);
            for (const Rule *rule = quiz.exercise->wrongs; rule; rule = rule->next) {
                int value = 0; /* the mistake that the rule knows: close(answer, 7) and ... */
                const char *number = strstr(rule->test, "close(answer, ");
                bool plain = number && sscanf(number, "close(answer, %d)", &value) == 1;
                char typed[16];
                snprintf(typed, sizeof typed, "%d", value);
                const char *answer = rows[i].answer ? rows[i].answer : plain ? typed : NULL;
                Str reason;
                str_init(&reason);
                if (answer) judge(quiz.exercise, answer, &reason);
                said |= strstr(reason.text, rows[i].reason) != NULL;
                said |= !answer && strstr(rule->reason, rows[i].reason);
                str_release(&reason);
            }
        }
        if (!said) print_error("%s: %s\n", rows[i].topic, rows[i].reason);
        assert_true(said);
    }
    quiz_release(&quiz);
}

/* A wrong answer brings its topic back soon; right ones bring harder topics. */
static void test_repetition(void **state) {
    (void)state;
    Quiz quiz = {0};
    Progress progress = {0};
    quiz_seed(&quiz, seed);
    quiz_ask(&quiz, &progress);
    char first[32];
    strcpy(first, quiz.topic);
    quiz_score(&quiz, &progress, false);
    int again = 0;
    for (int i = 1; i <= 4 && !again; i++) {
        quiz_ask(&quiz, &progress);
        if (strcmp(quiz.topic, first) == 0) again = i;
        quiz_score(&quiz, &progress, true);
    }
    assert_in_range(again, 1, 3);
    bool met[64] = {false};
    for (int i = 0; i < 200; i++) {
        quiz_ask(&quiz, &progress);
        for (int t = 0; t < quiz_topic_count(); t++)
            met[t] |= strcmp(quiz.topic, quiz_topic_name(t)) == 0;
        quiz_score(&quiz, &progress, true);
    }
    for (int t = 0; t < quiz_topic_count(); t++) assert_true(met[t]);
    quiz_release(&quiz);
    progress_release(&progress);
}

static void test_one_who_fails_stays_with_the_easy_ones(void **state) {
    (void)state;
    Quiz quiz = {0};
    Progress progress = {0};
    quiz_seed(&quiz, seed);
    for (int i = 0; i < 60; i++) {
        quiz_ask(&quiz, &progress);
        assert_true(strcmp(quiz.topic, "length") == 0 || strcmp(quiz.topic, "value") == 0);
        quiz_score(&quiz, &progress, false);
    }
    quiz_release(&quiz);
    progress_release(&progress);
}

int main(void) {
    seed = seed_of_run();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_topic),
        cmocka_unit_test(test_reasons),
        cmocka_unit_test(test_reasons_of_new_topics),
        cmocka_unit_test(test_repetition),
        cmocka_unit_test(test_one_who_fails_stays_with_the_easy_ones),
    };
    return cmocka_run_group_tests_name("repl_quiz", tests, NULL, NULL);
}
