/* bench/peers/onednn: Intel's oneDNN, versions 2 and 3. The ways: "plain" keeps input and output as
 * they are, "any" lets the library choose its layouts and pays for the reorders, "flat" describes
 * the convolution with a height of 1, as PyTorch does. */
#include "bench/peer.h"

#include <oneapi/dnnl/dnnl.h>
#include <omp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if DNNL_VERSION_MAJOR < 3
typedef dnnl_memory_desc_t Desc;
typedef const dnnl_memory_desc_t *DescIn;
#define IN(desc) (&(desc))
static dnnl_status_t desc_new(Desc *to, int dims, const dnnl_dim_t *sizes, dnnl_format_tag_t tag) {
    return dnnl_memory_desc_init_by_tag(to, dims, sizes, dnnl_f32, tag);
}
static bool same(DescIn a, DescIn b) {
    return dnnl_memory_desc_equal(a, b) != 0;
}
#else
typedef dnnl_memory_desc_t Desc;
typedef const_dnnl_memory_desc_t DescIn;
#define IN(desc) (desc)
static dnnl_status_t desc_new(Desc *to, int dims, const dnnl_dim_t *sizes, dnnl_format_tag_t tag) {
    return dnnl_memory_desc_create_with_tag(to, dims, sizes, dnnl_f32, tag);
}
static bool same(DescIn a, DescIn b) {
    return dnnl_memory_desc_equal(a, b) != 0;
}
#endif

typedef struct Onednn {
    dnnl_engine_t engine;
    dnnl_stream_t stream;
    dnnl_primitive_t convolution, reorder_in, reorder_out; /* NULL: not needed */
    dnnl_memory_t input, output;                           /* the caller's arrays */
    dnnl_memory_t source, target, weight, bias;            /* what the convolution works on */
} Onednn;

/* What the shape is in oneDNN's words, with or without a height of 1. */
typedef struct Sizes {
    int dims, weight_dims;
    dnnl_dims_t input, output, weight, bias;
    dnnl_dims_t strides, dilations, pad;
    Desc source, target, weights, biases, plain_in, plain_out, plain_weight;
} Sizes;

const char *peer_name(void) {
    static char name[32];
    const dnnl_version_t *version = dnnl_version();
    snprintf(name, sizeof name, "oneDNN %d.%d", version->major, version->minor);
    return name;
}

const char *const *peer_ways(void) {
    static const char *const ways[] = {"any", "plain", "flat", NULL};
    return ways;
}

static void sizes_fill(const Conv1dShape *s, bool flat, Sizes *z) {
    int high = flat ? 1 : 0; /* where the length stands after the height */
    int w = 0;
    z->dims = 3 + high;
    z->input[0] = s->batch, z->input[1] = s->in_channels, z->input[2] = 1;
    z->input[2 + high] = s->length;
    z->output[0] = s->batch, z->output[1] = s->out_channels, z->output[2] = 1;
    z->output[2 + high] = conv1d_output_length(s);
    if (s->groups > 1) z->weight[w++] = s->groups;
    z->weight[w++] = s->out_channels / s->groups;
    z->weight[w++] = s->in_channels / s->groups;
    if (flat) z->weight[w++] = 1;
    z->weight[w++] = s->kernel_size;
    z->weight_dims = w;
    z->bias[0] = s->out_channels;
    z->strides[0] = 1;
    z->strides[high] = s->stride;
    z->dilations[high] = s->dilation - 1;
    z->pad[high] = s->pad_left;
}

static bool descs_make(const Conv1dShape *s, bool flat, bool plain, Sizes *z) {
    dnnl_format_tag_t data = flat ? dnnl_nchw : dnnl_ncw;
    dnnl_format_tag_t weight = flat            ? s->groups > 1 ? dnnl_goihw : dnnl_oihw
                               : s->groups > 1 ? dnnl_goiw
                                               : dnnl_oiw;
    dnnl_format_tag_t chosen = plain ? data : dnnl_format_tag_any;
    return desc_new(&z->plain_in, z->dims, z->input, data) == dnnl_success &&
           desc_new(&z->plain_out, z->dims, z->output, data) == dnnl_success &&
           desc_new(&z->plain_weight, z->weight_dims, z->weight, weight) == dnnl_success &&
           desc_new(&z->biases, 1, z->bias, dnnl_x) == dnnl_success &&
           desc_new(&z->source, z->dims, z->input, chosen) == dnnl_success &&
           desc_new(&z->target, z->dims, z->output, chosen) == dnnl_success &&
           desc_new(&z->weights, z->weight_dims, z->weight, dnnl_format_tag_any) == dnnl_success;
}

static bool primitive_desc(Onednn *p, Sizes *z, dnnl_primitive_desc_t *out) {
#if DNNL_VERSION_MAJOR < 3
    dnnl_convolution_desc_t desc;
    return dnnl_dilated_convolution_forward_desc_init(
               &desc, dnnl_forward_inference, dnnl_convolution_auto, &z->source, &z->weights,
               &z->biases, &z->target, z->strides, z->dilations, z->pad, z->pad) == dnnl_success &&
           dnnl_primitive_desc_create(out, &desc, NULL, p->engine, NULL) == dnnl_success;
#else
    return dnnl_convolution_forward_primitive_desc_create(
               out, p->engine, dnnl_forward_inference, dnnl_convolution_auto, z->source, z->weights,
               z->biases, z->target, z->strides, z->dilations, z->pad, z->pad,
               NULL) == dnnl_success;
#endif
}

static dnnl_primitive_t reorder_new(Onednn *p, DescIn from, DescIn to) {
    dnnl_primitive_desc_t desc;
    dnnl_primitive_t made = NULL;
    if (dnnl_reorder_primitive_desc_create(&desc, from, p->engine, to, p->engine, NULL) !=
        dnnl_success)
        return NULL;
    dnnl_primitive_create(&made, desc);
    dnnl_primitive_desc_destroy(desc);
    return made;
}

static void reorder_run(Onednn *p, dnnl_primitive_t reorder, dnnl_memory_t from, dnnl_memory_t to) {
    dnnl_exec_arg_t arguments[] = {{DNNL_ARG_FROM, from}, {DNNL_ARG_TO, to}};
    dnnl_primitive_execute(reorder, p->stream, 2, arguments);
}

static bool pack_weight(Onednn *p, Sizes *z, DescIn packed, const float *weight) {
    dnnl_memory_t plain;
    void *data = (void *)(uintptr_t)weight;
    dnnl_primitive_t reorder = reorder_new(p, IN(z->plain_weight), packed);
    if (!reorder || dnnl_memory_create(&plain, IN(z->plain_weight), p->engine, data) ||
        dnnl_memory_create(&p->weight, packed, p->engine, DNNL_MEMORY_ALLOCATE))
        return false;
    reorder_run(p, reorder, plain, p->weight);
    dnnl_stream_wait(p->stream);
    dnnl_memory_destroy(plain);
    dnnl_primitive_destroy(reorder);
    return true;
}

static bool data_make(Onednn *p, const PeerTask *task, Sizes *z, DescIn source, DescIn target) {
    if (dnnl_memory_create(&p->input, IN(z->plain_in), p->engine, (void *)(uintptr_t)task->input) ||
        dnnl_memory_create(&p->output, IN(z->plain_out), p->engine, task->output) ||
        dnnl_memory_create(&p->bias, IN(z->biases), p->engine, (void *)(uintptr_t)task->bias))
        return false;
    p->source = p->input;
    p->target = p->output;
    if (!same(source, IN(z->plain_in))) {
        p->reorder_in = reorder_new(p, IN(z->plain_in), source);
        if (dnnl_memory_create(&p->source, source, p->engine, DNNL_MEMORY_ALLOCATE)) return false;
    }
    if (!same(target, IN(z->plain_out))) {
        p->reorder_out = reorder_new(p, target, IN(z->plain_out));
        if (dnnl_memory_create(&p->target, target, p->engine, DNNL_MEMORY_ALLOCATE)) return false;
    }
    return true;
}

/* The reference kernels of the library would take minutes on large shapes. */
static bool too_slow(dnnl_primitive_desc_t desc, const Conv1dShape *shape) {
    const char *kernel = "";
    dnnl_primitive_desc_query(desc, dnnl_query_impl_info_str, 0, (void *)&kernel);
    return strstr(kernel, "ref") && conv1d_flops(shape) > 2e7;
}

static bool open_all(Onednn *p, const PeerTask *task, const char *way) {
    Sizes z = {0};
    dnnl_primitive_desc_t desc;
    bool flat = strcmp(way, "flat") == 0;
    sizes_fill(task->shape, flat, &z);
    if (dnnl_engine_create(&p->engine, dnnl_cpu, 0) ||
        dnnl_stream_create(&p->stream, p->engine, dnnl_stream_default_flags) ||
        !descs_make(task->shape, flat, strcmp(way, "plain") == 0, &z) ||
        !primitive_desc(p, &z, &desc))
        return false;
    if (too_slow(desc, task->shape)) return false;
    DescIn source = dnnl_primitive_desc_query_md(desc, dnnl_query_src_md, 0);
    DescIn target = dnnl_primitive_desc_query_md(desc, dnnl_query_dst_md, 0);
    DescIn weight = dnnl_primitive_desc_query_md(desc, dnnl_query_weights_md, 0);
    return pack_weight(p, &z, weight, task->weight) && data_make(p, task, &z, source, target) &&
           dnnl_primitive_create(&p->convolution, desc) == dnnl_success;
}

void *peer_open(const PeerTask *task, const char *way) {
    omp_set_num_threads(task->threads);
    Onednn *p = calloc(1, sizeof *p);
    if (open_all(p, task, way)) return p;
    free(p);
    return NULL;
}

void peer_run(void *peer) {
    Onednn *p = peer;
    dnnl_exec_arg_t arguments[] = {{DNNL_ARG_SRC, p->source},
                                   {DNNL_ARG_WEIGHTS, p->weight},
                                   {DNNL_ARG_BIAS, p->bias},
                                   {DNNL_ARG_DST, p->target}};
    if (p->reorder_in) reorder_run(p, p->reorder_in, p->input, p->source);
    dnnl_primitive_execute(p->convolution, p->stream, 4, arguments);
    if (p->reorder_out) reorder_run(p, p->reorder_out, p->target, p->output);
    dnnl_stream_wait(p->stream);
}

void peer_close(void *peer) {
    Onednn *p = peer;
    dnnl_primitive_destroy(p->convolution);
    dnnl_memory_destroy(p->weight);
    if (p->reorder_in) dnnl_memory_destroy(p->source);
    if (p->reorder_out) dnnl_memory_destroy(p->target);
    free(p);
}
