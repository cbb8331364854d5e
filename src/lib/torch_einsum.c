/* lib/torch_einsum: einsum('nci,oc->noi', x, w): sums of products, the dimensions named by letters.
 *
 * Letters of the output run outside, the others inside, where they are summed. */
#include <ctype.h>
#include <string.h>

#include "lib/numpy_functions.h"
#include "lib/tensor_arg.h"
#include "lib/torch_functions.h"

enum { LETTERS = 52, OPERANDS = 4 };

typedef struct Einsum {
    char order[LETTERS]; /* the letters: first the output's, then the summed ones */
    int letters, kept;
    int64_t size[LETTERS];
    int operands;
    char names[OPERANDS][TENSOR_MAX_DIMS + 1];
    Tensor tensors[OPERANDS]; /* views that the caller holds */
} Einsum;

static int letter_of(const Einsum *e, char letter) {
    for (int i = 0; i < e->letters; i++)
        if (e->order[i] == letter) return i;
    return -1;
}

static bool bad(Interp *in, const char *what) {
    interp_raise(in, ERROR_RUNTIME, "einsum(): %s", what);
    return interp_why(in, "the equation names each dimension by a letter: 'nci,oc->noi'");
}

/* The parts before "->": 'nci,oc' */
static bool read_operands(Interp *in, const char **at, Einsum *e) {
    int operand = 0, dims = 0;
    for (; **at && strncmp(*at, "->", 2) != 0; ++*at) {
        if (**at == ' ') continue;
        if (**at == ',') {
            if (++operand == OPERANDS) return bad(in, "the lab takes up to four operands");
            dims = 0;
            continue;
        }
        if (!isalpha((unsigned char)**at)) return bad(in, "subscripts must be letters");
        if (dims == TENSOR_MAX_DIMS) return bad(in, "too many subscripts");
        e->names[operand][dims++] = **at;
    }
    return operand + 1 == e->operands ||
           bad(in, "more operands were provided than specified in the equation");
}

static void add_letter(Einsum *e, char letter) {
    if (letter_of(e, letter) < 0) e->order[e->letters++] = letter;
}

/* Without "->" the output has the letters that stand once, in the order of the alphabet. */
static void guess_output(Einsum *e) {
    for (int letter = 'A'; letter <= 'z'; letter++) {
        int seen = 0;
        for (int i = 0; i < e->operands; i++)
            for (const char *at = e->names[i]; *at; at++) seen += *at == letter;
        if (seen == 1) add_letter(e, (char)letter);
    }
}

static bool read_equation(Interp *in, const char *at, Einsum *e) {
    if (!read_operands(in, &at, e)) return false;
    if (!*at) guess_output(e);
    for (at += *at ? 2 : 0; *at; at++) {
        if (*at == ' ') continue;
        if (!isalpha((unsigned char)*at)) return bad(in, "subscripts must be letters");
        if (letter_of(e, *at) >= 0) return bad(in, "output subscripts must be different letters");
        add_letter(e, *at);
    }
    e->kept = e->letters;
    if (e->kept > TENSOR_MAX_DIMS) return bad(in, "too many dimensions in the output");
    for (int i = 0; i < e->operands; i++)
        for (const char *name = e->names[i]; *name; name++) add_letter(e, *name);
    return true;
}

static bool take_sizes(Interp *in, Einsum *e) {
    for (int i = 0; i < e->letters; i++) e->size[i] = -1;
    for (int i = 0; i < e->operands; i++) {
        const Tensor *t = &e->tensors[i];
        if ((int)strlen(e->names[i]) != t->ndim)
            return interp_raise(
                in, ERROR_RUNTIME,
                "einsum(): the number of subscripts in the equation (%d) does not "
                "match the number of dimensions (%d) for operand %d and no ellipsis "
                "was given",
                (int)strlen(e->names[i]), t->ndim, i);
        for (int d = 0; d < t->ndim; d++) {
            int64_t *size = &e->size[letter_of(e, e->names[i][d])];
            if (*size >= 0 && *size != t->shape[d])
                return interp_raise(in, ERROR_RUNTIME,
                                    "einsum(): subscript %c has size %lld for operand %d which "
                                    "does not broadcast with previously seen size %lld",
                                    e->names[i][d], (long long)t->shape[d], i, (long long)*size);
            *size = t->shape[d];
        }
    }
    for (int i = 0; i < e->kept; i++)
        if (e->size[i] < 0) return bad(in, "an output subscript does not appear in any input");
    return true;
}

/* The product of the operands' elements where the letters stand at `at`. */
static double product_at(const Einsum *e, const int64_t *at) {
    double product = 1;
    for (int i = 0; i < e->operands; i++) {
        int64_t place = 0;
        for (int d = 0; d < e->tensors[i].ndim; d++)
            place = place * e->tensors[i].shape[d] + at[letter_of(e, e->names[i][d])];
        product *= tensor_get_double(&e->tensors[i], place);
    }
    return product;
}

/* at: the next place of the letters first..last - 1; false after the last one */
static bool advance(const Einsum *e, int64_t *at, int first, int last) {
    for (int i = last - 1; i >= first; i--) {
        if (++at[i] < e->size[i]) return true;
        at[i] = 0;
    }
    return false;
}

static bool sum_products(Interp *in, const Einsum *e, DType dtype, Tensor *out) {
    Error error = {0};
    int64_t at[LETTERS] = {0}, place = 0;
    if (!tensor_new(dtype, e->kept, e->size, out, &error)) return interp_raise_from(in, &error);
    if (tensor_count(out) == 0) return true;
    bool empty = false;
    for (int i = e->kept; i < e->letters; i++) empty = empty || e->size[i] == 0;
    do {
        double sum = 0;
        if (interp_stopped(in)) return tensor_release(out), false;
        do {
            if (!empty) sum += product_at(e, at);
        } while (advance(e, at, e->kept, e->letters));
        tensor_set_double(out, place++, sum);
    } while (advance(e, at, 0, e->kept));
    return true;
}

static bool einsum(Interp *in, const char *equation, Einsum *e, Tensor *out) {
    DType dtype = e->tensors[0].dtype;
    for (int i = 1; i < e->operands; i++)
        if (e->tensors[i].dtype > dtype) dtype = e->tensors[i].dtype;
    return read_equation(in, equation, e) && take_sizes(in, e) && sum_products(in, e, dtype, out);
}

static bool count_fits(Interp *in, int64_t count) {
    return (count >= 1 && count <= OPERANDS) || bad(in, "the lab takes one to four operands");
}

/* equation, *operands */
bool torch_einsum(Interp *in, const Value *args, Value *out) {
    Einsum e = {0};
    Error none = {0};
    Tensor t;
    const char *equation;
    const ListObject *given = AS_LIST(args[1]);
    if (given->count == 1 && value_is(given->items[0], &type_list))
        given = AS_LIST(given->items[0]);
    if (!arg_text(in, args[0], "equation", &equation) || !count_fits(in, given->count))
        return false;
    e.operands = (int)given->count;
    for (int i = 0; i < e.operands; i++) {
        TensorObject *o;
        if (!arg_tensor_object(in, given->items[i], "einsum", "operands", &o)) return false;
        e.tensors[i] = o->t;
    }
    if (!einsum(in, equation, &e, &t)) return false;
    return give_result(in, true, &t, &none, e.operands > 1 ? "ViewBackward0" : "SumBackward1",
                       given->items, e.operands, out);
}

/* subscripts, *operands */
bool numpy_einsum(Interp *in, const Value *args, Value *out) {
    Einsum e = {0};
    Error none = {0};
    Tensor t;
    const char *equation;
    const ListObject *given = AS_LIST(args[1]);
    if (!arg_text(in, args[0], "subscripts", &equation) || !count_fits(in, given->count))
        return false;
    while (e.operands < given->count &&
           arg_array(in, given->items[e.operands], &e.tensors[e.operands]))
        e.operands++;
    bool made = e.operands == given->count && einsum(in, equation, &e, &t);
    for (int i = 0; i < e.operands; i++) tensor_release(&e.tensors[i]);
    return made && give_array(in, true, &t, &none, out);
}
