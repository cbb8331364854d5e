/* lib/inert: pandas and seaborn. */
#include "lib/inert.h"

const ModuleSpec module_pandas = {
    .name = "pandas",
    .inert = true,
    .note = "pandas is not part of the lab: the import is accepted, its functions do nothing"};

const ModuleSpec module_seaborn = {
    .name = "seaborn",
    .inert = true,
    .note = "seaborn is not part of the lab: the import is accepted, its functions do nothing"};
