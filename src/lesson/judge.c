/* lesson/judge: one attempt: the learner's cells, then the exercise's rules. */
#include "lesson/judge_parts.h"

#include <string.h>

#include "base/intern.h"
#include "base/mem.h"
#include "eval/objects.h"
#include "lesson/beside.h"
#include "lesson/honest.h"
#include "lesson/run.h"

void verdict_init(Verdict *verdict) {
    *verdict = (Verdict){.kind = VERDICT_PASS};
    str_init(&verdict->text);
    str_init(&verdict->beside);
}

void verdict_release(Verdict *verdict) {
    str_release(&verdict->text);
    str_release(&verdict->beside);
}

const char *verdict_name(VerdictKind kind) {
    static const char *const names[] = {"passed", "wrong", "error", "empty", "broken"};
    return names[kind];
}

static void trim_end(Str *s) {
    while (s->length && s->text[s->length - 1] == '\n') s->text[--s->length] = '\0';
}

/* Each returns false, so that a caller can return what it returns. */
bool attempt_conclude(Attempt *a, VerdictKind kind, const char *text) {
    a->verdict->kind = kind;
    str_clear(&a->verdict->text);
    str_clear(&a->verdict->beside);
    a->verdict->rule = NULL;
    str_add(&a->verdict->text, text);
    return false;
}

static bool conclude_error(Attempt *a, VerdictKind kind, const char *name, const char *source) {
    attempt_conclude(a, kind, "");
    run_report(a->in, name, source, &a->verdict->text);
    trim_end(&a->verdict->text);
    return false;
}

/* ---- before the rules */

static bool run_setup(Attempt *a) {
    for (const Rule *rule = a->exercise->setup; rule; rule = rule->next)
        if (!run_text(a->in, rule->test, "the check's setup", NULL))
            return conclude_error(a, VERDICT_BROKEN, "the check's setup", rule->test);
    return true;
}

static bool run_after(Attempt *a) {
    for (const Rule *rule = a->exercise->after; rule; rule = rule->next)
        if (!origin_run(&a->origin, a->in, rule->test, "the check's after"))
            return conclude_error(a, VERDICT_BROKEN, "the check's after", rule->test);
    return true;
}

static bool bind_inputs(Attempt *a) {
    if (!a->inputs || run_text(a->in, a->inputs->test, "the check's inputs", NULL)) return true;
    return conclude_error(a, VERDICT_BROKEN, "the check's inputs", a->inputs->test);
}

/* What the exercise was tried with, where it has several sets of inputs. */
static void add_inputs(const Attempt *a, const char *lead, Str *out) {
    enum { INPUTS_MAX = 120 };
    const char *text = a->inputs ? a->inputs->test : "";
    if (!*text || strlen(text) > INPUTS_MAX || strstr(text, "\n ")) return;
    str_addf(out, "%s%s", out->length ? "\n" : "", lead);
    for (; *text; text++) {
        if (*text == '\n')
            str_add(out, "; ");
        else
            str_add_char(out, *text);
    }
}

static void conclude_cell(Attempt *a, int cell) {
    bool unknown = a->in->error.kind == ERROR_NAME && !a->strict;
    conclude_error(a, VERDICT_ERROR, "your code", a->cells[cell]);
    if (a->inputs && a->inputs != a->exercise->inputs)
        add_inputs(a, "the check tries other values, too: ", &a->verdict->beside);
    if (unknown)
        str_add(&a->verdict->beside, "Only what was typed since the exercise came is checked; "
                                     "older names are not known there.");
}

/* Cells that fail are passed over; the last one's error stays as the verdict until something better
 * is known. */
static bool run_cells(Attempt *a) {
    for (int i = 0; i < a->count; i++) {
        if (run_text(a->in, a->cells[i], "your code", NULL)) continue;
        bool stopped = a->in->error.kind == ERROR_KEYBOARD_INTERRUPT;
        if (a->failed) a->failed[i] = true;
        if (a->strict || i == a->count - 1 || stopped) conclude_cell(a, i);
        interp_forgive(a->in);
        a->verdict->stopped |= stopped;
        if (a->strict || stopped) return false;
    }
    return true;
}

/* A number, a text or a row of them; an object of a class of the learner's own could claim to be
 * equal to anything. */
static bool is_plain(Value v, int depth) {
    if (v.tag != TAG_OBJECT) return true;
    if (type_is_made(value_type(v)) || depth > 8) return false;
    if (!value_is(v, &type_list) && !value_is(v, &type_tuple)) return true;
    for (int64_t i = 0; i < AS_LIST(v)->count; i++)
        if (!is_plain(AS_LIST(v)->items[i], depth + 1)) return false;
    return true;
}

/* a, b, c and d */
static void add_choices(const char *letters, Str *out) {
    for (const char *p = letters; *p; p++)
        str_addf(out, "%s%c", p == letters ? "" : p[1] ? ", " : " and ", *p);
}

static bool conclude_no_answer(Attempt *a) {
    const Exercise *e = a->exercise;
    if (e->kind != EXERCISE_CHOOSE)
        return attempt_conclude(a, VERDICT_EMPTY,
                                "No answer yet: give it with %check, such as %check 3 or "
                                "%check (1, 1, 4)");
    attempt_conclude(a, VERDICT_EMPTY, "No answer yet: choose with its letter, %check a");
    if (!*e->choices) return false;
    str_add(&a->verdict->text, "; the letters are ");
    add_choices(e->choices, &a->verdict->text);
    return false;
}

/* A letter that none of the choices has. */
static bool check_choice(Attempt *a, Value answer) {
    const char *choices = a->exercise->choices;
    char letter = value_is(answer, &type_str) ? exercise_letter(AS_STR(answer)->text) : '\0';
    if (!*choices || !letter || strchr(choices, letter)) return true;
    attempt_conclude(a, VERDICT_EMPTY, "");
    str_addf(&a->verdict->text, "There is no %c to choose here: the letters are ", letter);
    add_choices(choices, &a->verdict->text);
    return false;
}

static bool check_answer(Attempt *a) {
    if (!exercise_asks_answer(a->exercise)) return true;
    const Value *answer = names_find(&a->in->globals, intern("answer"));
    if (!answer && a->verdict->kind == VERDICT_ERROR) return false; /* said already */
    if (!answer) return conclude_no_answer(a);
    if (is_plain(*answer, 0)) return check_choice(a, *answer);
    return attempt_conclude(a, VERDICT_WRONG,
                            "The answer is a number, a shape or a row of numbers.");
}

/* ---- the rules */

/* A reason may hold {expressions}: it is an f-string where it is a good one. */
static void add_reason(Attempt *a, const char *reason, Str *out) {
    Str text;
    str_init(&text);
    Value value;
    str_addf(&text, "f\"\"\"%s \"\"\"", reason);
    size_t mark = pool_mark(a->in);
    bool filled = strchr(reason, '{') && !strchr(reason, '\\') &&
                  origin_evaluate(&a->origin, a->in, text.text, &value) &&
                  value_is(value, &type_str);
    if (filled)
        str_add_n(out, AS_STR(value)->text, (size_t)AS_STR(value)->length - 1);
    else
        str_add(out, reason);
    interp_forgive(a->in);
    pool_drain(a->in, mark);
    str_release(&text);
}

static bool meets_wrong(Attempt *a) {
    for (const Rule *rule = a->exercise->wrongs; rule; rule = rule->next) {
        bool truth = false;
        if (!origin_test(&a->origin, a->in, rule->test, &truth)) {
            interp_forgive(a->in); /* it does not speak of such code */
            continue;
        }
        if (!truth) continue;
        if (a->verdict->kind == VERDICT_ERROR)
            return true; /* the last cell's own error says more */
        attempt_conclude(a, VERDICT_WRONG, "");
        a->verdict->rule = rule;
        add_reason(a, rule->reason, &a->verdict->text);
        return true;
    }
    return false;
}

/* The name that the raised NameError is about, where the rule itself asks for it; else "". */
static char *missing_name(const Attempt *a, const Rule *rule) {
    const Error *error = &a->in->error;
    const char *quote = error->kind == ERROR_NAME ? strchr(error->message, '\'') : NULL;
    char *name = mem_text_n(quote ? quote + 1 : "", quote ? strcspn(quote + 1, "'") : 0);
    if (!strstr(rule->test, name)) *name = '\0';
    return name;
}

/* The rule asks for a name that the code has not made, or the code fails where it is used. */
static bool fail_in_rule(Attempt *a, const Rule *rule) {
    Verdict *v = a->verdict;
    if (v->kind == VERDICT_ERROR) return false; /* the last cell's own error says more */
    char *name = missing_name(a, rule);
    attempt_conclude(a, *name ? VERDICT_WRONG : VERDICT_ERROR, "");
    if (*name && a->exercise->fallback) {
        add_reason(a, a->exercise->fallback, &v->text);
        str_add_char(&v->text, '\n');
    }
    if (*name) {
        str_addf(&v->text, "Your code has no variable %s yet.", name);
        interp_forgive(a->in);
    } else {
        const char *place = a->in->error.place; /* in a function of the learner's */
        str_addf(&v->text, "When your code was tried:%s%s", place ? "\n" : " ", place ? place : "");
        run_error_line(a->in, &v->text);
    }
    mem_free(name);
    add_inputs(a, "tried with ", &v->beside);
    return false;
}

static bool fail_pass(Attempt *a, const Rule *rule) {
    Verdict *v = a->verdict;
    bool said = v->kind == VERDICT_ERROR; /* the last cell's own error comes first */
    if (said) return false;
    attempt_conclude(a, VERDICT_WRONG, "");
    const Exercise *e = a->exercise;
    if (e->fallback)
        add_reason(a, e->fallback, &v->text);
    else
        str_add(&v->text, exercise_asks_answer(e) ? "That is not it." : "Not yet.");
    beside_add(e, a->host, &a->origin, a->in, rule->test, &v->beside);
    add_inputs(a, "tried with ", &v->beside);
    return false;
}

static bool meets_rules(Attempt *a) {
    if (meets_wrong(a)) return false;
    for (const Rule *rule = a->exercise->passes; rule; rule = rule->next) {
        bool truth = false;
        if (!origin_test(&a->origin, a->in, rule->test, &truth)) return fail_in_rule(a, rule);
        if (!truth) return fail_pass(a, rule);
    }
    if (!a->exercise->passes)
        return attempt_conclude(a, VERDICT_BROKEN, "This exercise has no pass: rule.");
    if (a->verdict->kind == VERDICT_ERROR) return false; /* the last cell did it, and then failed */
    attempt_conclude(a, VERDICT_PASS, "");
    return true;
}

/* ---- attempts */

static bool check_honest(Attempt *a) {
    Str why;
    str_init(&why);
    bool honest = !a->distrust || honest_check(a->in, &why);
    if (!honest) attempt_conclude(a, VERDICT_WRONG, why.text);
    str_release(&why);
    return honest;
}

static bool attempt_run(Attempt *a) {
    attempt_conclude(a, VERDICT_PASS, "");
    if (!run_setup(a) || !bind_inputs(a)) return false;
    size_t printed = a->printed.length;
    if (!run_cells(a) || !check_answer(a)) return false;
    origin_open(&a->origin, a->in);
    origin_set(&a->origin, "printed", new_str(a->in, a->printed.text + printed));
    if (!check_honest(a) || !run_after(a)) return false;
    return meets_rules(a) && check_honest(a);
}

static bool attempt(Attempt *a) {
    str_init(&a->printed);
    a->in = a->host->open(a->host->context, &a->printed);
    origin_keep(&a->origin, a->in, &a->verdict->stopped);
    size_t mark = pool_mark(a->in);
    bool passed = attempt_run(a);
    pool_drain(a->in, mark);
    origin_release(&a->origin);
    a->host->close(a->host->context, a->in);
    str_release(&a->printed);
    return passed;
}

bool attempt_each(Attempt *a) {
    a->inputs = a->exercise->inputs;
    do {
        if (!attempt(a)) return false;
        if (a->inputs) a->inputs = a->inputs->next;
    } while (a->inputs);
    return true;
}
