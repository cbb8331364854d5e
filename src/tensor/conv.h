/* tensor/conv: conv1d of tensors: PyTorch's checks and words around the core of conv/.
 *
 * A Conv1dCall is the record of one call: what was given, what came out, and the shape that the
 * core used. The walk (walk/) explains such a record; it holds its tensors until it is released. */
#ifndef TENSOR_CONV_H
#define TENSOR_CONV_H

#include "conv/conv1d.h"
#include "tensor/tensor.h"

typedef struct Conv1dParams {
    int64_t stride, dilation, groups;
    int64_t pad_left, pad_right;
    bool same;                 /* they were asked for as padding='same' */
    Conv1dPadMode pad_mode;    /* other than zeros: what nn.Conv1d's padding_mode asks for */
    Conv1dAlgorithm algorithm; /* of float32; where it cannot do the shape, the direct one runs */
} Conv1dParams;

typedef struct Conv1dCall {
    Tensor input;  /* as given: (N, C_in, L) or (C_in, L) */
    Tensor weight; /* (C_out, C_in/groups, K) */
    Tensor bias;   /* (C_out) where has_bias */
    Tensor output; /* (N, C_out, L_out) or (C_out, L_out) */
    Conv1dShape shape;
    bool has_bias;
    bool batched; /* the input had three dimensions */
    bool same;    /* the padding was given as 'same' */
} Conv1dCall;

/* Float32 goes through the fast core, float64 and int64 through the plain loops, as dtypes PyTorch
 * accepts. Every wrong call gives PyTorch's message word for word, with why and fix. bias may be
 * NULL. */
bool tensor_conv1d(const Tensor *input, const Tensor *weight, const Tensor *bias,
                   const Conv1dParams *params, Conv1dCall *out, Error *error);
void conv1d_call_release(Conv1dCall *call);
Conv1dCall conv1d_call_retain(const Conv1dCall *call);

#endif
