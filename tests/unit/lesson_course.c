/* tests/unit/lesson_course: pages forth and back on any screen, on an interpreter without torch. */
#include "eval_common.h"

#include "lesson/course.h"

static Interp *host_open(void *context, Str *printed) {
    (void)context;
    return common_interp(printed);
}

static void host_close(void *context, Interp *in) {
    (void)context;
    interp_free(in);
}

static const LessonHost host = {.open = host_open, .close = host_close};

static const char text[] =
    "# T\n\nfirst words\n\n```python\nn = 1\n```\n\n## Two\n\na\n\nb\n\nc\n\nd\n"
    "\ne\n\nf:\n\n<!-- stage: step 1 -->\n\n```python\nn = n + 1\n```\n\n"
    "```python exercise id=e\nx = ____\n```\n\n"
    "<details><summary>Hint 1</summary> h </details>\n\n"
    "<!-- check\nsetup: start = 5\npass: x == 2\n-->\n\n## Three\n\nlast words\n";

typedef struct Sitting {
    Course course;
    Interp *in;
    Str printed, out;
    Refusal refusal;
} Sitting;

static void sit_down(Sitting *s, int height) {
    course_init(&s->course, &host);
    s->course.screen = (Screen){{60, false}, height};
    s->course.catalogue.lessons = mem_new(sizeof(Lesson *));
    s->course.catalogue.lessons[0] = lesson_parse("01-t.md", text);
    s->course.catalogue.count = s->course.catalogue.room = 1;
    str_init(&s->printed);
    str_init(&s->out);
    str_init(&s->refusal.why);
    str_init(&s->refusal.fix);
    s->in = common_interp(&s->printed);
}

static void stand_up(Sitting *s) {
    course_release(&s->course);
    interp_free(s->in);
    str_release(&s->printed);
    str_release(&s->out);
    str_release(&s->refusal.why);
    str_release(&s->refusal.fix);
}

static int64_t number(Sitting *s, const char *name) {
    const Value *value = interp_find(s->in, name);
    return value ? value->as.integer : -1;
}

static int count(const char *all, const char *part) {
    int times = 0;
    for (const char *p = all; (p = strstr(p, part)); p++) times++;
    return times;
}

/* Whatever the height, all is shown once on the way on, and %back retraces it page by page. */
static void test_every_height(void **state) {
    (void)state;
    for (int height = 0; height < 40; height++) {
        Sitting s;
        sit_down(&s, height);
        int starts[64], pages = 0;
        assert_true(course_open(&s.course, s.in, "1", &s.out, &s.refusal));
        starts[pages++] = s.course.from;
        while (s.course.to < s.course.lesson->item_count) {
            assert_true(course_more(&s.course, s.in, &s.out, &s.refusal));
            starts[pages++] = s.course.from;
        }
        if (height >= 12) /* what it announces is on its page, where that has room */
            assert_null(strstr(s.out.text, "f:\n\n["));
        assert_int_equal(count(s.out.text, "first words"), 1);
        assert_int_equal(count(s.out.text, "\nd\n"), 1);
        assert_int_equal(count(s.out.text, "last words"), 1);
        assert_int_equal(count(s.out.text, "exercise 1 of 1"), 1);
        assert_int_equal(number(&s, "n"), 2);
        assert_int_equal(number(&s, "start"), 5);
        for (int page = pages - 2; page >= 0; page--) {
            assert_true(course_back(&s.course, s.in, &s.out, &s.refusal));
            assert_int_equal(s.course.from, starts[page]);
        }
        assert_int_equal(number(&s, "n"), 1); /* as it was when this was read first */
        assert_false(course_back(&s.course, s.in, &s.out, &s.refusal));
        stand_up(&s);
    }
}

/* Straight to the exercise, whatever the height: what stands before it has run, once. */
static void test_opening_at_an_exercise(void **state) {
    (void)state;
    static const char *const names[] = {"e", "t:e", "1:1", "T: e"};
    for (int height = 0; height < 40; height++) {
        Sitting s;
        sit_down(&s, height);
        assert_true(course_open(&s.course, s.in, names[height % 4], &s.out, &s.refusal));
        assert_int_equal(count(s.out.text, "exercise 1 of 1"), 1);
        assert_string_equal(s.course.exercise->id, "e");
        assert_int_equal(number(&s, "n"), 2);
        assert_int_equal(number(&s, "start"), 5);
        course_note_cell(&s.course, "x = 2");
        assert_true(course_check(&s.course, "", &s.out, &s.refusal));
        assert_non_null(strstr(s.out.text, "Right."));
        assert_false(course_open(&s.course, s.in, "1:2", &s.out, &s.refusal));
        assert_false(course_open(&s.course, s.in, "2:1", &s.out, &s.refusal));
        stand_up(&s);
    }
}

static void test_without_a_lesson(void **state) {
    (void)state;
    Sitting s;
    sit_down(&s, 24);
    assert_false(course_more(&s.course, s.in, &s.out, &s.refusal));
    assert_false(course_back(&s.course, s.in, &s.out, &s.refusal));
    assert_false(course_check(&s.course, "3", &s.out, &s.refusal));
    assert_false(course_hint(&s.course, "", &s.out, &s.refusal));
    assert_false(course_solution(&s.course, s.in, &s.out, &s.refusal));
    assert_false(course_skip(&s.course, s.in, &s.out, &s.refusal));
    assert_false(course_quit(&s.course, &s.out, &s.refusal));
    assert_false(course_open(&s.course, s.in, "no such", &s.out, &s.refusal));
    assert_non_null(strstr(s.refusal.why.text, "there is no lesson 'no such'"));
    stand_up(&s);
}

static void test_an_exercise(void **state) {
    (void)state;
    Sitting s;
    sit_down(&s, 0);
    Course *c = &s.course;
    assert_true(course_open(c, s.in, "", &s.out, &s.refusal));
    assert_false(course_check(c, "", &s.out, &s.refusal)); /* none has come yet */
    course_note_cell(c, "x = 2");                          /* before it came: it does not count */
    assert_true(course_more(c, s.in, &s.out, &s.refusal));
    assert_string_equal(c->offer, "x = ____\n");
    assert_int_equal(c->due_count, 1);
    assert_string_equal(c->due[0], "step 1");
    assert_true(course_check(c, "", &s.out, &s.refusal));
    assert_non_null(strstr(s.out.text, "Nothing to check yet"));
    course_note_cell(c, "x = 3");
    assert_true(course_check(c, "", &s.out, &s.refusal));
    assert_int_equal(c->progress.exercises[0].mark, MARK_TRIED);
    str_clear(&s.out);
    assert_true(course_solution(c, s.in, &s.out, &s.refusal));
    assert_non_null(strstr(s.out.text, "Ask for %solution again"));
    course_note_cell(c, "x = 2");
    assert_true(course_check(c, "", &s.out, &s.refusal));
    assert_non_null(strstr(s.out.text, "Right."));
    assert_int_equal(c->progress.exercises[0].mark, MARK_PASSED);
    assert_int_equal(c->progress.exercises[0].tries, 1);
    stand_up(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_height),
        cmocka_unit_test(test_opening_at_an_exercise),
        cmocka_unit_test(test_without_a_lesson),
        cmocka_unit_test(test_an_exercise),
    };
    return cmocka_run_group_tests_name("lesson_course", tests, NULL, NULL);
}
