/* tensor/sum_loops: the loops of sum.c for one type; included once for float, once for double, with
 * REAL the type, NAME(x) the function names and LANES the numbers of one vector that PyTorch adds
 * side by side. */

/* ---- NumPy: pairwise ---- */

static REAL NAME(pairwise)(const REAL *x, int64_t count, int64_t stride) {
    if (count < 8) {
        REAL sum = 0;
        for (int64_t i = 0; i < count; i++) sum += x[i * stride];
        return sum;
    }
    if (count > 128) {
        int64_t half = count / 2 / 8 * 8;
        return NAME(pairwise)(x, half, stride) +
               NAME(pairwise)(x + half * stride, count - half, stride);
    }
    REAL r[8];
    int64_t i = 8;
    for (int k = 0; k < 8; k++) r[k] = x[k * stride];
    for (; i + 8 <= count; i += 8)
        for (int k = 0; k < 8; k++) r[k] += x[(i + k) * stride];
    REAL sum = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));
    for (; i < count; i++) sum += x[i * stride];
    return sum;
}

/* The next elements of the `core` innermost dimensions, in order, gathered side by side. */
static int64_t NAME(gather)(const SumDim *dims, int core, const REAL *in, int64_t first, REAL *to) {
    int64_t whole = 1, taken = 0;
    for (int d = 0; d < core; d++) whole *= dims[d].size;
    for (; taken < SUM_CHUNK && first + taken < whole; taken++) {
        int64_t rest = first + taken, at = 0;
        for (int d = 0; d < core; d++) {
            at += rest % dims[d].size * dims[d].in;
            rest /= dims[d].size;
        }
        to[taken] = in[at];
    }
    return taken;
}

/* NumPy works through a buffer: it sums 8192 elements at a time. */
static void NAME(numpy_core)(const SumDim *dims, int core, const REAL *in, REAL *out) {
    REAL chunk[SUM_CHUNK];
    if (core == 1) {
        for (int64_t i = 0; i < dims[0].size && !stop_asked(); i += SUM_CHUNK) {
            int64_t left = dims[0].size - i;
            *out += NAME(pairwise)(in + i * dims[0].in, left < SUM_CHUNK ? left : SUM_CHUNK,
                                   dims[0].in);
        }
        return;
    }
    for (int64_t first = 0, n;
         (n = NAME(gather)(dims, core, in, first, chunk)) > 0 && !stop_asked(); first += n)
        *out += NAME(pairwise)(chunk, n, 1);
}

static void NAME(numpy_row)(const SumPlan *plan, const REAL *in, REAL *out) {
    const SumDim *inner = &plan->dims[0];
    if (plan->core > 0) {
        NAME(numpy_core)(plan->dims, plan->core, in, out);
        return;
    }
    for (int64_t i = 0; i < inner->size && !stop_asked(); i++)
        out[i * inner->out] += in[i * inner->in];
}

/* ---- PyTorch: cascade ---- */

enum { NAME(LEVELS) = 4, NAME(ROWS) = 4 };

/* How the numbers lie: `count` steps of `step`, in each `rows` groups every `row_step`, of `lanes`
 * neighbours. Each (row, lane) is a sum of its own. */
typedef struct NAME(Cascade) {
    int64_t count, step, row_step;
    int rows, lanes;
} NAME(Cascade);

static int64_t NAME(level_power)(int64_t count) {
    int64_t log = 0;
    while (((int64_t)1 << log) < count) log++;
    return log / NAME(LEVELS) > 4 ? log / NAME(LEVELS) : 4;
}

static void NAME(add_step)(const NAME(Cascade) * c, const REAL *x, REAL *sums) {
    for (int r = 0; r < c->rows; r++)
        for (int lane = 0; lane < c->lanes; lane++)
            sums[r * c->lanes + lane] += x[r * c->row_step + lane];
}

static void NAME(cascade)(const NAME(Cascade) * c, const REAL *x, REAL *sums) {
    REAL level[NAME(LEVELS)][NAME(ROWS) * LANES] = {{0}};
    int64_t power = NAME(level_power)(c->count), step = (int64_t)1 << power, i = 0;
    int width = c->rows * c->lanes;
    while (i + step <= c->count && !stop_asked()) {
        for (int64_t k = 0; k < step; k++, i++) NAME(add_step)(c, x + i * c->step, level[0]);
        for (int j = 1; j < NAME(LEVELS); j++) {
            for (int k = 0; k < width; k++) {
                level[j][k] += level[j - 1][k];
                level[j - 1][k] = 0;
            }
            if (i & ((step - 1) << (j * power))) break;
        }
    }
    for (; i < c->count && !stop_asked(); i++) NAME(add_step)(c, x + i * c->step, level[0]);
    for (int j = 1; j < NAME(LEVELS); j++)
        for (int k = 0; k < width; k++) level[0][k] += level[j][k];
    for (int k = 0; k < width; k++) sums[k] = level[0][k];
}

/* One row of `count` groups of `lanes` neighbours, four groups side by side. */
static void NAME(row_sum)(const REAL *x, int64_t count, int64_t step, int lanes, REAL *sums) {
    REAL all[NAME(ROWS) * LANES];
    int64_t fours = count / NAME(ROWS);
    NAME(Cascade) c = {fours, step * NAME(ROWS), step, NAME(ROWS), lanes};
    NAME(cascade)(&c, x, all);
    for (int64_t i = fours * NAME(ROWS); i < count; i++)
        for (int lane = 0; lane < lanes; lane++) all[lane] += x[i * step + lane];
    for (int r = 1; r < NAME(ROWS); r++)
        for (int lane = 0; lane < lanes; lane++) all[lane] += all[r * lanes + lane];
    for (int lane = 0; lane < lanes; lane++) sums[lane] = all[lane];
}

static REAL NAME(dense_row_sum)(const REAL *x, int64_t count) {
    REAL lanes[LANES], sum = 0;
    int64_t vectors = count / LANES;
    NAME(row_sum)(x, vectors, LANES, LANES, lanes);
    for (int64_t i = vectors * LANES; i < count; i++) sum += x[i];
    for (int lane = 0; lane < LANES; lane++) sum += lanes[lane];
    return sum;
}

/* `width` neighbouring columns of `rows` groups, each summed down its own column. */
static void NAME(columns)(const SumDim *down, const SumDim *across, const REAL *x, int64_t column,
                          int rows, int lanes, REAL *out) {
    REAL sums[NAME(ROWS) * LANES];
    const REAL *first = x + column * across->in;
    if (rows == 1) {
        NAME(row_sum)(first, down->size, down->in, lanes, sums);
    } else {
        NAME(Cascade)
        c = {down->size, down->in, lanes == 1 ? across->in : lanes, rows, lanes};
        NAME(cascade)(&c, first, sums);
    }
    for (int k = 0; k < rows * lanes; k++) out[(column + k) * across->out] += sums[k];
}

static void NAME(all_columns)(const SumDim *down, const SumDim *across, const REAL *x, int lanes,
                              REAL *out) {
    int64_t j = 0, wide = (int64_t)NAME(ROWS) * lanes;
    for (; j + wide <= across->size && !stop_asked(); j += wide)
        NAME(columns)(down, across, x, j, NAME(ROWS), lanes, out);
    for (; lanes > 1 && j + lanes <= across->size && !stop_asked(); j += lanes)
        NAME(columns)(down, across, x, j, 1, lanes, out);
    for (; j < across->size && !stop_asked(); j++) NAME(columns)(down, across, x, j, 1, 1, out);
}

/* The two innermost dimensions. */
static void NAME(torch_plane)(const SumPlan *plan, const REAL *in, REAL *out) {
    const SumDim *down = &plan->dims[0], *across = &plan->dims[1];
    if (down->out != 0) { /* nothing to reduce here */
        for (int64_t j = 0; j < across->size && !stop_asked(); j++)
            for (int64_t i = 0; i < down->size && !stop_asked(); i++)
                out[j * across->out + i * down->out] += in[j * across->in + i * down->in];
    } else if (down->in == 1 && down->size >= LANES) {
        for (int64_t j = 0; j < across->size && !stop_asked(); j++)
            out[j * across->out] += NAME(dense_row_sum)(in + j * across->in, down->size);
    } else if (across->in == 1 && across->size >= LANES) {
        NAME(all_columns)(down, across, in, LANES, out);
    } else if (down->in < across->in) {
        for (int64_t j = 0; j < across->size && !stop_asked(); j++) {
            REAL sum;
            NAME(row_sum)(in + j * across->in, down->size, down->in, 1, &sum);
            out[j * across->out] += sum;
        }
    } else {
        NAME(all_columns)(down, across, in, 1, out);
    }
}

/* ---- both ---- */

/* Walks the dimensions outside the `inner` ones that a row or plane takes. */
static void NAME(walk)(const SumPlan *plan, int dim, int inner, Dialect dialect, const REAL *in,
                       REAL *out) {
    if (dim < inner) {
        (dialect == DIALECT_NUMPY ? NAME(numpy_row) : NAME(torch_plane))(plan, in, out);
        return;
    }
    const SumDim *d = &plan->dims[dim];
    for (int64_t i = 0; i < d->size && !stop_asked(); i++)
        NAME(walk)(plan, dim - 1, inner, dialect, in + i * d->in, out + i * d->out);
}
