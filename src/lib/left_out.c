/* lib/left_out: is this a real name, and what to say then. */
#include "lib/left_out.h"

#include <string.h>

#include "lib/left_out_names.h"

/* Whether `word` stands in `words` with a blank or an end on both sides. */
static bool word_in(const char *words, const char *word) {
    size_t length = strlen(word);
    for (const char *at = strstr(words, word); at; at = strstr(at + 1, word))
        if (at > words && at[-1] == ' ' && (at[length] == ' ' || !at[length])) return true;
    return false;
}

static const char *names_of(const char *module) {
    size_t length = strlen(module);
    for (const char *const *row = left_out_names; *row; row++)
        if (strncmp(*row, module, length) == 0 && (*row)[length] == ' ') return *row + length;
    return "";
}

bool left_out_raise(Interp *in, const char *module, const char *name) {
    if (!word_in(names_of(module), name)) return false;
    const char *library = strncmp(module, "numpy", 5) == 0     ? "NumPy"
                          : strncmp(module, "matplot", 7) == 0 ? "Matplotlib"
                                                               : "PyTorch";
    interp_raise(in, ERROR_ATTRIBUTE, "%s.%s exists in %s, but the lab leaves it out", module, name,
                 library);
    interp_why(in, "the lab has the part that tutorials on Conv1d use; `%s` is spelt right", name);
    return true;
}
