/* tests/unit/lesson_judge: verdicts, on an interpreter without torch. */
#include "eval_common.h"

#include "lesson/judge.h"

static Interp *host_open(void *context, Str *printed) {
    (void)context;
    return common_interp(printed);
}

static void host_close(void *context, Interp *in) {
    (void)context;
    interp_free(in);
}

static const LessonHost host = {.open = host_open, .close = host_close};

static Lesson *lesson_of(const char *kind, const char *check) {
    Str text;
    str_init(&text);
    str_addf(&text,
             "# T\n\n```python exercise id=e kind=%s\nx = ____\n```\n\n<!-- check\n%s\n-->\n", kind,
             check);
    Lesson *lesson = lesson_parse("01-t.md", text.text);
    str_release(&text);
    return lesson;
}

/* Cells end with NULL. text: what must stand in the reason or beside it. */
static void assert_cells(const char *kind, const char *check, const char *const *cells,
                         VerdictKind wanted, const char *text) {
    Lesson *lesson = lesson_of(kind, check);
    Verdict v;
    verdict_init(&v);
    int count = 0;
    while (cells[count]) count++;
    exercise_judge(lesson->exercises, &host, cells, count, &v);
    bool said = strstr(v.text.text, text) || strstr(v.beside.text, text);
    if (v.kind != wanted || !said)
        print_error("%s: %s | %s\n", verdict_name(v.kind), v.text.text, v.beside.text);
    assert_int_equal(v.kind, wanted);
    assert_true(said);
    verdict_release(&v);
    lesson_free(lesson);
}

#define CELLS(...) ((const char *const[]){__VA_ARGS__, NULL})
#define NO_CELLS   ((const char *const[]){NULL})

static const char two[] = "wrong: x == 1 | One is too few.\npass: x == 2";

static void test_kinds_of_verdict(void **state) {
    (void)state;
    assert_cells("write", two, CELLS("x = 2"), VERDICT_PASS, "");
    assert_cells("write", two, CELLS("x = 1"), VERDICT_WRONG, "One is too few.");
    assert_cells("write", two, CELLS("x = 3"), VERDICT_WRONG, "wanted: 2");
    assert_cells("write", two, CELLS("x = 1 / 0"), VERDICT_ERROR, "ZeroDivisionError");
    assert_cells("write", two, CELLS("x = "), VERDICT_ERROR, "SyntaxError");
    assert_cells("write", two, CELLS("x = ____"), VERDICT_EMPTY, "still a blank");
    assert_cells("write", two, CELLS("y = 2"), VERDICT_WRONG, "no variable x yet");
    assert_cells("write", two, NO_CELLS, VERDICT_EMPTY, "Nothing to check");
    assert_cells("write", "setup: 1 / 0\npass: x == 2", CELLS("x = 2"), VERDICT_BROKEN,
                 "ZeroDivisionError");
    assert_cells("write", "pass: x() == 2", CELLS("x = 3"), VERDICT_ERROR,
                 "When your code was tried: TypeError");
    /* in a function that the rule calls: the line, and which function of them */
    assert_cells("write", "pass: f(5) == 2",
                 CELLS("def g(x):\n    y = [1]\n    return y[x]\ndef f(x): return g(x)"),
                 VERDICT_ERROR,
                 "When your code was tried:\n  File \"your code\", line 3, in g\n"
                 "    return y[x]\n           ^^^^\nIndexError: list index out of range");
}

static void test_experiments_do_no_harm(void **state) {
    (void)state;
    /* after the right answer */
    assert_cells("write", two, CELLS("x = 2", "x + 1", "y = [x]"), VERDICT_PASS, "");
    assert_cells("write", two, CELLS("x = 2", "x = 7"), VERDICT_PASS, "");
    assert_cells("write", two, CELLS("x = 2", "1 / 0"), VERDICT_PASS, "");
    assert_cells("write", two, CELLS("x = 2", "x = ("), VERDICT_PASS, "");
    /* before it */
    assert_cells("write", "setup: n = 1\npass: f() == 1", CELLS("n = 5", "def f(): return n"),
                 VERDICT_PASS, "");
    assert_cells("write", two, CELLS("len = 3", "x = [1, 2]", "x = 2"), VERDICT_PASS, "");
    /* between its parts */
    assert_cells("write", "pass: x + y == 3", CELLS("x = 1", "z = 1 / 0", "y = 2"), VERDICT_PASS,
                 "");
    /* what a cell did before it failed does not make it right */
    assert_cells("write", "pass: x == [2]", CELLS("x = []", "for i in (2, 0): x += [4 // i]"),
                 VERDICT_ERROR, "ZeroDivisionError");
    assert_cells("write", "pass: x == [2]", CELLS("x = []", "for i in (2, 0): x += [4 // i]", "x"),
                 VERDICT_ERROR, "ZeroDivisionError");
    assert_cells("write", "pass: x == [2]", CELLS("x = [2]", "for i in (2, 0): x[0] = 4 // i", "x"),
                 VERDICT_PASS, "");
    /* what is said is about all together; an error in the last line is an error */
    assert_cells("write", two, CELLS("x = 3", "x = 1"), VERDICT_WRONG, "One is too few.");
    assert_cells("write", two, CELLS("x = 1", "x = 1 / 0"), VERDICT_ERROR, "ZeroDivisionError");
}

static void test_names_of_rules_are_their_own(void **state) {
    (void)state;
    assert_cells("write", "pass: len(x) == 2", CELLS("x = [1, 2]; len = 5"), VERDICT_PASS, "");
    assert_cells("write", "pass: f([1]) == 6", CELLS("len = 5\ndef f(x): return len + 1"),
                 VERDICT_PASS, "");
}

static void test_inputs(void **state) {
    (void)state;
    static const char check[] = "inputs: n = 1\ninputs: n = 4; m = 2\n"
                                "wrong: f(7) == 2 | Always two: n is {n}.\npass: f(n) == n + 1";
    assert_cells("write", check, CELLS("def f(n): return n + 1"), VERDICT_PASS, "");
    assert_cells("write", check, CELLS("def f(n): return 2"), VERDICT_WRONG, "Always two: n is 1.");
    assert_cells("write", check, CELLS("def f(n): return n + 1 if n < 3 else 0"), VERDICT_WRONG,
                 "tried with n = 4; m = 2");
    /* an error with other values than the prompt's tells them */
    static const char two_sets[] = "inputs: n = 1\ninputs: n = 4; m = 2\npass: x";
    assert_cells("write", two_sets, CELLS("x = 1 / (n - 4)"), VERDICT_ERROR,
                 "the check tries other values, too: n = 4; m = 2");
    assert_cells("write", "inputs: n = 1\ninputs:\n  n = 4\n  m = 2\npass: x",
                 CELLS("x = 1 / (n - 4)"), VERDICT_ERROR, "other values, too: n = 4; m = 2");
    /* one that comes at once does not need them */
    Lesson *lesson = lesson_of("write", two_sets);
    Verdict v;
    verdict_init(&v);
    exercise_judge(lesson->exercises, &host, CELLS("x = 1 / 0"), 1, &v);
    assert_string_equal(v.beside.text, "");
    verdict_release(&v);
    lesson_free(lesson);
}

static void test_names_from_before(void **state) {
    (void)state;
    assert_cells("write", two, CELLS("x = k"), VERDICT_ERROR,
                 "Only what was typed since the exercise came is checked");
    assert_cells("write", two, CELLS("x = 1 / 0"), VERDICT_ERROR, "ZeroDivisionError");
}

static void test_after_and_printed(void **state) {
    (void)state;
    assert_cells("write", "after: want = 2\npass: x == want and printed == '5\\n'",
                 CELLS("x = 2; print(5)"), VERDICT_PASS, "");
    assert_cells("write", "after: want = 2\npass: x == want", CELLS("x = want"), VERDICT_ERROR,
                 "NameError");
    /* nor do functions that a rule calls see it; its own see one another */
    static const char hidden[] = "after:\n  two = 2\n  def want():\n      return two\n"
                                 "pass: f() == want()";
    assert_cells("write", hidden, CELLS("def f(): return 2"), VERDICT_PASS, "");
    assert_cells("write", hidden, CELLS("def f(): return want()"), VERDICT_WRONG,
                 "no variable want");
    assert_cells("write", hidden, CELLS("def f(): return other()"), VERDICT_ERROR,
                 "name 'other' is not defined");
    assert_cells("write", hidden, CELLS("two = 5\ndef f(): return 2"), VERDICT_PASS, "");
}

static void test_words(void **state) {
    (void)state;
    assert_cells("write", "pass: x == 2\ndefault: Two, not {x}.", CELLS("x = 5"), VERDICT_WRONG,
                 "Two, not 5.");
    assert_cells("write", "pass: x == 2\ndefault: A {brace.", CELLS("x = 5"), VERDICT_WRONG,
                 "A {brace.");
    assert_cells("write", "pass: x > 1 and x == 2 and x < 9", CELLS("x = 5"), VERDICT_WRONG,
                 "x:      5\nwanted: 2");
    assert_cells("write", "pass: x\nexpected: [1]\nshown: [x]", CELLS("x = 0"), VERDICT_WRONG,
                 "[x]:    [0]\nwanted: [1]");
}

static void test_answers(void **state) {
    (void)state;
    static const char row[] = "pass: answer == (3, 2, 3)";
    assert_cells("predict", row, CELLS("answer = (3, 2, 3)"), VERDICT_PASS, "");
    assert_cells("predict", row, CELLS("answer = (3, 5, 3)"), VERDICT_WRONG,
                 "you have  (3, 5, 3)\nwanted    (3, 2, 3)\n              ^");
    assert_cells("predict", row, CELLS("answer = (3, 5)"), VERDICT_WRONG,
                 "you have  (3, 5)\nwanted    (3, 2, 3)\n              ^  ^\n"
                 "your answer has 2 numbers, 3 are wanted");
    assert_cells("predict", "pass: answer == [5, 10, 7]", CELLS("answer = [5, 9, 7, -1.5]"),
                 VERDICT_WRONG,
                 "you have  5   9  7  -1.5\nwanted    5  10  7\n             ^^     ^^^^");
    assert_cells("predict", "pass: answer == [[1, 2], [3, 4]]", CELLS("answer = [[1, 2], [3, 5]]"),
                 VERDICT_WRONG,
                 "you have  1  2\nwanted    1  2\nyou have  3  5\nwanted    3  4\n             ^");
    assert_cells("predict", "pass: answer == 9 or answer == 8", CELLS("answer = 16"), VERDICT_WRONG,
                 "you have  16\nwanted     9");
    assert_cells("predict", row, CELLS("answer = 'no'"), VERDICT_WRONG,
                 "What is wanted is 3 numbers, as in %check (1, 1, 4)");
    assert_cells("predict", "pass: answer == 3", CELLS("answer = []"), VERDICT_WRONG,
                 "What is wanted is a number, as in %check 3");
    assert_cells("predict", "pass: answer == [3, 4]", CELLS("answer = [3] * 40"), VERDICT_WRONG,
                 "you have  3  3  3  3  3  3  3  3  3  3\nwanted    3  4\n");
    assert_cells("predict", row, NO_CELLS, VERDICT_EMPTY, "No answer yet");
    assert_cells("choose", "pass: answer == 'b'", CELLS("answer = 'a'"), VERDICT_WRONG,
                 "That is not it.");
    assert_cells("predict", "pass: answer == 3",
                 CELLS("class A:\n    def __eq__(self, o): return True\nanswer = A()"),
                 VERDICT_WRONG, "a number, a shape or a row");
}

/* Without an answer behind %check the last line that is one counts. */
static void test_answers_among_cells(void **state) {
    (void)state;
    static const char row[] = "pass: answer == (3, 2, 3)";
    assert_cells("predict", row, CELLS("3, 2, 3"), VERDICT_PASS, "");
    assert_cells("predict", row, CELLS("3 2 3"), VERDICT_PASS, "");
    assert_cells("predict", row, CELLS("(3, 2, 3)", "x = 5", "x"), VERDICT_PASS, "");
    assert_cells("predict", row, CELLS("(3, 2, 3)", "(1, 1)"), VERDICT_WRONG,
                 "wanted    (3, 2, 3)");
    assert_cells("predict", row, CELLS("n = 3", "answer = (n, 2, n)", "4"), VERDICT_PASS, "");
    assert_cells("predict", row, CELLS("conv", "x = 5"), VERDICT_EMPTY, "No answer yet");
    assert_cells("choose", "pass: answer == 'b'", CELLS("b"), VERDICT_PASS, "");
    assert_cells("choose", "pass: answer == 'b'", CELLS("B", "x = 3"), VERDICT_PASS, "");
    assert_cells("choose", "pass: answer == 'b'", CELLS("a"), VERDICT_WRONG, "");
    assert_cells("choose", "pass: answer == 'b'", CELLS("conv"), VERDICT_EMPTY, "its letter");
}

/* A letter that the list does not have is no try. */
static void test_letters(void **state) {
    (void)state;
    Lesson *lesson =
        lesson_parse("01-t.md", "# T\n\n```python exercise id=e kind=choose\n1\n```\n\n"
                                "- a) one\n- b) `two`\n- c) three\n\n"
                                "<!-- check\npass: answer == 'b'\n-->\n");
    static const struct {
        const char *typed, *said;
        VerdictKind kind;
    } rows[] = {
        {"b", "", VERDICT_PASS},
        {"(B)", "", VERDICT_PASS},
        {"c", "That is not it.", VERDICT_WRONG},
        {"e", "There is no e to choose here: the letters are a, b and c", VERDICT_EMPTY},
        {"3", "choose with its letter, %check a; the letters are a, b and c", VERDICT_EMPTY}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Verdict v;
        verdict_init(&v);
        char *text = exercise_submission(lesson->exercises, rows[i].typed);
        exercise_judge(lesson->exercises, &host, CELLS(text), 1, &v);
        assert_int_equal(v.kind, rows[i].kind);
        assert_non_null(strstr(v.text.text, rows[i].said));
        mem_free(text);
        verdict_release(&v);
    }
    lesson_free(lesson);
}

static void assert_graded(const char *text, VerdictKind wanted, const char *said) {
    Lesson *lesson = lesson_of("write", "pass: x == 2");
    Verdict v;
    verdict_init(&v);
    exercise_judge_graded(lesson->exercises, &host, text, &v);
    assert_int_equal(v.kind, wanted);
    assert_non_null(strstr(v.text.text, said));
    verdict_release(&v);
    lesson_free(lesson);
}

static void test_grading(void **state) {
    (void)state;
    assert_graded("x = 2", VERDICT_PASS, "");
    assert_graded("x = 2\n1 / 0", VERDICT_ERROR, "ZeroDivisionError");
    assert_graded("class A:\n    def __eq__(self, o): return True\nx = A()", VERDICT_WRONG,
                  "may not define __eq__");
    assert_graded("class A:\n    def __eq__(self, o): return True\nx = A()\ndel A", VERDICT_WRONG,
                  "may not define __eq__");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds_of_verdict),
        cmocka_unit_test(test_experiments_do_no_harm),
        cmocka_unit_test(test_names_of_rules_are_their_own),
        cmocka_unit_test(test_inputs),
        cmocka_unit_test(test_names_from_before),
        cmocka_unit_test(test_after_and_printed),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_answers),
        cmocka_unit_test(test_answers_among_cells),
        cmocka_unit_test(test_letters),
        cmocka_unit_test(test_grading),
    };
    return cmocka_run_group_tests_name("lesson_judge", tests, NULL, NULL);
}
