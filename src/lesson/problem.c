/* lesson/problem: the list of what is wrong with a lesson. */
#include "lesson/problem.h"

#include <stdlib.h>

#include "base/mem.h"

void problems_add(Problems *problems, int line, const char *format, ...) {
    if (problems->count == problems->room) {
        problems->room = problems->room ? problems->room * 2 : 8;
        problems->items = mem_grow(problems->items, (size_t)problems->room * sizeof(Problem));
    }
    Str text;
    str_init(&text);
    va_list args;
    va_start(args, format);
    str_addv(&text, format, args);
    va_end(args);
    problems->items[problems->count++] = (Problem){line, str_take(&text)};
}

static int by_line(const void *a, const void *b) {
    const Problem *x = a, *y = b;
    return (x->line > y->line) - (x->line < y->line);
}

void problems_sort(Problems *problems) {
    if (problems->count) qsort(problems->items, (size_t)problems->count, sizeof(Problem), by_line);
}

void problems_release(Problems *problems) {
    for (int i = 0; i < problems->count; i++) mem_free(problems->items[i].text);
    mem_free(problems->items);
    *problems = (Problems){0};
}
