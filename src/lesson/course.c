/* lesson/course: reading a lesson page by page. */
#include "lesson/course_parts.h"

#include <string.h>

#include "base/mem.h"
#include "lesson/render.h"
#include "lesson/transcript.h"

enum { FOOT_LINES = 5 }; /* what stands below a page: the last line of it, and the prompt */

void course_init(Course *course, const LessonHost *host) {
    *course = (Course){.host = host, .screen = {{80, false}, 0}};
}

static void drop_cells(Course *course) {
    for (int i = 0; i < course->cell_count; i++) mem_free(course->cells[i]);
    course->cell_count = 0;
}

void course_clear_due(Course *course) {
    for (int i = 0; i < course->due_count; i++) mem_free(course->due[i]);
    course->due_count = 0;
    course->due_loud = false;
}

void course_release(Course *course) {
    drop_cells(course);
    course_clear_due(course);
    mem_free(course->cells);
    mem_free(course->due);
    mem_free(course->offer);
    quiz_release(&course->quiz);
    progress_release(&course->progress);
    catalogue_release(&course->catalogue);
    *course = (Course){0};
}

/* ---- saying */

void course_say(const Course *course, Str *out, const char *format, ...) {
    Str text;
    str_init(&text);
    va_list args;
    va_start(args, format);
    str_addv(&text, format, args);
    va_end(args);
    for (char *line = text.text, *next; line && *line; line = next) {
        next = strchr(line, '\n');
        if (next == line) {
            str_add_char(out, '\n');
            next++;
            continue;
        }
        if (next) *next++ = '\0';
        Run run = {.text = line};
        wrap_runs(&course->screen.look, &run, course->screen.look.width, "", "", 0, out);
    }
    str_release(&text);
}

bool refuse(Refusal *refusal, const char *fix, const char *format, ...) {
    va_list args;
    va_start(args, format);
    str_addv(&refusal->why, format, args);
    va_end(args);
    str_add(&refusal->fix, fix);
    return false;
}

bool refuse_closed(Refusal *refusal) {
    return refuse(refusal, "%lesson 1   # %lessons lists them", "no lesson is open");
}

/* ---- progress */

void course_load(Course *course, const char *progress_path, Str *out) {
    Error error = {0};
    if (!progress_load(&course->progress, progress_path, &error))
        course_say(course, out, "Your progress: %s", error.message);
    error_clear(&error);
}

void course_save(Course *course, Str *out) {
    Error error = {0};
    bool saved = progress_save(&course->progress, &error);
    if (!saved && !course->save_fails)
        course_say(course, out,
                   "\nYour progress cannot be saved: %s. It is kept while the lab runs, and the "
                   "next step tries again.",
                   error.message);
    course->save_fails = !saved;
    error_clear(&error);
}

int course_count_passed(Course *course, const Lesson *lesson) {
    int passed = 0;
    for (const Exercise *e = lesson->exercises; e; e = e->next)
        passed += progress_exercise(&course->progress, lesson->slug, e->id)->mark == MARK_PASSED;
    return passed;
}

/* ---- exercises begin */

void course_begin(Course *course, Exercise *exercise, const char *owner) {
    if (course->exercise == exercise) return;
    course->exercise = exercise;
    course->owner = owner;
    drop_cells(course);
    course->hints_read = course->solutions_asked = 0;
    course->passed = course->scored = false;
}

void course_note_cell(Course *course, const char *source) {
    if (!course->exercise) return;
    if (course->cell_count == course->cell_room) {
        course->cell_room = course->cell_room ? course->cell_room * 2 : 16;
        course->cells = mem_grow(course->cells, (size_t)course->cell_room * sizeof *course->cells);
    }
    course->cells[course->cell_count++] = mem_text(source);
}

/* ---- the lesson's code, in the learner's interpreter */

static void write_nothing(void *context, const char *text, size_t length) {
    (void)context;
    (void)text;
    (void)length;
}

static void note_nothing(void *context, const char *text) {
    (void)context;
    (void)text;
}

/* In a session where the learner has given `torch` another value, say, it may fail. */
void course_run(Course *course, Interp *in, const char *code, bool is_error, Str *out) {
    Host before = in->host;
    in->host.write = write_nothing;
    in->host.note = note_nothing;
    bool done = transcript_run(in, code, is_error);
    in->host.write = before.write;
    in->host.note = before.note;
    if (!done && out)
        course_say(
            course, out,
            "\n(The lesson's own code does not run here: %s. %%reset forgets your variables; "
            "%%lesson %s runs it again.)",
            in->error.message, course->lesson ? course->lesson->slug : "");
    interp_forgive(in);
}

void course_due(Course *course, const char *command) {
    course->due = mem_grow(course->due, (size_t)(course->due_count + 1) * sizeof *course->due);
    course->due[course->due_count++] = mem_text(command);
}

static void due_step(Course *course, const StageStep *step) {
    Str text;
    str_init(&text);
    str_addf(&text, "%s %s", step->verb, step->rest);
    course_due(course, text.text);
    str_release(&text);
}

/* Run the code of the items, and leave their stage directives for the host. */
static void run_items(Course *course, Interp *in, int from, int to, Str *out) {
    for (int i = from; i < to; i++) {
        const Item *item = &course->lesson->items[i];
        if (item->kind == ITEM_CODE) course_run(course, in, item->block->text, item->is_error, out);
    }
    for (int i = from; i < to; i++)
        for (const StageStep *s = course->lesson->items[i].stage; s; s = s->next)
            due_step(course, s);
}

/* ---- pages */

static void render_item(const Course *course, const Item *item, Str *out) {
    if (item->block) render_block(&course->screen.look, item->block, out);
}

/* A heading, or "This is what comes out:". */
static bool leads_on(const Item *item) {
    if (!item->block) return false;
    if (item->block->kind == BLOCK_HEADING) return true;
    if (item->block->kind != BLOCK_PARAGRAPH) return false;
    Str plain;
    str_init(&plain);
    block_plain(item->block, &plain);
    bool leads = plain.length && plain.text[plain.length - 1] == ':';
    str_release(&plain);
    return leads;
}

/* A page that would end before item `end`: it ends before what leads there, where it can. */
static int end_before_lead(const Lesson *lesson, int from, int end) {
    for (;;) {
        int last = end - 1;
        while (last > from && !lesson->items[last].block) last--; /* the stage is not seen */
        if (last <= from || !leads_on(&lesson->items[last])) return end;
        end = last;
    }
}

/* As many items of the part as fit; what leads to the next one does not stand last. */
static int page_end(const Course *course, int from) {
    const Lesson *lesson = course->lesson;
    int end = lesson_part_end(lesson, from), room = course->screen.height - FOOT_LINES, used = 0;
    if (course->screen.height <= FOOT_LINES) return end;
    for (int i = from; i < end; i++) {
        Str text;
        str_init(&text);
        render_item(course, &lesson->items[i], &text);
        used += text.length ? count_lines(text.text) + 1 : 0;
        str_release(&text);
        if (used <= room + 1 || i == from) continue;
        return end_before_lead(lesson, from, i);
    }
    return end;
}

static const char *how_to_answer(const Exercise *e) {
    if (e->kind == EXERCISE_CHOOSE) return "choose with %check and its letter";
    if (e->kind == EXERCISE_PREDICT)
        return "answer with %check, as in %check 3 or %check (1, 1, 4)";
    return "type your code, then %check (Up brings the text to edit)";
}

static void add_foot(Course *course, const Exercise *e, Str *out) {
    const Lesson *lesson = course->lesson;
    const Look *look = &course->screen.look;
    int part = lesson_part(lesson, course->from) + 1, parts = lesson_part_count(lesson);
    bool last = course->to >= lesson->item_count;
    Str text;
    str_init(&text);
    if (e)
        str_addf(&text, "[exercise %d of %d] %s; %%hint helps, %s.",
                 lesson_exercise_number(lesson, e), lesson->exercise_count, how_to_answer(e),
                 last ? "%lessons lists what comes next" : "%more goes on");
    else
        str_addf(&text, "[%d %s: part %d of %d] %s", lesson->number, lesson->title, part, parts,
                 last ? "That was the last part." : "%more goes on.");
    Str line;
    str_init(&line);
    course_say(course, &line, "%s", text.text);
    str_addf(out, "\n%s%s%s", look->color ? "\033[2m" : "", line.text,
             look->color ? "\033[0m" : "");
    str_release(&line);
    str_release(&text);
}

static void begin_on_page(Course *course, Interp *in, Exercise *e, Str *out) {
    if (course->exercise == e) return;
    course_begin(course, e, course->lesson->slug);
    for (const Rule *rule = e->setup; rule; rule = rule->next)
        course_run(course, in, rule->test, false, out);
    mem_free(course->offer);
    course->offer = exercise_asks_answer(e) ? NULL : mem_text(e->code);
}

/* Show the page that begins at `from`. */
static void show_page(Course *course, Interp *in, int from, Str *out) {
    Lesson *lesson = course->lesson;
    course->from = from;
    course->to = page_end(course, from);
    if (lesson->items[from].starts_part || from == 0)
        run_items(course, in, from, lesson_part_end(lesson, from), out);
    Exercise *exercise = NULL;
    bool space = true;
    for (int i = course->from; i < course->to; i++) {
        const Item *item = &lesson->items[i];
        if (space && item->block) str_add_char(out, '\n');
        render_item(course, item, out);
        space |= item->block != NULL;
        if (item->exercise) exercise = item->exercise;
    }
    if (exercise) begin_on_page(course, in, exercise, out);
    add_foot(course, exercise, out);
    PlaceRecord *place = progress_place(&course->progress, lesson->slug);
    place->part = lesson_part(lesson, from);
    progress_touch(&place->when);
    course_save(course, out);
}

/* All that the pages before have run, again: the page finds the variables that it speaks of. */
void course_turn(Course *course, Interp *in, int from, Str *out) {
    const Lesson *lesson = course->lesson;
    bool starts = from == 0 || lesson->items[from].starts_part;
    int part = starts ? from : lesson_part_start(lesson, lesson_part(lesson, from));
    run_items(course, in, 0, part, NULL);
    course_clear_due(course);
    if (!starts) run_items(course, in, part, lesson_part_end(lesson, part), NULL);
    show_page(course, in, from, out);
}

int course_page_of(const Course *course, int item) {
    int page = lesson_part_start(course->lesson, lesson_part(course->lesson, item));
    for (int next; (next = page_end(course, page)) <= item;) page = next;
    return page;
}

/* ---- the learner's commands */

static const Exercise *first_open(Course *course, const Lesson *lesson) {
    const Exercise *e = lesson->exercises;
    while (e->next &&
           progress_exercise(&course->progress, lesson->slug, e->id)->mark == MARK_PASSED)
        e = e->next;
    return e;
}

static void say_what_follows(Course *course, Str *out) {
    const Lesson *lesson = course->lesson, *next = NULL;
    for (int i = 0; i + 1 < course->catalogue.count; i++)
        if (course->catalogue.lessons[i] == lesson) next = course->catalogue.lessons[i + 1];
    int open = lesson->exercise_count - course_count_passed(course, lesson);
    course_say(course, out, "That was all of lesson %d, %s.", lesson->number, lesson->title);
    if (open)
        course_say(
            course, out,
            "%d of its %d exercises %s open: %%progress shows which, %%lesson %s leads to %s.",
            open, lesson->exercise_count, open == 1 ? "is" : "are", first_open(course, lesson)->id,
            open == 1 ? "it" : "the first");
    if (next)
        course_say(course, out, "%%lesson %d goes on: %s.", next->number, next->title);
    else
        course_say(course, out, "It was the last. %%quiz asks you questions about all of them.");
}

bool course_more(Course *course, Interp *in, Str *out, Refusal *refusal) {
    if (!course->lesson && course->quiz.exercise) return course_quiz(course, in, "", out, refusal);
    if (!course->lesson) return refuse_closed(refusal);
    if (course->to < course->lesson->item_count)
        show_page(course, in, course->to, out);
    else
        say_what_follows(course, out);
    return true;
}

bool course_back(Course *course, Interp *in, Str *out, Refusal *refusal) {
    if (!course->lesson) return refuse_closed(refusal);
    if (course->from == 0) return refuse(refusal, "%more", "this is where the lesson begins");
    course_turn(course, in, course_page_of(course, course->from - 1), out);
    return true;
}

bool course_quit(Course *course, Str *out, Refusal *refusal) {
    if (!course->lesson && !course->quiz.exercise) return refuse_closed(refusal);
    if (course->lesson)
        course_say(course, out, "Lesson %d is left; %%lesson goes on here.",
                   course->lesson->number);
    else
        course_say(course, out, "The quiz is left; %%quiz goes on.");
    course->lesson = NULL;
    course_begin(course, NULL, NULL);
    quiz_release(&course->quiz);
    progress_open(&course->progress, NULL);
    course_save(course, out);
    return true;
}
