/* lib/nn: the module torch.nn: the table of its members. */
#include "eval/rows.h"
#include "lib/left_out.h"
#include "lib/modules.h"
#include "lib/nn_layers.h"
#include "lib/nn_module.h"

static bool get_functional(Interp *in, const Value *args, Value *out) {
    (void)args;
    return interp_import(in, "torch.nn.functional", out);
}

static bool get_init(Interp *in, const Value *args, Value *out) {
    (void)args;
    return interp_import(in, "torch.nn.init", out);
}

static bool get_parameter(Interp *in, const Value *args, Value *out) {
    (void)args;
    return interp_import(in, "torch.nn.parameter", out);
}

static const Native parameter_members[] = {ROW_TYPE("Parameter", &type_parameter), {0}};
const ModuleSpec module_parameter = {.name = "torch.nn.parameter", .members = parameter_members};

static const Native members[] = {ROW_CONSTANT("functional", get_functional, NULL),
                                 ROW_CONSTANT("init", get_init, NULL),
                                 ROW_CONSTANT("parameter", get_parameter, NULL),
                                 ROW_TYPE("Parameter", &type_parameter),
                                 ROW_TYPE("Module", &type_nn_module),
                                 ROW_TYPE("Conv1d", &type_nn_conv1d),
                                 ROW_TYPE("Linear", &type_nn_linear),
                                 ROW_TYPE("ReLU", &type_nn_relu),
                                 ROW_TYPE("LeakyReLU", &type_nn_leaky_relu),
                                 ROW_TYPE("Sigmoid", &type_nn_sigmoid),
                                 ROW_TYPE("Tanh", &type_nn_tanh),
                                 ROW_TYPE("ELU", &type_nn_elu),
                                 ROW_TYPE("SELU", &type_nn_selu),
                                 ROW_TYPE("GELU", &type_nn_gelu),
                                 ROW_TYPE("SiLU", &type_nn_silu),
                                 ROW_TYPE("Mish", &type_nn_mish),
                                 ROW_TYPE("ReLU6", &type_nn_relu6),
                                 ROW_TYPE("Softsign", &type_nn_softsign),
                                 ROW_TYPE("LogSigmoid", &type_nn_logsigmoid),
                                 ROW_TYPE("Softplus", &type_nn_softplus),
                                 ROW_TYPE("Hardtanh", &type_nn_hardtanh),
                                 ROW_TYPE("GLU", &type_nn_glu),
                                 ROW_TYPE("Dropout", &type_nn_dropout),
                                 ROW_TYPE("BatchNorm1d", &type_nn_batch_norm1d),
                                 ROW_TYPE("ConvTranspose1d", &type_nn_conv_transpose1d),
                                 ROW_TYPE("ModuleDict", &type_nn_module_dict),
                                 ROW_TYPE("Softmax", &type_nn_softmax),
                                 ROW_TYPE("LogSoftmax", &type_nn_log_softmax),
                                 ROW_TYPE("Identity", &type_nn_identity),
                                 ROW_TYPE("Flatten", &type_nn_flatten),
                                 ROW_TYPE("MSELoss", &type_nn_mse_loss),
                                 ROW_TYPE("L1Loss", &type_nn_l1_loss),
                                 ROW_TYPE("MaxPool1d", &type_nn_max_pool1d),
                                 ROW_TYPE("AvgPool1d", &type_nn_avg_pool1d),
                                 ROW_TYPE("AdaptiveAvgPool1d", &type_nn_adaptive_avg_pool1d),
                                 ROW_TYPE("AdaptiveMaxPool1d", &type_nn_adaptive_max_pool1d),
                                 ROW_TYPE("ConstantPad1d", &type_nn_constant_pad1d),
                                 ROW_TYPE("ReflectionPad1d", &type_nn_reflection_pad1d),
                                 ROW_TYPE("ReplicationPad1d", &type_nn_replication_pad1d),
                                 ROW_TYPE("Sequential", &type_nn_sequential),
                                 ROW_TYPE("ModuleList", &type_nn_module_list),
                                 {0}};

const ModuleSpec module_nn = {.name = "torch.nn", .members = members, .missing = left_out_raise};
