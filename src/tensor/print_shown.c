/* tensor/print_shown: which elements a print shows, and their magnitudes. */
#include "tensor/print_shown.h"

#include <math.h>

bool shown_cuts(int64_t size, int64_t edge) {
    return edge >= 0 && size > 2 * edge;
}

Shown shown_first(const Tensor *t, int64_t edge) {
    return (Shown){.tensor = t, .edge = edge, .done = tensor_count(t) == 0};
}

bool shown_next(Shown *shown, int64_t *linear) {
    const Tensor *t = shown->tensor;
    if (shown->done || stop_asked()) return false;
    *linear = 0;
    for (int dim = 0; dim < t->ndim; dim++) *linear = *linear * t->shape[dim] + shown->index[dim];
    int dim = t->ndim - 1;
    for (; dim >= 0; dim--) {
        int64_t size = t->shape[dim];
        shown->index[dim]++;
        if (shown_cuts(size, shown->edge) && shown->index[dim] == shown->edge)
            shown->index[dim] = size - shown->edge;
        if (shown->index[dim] < size) break;
        shown->index[dim] = 0;
    }
    shown->done = dim < 0;
    return true;
}

Magnitudes shown_magnitudes(const Tensor *t, int64_t edge) {
    Magnitudes m = {.whole = true};
    Shown shown = shown_first(t, edge);
    int64_t linear;
    while (shown_next(&shown, &linear)) {
        double x = fabs(tensor_get_double(t, linear));
        if (x == 0 || !isfinite(x)) continue;
        if (m.count == 0 || x < m.min) m.min = x;
        if (m.count == 0 || x > m.max) m.max = x;
        if (x != ceil(x)) m.whole = false;
        m.count++;
    }
    return m;
}
