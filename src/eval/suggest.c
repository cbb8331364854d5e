/* eval/suggest: what an unknown name could have meant. */
#include "eval/suggest.h"

#include <string.h>

#include "base/mem.h"
#include "eval/scope.h"

void candidates_add(void *to, const char *name) {
    Candidates *c = to;
    if (c->count == c->room) {
        c->room = c->room ? c->room * 2 : 64;
        c->names = mem_grow(c->names, (size_t)c->room * sizeof *c->names);
    }
    c->names[c->count++] = name;
}

void candidates_suggest(Interp *in, Candidates *candidates, const char *word) {
    const char *near = error_suggest(word, candidates->names, candidates->count);
    if (near) {
        Str s;
        str_init(&s);
        str_addf(&s, "%s. Did you mean: '%s'?", in->error.message, near);
        mem_free(in->error.message);
        in->error.message = str_take(&s);
    }
    mem_free(candidates->names);
    *candidates = (Candidates){0};
}

static const struct {
    const char *name, *line;
} usual[] = {{"np", "import numpy as np"},
             {"numpy", "import numpy"},
             {"torch", "import torch"},
             {"nn", "import torch.nn as nn"},
             {"F", "import torch.nn.functional as F"},
             {"optim", "import torch.optim as optim"},
             {"Variable", "from torch.autograd import Variable"},
             {"plt", "import matplotlib.pyplot as plt"},
             {"pd", "import pandas as pd"},
             {"sns", "import seaborn as sns"}};

void suggest_import(Interp *in, const char *name) {
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        if (strcmp(usual[i].name, name) == 0) {
            interp_fix(in, "%s", usual[i].line);
            return;
        }
    for (int i = 0; in->specs && in->specs[i]; i++)
        if (strcmp(in->specs[i]->name, name) == 0) interp_fix(in, "import %s", name);
}

bool raise_unknown_name(Interp *in, const char *name) {
    interp_raise(in, ERROR_NAME, "name '%s' is not defined", name);
    suggest_import(in, name);
    if (in->error.fix) return false;
    Candidates candidates = {0};
    interp_names(in, candidates_add, &candidates);
    candidates_suggest(in, &candidates, name);
    return false;
}
