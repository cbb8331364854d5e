/* lib/tensor_type: the classes torch.Tensor and nn.Parameter: tables of their methods. */
#include "eval/rows.h"
#include "lib/left_out.h"
#include "lib/tensor_arg.h"
#include "lib/tensor_members.h"
#include "lib/tensor_slots.h"
#include "lib/torch_make.h"
#include "lib/torch_rows.h"

#define SETTABLE(name, get, set, doc)                                                              \
    { name, NULL, get, doc, NATIVE_PROPERTY, set, NULL }

static const Native members[] = {
    /* attributes */
    ROW_PROPERTY("shape", tensor_get_shape, "The size of each dimension, as torch.Size."),
    ROW_PROPERTY("dtype", tensor_get_dtype, "What the elements are: torch.float32, ..."),
    ROW_PROPERTY("device", tensor_get_device, "Where the tensor lives."),
    ROW_PROPERTY("layout", tensor_get_layout, "How the elements lie: torch.strided."),
    ROW_PROPERTY("ndim", torch_dim, "How many dimensions."),
    SETTABLE("data", torch_detach, tensor_set_data, "The numbers without gradient bookkeeping."),
    SETTABLE("grad", tensor_get_grad, tensor_set_grad, "The gradient: None, none is computed."),
    SETTABLE("requires_grad", tensor_get_requires_grad, tensor_set_requires_grad,
             "Whether operations on it are recorded."),
    ROW_PROPERTY("grad_fn", tensor_get_grad_fn, "What made it, where it requires grad."),
    ROW_PROPERTY("is_leaf", tensor_get_is_leaf, "Whether no recorded operation made it."),
    ROW_PROPERTY("is_cuda", tensor_get_false, "Whether it lives on a GPU."),
    ROW_PROPERTY("itemsize", tensor_get_itemsize, "Bytes of one element."),
    ROW_PROPERTY("nbytes", tensor_get_nbytes, "Bytes of all elements."),
    ROW_PROPERTY("T", torch_T, "The dimensions in reverse order."),
    ROW_PROPERTY("mT", torch_mT, "The last two dimensions swapped."),
    ROW_PROPERTY("H", torch_mT, "The last two dimensions swapped."),
    /* values */
    ROW("item", "self", torch_item, "The one element as a Python number."),
    ROW("tolist", "self", torch_tolist, "The elements as nested lists."),
    ROW("numpy", "self, *, force=False", torch_numpy, "The elements as an array that shares them."),
    ROW("size", "self, dim=None", torch_size, "The sizes, or one of them."),
    ROW("dim", "self", torch_dim, "How many dimensions."),
    ROW("ndimension", "self", torch_dim, "How many dimensions."),
    ROW("nelement", "self", torch_numel, "How many elements."),
    ROW("stride", "self, dim=None", torch_stride, "Steps in memory for each dimension."),
    ROW("storage_offset", "self", torch_storage_offset, "Where in its memory it starts."),
    ROW("element_size", "self", torch_element_size, "Bytes of one element."),
    ROW("is_contiguous", "self, memory_format=None", torch_is_contiguous,
        "Whether the elements lie in memory in their order."),
    ROW("to", "self, *args, dtype=None, device=None, non_blocking=False, copy=False", torch_to,
        "The tensor with another dtype or on a device."),
    ROW("type", "self, dtype=None, non_blocking=False", torch_type,
        "The name of its type, or the tensor with another."),
    ROW("type_as", "self, other", torch_type_as, "The tensor with other's dtype."),
    ROW("float", "self", torch_float, "As float32."),
    ROW("double", "self", torch_double, "As float64."),
    ROW("long", "self", torch_long, "As int64."),
    ROW("int", "self", torch_int, "As int32."),
    ROW("short", "self", torch_short, "As int16."),
    ROW("byte", "self", torch_byte, "As uint8."),
    ROW("bool", "self", torch_bool, "As bool: what is not 0 is True."),
    ROW("cpu", "self", torch_cpu, "The tensor itself."),
    ROW("cuda", "self, device=None", torch_cuda, "There is no GPU here."),
    ROW("__float__", "self", torch_to_float, NULL),
    ROW("__int__", "self", torch_to_int, NULL),
    ROW("__index__", "self", torch_to_index, NULL),
    ROW("__abs__", "self", torch_abs, NULL),
/* element by element */
#define METHOD(name, op, doc)                                                                      \
    ROW(#name, "self", torch_##name, doc),                                                         \
        ROW(#name "_", "self", torch_##name##_, doc " In place."),
    MATH_FUNCTIONS(METHOD)
#undef METHOD
#define METHOD(name, rest, op, doc) ROW(name, "self" rest, op, doc),
        TENSOR_FUNCTIONS(METHOD)
#undef METHOD
#define METHOD(name, op, doc)                                                                      \
    ROW(#name, "self, other", torch_##name, doc),                                                  \
        ROW(#name "_", "self, other", torch_##name##_, doc " In place."),
            ELEMENT_FUNCTIONS(METHOD)
#undef METHOD
                ROW("absolute", "self", torch_abs, "Without the sign."),
    ROW("add", "self, other, *, alpha=1", torch_add, "self + alpha * other"),
    ROW("sub", "self, other, *, alpha=1", torch_sub, "self - alpha * other"),
    ROW("subtract", "self, other, *, alpha=1", torch_sub, "self - alpha * other"),
    ROW("div", "self, other, *, rounding_mode=None", torch_div, "self / other"),
    ROW("divide", "self, other, *, rounding_mode=None", torch_div, "self / other"),
    ROW("pow", "self, exponent", torch_pow, "self ** exponent"),
    ROW("add_", "self, other, *, alpha=1", torch_add_, "self += alpha * other"),
    ROW("sub_", "self, other, *, alpha=1", torch_sub_, "self -= alpha * other"),
    ROW("div_", "self, other", torch_div_, "self /= other"),
    ROW("pow_", "self, exponent", torch_pow_, "self **= exponent"),
    ROW("round_", "self, *, decimals=0", torch_round_, "Rounded, in place."),
    ROW("clamp_", "self, min=None, max=None", torch_clamp_, "Kept between min and max, in place."),
    ROW("masked_fill", "self, mask, value", torch_masked_fill, "value where mask is True."),
    ROW("masked_fill_", "self, mask, value", torch_masked_fill_, "value where mask, in place."),
    /* whole tensors */
    ROW("matmul", "self, other", torch_matmul, "self @ other"),
    /* shape */
    ROW("view", "self, *shape", torch_view, "The same memory in another shape."),
    ROW("view_as", "self, other", torch_view_as, "In other's shape."),
    ROW("reshape", "self, *shape", torch_reshape, "In another shape; a view where it can be."),
    ROW("reshape_as", "self, other", torch_reshape_as, "In other's shape."),
    ROW("permute", "self, *dims", torch_permute, "The dimensions in another order."),
    ROW("swapdims", "self, dim0, dim1", torch_transpose, "Two dimensions swapped."),
    ROW("squeeze_", "self, dim=None", torch_squeeze_, "squeeze, in place."),
    ROW("unsqueeze_", "self, dim", torch_unsqueeze_, "unsqueeze, in place."),
    ROW("expand", "self, *sizes", torch_expand, "Dimensions of size 1 repeated without copying."),
    ROW("broadcast_to", "self, *sizes", torch_expand, "The same as expand."),
    ROW("expand_as", "self, other", torch_expand_as, "Expanded to other's shape."),
    ROW("unfold", "self, dimension, size, step", torch_unfold, "Windows along a dimension."),
    ROW("contiguous", "self, memory_format=None", torch_contiguous, "In memory in its order."),
    ROW("split", "self, split_size, dim=0", torch_split, "Pieces of a size, as a tuple."),
    ROW("repeat", "self, *repeats", torch_repeat, "Copies side by side."),
    ROW("tile", "self, *dims", torch_tile, "Copies side by side."),
    ROW("flip", "self, *dims", torch_flip, "In reverse order along dims."),
    /* writing */
    ROW("fill_", "self, value", torch_fill_, "Every element becomes value."),
    ROW("zero_", "self", torch_zero_, "Every element becomes 0."),
    ROW("copy_", "self, src, non_blocking=False", torch_copy_, "src's numbers."),
    ROW("uniform_", "self, from=0.0, to=1.0, generator=None", torch_uniform_,
        "Random numbers, evenly spread."),
    ROW("normal_", "self, mean=0.0, std=1.0, generator=None", torch_normal_,
        "Random numbers, normally spread."),
    ROW("random_", "self, from=0, to=None, generator=None", torch_random_, "Random whole numbers."),
    ROW("requires_grad_", "self, requires_grad=True", torch_requires_grad_,
        "Whether operations on it are recorded, from now on."),
    ROW("detach_", "self", torch_detach_, "Without gradient bookkeeping from now on."),
    ROW("resize_", "self, *sizes, memory_format=None", torch_resize_, "Another shape, in place."),
    ROW("backward", "self, gradient=None, retain_graph=None, create_graph=False, inputs=None",
        torch_backward, "Left out: the lab computes no gradients."),
    ROW("new_zeros", "self, *size, " MAKE_OPTIONS, torch_new_zeros, "Zeros of the same dtype."),
    ROW("new_ones", "self, *size, " MAKE_OPTIONS, torch_new_ones, "Ones of the same dtype."),
    ROW("new_full", "self, size, fill_value, " MAKE_OPTIONS, torch_new_full,
        "A number, of the same dtype."),
    ROW("new_tensor", "self, data, " MAKE_OPTIONS, torch_new_tensor, "Data, of the same dtype."),
    {0}};

static const Native tensor_make =
    ROW("Tensor", "*data", torch_make_tensor, "torch.Tensor(2, 3) or torch.Tensor([1, 2])");

#define TENSOR_SLOTS                                                                               \
    .clear = tensor_slot_clear, .truth = tensor_slot_truth, .length = tensor_slot_length,          \
    .iterate = tensor_slot_iterate, .item = tensor_slot_item, .set_item = tensor_slot_set_item,    \
    .contains = tensor_slot_contains, .unary = tensor_slot_unary, .binary = tensor_slot_binary,    \
    .update = tensor_slot_update, .format = tensor_slot_format

static bool identity_hash(Interp *in, Value self, uint64_t *out) {
    (void)in;
    *out = (uint64_t)(uintptr_t)self.as.object >> 4;
    return true;
}

static bool missing(Interp *in, Value self, const char *name) {
    (void)self;
    return left_out_raise(in, "torch.Tensor", name);
}

const Type type_tensor = {.head = TYPE_HEAD,
                          .name = "Tensor",
                          .module = "torch",
                          .doc = "Numbers in rows, columns and further dimensions.",
                          .members = members,
                          .make = &tensor_make,
                          .repr = tensor_slot_repr,
                          .hash = identity_hash,
                          .missing = missing,
                          TENSOR_SLOTS};

/* data=None, requires_grad=True: shares the numbers of data */
static bool make_parameter(Interp *in, const Value *args, Value *out) {
    bool requires_grad;
    Tensor t;
    Error error = {0};
    if (!arg_bool(in, args[1], "requires_grad", &requires_grad)) return false;
    if (!arg_given(args[0])) {
        if (!tensor_new(library_of(in)->default_dtype, 1, (int64_t[]){0}, &t, &error))
            return interp_raise_from(in, &error);
    } else if (value_is_tensor(args[0])) {
        t = tensor_retain(&AS_TENSOR(args[0])->t);
    } else {
        interp_raise(in, ERROR_TYPE,
                     "_make_subclass(): argument 'data' (position 2) must be Tensor, not %s",
                     value_type(args[0])->name);
        return interp_fix(in, "nn.Parameter(torch.tensor(...))");
    }
    if (requires_grad && !dtype_is_float(t.dtype)) {
        tensor_release(&t);
        interp_raise(in, ERROR_RUNTIME,
                     "Only Tensors of floating point and complex dtype can require gradients");
        return interp_fix(in, "nn.Parameter(torch.tensor([1., 2.]))   (a point makes floats)");
    }
    *out = new_parameter(in, &t, requires_grad);
    return true;
}

static const Native parameter_make =
    ROW("Parameter", "data=None, requires_grad=True", make_parameter,
        "A tensor that a module trains: nn.Parameter(torch.ones(1, 1, 3))");

const Type type_parameter = {.head = TYPE_HEAD,
                             .name = "Parameter",
                             .module = "torch.nn.parameter",
                             .base = &type_tensor,
                             .doc = "A tensor that a module trains.",
                             .make = &parameter_make,
                             .repr = parameter_slot_repr,
                             .hash = identity_hash,
                             .missing = missing,
                             TENSOR_SLOTS};
