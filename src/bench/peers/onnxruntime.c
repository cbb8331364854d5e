/* bench/peers/onnxruntime: Microsoft's onnxruntime through its C table of functions, of which a few
 * are named here (npm's package brings no header). The model is one Conv node whose weights are
 * constants, so that the library packs them once; ONNX files are protobuf messages, and the few
 * kinds of fields that one node needs are written below. */
#include "bench/peer.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Bytes {
    unsigned char *data;
    size_t size, room;
} Bytes;

static void bytes_add(Bytes *to, const void *data, size_t size) {
    if (to->size + size > to->room) {
        to->room = 2 * (to->size + size);
        to->data = realloc(to->data, to->room);
    }
    memcpy(to->data + to->size, data, size);
    to->size += size;
}

/* Seven bits a byte, the lowest first; the top bit says that more follow. */
static void add_number(Bytes *to, uint64_t number) {
    for (; number >= 128; number >>= 7) {
        unsigned char byte = (unsigned char)(number | 128);
        bytes_add(to, &byte, 1);
    }
    unsigned char last = (unsigned char)number;
    bytes_add(to, &last, 1);
}

static void field_number(Bytes *to, int field, int64_t number) {
    add_number(to, (uint64_t)field << 3);
    add_number(to, (uint64_t)number);
}

static void field_data(Bytes *to, int field, const void *data, size_t size) {
    add_number(to, (uint64_t)field << 3 | 2);
    add_number(to, size);
    bytes_add(to, data, size);
}

static void field_text(Bytes *to, int field, const char *text) {
    field_data(to, field, text, strlen(text));
}

static void field_message(Bytes *to, int field, Bytes *message) {
    field_data(to, field, message->data, message->size);
    free(message->data);
    *message = (Bytes){0};
}

/* The field numbers are those of onnx.proto. */
static void node_numbers(Bytes *node, const char *name, const int64_t *numbers, int count) {
    Bytes attribute = {0};
    field_text(&attribute, 1, name);
    for (int i = 0; i < count; i++) field_number(&attribute, 8, numbers[i]);
    field_number(&attribute, 20, 7); /* INTS */
    field_message(node, 5, &attribute);
}

static void node_number(Bytes *node, const char *name, int64_t number) {
    Bytes attribute = {0};
    field_text(&attribute, 1, name);
    field_number(&attribute, 3, number);
    field_number(&attribute, 20, 2); /* INT */
    field_message(node, 5, &attribute);
}

static void graph_constant(Bytes *graph, const char *name, const float *data, const int64_t *sizes,
                           int dims) {
    Bytes tensor = {0};
    size_t count = 1;
    for (int i = 0; i < dims; i++) {
        field_number(&tensor, 1, sizes[i]);
        count *= (size_t)sizes[i];
    }
    field_number(&tensor, 2, 1); /* FLOAT */
    field_text(&tensor, 8, name);
    field_data(&tensor, 9, data, count * sizeof *data);
    field_message(graph, 5, &tensor);
}

static void graph_value(Bytes *graph, int field, const char *name, const int64_t *sizes, int dims) {
    Bytes shape = {0}, tensor = {0}, type = {0}, value = {0};
    for (int i = 0; i < dims; i++) {
        Bytes size = {0};
        field_number(&size, 1, sizes[i]);
        field_message(&shape, 1, &size);
    }
    field_number(&tensor, 1, 1); /* FLOAT */
    field_message(&tensor, 2, &shape);
    field_message(&type, 1, &tensor);
    field_text(&value, 1, name);
    field_message(&value, 2, &type);
    field_message(graph, field, &value);
}

static Bytes conv_node(const Conv1dShape *s) {
    Bytes node = {0};
    const int64_t pads[] = {s->pad_left, s->pad_right};
    field_text(&node, 1, "x");
    field_text(&node, 1, "w");
    field_text(&node, 1, "b");
    field_text(&node, 2, "y");
    field_text(&node, 4, "Conv");
    node_numbers(&node, "kernel_shape", &s->kernel_size, 1);
    node_numbers(&node, "strides", &s->stride, 1);
    node_numbers(&node, "dilations", &s->dilation, 1);
    node_numbers(&node, "pads", pads, 2);
    node_number(&node, "group", s->groups);
    return node;
}

static Bytes conv_model(const PeerTask *task, const int64_t *input, const int64_t *output) {
    const Conv1dShape *s = task->shape;
    const int64_t weight[] = {s->out_channels, s->in_channels / s->groups, s->kernel_size};
    Bytes model = {0}, graph = {0}, operators = {0};
    Bytes node = conv_node(s);
    field_message(&graph, 1, &node);
    field_text(&graph, 2, "conv");
    graph_constant(&graph, "w", task->weight, weight, 3);
    graph_constant(&graph, "b", task->bias, &s->out_channels, 1);
    graph_value(&graph, 11, "x", input, 3);
    graph_value(&graph, 12, "y", output, 3);
    field_text(&operators, 1, "");
    field_number(&operators, 2, 13); /* the version of the operators */
    field_number(&model, 1, 7);      /* the version of the file */
    field_message(&model, 7, &graph);
    field_message(&model, 8, &operators);
    return model;
}

/* Where the functions that are used stand in OrtApi, version 13. Each returns NULL or an error. */
enum {
    CREATE_ENV = 3,
    CREATE_SESSION_FROM_ARRAY = 8,
    RUN = 9,
    CREATE_SESSION_OPTIONS = 10,
    SET_OPTIMIZATION_LEVEL = 23,
    SET_INTRA_OP_THREADS = 24,
    SET_INTER_OP_THREADS = 25,
    CREATE_TENSOR_WITH_DATA = 49,
    CREATE_CPU_MEMORY_INFO = 69,
    RELEASE_SESSION = 95,
    RELEASE_VALUE = 96
};

typedef struct OrtBase {
    void **(*api)(uint32_t version);
    const char *(*version)(void);
} OrtBase;

typedef struct Ort {
    void **api;
    void *env, *options, *session, *memory, *input, *output;
} Ort;

#define CALL(p, function, ...) ((void *(*)(__VA_ARGS__))(p)->api[function])

static const OrtBase *ort_base(void) {
    static const OrtBase *base;
    if (base) return base;
    const char *path = getenv("ORT_SO");
    void *library = dlopen(path ? path : "libonnxruntime.so.1", RTLD_NOW | RTLD_LOCAL);
    if (!library) return NULL;
    const OrtBase *(*get)(void);
    void *symbol = dlsym(library, "OrtGetApiBase");
    memcpy(&get, &symbol, sizeof symbol);
    return base = get();
}

const char *peer_name(void) {
    static char name[40];
    if (!ort_base()) return NULL;
    snprintf(name, sizeof name, "onnxruntime %s", ort_base()->version());
    return name;
}

const char *const *peer_ways(void) {
    static const char *const ways[] = {"Conv", NULL};
    return ways;
}

static void *tensor_of(Ort *p, const float *data, const int64_t *sizes) {
    void *tensor = NULL;
    size_t bytes = (size_t)(sizes[0] * sizes[1] * sizes[2]) * sizeof *data;
    CALL(p, CREATE_TENSOR_WITH_DATA, void *, void *, size_t, const int64_t *, size_t, int, void **)
    (p->memory, (void *)(uintptr_t)data, bytes, sizes, 3, 1, &tensor);
    return tensor;
}

void *peer_open(const PeerTask *task, const char *way) {
    (void)way;
    const Conv1dShape *s = task->shape;
    const int64_t input[] = {s->batch, s->in_channels, s->length};
    const int64_t output[] = {s->batch, s->out_channels, conv1d_output_length(s)};
    Bytes model = conv_model(task, input, output);
    Ort *p = calloc(1, sizeof *p);
    p->api = ort_base()->api(13);
    CALL(p, CREATE_ENV, int, const char *, void **)(3, "bench", &p->env);
    CALL(p, CREATE_SESSION_OPTIONS, void **)(&p->options);
    CALL(p, SET_INTRA_OP_THREADS, void *, int)(p->options, task->threads);
    CALL(p, SET_INTER_OP_THREADS, void *, int)(p->options, 1);
    CALL(p, SET_OPTIMIZATION_LEVEL, void *, int)(p->options, 99);
    CALL(p, CREATE_SESSION_FROM_ARRAY, void *, const void *, size_t, void *, void **)
    (p->env, model.data, model.size, p->options, &p->session);
    free(model.data);
    CALL(p, CREATE_CPU_MEMORY_INFO, int, int, void **)(0, 0, &p->memory);
    if (!p->session) {
        free(p);
        return NULL;
    }
    p->input = tensor_of(p, task->input, input);
    p->output = tensor_of(p, task->output, output);
    return p;
}

void peer_run(void *peer) {
    Ort *p = peer;
    const char *in = "x", *out = "y";
    CALL(p, RUN, void *, const void *, const char *const *, void *const *, size_t,
         const char *const *, size_t, void **)
    (p->session, NULL, &in, &p->input, 1, &out, 1, &p->output);
}

/* The session's threads must not stay; the small rest is left to the end of the program. */
void peer_close(void *peer) {
    Ort *p = peer;
    CALL(p, RELEASE_VALUE, void *)(p->input);
    CALL(p, RELEASE_VALUE, void *)(p->output);
    CALL(p, RELEASE_SESSION, void *)(p->session);
    free(p);
}
