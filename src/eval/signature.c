/* eval/signature: "self, input, bias=None, *, stride=1" -> parameters. */
#include <ctype.h>
#include <string.h>

#include "base/intern.h"
#include "base/mem.h"
#include "eval/caches.h"
#include "eval/pool.h"

/* One part of the text between commas, without the spaces around it. */
typedef struct Part {
    const char *text;
    size_t length;
} Part;

static Part trimmed(const char *from, const char *to) {
    while (from < to && isspace((unsigned char)*from)) from++;
    while (to > from && isspace((unsigned char)to[-1])) to--;
    return (Part){from, (size_t)(to - from)};
}

/* The next part; *text moves past its comma. Commas in brackets and quotes do not count. */
static bool next_part(const char **text, Part *part) {
    const char *from = *text, *p = from;
    if (!*p) return false;
    int depth = 0;
    char quote = 0;
    for (; *p && (quote || depth > 0 || *p != ','); p++) {
        if (quote)
            quote = *p == quote ? 0 : quote;
        else if (*p == '\'' || *p == '"')
            quote = *p;
        else if (strchr("([{", *p))
            depth++;
        else if (strchr(")]}", *p))
            depth--;
    }
    *part = trimmed(from, p);
    *text = *p ? p + 1 : p;
    return true;
}

static bool read_default(Interp *in, Part part, Value *out) {
    if (part.length && part.text[0] == '<') return true;
    char *text = mem_text_n(part.text, part.length);
    bool fine = interp_evaluate(in, text, out);
    mem_free(text);
    return fine;
}

/* What `*` and `/` said so far. */
typedef struct Reader {
    Signature *signature;
    bool keyword_only;
} Reader;

static bool read_parameter(Interp *in, Reader *reader, Part part) {
    Signature *s = reader->signature;
    Parameter *p = &s->parameters[s->count++];
    *p = (Parameter){.keyword_only = reader->keyword_only};
    while (part.length && *part.text == '*') {
        p->stars++;
        part = trimmed(part.text + 1, part.text + part.length);
    }
    const char *equals = memchr(part.text, '=', part.length);
    Part name = trimmed(part.text, equals ? equals : part.text + part.length);
    p->name = intern_n(name.text, name.length);
    if (p->stars == 1) reader->keyword_only = true;
    if (p->stars) p->keyword_only = false;
    if (!equals) return true;
    p->optional = true;
    if (!read_default(in, trimmed(equals + 1, part.text + part.length), &p->fallback)) return false;
    value_retain(p->fallback);
    return true;
}

static bool is_mark(Part part, char mark) {
    return part.length == 1 && part.text[0] == mark;
}

static bool read_all(Interp *in, const char *text, Signature *signature) {
    Reader reader = {.signature = signature};
    Part part;
    while (next_part(&text, &part)) {
        if (is_mark(part, '*'))
            reader.keyword_only = true;
        else if (is_mark(part, '/'))
            for (int i = 0; i < signature->count; i++)
                signature->parameters[i].positional_only = true;
        else if (!read_parameter(in, &reader, part))
            return false;
    }
    return true;
}

static int count_parts(const char *text) {
    Part part;
    int count = 0;
    while (next_part(&text, &part)) count++;
    return count;
}

void signature_release(Signature *signature) {
    for (int i = 0; i < signature->count; i++) value_drop(signature->parameters[i].fallback);
    mem_free(signature->parameters);
    *signature = (Signature){0};
}

void signature_free(Signature *signature) {
    if (!signature) return;
    signature_release(signature);
    mem_free(signature);
}

static bool is_builtin(Interp *in, const Native *native) {
    for (const Native *row = in->builtins; row && row->name; row++)
        if (row == native) return true;
    return false;
}

const Signature *signature_of(Interp *in, const Native *native) {
    Signature *signature = map_find(&in->caches->signatures, native);
    if (signature) return signature;
    const char *text = native->signature ? native->signature : "";
    int count = count_parts(text);
    signature = mem_new(sizeof *signature);
    signature->parameters = mem_new((size_t)(count ? count : 1) * sizeof *signature->parameters);
    bool fine = count <= PARAMETERS_MAX && read_all(in, text, signature);
    if (!fine) {
        signature_free(signature);
        interp_raise(in, ERROR_RUNTIME, "%s: its signature cannot be read: (%s)", native->name,
                     text);
        return NULL;
    }
    signature->has_self = signature->count > 0 && native->kind == NATIVE_FUNCTION &&
                          strcmp(signature->parameters[0].name, "self") == 0;
    signature->is_builtin = is_builtin(in, native);
    signature_finish(signature);
    map_set(&in->caches->signatures, native, signature);
    return signature;
}
