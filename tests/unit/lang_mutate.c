/* unit/lang_mutate: no text makes the parser crash, hang or leak (run it under ASan): real code
 * with random changes, real code cut anywhere, and nesting without end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lang/dump.h"
#include "seed.h"

static const char *const seeds[] = {
    "import torch\nimport torch.nn as nn\nfrom torch.nn import functional as F, Parameter\n"
    "x = torch.tensor([[[0., 1., 2.]]])  # (N, C, L)\nconv = nn.Conv1d(1, 2, kernel_size=3,\n"
    "                 bias=False)\nprint(f'{conv(x)!r:>{20}} {x.shape=} {{}}')\n%step conv(x)\n",
    "class Causal(nn.Conv1d):\n    '''doc'''\n    def __init__(self, *args, dilation=1, **kw):\n"
    "        super().__init__(*args, **kw)\n        self.left = (self.k - 1) * dilation\n\n"
    "    @property\n    def forward(self, x: int = 3) -> str:\n"
    "        return super().forward(F.pad(x, (self.left, 0)))[:, ::2, ..., -1]\n",
    "for i, (a, *b) in enumerate(zip(x, y)):\n\tif a < b <= c and not d:\n\t\tcontinue\n"
    "\telif a is not None: z += 1; w **= 2\n\telse:\n\t\twith open('a') as f, g: del h[0]\nelse:\n"
    "\twhile (n := next(it)) not in s: break\n",
    "try:\n    d = {'a': 1, **e, 'b': lambda x, /, y=2, *z: x if y else z}\nexcept (A, B) as e:\n"
    "    raise C('\\x41\\u00e9\\n') from e\nfinally:\n    s = {i for i in r'\\d' \"q\" if i}\n"
    "    t = [j for k in l for j in k if j if k]; u = 1_0 + 0xF + .5e-3 // ~2 @ m\n"
    "    def f():\n        global g\n        g = 1\n",
    ">>> x = 1\n>>> for i in x:\n...     print(i)\n...\n0\n",
    "print(“curly”)\nx\xC2\xA0= 3 – 2\nIn [3]: y = (1,\n",
};
enum { SEEDS = sizeof seeds / sizeof *seeds };

static const char *const inserts[] = {"(",  ")",  "[",       "]",      "{",    "}",  "'",    "\"",
                                      "\n", "  ", "\t",      "\\",     "#",    ":",  "=",    ",",
                                      "f'", "%",  "?",       "\"\"\"", "{{",   "!r", "\xE2", "é",
                                      "0x", "1e", "lambda ", " for ",  " if ", "*",  "**",   ":="};
enum { INSERTS = sizeof inserts / sizeof *inserts };

static uint64_t random_next(uint64_t *seed) { /* splitmix64 */
    uint64_t z = *seed += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

static size_t below(uint64_t *seed, size_t limit) {
    return limit ? (size_t)(random_next(seed) % limit) : 0;
}

/* Parse it every way there is; a tree can be written, an error has a message and a place. */
static void read_text(const char *text) {
    Error error = {0};
    Program *program = program_parse(text, "test", &error);
    Str out;
    str_init(&out);
    if (program) {
        program_dump(program, &out);
    } else {
        assert_true(error.kind != ERROR_NONE);
        assert_true(error.span.line > 0 && error.span.column >= 0);
        assert_true(error.span.end_column > error.span.column);
        error_report(&error, "test", text, &out);
    }
    program_drop(program);
    program_drop(program_parse_expression(text, "test", &error));
    lang_needs_more(text);
    assert_true(lang_next_indent(text) >= 0);
    error_clear(&error);
    str_release(&out);
}

/* A piece goes away, comes twice, or something strange comes in. */
static void mutate(Str *text, uint64_t *seed) {
    size_t at = below(seed, text->length + 1);
    size_t length = below(seed, text->length - at + 1) % 12;
    char *before = mem_text_n(text->text, at), *piece = mem_text_n(text->text + at, length);
    char *after = mem_text(text->text + at + length);
    size_t kind = below(seed, 3);
    str_clear(text);
    str_add(text, before);
    if (kind == 1) str_addf(text, "%s%s", piece, piece);
    if (kind == 2) str_addf(text, "%s%s", inserts[below(seed, INSERTS)], piece);
    str_add(text, after);
    mem_free(before);
    mem_free(piece);
    mem_free(after);
}

static void test_mutations(void **state) {
    (void)state;
    uint64_t seed = seed_of_run();
    for (int round = 0; round < 4000; round++) {
        Str text;
        str_init(&text);
        str_add(&text, seeds[below(&seed, SEEDS)]);
        for (size_t changes = 1 + below(&seed, 6); changes > 0; changes--) mutate(&text, &seed);
        read_text(text.text);
        str_release(&text);
    }
}

static void test_truncations(void **state) {
    (void)state;
    for (int i = 0; i < SEEDS; i++)
        for (size_t length = 0; length <= strlen(seeds[i]); length++) {
            char *text = mem_text_n(seeds[i], length);
            read_text(text);
            mem_free(text);
        }
}

static const char *const nests[] = {"(",     "[",       "{",           "f(",       "x[",
                                    "{1:",   "-",       "not ",        "lambda: ", "1 if x else ",
                                    "1 + ",  "x and ",  "2 ** ",       "x.y",      "[x for x in ",
                                    "x = ",  "if x:\n", "x, ",         "*",        "f'{",
                                    "x if ", "1 < ",    "elif x: y\n", "'a' ",     "@x\n",
                                    "x[0]",  "x()"};

static void test_deep(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof nests / sizeof *nests; i++) {
        Str text;
        str_init(&text);
        if (strncmp(nests[i], "elif", 4) == 0) str_add(&text, "if x: y\n");
        for (int depth = 0; depth < 20000; depth++) str_add(&text, nests[i]);
        read_text(text.text);
        str_add(&text, "x");
        read_text(text.text);
        str_release(&text);
    }
}

static void test_deep_blocks(void **state) {
    (void)state;
    Str text;
    str_init(&text);
    for (int depth = 0; depth < 150; depth++) {
        str_add_repeat(&text, ' ', depth);
        str_add(&text, "if x:\n");
    }
    Error error = {0};
    assert_null(program_parse(text.text, "test", &error));
    assert_string_equal(error.message, "too many levels of indentation");
    error_clear(&error);
    str_release(&text);
}

static void test_deep_brackets(void **state) {
    (void)state;
    Str text;
    str_init(&text);
    str_add_repeat(&text, '(', 201);
    str_add_repeat(&text, ')', 201);
    Error error = {0};
    assert_null(program_parse(text.text, "test", &error));
    assert_string_equal(error.message, "too many nested parentheses");
    error_clear(&error);
    str_release(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mutations),     cmocka_unit_test(test_truncations),
        cmocka_unit_test(test_deep),          cmocka_unit_test(test_deep_blocks),
        cmocka_unit_test(test_deep_brackets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
