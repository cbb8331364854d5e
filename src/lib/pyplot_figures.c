/* lib/pyplot_figures: opening, finding, showing and closing figures. */
#include "lib/pyplot_figures.h"

#include "base/mem.h"
#include "lib/pyplot.h"

void figures_close(Interp *in) {
    pyplot_release(library_of(in));
}

void pyplot_release(Library *library) {
    figure_clear(&library->figure);
    for (int i = 0; i < library->waiting_count; i++) figure_clear(&library->waiting[i]);
    mem_free(library->waiting);
    library->waiting = NULL;
    library->waiting_count = 0;
}

/* Put the current figure behind those that wait; one without axes is forgotten. */
static void set_aside(Library *library) {
    if (!library->figure.axes) {
        figure_clear(&library->figure);
        return;
    }
    size_t count = (size_t)library->waiting_count;
    library->waiting = mem_grow(library->waiting, (count + 1) * sizeof *library->waiting);
    library->waiting[library->waiting_count++] = library->figure;
    library->figure = (Figure){0};
}

static Figure take_waiting(Library *library, int index) {
    Figure figure = library->waiting[index];
    library->waiting_count--;
    for (int i = index; i < library->waiting_count; i++)
        library->waiting[i] = library->waiting[i + 1];
    return figure;
}

static int waiting_index(const Library *library, int64_t number) {
    for (int i = 0; i < library->waiting_count; i++)
        if (library->waiting[i].number == number) return i;
    return -1;
}

Figure *figure_numbered(Interp *in, int64_t number) {
    Library *library = library_of(in);
    if (number > 0 && library->figure.number == number) return &library->figure;
    int index = waiting_index(library, number);
    return index < 0 ? NULL : &library->waiting[index];
}

Figure *figure_select(Interp *in, int64_t number) {
    Library *library = library_of(in);
    if (number > 0 && library->figure.number == number) return &library->figure;
    int index = number > 0 ? waiting_index(library, number) : -1;
    Figure figure = {.number = number};
    if (index >= 0) figure = take_waiting(library, index);
    set_aside(library);
    if (number > library->figures_made) library->figures_made = number;
    if (number <= 0) figure.number = ++library->figures_made;
    library->figure = figure;
    return &library->figure;
}

Figure *figure_current(Interp *in) {
    Library *library = library_of(in);
    if (library->figure.number == 0) library->figure.number = ++library->figures_made;
    return &library->figure;
}

void figure_close(Interp *in, int64_t number) {
    Library *library = library_of(in);
    if (library->figure.number == number) figure_clear(&library->figure);
    int index = waiting_index(library, number);
    if (index >= 0) {
        Figure closed = take_waiting(library, index);
        figure_clear(&closed);
    }
    if (library->figure.number == 0 && library->waiting_count > 0)
        library->figure = take_waiting(library, library->waiting_count - 1);
}

static bool show_current(Interp *in) {
    Library *library = library_of(in);
    if (figure_is_empty(&library->figure)) return true;
    if (library->on_show) return library->on_show(library->on_show_context, in, &library->figure);
    char *words = figure_words(&library->figure);
    interp_note(in, words);
    mem_free(words);
    return true;
}

bool figures_show(Interp *in) {
    Library *library = library_of(in);
    bool fine = true;
    set_aside(library);
    while (fine && library->waiting_count > 0) {
        library->figure = take_waiting(library, 0);
        fine = show_current(in);
        figure_clear(&library->figure);
    }
    pyplot_release(library);
    return fine;
}

bool figure_grid_fine(Interp *in, int64_t rows, int64_t columns) {
    if (rows < 1)
        return interp_raise(in, ERROR_VALUE, "Number of rows must be a positive integer, not %lld",
                            (long long)rows);
    if (columns < 1)
        return interp_raise(in, ERROR_VALUE,
                            "Number of columns must be a positive integer, not %lld",
                            (long long)columns);
    if (rows > FIGURE_AXES_MAX || columns > FIGURE_AXES_MAX || rows * columns > FIGURE_AXES_MAX)
        return interp_raise(in, ERROR_VALUE, "the lab draws at most %d axes in one figure",
                            FIGURE_AXES_MAX);
    return true;
}

Place place_in(const Figure *figure, int index) {
    return (Place){figure->number, figure->rows, figure->columns, index};
}

Place place_current(Interp *in) {
    Figure *figure = figure_current(in);
    figure_axes(figure);
    return place_in(figure, figure->current);
}

/* Where the axes lie in the figure's grid, which may have become finer since. */
static Axes *axes_in(Figure *figure, Place place) {
    if (!figure->axes || figure->rows % place.rows || figure->columns % place.columns) return NULL;
    int row = place.index / place.columns * (figure->rows / place.rows);
    int column = place.index % place.columns * (figure->columns / place.columns);
    return &figure->axes[row * figure->columns + column];
}

Axes *place_find(Interp *in, Place place) {
    Figure *figure = figure_numbered(in, place.number);
    return figure ? axes_in(figure, place) : NULL;
}

Axes *place_axes(Interp *in, Place place) {
    Axes *axes = place_find(in, place);
    if (axes) return axes;
    Figure *figure = figure_select(in, place.number);
    figure_grid(figure, place.rows, place.columns);
    figure->current = place.index;
    return axes_in(figure, place);
}

void place_select(Interp *in, Place place) {
    Axes *axes = place_axes(in, place);
    Figure *figure = figure_select(in, place.number);
    figure->current = (int)(axes - figure->axes);
}
