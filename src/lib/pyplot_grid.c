/* lib/pyplot_grid: the array of Axes that subplots gives: axes[0], axes[1, 2], axes[:, 0], for ax
 * in axes.flat. */
#include "eval/rows.h"
#include "eval/sequence.h"
#include "lib/pyplot_axes.h"

typedef struct GridObject {
    Object head;
    Value items; /* a tuple, row by row; held */
    int ndim;    /* 1: rows is 1 */
    int64_t rows, columns;
} GridObject;

#define AS_GRID(v) ((GridObject *)(void *)(v).as.object)

static Value new_grid(Interp *in, Value items, int ndim, int64_t rows, int64_t columns) {
    GridObject *o = new_object(in, &type_axes_grid, sizeof *o);
    o->items = value_retain(items);
    o->ndim = ndim;
    o->rows = rows;
    o->columns = columns;
    return value_object(o);
}

Value new_axes_grid(Interp *in, const Figure *figure, bool squeeze) {
    Value items = new_list(in, NULL, 0);
    int count = figure->rows * figure->columns;
    for (int i = 0; i < count; i++) list_append(in, items, new_axes(in, place_in(figure, i)));
    if (squeeze && count == 1) return AS_LIST(items)->items[0];
    Value all = new_tuple(in, AS_LIST(items)->items, count);
    if (squeeze && (figure->rows == 1 || figure->columns == 1))
        return new_grid(in, all, 1, 1, count);
    return new_grid(in, all, 2, figure->rows, figure->columns);
}

static void grid_clear(Object *self) {
    GridObject *o = (GridObject *)(void *)self;
    value_drop(o->items);
    o->items = value_none();
}

/* ---- indexing: each part of the key is a number or a slice ---- */

typedef struct Part {
    Stretch stretch;
    bool single;
} Part;

static bool part_of(Interp *in, Value key, int64_t length, int axis, Part *out) {
    int64_t i;
    out->single = !value_is_slice(key);
    if (!out->single) return slice_stretch(in, key, length, &out->stretch);
    if (!arg_int(in, key, "an index", &i)) return false;
    if (i < -length || i >= length)
        return interp_raise(in, ERROR_INDEX,
                            "index %lld is out of bounds for axis %d with size "
                            "%lld",
                            (long long)i, axis, (long long)length);
    out->stretch = (Stretch){.start = i < 0 ? i + length : i, .step = 1, .count = 1};
    return true;
}

static Value picked(Interp *in, const GridObject *o, const Part *row, const Part *column) {
    Value items = new_list(in, NULL, 0);
    const Value *all = AS_LIST(o->items)->items;
    for (int64_t i = 0; i < row->stretch.count; i++)
        for (int64_t j = 0; j < column->stretch.count; j++) {
            int64_t r = row->stretch.start + i * row->stretch.step;
            int64_t c = column->stretch.start + j * column->stretch.step;
            list_append(in, items, all[r * o->columns + c]);
        }
    return new_tuple(in, AS_LIST(items)->items, AS_LIST(items)->count);
}

static bool grid_item(Interp *in, Value self, Value key, Value *out) {
    const GridObject *o = AS_GRID(self);
    bool tuple = value_is(key, &type_tuple);
    int64_t count = tuple ? AS_LIST(key)->count : 1;
    const Value *keys = tuple ? AS_LIST(key)->items : &key;
    Part row = {{.step = 1, .count = o->rows}, o->ndim == 1};
    Part column = {{.step = 1, .count = o->columns}, false};
    Part *parts[] = {&row, &column};
    if (count > o->ndim)
        return interp_raise(in, ERROR_INDEX,
                            "too many indices for array: array is %d-dimensional, but %lld were "
                            "indexed",
                            o->ndim, (long long)count);
    for (int i = 0; i < count; i++) {
        Part *part = parts[i + 2 - o->ndim];
        if (!part_of(in, keys[i], part->stretch.count, i, part)) return false;
    }
    Value items = picked(in, o, &row, &column);
    if (row.single && column.single)
        *out = AS_LIST(items)->items[0];
    else if (row.single || column.single)
        *out = new_grid(in, items, 1, 1, AS_LIST(items)->count);
    else
        *out = new_grid(in, items, 2, row.stretch.count, column.stretch.count);
    return true;
}

static bool grid_length(Interp *in, Value self, int64_t *out) {
    (void)in;
    *out = AS_GRID(self)->ndim == 1 ? AS_GRID(self)->columns : AS_GRID(self)->rows;
    return true;
}

static bool grid_iterate(Interp *in, Value self, Value *iterator) {
    const GridObject *o = AS_GRID(self);
    if (o->ndim == 1) return value_iterate(in, o->items, iterator);
    Value rows = new_list(in, NULL, 0), row = value_none();
    for (int64_t i = 0; i < o->rows; i++)
        if (!grid_item(in, self, value_int(i), &row) || !list_append(in, rows, row)) return false;
    return value_iterate(in, rows, iterator);
}

/* array([<Axes: >, <Axes: >], dtype=object) */
static bool grid_repr(Interp *in, Value self, Str *out) {
    const GridObject *o = AS_GRID(self);
    str_add(out, o->ndim == 1 ? "array([" : "array([[");
    for (int64_t i = 0; i < o->rows * o->columns; i++) {
        if (i > 0) str_add(out, i % o->columns ? ", " : "],\n       [");
        if (!value_repr(in, AS_LIST(o->items)->items[i], out)) return false;
    }
    str_add(out, o->ndim == 1 ? "], dtype=object)" : "]], dtype=object)");
    return true;
}

static bool grid_flat(Interp *in, const Value *args, Value *out) {
    const GridObject *o = AS_GRID(args[0]);
    *out = new_grid(in, o->items, 1, 1, o->rows * o->columns);
    return true;
}

static bool grid_shape(Interp *in, const Value *args, Value *out) {
    const GridObject *o = AS_GRID(args[0]);
    Value sizes[] = {value_int(o->rows), value_int(o->columns)};
    *out = o->ndim == 1 ? new_tuple(in, sizes + 1, 1) : new_tuple(in, sizes, 2);
    return true;
}

static bool grid_size(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = value_int(AS_GRID(args[0])->rows * AS_GRID(args[0])->columns);
    return true;
}

static bool grid_ndim(Interp *in, const Value *args, Value *out) {
    (void)in;
    *out = value_int(AS_GRID(args[0])->ndim);
    return true;
}

static const Native members[] = {ROW("flatten", "self", grid_flat, "All Axes in one row."),
                                 ROW("ravel", "self", grid_flat, "All Axes in one row."),
                                 ROW_PROPERTY("flat", grid_flat, "All Axes in one row."),
                                 ROW_PROPERTY("shape", grid_shape, "How many rows and columns."),
                                 ROW_PROPERTY("size", grid_size, "How many Axes."),
                                 ROW_PROPERTY("ndim", grid_ndim, "1: a row or column; 2: a grid."),
                                 {0}};

const Type type_axes_grid = {.head = TYPE_HEAD,
                             .name = "ndarray",
                             .module = "numpy",
                             .doc = "The Axes of a figure, by row and column.",
                             .members = members,
                             .clear = grid_clear,
                             .repr = grid_repr,
                             .length = grid_length,
                             .iterate = grid_iterate,
                             .item = grid_item};
