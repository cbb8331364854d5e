/* lesson/compare: two rows of numbers below each other, and which of them differ. */
#include "lesson/compare.h"

#include <math.h>
#include <string.h>

#include "base/intern.h"
#include "eval/objects.h"

enum { NUMBERS_MAX = 64, WIDTH = 60, SURPLUS = 8 };

/* Numbers in their order, whatever brackets stood around them. */
typedef struct Row {
    double numbers[NUMBERS_MAX];
    int count;
    int inner;     /* how many stand in the innermost bracket; 0 of a number alone */
    bool is_tuple; /* one pair of round brackets: a shape, perhaps */
} Row;

/* What a tensor holds, as lists; other values are themselves. */
static bool as_list(Interp *in, Value v, Value *list) {
    bool found = false;
    Value method;
    *list = v;
    if (v.tag != TAG_OBJECT || value_is(v, &type_list) || value_is(v, &type_tuple)) return true;
    if (!value_get_maybe(in, v, intern("tolist"), &method, &found)) return false;
    return !found || value_call_with(in, method, NULL, 0, list);
}

static bool take(Interp *in, Value v, Row *row) {
    Value list;
    if (!as_list(in, v, &list)) return false;
    if (value_is(list, &type_list) || value_is(list, &type_tuple)) {
        row->inner = 0;
        row->is_tuple = value_is(list, &type_tuple);
        int64_t count = AS_LIST(list)->count;
        for (int64_t i = 0; i < count; i++)
            if (!take(in, AS_LIST(list)->items[i], row)) return false;
        if (!row->inner) row->inner = (int)count;
        return true;
    }
    if ((list.tag != TAG_INT && list.tag != TAG_FLOAT) || row->count == NUMBERS_MAX) return false;
    return arg_double(in, list, "answer", &row->numbers[row->count++]);
}

void compare_number(double x, Str *out) {
    str_addf(out, "%.6g", x == 0 ? 0.0 : x);
}

/* As close(a, b) of the rules does. */
static bool same(double a, double b) {
    return fabs(a - b) <= 1e-4 + 1e-4 * fabs(b);
}

static bool differs(const Row *mine, const Row *wanted, int i) {
    if (i >= mine->count || i >= wanted->count) return true;
    return !same(mine->numbers[i], wanted->numbers[i]);
}

/* ---- columns: as wide as the wider of the two numbers */

static int text_width(const Row *row, int i) {
    Str text;
    str_init(&text);
    if (i < row->count) compare_number(row->numbers[i], &text);
    int width = (int)text.length;
    str_release(&text);
    return width;
}

static int column_width(const Row *a, const Row *b, int i) {
    int x = text_width(a, i), y = text_width(b, i);
    return x > y ? x : y;
}

/* How many columns from `from` on fit a line. */
static int columns_end(const Row *a, const Row *b, int from, int end) {
    int used = 0;
    for (int i = from; i < end; i++) {
        used += column_width(a, b, i) + 2;
        if (used > WIDTH && i > from) return i;
    }
    return end;
}

/* One line: `lead`, then the numbers from..end of `row`, with brackets where they make a tuple. */
static void add_line(const char *lead, const Row *row, const Row *other, int from, int end,
                     bool tuple, Str *out) {
    size_t start = out->length;
    str_add(out, lead);
    if (tuple) str_add(out, from == 0 ? "(" : " ");
    for (int i = from; i < end && i < row->count; i++) {
        if (i > from) str_add(out, tuple ? ", " : "  ");
        str_add_repeat(out, ' ', column_width(row, other, i) - text_width(row, i));
        compare_number(row->numbers[i], out);
    }
    if (tuple && end >= row->count && from <= row->count)
        str_add(out, row->count == 1 ? ",)" : ")");
    while (out->length > start && out->text[out->length - 1] == ' ')
        out->text[--out->length] = '\0';
}

/* Carets under what differs. */
static void add_marks(const char *lead, const Row *mine, const Row *wanted, int from, int end,
                      bool tuple, Str *out) {
    str_add_repeat(out, ' ', (int64_t)strlen(lead) + tuple);
    bool open = false;
    for (int i = from; i < end; i++) {
        char mark = differs(mine, wanted, i) ? '^' : ' ';
        if (open) str_add(out, "  ");
        open = true;
        str_add_repeat(out, mark, column_width(mine, wanted, i));
    }
    while (out->length && out->text[out->length - 1] == ' ') out->text[--out->length] = '\0';
}

static bool any_differs(const Row *mine, const Row *wanted, int from, int end) {
    for (int i = from; i < end; i++)
        if (differs(mine, wanted, i)) return true;
    return false;
}

static void add_pair(const Row *mine, const Row *wanted, int from, int end, bool tuple, Str *out) {
    static const char you[] = "you have  ", want[] = "wanted    ";
    if (out->length) str_add_char(out, '\n');
    add_line(you, mine, wanted, from, end, tuple, out);
    str_add_char(out, '\n');
    add_line(want, wanted, mine, from, end, tuple, out);
    if (wanted->count < 2 || !any_differs(mine, wanted, from, end)) return;
    str_add_char(out, '\n');
    add_marks(you, mine, wanted, from, end, tuple, out);
}

/* Row after row, and of a long row piece after piece. */
static void add_pairs(const Row *mine, const Row *wanted, int row, Str *out) {
    bool tuple = wanted->is_tuple && row == wanted->count;
    int most = mine->count > wanted->count ? mine->count : wanted->count;
    if (most > wanted->count + SURPLUS) most = wanted->count + SURPLUS; /* how many is said below */
    for (int from = 0; from < most;) {
        int end = row < wanted->count && from < wanted->count ? from - from % row + row : most;
        if (end > most) end = most;
        int to = columns_end(mine, wanted, from, end);
        add_pair(mine, wanted, from, to, tuple, out);
        from = to;
    }
}

/* To an answer that is nothing of the kind, or endless. */
static void add_what(const Row *wanted, Str *out) {
    if (!wanted->inner)
        str_add(out, "What is wanted is a number, as in %check 3");
    else if (wanted->is_tuple && wanted->inner == wanted->count)
        str_addf(out, "What is wanted is %d numbers, as in %%check (1, 1, 4)", wanted->count);
    else
        str_addf(out, "What is wanted is %d numbers, as in %%check 3 6 9", wanted->count);
}

bool compare_values(Interp *in, Value mine, Value wanted, Comparison *found, Str *out) {
    Row a = {.count = 0}, b = {.count = 0};
    if (!take(in, wanted, &b) || !b.count) return false;
    if (!take(in, mine, &a) || !a.count) {
        add_what(&b, out);
        return false;
    }
    int row = b.inner > 0 && b.count % b.inner == 0 ? b.inner : b.count;
    add_pairs(&a, &b, row, out);
    if (a.count != b.count)
        str_addf(out, "\nyour answer has %d number%s, %d %s wanted", a.count,
                 a.count == 1 ? "" : "s", b.count, b.count == 1 ? "is" : "are");
    *found = (Comparison){.wrong = -1, .count = b.count, .row = row, .had = NAN};
    for (int i = b.count - 1; i >= 0; i--)
        if (differs(&a, &b, i)) found->wrong = i;
    if (found->wrong >= 0 && found->wrong < a.count) found->had = a.numbers[found->wrong];
    return true;
}
