/* unit/lang_tree: what tree a text gives, in the words of lang/dump. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <string.h>

#include "base/intern.h"
#include "base/mem.h"
#include "lang/dump.h"

typedef struct Case {
    const char *source;
    const char *tree;
} Case;

static const Case expressions[] = {
    {"a + b * c", "(+ a (* b c))"},
    {"  a\n", "a"},
    {"(a + b) * c", "(* (+ a b) c)"},
    {"a - b - c", "(- (- a b) c)"},
    {"a ** b ** c", "(** a (** b c))"},
    {"-a ** -b", "(- (** a (- b)))"},
    {"2 ** -1", "(** 2 (- 1))"},
    {"a | b ^ c & d << e + f @ g", "(| a (^ b (& c (<< d (+ e (@ f g))))))"},
    {"a // b % c / d", "(/ (% (// a b) c) d)"},
    {"~a >> +b", "(>> (~ a) (+ b))"},
    {"not a and b or c", "(or (and (not a) b) c)"},
    {"not a == b", "(not (compare a == b))"},
    {"a < b <= c != d", "(compare a < b <= c != d)"},
    {"a is not b not in c", "(compare a is not b not in c)"},
    {"a if b else c if d else e", "(if b a (if d c e))"},
    {"lambda: 1", "(lambda [] 1)"},
    {"lambda a, *b, c=1, **d: a, e", "(tuple (lambda [a *b !c=1 **d] a) e)"},
    {"lambda a, b=2, /, c=3: 0", "(lambda [/a /b=2 c=3] 0)"},
    {"f()", "(call f)"},
    {"f(a, *b, k=1, **c)(d)", "(call (call f a *b k=1 **c) d)"},
    {"f(x for x in y)", "(call f (generator x( for x y)))"},
    {"f(a := 1, b)", "(call f (:= a 1) b)"},
    {"a.b.c[0].d", "(. ([] (. (. a b) c) 0) d)"},
    {"x[1:2, ::-1, None, ..., :]",
     "([] x (tuple (slice 1 2 _) (slice _ _ (- 1)) None ... (slice _ _ _)))"},
    {"x[a,]", "([] x (tuple a))"},
    {"x[*a]", "([] x (tuple *a))"},
    {"x[(a, b)]", "([] x (tuple a b))"},
    {"()", "(tuple)"},
    {"(a)", "a"},
    {"(a,)", "(tuple a)"},
    {"[]", "(list)"},
    {"[a, *b,]", "(list a *b)"},
    {"{}", "(dict)"},
    {"{a}", "(set a)"},
    {"{*a, b}", "(set *a b)"},
    {"{a: b, **c, d: e,}", "(dict a:b **c d:e)"},
    {"{a: b for a, b in c}", "(dictcomp a:b( for (tuple a b) c))"},
    {"{a for a in b}", "(setcomp a( for a b))"},
    {"[a for a in b if c if d for e in a]", "(listcomp a( for a b)( if c d)( for e a))"},
    {"[(a, b) for *a, b in c]", "(listcomp (tuple a b)( for (tuple *a b) c))"},
    {"(y := 3)", "(:= y 3)"},
    {"None, True, False, ...", "(tuple None True False ...)"},
    {"1_000 + 0xFf + 0o17 + 0b101 + 00", "(+ (+ (+ (+ 1000 255) 15) 5) 0)"},
    {"9223372036854775807", "9223372036854775807"},
    {"1., .5, 1e-5, 1_0.5e1_0, 1E5", "(tuple 1.0 0.5 1e-05 105000000000.0 100000.0)"},
    {"1if x else 2", "(if x 1 2)"},
    {"'a' \"b\"", "\"ab\""},
    {"'''a\nb'''", "\"a\\nb\""},
    {"'it\\'s \\x41\\u00e9\\101\\n\\\n.'", "\"it's Aé"
                                           "A\\n.\""},
    {"r'\\n' R'\\''", "\"\\\\n\\\\'\""},
    {"'\\d'", "\"\\\\d\""},
    {"u'π'", "\"π\""},
    {"'a' f'b{c}' 'd'", "(f \"ab\" {c} \"d\")"},
    {"f''", "(f)"},
    {"f'{{a}}'", "(f \"{a}\")"},
    {"f'{a!r:>{w}.3f}'", "(f {a!r:(f \">\" {w} \".3f\")})"},
    {"f'{x[\"k\"]:.2f}, {a, b}'", "(f {([] x \"k\"):(f \".2f\")} \", \" {(tuple a b)})"},
    {"f'{x = }'", "(f {<x = >x!r})"},
    {"f'{x=:.1f}'", "(f {<x=>x:(f \".1f\")})"},
    {"f'{a != b}{(lambda x: 1)(2)}'", "(f {(compare a != b)} {(call (lambda [x] 1) 2)})"},
    {"f'{a if b else c}{ {1: 2}[1] }'", "(f {(if b a c)} {([] (dict 1:2) 1)})"},
    {"f'''{\na\n}'''", "(f {a})"},
    {"rf'\\n{a}'", "(f \"\\\\n\" {a})"},
    {"f'{x for x in y}'", "(f {(generator x( for x y))})"},
    {"größe_1 + π", "(+ größe_1 π)"},
};

static const Case programs[] = {
    {"", ""},
    {"\n\n# nothing\n  # here\n", ""},
    {"\xEF\xBB\xBFx = 1\r\ny = 2\r", "= x 1\n= y 2\n"},
    {"x = y = z, = 1", "= x y (tuple z) 1\n"},
    {"a, *b = c; d[0] = e.f = 3;", "= (tuple a *b) c\n= ([] d 0) (. e f) 3\n"},
    {"a += 1; b **= 2; c @= d; e //= f; g >>= h", "+= a 1\n**= b 2\n@= c d\n//= e f\n>>= g h\n"},
    {"a: int = 3; b.c: str", "annotate a 3\nannotate (. b c) _\n"},
    {"x = (1 +\n# in between\n\n  2)\ny = 1 + \\\n  2", "= x (+ 1 2)\n= y (+ 1 2)\n"},
    {"if a:\n  b\nelif c: d\nelse:\n\te\nf",
     "if a\n  do b\n else\n   if c\n     do d\n    else\n      do e\ndo f\n"},
    {"for i, (j, k) in a, b: pass\nelse: c", "for (tuple i (tuple j k)) in (tuple a b)\n  pass\n"
                                             " else\n   do c\n"},
    {"while (x := f()): break\nelse: a", "while (:= x (call f))\n  break\n else\n   do a\n"},
    {"while a:\n  continue\n  break", "while a\n  continue\n  break\n"},
    {"def f(a, b=1, *c, d: int = 2, e, **g) -> str:\n  '''doc'''\n  h = a\n  return h, b",
     "def f [a b=1 *c !d=2 !e **g] locals a b c d e g h\n  do \"doc\"\n  = h a\n"
     "  return (tuple h b)\n"},
    {"def f(a, /, b, *, c): return", "def f [/a b !c] locals a b c\n  return _\n"},
    {"def f():\n  global g, h\n  g = x = 1\n  import a.b, c as d\n  from e import i as j, k\n"
     "  for l in m: n: int = 1\n  with o as (p, *q): del r\n  try: s += 1\n  except t as u: pass\n"
     "  def v(): w = 1\n  class X: y = 1\n  [z for z in (zz := A)]",
     "def f [] locals x a d j k l n p q r u s v X zz\n"
     "  global g h\n  = g x 1\n  import a.b c as d\n  from e import i as j k\n"
     "  for l in m\n    annotate n 1\n  with o as (tuple p *q)\n    del r\n"
     "  try\n    += s 1\n   except t as u\n     pass\n"
     "  def v [] locals w\n    = w 1\n  class X\n    = y 1\n"
     "  do (listcomp z( for z (:= zz A)))\n"},
    {"class A: pass\n@d.e(1)\n@f\nclass B(A, C.D, metaclass=M):\n  @g\n  def h(self): pass",
     "class A\n  pass\nclass B A (. C D) metaclass=M @ (call (. d e) 1) f\n"
     "  def h [self] @ g locals self\n    pass\n"},
    {"import a, b.c as d\nfrom . import e\nfrom ..f.g import (h, i as j,)\nfrom k import *",
     "import a b.c as d\nfrom . import e\nfrom ..f.g import h i as j\nfrom k import *\n"},
    {"with a as b, c: pass\nwith (d as e, f,): pass\nwith (g): pass\nwith (h, i): pass\n"
     "with (j).k() as m: pass",
     "with a as b c\n  pass\nwith d as e f\n  pass\nwith g\n  pass\nwith h i\n  pass\n"
     "with (call (. j k)) as m\n  pass\n"},
    {"try: a\nexcept: b\nelse: c\nfinally: d",
     "try\n  do a\n except _\n   do b\n else\n   do c\n finally\n   do d\n"},
    {"try:\n  a\nexcept (B, C) as e:\n  raise D from e\nexcept F: raise\n",
     "try\n  do a\n except (tuple B C) as e\n   raise D e\n except F\n   raise\n"},
    {"try: a\nfinally: b", "try\n  do a\n finally\n   do b\n"},
    {"assert a, 'b'\ndel c, d[0]\ndel (e, f)", "assert a \"b\"\ndel c ([] d 0)\ndel (tuple e f)\n"},
    {"def f():\n  x = 1\n  def g():\n    nonlocal x\n    x = 2",
     "def f [] locals x g\n  = x 1\n  def g [] locals\n    nonlocal x\n    = x 2\n"},
    {"match = 1; match[0]; match(x); match.a; print(match)",
     "= match 1\ndo ([] match 0)\ndo (call match x)\ndo (. match a)\ndo (call print match)\n"},
    {"%step conv(x)  \n%", "% step conv(x)\n% \n"},
    {"if a:\n    %next\n    b\n%goto 3", "if a\n  % next\n  do b\n% goto 3\n"},
    {"%step conv(x,\n   y)\nz", "% step conv(x,\n   y)\ndo z\n"},
    {"%step f('(', \"it's\")\nz", "% step f('(', \"it's\")\ndo z\n"},
    {"%explain a \\\n  b\nz", "% explain a \\\n  b\ndo z\n"},
    {"%lesson (\nz", "% lesson (\ndo z\n"},
    {"%lesson what's\nz", "% lesson what's\ndo z\n"},
    {"x = a % b\ny = (a\n% b)", "= x (% a b)\n= y (% a b)\n"},
    {"conv?\n?conv.weight\nx = 1\nnn.Conv1d ??\n?",
     "% pinfo conv\n% pinfo conv.weight\n= x 1\n% pinfo nn.Conv1d\n% pinfo \n"},
    {">>> x = 1\n>>> for i in x:\n...     print(i)\n...\n0\n\n>>> x\ntensor([1])",
     "= x 1\nfor i in x\n  do (call print i)\ndo x\n"},
    {"In [1]: x = 1\n\nIn [2]: if x:\n   ...:     y\n   ...:\nOut[2]: 3\n",
     "= x 1\nif x\n  do y\n"},
};

static char *dump(const char *source, bool expression) {
    Error error = {0};
    Program *program = expression ? program_parse_expression(source, "test", &error)
                                  : program_parse(source, "test", &error);
    Str out;
    str_init(&out);
    if (!program)
        error_report(&error, "test", source, &out);
    else if (expression)
        expr_dump(program->body.items[0]->as.expr, &out);
    else
        program_dump(program, &out);
    program_drop(program);
    error_clear(&error);
    return str_take(&out);
}

static void check(const Case *one, bool expression) {
    char *got = dump(one->source, expression);
    if (strcmp(got, one->tree) != 0) print_error("source: %s\n", one->source);
    assert_string_equal(got, one->tree);
    mem_free(got);
}

static void test_expressions(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof expressions / sizeof *expressions; i++)
        check(&expressions[i], true);
}

static void test_programs(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) check(&programs[i], false);
}

static Program *parse(const char *source) {
    Error error = {0};
    Program *program = program_parse(source, "test", &error);
    assert_non_null(program);
    return program;
}

static void test_muted(void **state) {
    (void)state;
    static const struct {
        const char *source;
        bool muted;
    } cases[] = {{"x", false},
                 {"x;", true},
                 {"x;  # quiet\n\n", true},
                 {"x; y", false},
                 {"';'", false},
                 {"if x:\n  y;\n", true},
                 {"%step conv(x);", false},
                 {"", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Program *program = parse(cases[i].source);
        if (program->muted != cases[i].muted) print_error("source: %s\n", cases[i].source);
        assert_int_equal(program->muted, cases[i].muted);
        program_drop(program);
    }
}

/* Where nodes stand: what an error of the evaluator will underline. */
static void test_spans(void **state) {
    (void)state;
    Program *program = parse("a = 1\n  \ny = f(a,\n  b).c + d\n");
    const Expr *sum = program->body.items[1]->as.assign.value;
    assert_int_equal(sum->span.line, 3);
    assert_int_equal(sum->span.column, 4);
    assert_int_equal(sum->span.end_column, 8); /* to the end of its first line */
    assert_int_equal(sum->as.binary.op_span.line, 4);
    assert_int_equal(sum->as.binary.op_span.column, 7);
    const Expr *attribute = sum->as.binary.left;
    assert_int_equal(attribute->as.attribute.name_span.column, 5);
    assert_int_equal(attribute->as.attribute.name_span.end_column, 6);
    const Expr *right = sum->as.binary.right;
    assert_int_equal(right->span.column, 9);
    assert_int_equal(right->span.end_column, 10);
    program_drop(program);
}

static void test_fstring_spans(void **state) {
    (void)state;
    Program *program = parse("x = f'é {a} {bc}'\n");
    const ExprList *pieces = &program->body.items[0]->as.assign.value->as.items;
    assert_int_equal(pieces->count, 4);
    const Expr *name = pieces->items[3]->as.formatted.value;
    assert_int_equal(name->span.line, 1);
    assert_int_equal(name->span.column, 14); /* in bytes */
    assert_int_equal(name->span.end_column, 16);
    program_drop(program);
}

static void test_names_are_interned(void **state) {
    (void)state;
    Program *program = parse("def f(x): return x\n");
    const Function *function = program->body.items[0]->as.def.function;
    assert_ptr_equal(function->params[0].name, intern("x"));
    assert_ptr_equal(function->locals[0], function->body.items[0]->as.expr->as.name);
    assert_string_equal(program->source, "def f(x): return x\n");
    assert_string_equal(program->name, "test");
    program_drop(program);
}

static void test_strings_hold_nul(void **state) {
    (void)state;
    Program *program = parse("'a\\0b'\n");
    const Expr *text = program->body.items[0]->as.expr;
    assert_int_equal(text->as.string.length, 3);
    assert_memory_equal(text->as.string.text, "a\0b", 4);
    program_drop(program);
}

static void test_docstrings(void **state) {
    (void)state;
    Program *program = parse("class A:\n  'of A'\n  def f(self): 'of f'\n  def g(self): f'no'\n");
    const Stmt *class = program->body.items[0];
    assert_string_equal(class->as.class.doc, "of A");
    assert_string_equal(class->as.class.body.items[1]->as.def.function->doc, "of f");
    assert_null(class->as.class.body.items[2]->as.def.function->doc);
    program_drop(program);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_expressions),
        cmocka_unit_test(test_programs),
        cmocka_unit_test(test_muted),
        cmocka_unit_test(test_spans),
        cmocka_unit_test(test_fstring_spans),
        cmocka_unit_test(test_names_are_interned),
        cmocka_unit_test(test_strings_hold_nul),
        cmocka_unit_test(test_docstrings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
