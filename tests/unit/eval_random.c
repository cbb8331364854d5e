/* unit/eval_random: random programs, most of them wrong, never crash and leave nothing behind.
 * The seed is printed; SEED=n repeats a run. */
#include "eval_common.h"
#include "seed.h"

static Str code;

static int below(int n) {
    return rand() % n;
}

static const char *pick(const char *const *texts, int count) {
    return texts[below(count)];
}
#define PICK(...)                                                                                  \
    pick((const char *const[]){__VA_ARGS__},                                                       \
         (int)(sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *)))

static const char *name(void) {
    return PICK("a", "b", "c", "f", "g", "K", "x");
}

static void add_expr(int depth);

static void add_items(int depth) {
    for (int n = below(4); n > 0; n--) {
        if (below(8) == 0) str_add_char(&code, '*');
        add_expr(depth);
        str_add(&code, ", ");
    }
}

static void add_leaf(void) {
    str_add(&code, PICK("a", "b", "c", "f", "g", "K", "x", "0", "1", "2.5", "-3", "'s'", "''",
                        "None", "True", "...", "[]", "{}", "()", "9223372036854775807", "print",
                        "len", "range(3)", "NotImplemented", "ValueError", "int", "str"));
}

static void add_binary(int depth) {
    str_add_char(&code, '(');
    add_expr(depth);
    str_addf(&code, " %s ",
             PICK("+", "-", "*", "/", "//", "%", "**", "@", "<", "<=", "==", "!=", "is", "in",
                  "not in", "and", "or", "if a else", "&", "|", "<<"));
    add_expr(depth);
    str_add_char(&code, ')');
}

static void add_call(int depth) {
    add_expr(depth);
    str_add_char(&code, '(');
    add_items(depth);
    if (below(4) == 0) str_addf(&code, "%s=a, ", name());
    if (below(8) == 0) str_add(&code, "**{'x': 1}, ");
    str_add_char(&code, ')');
}

static void add_comprehension(int depth) {
    const char *open = PICK("[", "{", "(");
    str_add(&code, open);
    add_expr(depth);
    str_addf(&code, " for %s in ", PICK("a", "b", "(a, b)", "*c, d"));
    add_expr(depth);
    if (below(2)) {
        str_add(&code, " if ");
        add_expr(depth);
    }
    str_add(&code, open[0] == '[' ? "]" : open[0] == '{' ? "}" : ")");
}

static void add_expr(int depth) {
    if (depth <= 0 || below(4) == 0) {
        add_leaf();
        return;
    }
    switch (below(9)) {
    case 0:
    case 1: add_binary(depth - 1); break;
    case 2: add_call(depth - 1); break;
    case 3:
        str_add_char(&code, '[');
        add_items(depth - 1);
        str_add_char(&code, ']');
        break;
    case 4:
        add_expr(depth - 1);
        str_addf(&code, ".%s", PICK("x", "append", "m", "__class__", "__init__", "args"));
        break;
    case 5:
        add_expr(depth - 1);
        str_addf(&code, "[%s]", PICK("0", "-1", "a", "1:", "::2", "'x'", "a, b"));
        break;
    case 6: add_comprehension(depth - 1); break;
    case 7:
        str_addf(&code, "(lambda %s: ", PICK("", "a", "*a", "a, b=1", "**k"));
        add_expr(depth - 1);
        str_add_char(&code, ')');
        break;
    default:
        str_add(&code, "f'<{");
        str_add(&code, name());
        str_add(&code, PICK("}>'", "!r}>'", ":>5}>'", "=}>'"));
    }
}

static void add_block(int indent, int depth);

static void add_line(int indent, const char *text) {
    str_add_repeat(&code, ' ', (int64_t)indent * 4);
    str_add(&code, text);
}

static void add_simple(int indent) {
    static const char *const forms[] = {
        "a = ",    "b = ",   "a, *b = ", "x += ", "print(1) or ", "K.x = ",     "a[0] = ",
        "assert ", "raise ", "f = c = ", "",      "del a, b; ",   "global a; ", "x.y, b[1] = "};
    bool plain = indent == 0;
    const char *form = pick(forms, 14);
    if (plain && strncmp(form, "global", 6) == 0) form = "a = ";
    add_line(indent, form);
    add_expr(3);
    str_add_char(&code, '\n');
}

static void add_def(int indent, int depth) {
    add_line(indent, "");
    str_addf(&code, "def %s(%s):\n", PICK("f", "g", "m"),
             PICK("", "a", "a, b=1", "*a, **k", "self, x=()", "a, *, b=2"));
    add_block(indent + 1, depth);
    add_line(indent + 1, "return ");
    add_expr(2);
    str_add_char(&code, '\n');
}

static void add_try(int indent, int depth) {
    add_line(indent, "try:\n");
    add_block(indent + 1, depth);
    add_line(indent, PICK("except:\n", "except Exception as e:\n", "except (ValueError, a):\n",
                          "finally:\n"));
    add_block(indent + 1, depth);
}

static void add_class(int indent, int depth) {
    add_line(indent, "");
    str_addf(&code, "class K%s:\n", PICK("", "(K)", "(Exception)", "(object)", "(a)"));
    add_line(indent + 1, "");
    str_addf(&code, "def %s(self, *a): return super().%s(*a)\n",
             PICK("__init__", "m", "__repr__", "__len__", "__add__", "__getattr__", "__iter__"),
             PICK("__init__", "__repr__", "m"));
    add_block(indent + 1, depth);
}

static void add_statement(int indent, int depth) {
    if (depth <= 0 || below(2)) {
        add_simple(indent);
        return;
    }
    switch (below(6)) {
    case 0: add_def(indent, depth - 1); return;
    case 1: add_try(indent, depth - 1); return;
    case 2: add_class(indent, depth - 1); return;
    case 3:
        add_line(indent, PICK("for a in range(3):\n", "for a, b in [(1, 2), 'xy', c]:\n"));
        break;
    case 4: add_line(indent, PICK("if a:\n", "if not b:\n", "while a and 0:\n")); break;
    default: add_line(indent, PICK("with a:\n", "with K() as b:\n", "for i in K(), 5:\n")); break;
    }
    add_block(indent + 1, depth - 1);
}

static void add_block(int indent, int depth) {
    for (int n = 1 + below(3); n > 0; n--) add_statement(indent, depth);
}

static bool run_code(Interp *in) {
    Error error = {0};
    Program *program = program_parse(code.text, "random", &error);
    bool fine = program && interp_run(in, program, NULL);
    assert_true(fine == (in->error.kind == ERROR_NONE) || !program);
    program_drop(program);
    error_clear(&error);
    return fine;
}

/* Statement by statement: each is run, whatever the one before it did. */
static void run_one(unsigned seed, int *ran) {
    srand(seed);
    Str printed;
    str_init(&printed);
    Interp *in = common_interp(&printed);
    str_clear(&code);
    str_add(&code, "a, b, c, x = 1, [1, 2], 'text', {}\ndef f(v): return v\n");
    assert_true(run_code(in));
    for (int i = 0; i < 8; i++) {
        str_clear(&code);
        add_statement(0, 3);
        if (getenv("EVAL_SHOW")) print_message("%s\n", code.text);
        *ran += run_code(in);
    }
    interp_free(in);
    str_release(&printed);
}

static void test_random_programs(void **state) {
    (void)state;
    unsigned seed = (unsigned)seed_of_run();
    mem_set_budget((size_t)64 << 20);
    int ran = 0;
    str_init(&code);
    for (unsigned i = 0; i < 400; i++) run_one(seed + i, &ran);
    str_release(&code);
    print_message("%d statements succeeded\n", ran);
    assert_true(ran > 400); /* it is not all nonsense */
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_random_programs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
