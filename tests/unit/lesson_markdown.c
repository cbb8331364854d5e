/* tests/unit/lesson_markdown: the tree of a text, the items of a lesson, and how they look. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

#include "base/mem.h"
#include "lesson/lesson.h"
#include "lesson/render.h"

/* ---- rendering */

static void assert_render(const char *markdown, int width, bool color, const char *wanted) {
    Arena arena = {0};
    Look look = {width, color};
    Str out;
    str_init(&out);
    render_children(&look, markdown_parse(&arena, markdown, 1), &out);
    assert_string_equal(out.text, wanted);
    str_release(&out);
    arena_release(&arena);
}

static void test_words_are_wrapped(void **state) {
    (void)state;
    assert_render("one two three\nfour", 9, false, "one two\nthree\nfour\n");
    assert_render("averyveryverylongword a", 9, false, "averyveryverylongword\na\n");
    assert_render("a  \nb", 9, false, "a\nb\n");
    assert_render("\xC3\xA4\xC3\xB6\xC3\xBC \xC3\xA4\xC3\xB6", 6, false,
                  "\xC3\xA4\xC3\xB6\xC3\xBC \xC3\xA4\xC3\xB6\n");
}

static void test_styles(void **state) {
    (void)state;
    assert_render("an *em* and **strong** `code x`", 80, false, "an *em* and *strong* `code x`\n");
    assert_render("an *em*", 80, true, "an \033[3mem\033[0m\n");
    assert_render("*a b*", 1, true, "\033[3ma\033[0m\n\033[3mb\033[0m\n");
    assert_render("`conv`, then", 80, true, "\033[36mconv\033[0m, then\n");
    assert_render("[here](https://a.b/c), [there](x.md)", 80, false,
                  "here (https://a.b/c), there\n");
    assert_render("a &times; b &#215; &nosuch;", 80, false, "a \xC3\x97 b \xC3\x97 &nosuch;\n");
}

static void test_blocks(void **state) {
    (void)state;
    assert_render("# Title\n\ntext\n\n## Part", 80, false, "Title\n=====\n\ntext\n\nPart\n----\n");
    assert_render("- a\n- b c d\n  - e\n", 6, false, "- a\n- b c\n  d\n  - e\n");
    assert_render("3. a\n4. b", 80, false, "3. a\n4. b\n");
    assert_render("> a b", 4, false, "| a\n| b\n");
    assert_render("```text\nx  y\n\nz\n```", 80, false, "    x  y\n\n    z\n");
    assert_render("| a | b |\n|---|--:|\n| one | 1 |\n| two | 22 |\n", 80, false,
                  "  a     b\n  ---  --\n  one   1\n  two  22\n");
    /* a table that is too wide: its widest column gives way */
    assert_render("| a | b |\n|---|---|\n| x | one two three four |\n", 14, false,
                  "  a  b\n  -  ---------\n  x  one two\n     three\n     four\n");
}

/* Longer lines are broken at a blank: text goes on below itself, code further in. */
static void test_long_lines_of_code(void **state) {
    (void)state;
    assert_render("```text\n  one two three four\nfive\n```", 16, false,
                  "      one two\n      three four\n    five\n");
    assert_render("```python\n>>> f(one, two)\n12345 1234567890\n```", 16, false,
                  "    >>> f(one,\n            two)\n    12345\n    1234567890\n");
    assert_render("```python\nf(one, two, 3)\n```", 14, true,
                  "    f(one,\n        two,\n        \033[36m3\033[0m)\n");
    assert_render("```python\naverylongname_without_blanks = 1\n```", 16, false,
                  "    averylongname_without_blanks\n        = 1\n");
}

static void test_code_in_colour(void **state) {
    (void)state;
    assert_render("```python\nfor i in 'a': # c\n```", 80, true,
                  "    \033[35mfor\033[0m i \033[35min\033[0m \033[32m'a'\033[0m: "
                  "\033[2m# c\033[0m\n");
    /* of a transcript only what is typed */
    assert_render("```python\n>>> 1\n1\n```", 80, true,
                  "    \033[2m>>>\033[0m \033[36m1\033[0m\n    1\n");
    assert_render("```python\nx = ____\n```", 80, true, "    x = \033[1;33m____\033[0m\n");
}

/* ---- lessons */

static Lesson *parse(const char *text) {
    return lesson_parse("folder/03-a-lesson.md", text);
}

static void test_name_and_title(void **state) {
    (void)state;
    Lesson *lesson = parse("# The *title*\n\ntext\n");
    assert_int_equal(lesson->number, 3);
    assert_string_equal(lesson->slug, "a-lesson");
    assert_string_equal(lesson->title, "The title");
    assert_int_equal(lesson->problems.count, 0);
    lesson_free(lesson);
}

static void test_parts(void **state) {
    (void)state;
    Lesson *lesson = parse("# T\n\na\n\n## B\n\nb\n\n---\n\nc\n\n### deeper\n\nd\n");
    assert_int_equal(lesson_part_count(lesson), 3);
    assert_int_equal(lesson_part_start(lesson, 1), 2);
    assert_int_equal(lesson_part_end(lesson, 2), 4);
    assert_int_equal(lesson_part(lesson, lesson->item_count - 1), 2);
    lesson_free(lesson);
}

static const char exercise[] = "# T\n"
                               "\n"
                               "```python exercise id=halve kind=fix\n"
                               "x = 1\n"
                               "```\n"
                               "<details><summary>Hint 1</summary> one *line* </details>\n"
                               "<details><summary>Hint 2</summary>\n"
                               "\n"
                               "- a list\n"
                               "\n"
                               "</details>\n"
                               "<details><summary>Solution</summary>\n"
                               "\n"
                               "```python\n"
                               "x = 2\n"
                               "```\n"
                               "\n"
                               "</details>\n"
                               "<!-- check\n"
                               "setup: y = 1\n"
                               "  z = 2\n"
                               "setup:\n"
                               "    def f():\n"
                               "        return 1\n"
                               "wrong: (x | 1) == 1 and s == ' | ' | It is\n"
                               "  one.\n"
                               "  example: x = 1\n"
                               "inputs: a = 1; b = 2\n"
                               "pass: x == 2\n"
                               "-->\n"
                               "\n"
                               "after\n"
                               "\n"
                               "<!-- stage: step conv(x[0]); view causal;step 5 -->\n";

static void test_an_exercise(void **state) {
    (void)state;
    Lesson *lesson = parse(exercise);
    assert_int_equal(lesson->problems.count, 0);
    assert_int_equal(lesson->exercise_count, 1);
    const Exercise *e = lesson_find_exercise(lesson, "halve");
    assert_non_null(e);
    assert_int_equal(e->kind, EXERCISE_FIX);
    assert_int_equal(e->line, 3);
    assert_string_equal(e->code, "x = 1\n");
    assert_int_equal(e->hint_count, 2);
    assert_int_equal(e->hints->next->body->first->kind, BLOCK_BULLETS);
    assert_string_equal(e->answer, "x = 2\n");
    assert_string_equal(e->setup->test, "y = 1\nz = 2");
    assert_string_equal(e->setup->next->test, "def f():\n    return 1");
    assert_string_equal(e->wrongs->test, "(x | 1) == 1 and s == ' | '");
    assert_string_equal(e->wrongs->reason, "It is one.");
    assert_string_equal(e->wrongs->example, "x = 1");
    assert_int_equal(e->wrongs->line, 25);
    assert_string_equal(e->inputs->test, "a = 1; b = 2");
    assert_string_equal(e->passes->test, "x == 2");
    lesson_free(lesson);
}

static void test_stage(void **state) {
    (void)state;
    Lesson *lesson = parse(exercise);
    const Item *item = &lesson->items[lesson->item_count - 1];
    assert_int_equal(item->kind, ITEM_STAGE);
    assert_string_equal(item->stage->verb, "step");
    assert_string_equal(item->stage->rest, "conv(x[0])");
    assert_string_equal(item->stage->next->rest, "causal");
    assert_string_equal(item->stage->next->next->rest, "5");
    /* what follows an exercise is a part of its own */
    assert_int_equal(lesson_part(lesson, lesson->item_count - 1), 1);
    lesson_free(lesson);
}

static void assert_problem(const char *text, int line, const char *part) {
    Lesson *lesson = parse(text);
    bool found = false;
    for (int i = 0; i < lesson->problems.count; i++)
        found |= lesson->problems.items[i].line == line &&
                 strstr(lesson->problems.items[i].text, part) != NULL;
    if (!found) print_error("no problem on line %d with: %s\n", line, part);
    assert_true(found);
    lesson_free(lesson);
}

static void test_problems(void **state) {
    (void)state;
    assert_problem("text\n", 1, "begins with its title");
    assert_problem("# T\n\n```python exercise\nx\n```\n", 3, "needs an id");
    assert_problem("# T\n\n```python exercise id=a\nx\n```\n", 3, "has no <!-- check -->");
    assert_problem("# T\n\n```python frobnicate\nx\n```\n", 3, "only `error` and `exercise");
    assert_problem("# T\n\n<!-- check\npass: 1\n-->\n", 3, "without an exercise");
    assert_problem("# T\n\n<details><summary>Hint 1</summary>\n\nx\n", 3, "never closed");
    assert_problem("# T\n\n<details>\n\nx\n\n</details>\n", 3, "needs its <summary>");
    assert_problem("# T\n\n```python exercise id=a\nx\n```\n\n<!-- check\nwrong: x\npas: 1\n-->\n",
                   8, "needs `expression | what to say`");
    assert_problem("# T\n\n```python exercise id=a\nx\n```\n\n<!-- check\nwrong: x\npas: 1\n-->\n",
                   9, "not understood: pas: 1");
    assert_problem("# T\n\n```python exercise id=a\nx\n```\n\n<!-- check\nexample: x\n-->\n", 8,
                   "stands under the wrong:");
}

static void assert_submission(ExerciseKind kind, const char *typed, const char *wanted) {
    Exercise e = {.kind = kind};
    char *text = exercise_submission(&e, typed);
    assert_string_equal(text, wanted);
    mem_free(text);
}

static void test_answers_as_they_are_typed(void **state) {
    (void)state;
    assert_submission(EXERCISE_PREDICT, "3", "answer = (3)");
    assert_submission(EXERCISE_PREDICT, "3 6  -9", "answer = (3, 6, -9)");
    assert_submission(EXERCISE_PREDICT, "3, 6", "answer = (3, 6)");
    assert_submission(EXERCISE_PREDICT, "(1, 1, 4)\n", "answer = ((1, 1, 4))");
    assert_submission(EXERCISE_PREDICT, "answer = 3", "answer = 3");
    assert_submission(EXERCISE_PREDICT, "seven of them", "seven of them");
    assert_submission(EXERCISE_CHOOSE, "B)", "answer = 'b'");
    assert_submission(EXERCISE_CHOOSE, " (c)", "answer = 'c'");
    assert_submission(EXERCISE_CHOOSE, "'a'", "answer = 'a'");
    assert_submission(EXERCISE_WRITE, "3", "3");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_are_wrapped),
        cmocka_unit_test(test_styles),
        cmocka_unit_test(test_blocks),
        cmocka_unit_test(test_long_lines_of_code),
        cmocka_unit_test(test_code_in_colour),
        cmocka_unit_test(test_name_and_title),
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_an_exercise),
        cmocka_unit_test(test_stage),
        cmocka_unit_test(test_problems),
        cmocka_unit_test(test_answers_as_they_are_typed),
    };
    return cmocka_run_group_tests_name("lesson_markdown", tests, NULL, NULL);
}
