/* paint/font_find: which font files there are for our faces. */
#include "paint/font_find.h"

#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"

typedef struct Wish {
    const char *families[6]; /* best first */
    int weight, slant;
    const char *signs; /* that it must have beside the letters */
} Wish;

static const Wish wishes[FACES] = {
    [FACE_SANS] = {{"Inter", "Noto Sans", "DejaVu Sans", "sans-serif"},
                   FC_WEIGHT_REGULAR,
                   FC_SLANT_ROMAN,
                   "·→"},
    [FACE_BOLD] = {{"Inter", "Noto Sans", "DejaVu Sans", "sans-serif"},
                   FC_WEIGHT_SEMIBOLD,
                   FC_SLANT_ROMAN,
                   "·"},
    [FACE_MONO] = {{"JetBrains Mono", "Noto Sans Mono", "DejaVu Sans Mono", "monospace"},
                   FC_WEIGHT_REGULAR,
                   FC_SLANT_ROMAN,
                   "·×Σ⌊⌋↑↓…"},
    [FACE_ITALIC] = {{"JetBrains Mono", "DejaVu Sans Mono", "monospace"},
                     FC_WEIGHT_REGULAR,
                     FC_SLANT_ITALIC,
                     "…"},
};

static FcPattern *wish_pattern(const Wish *wish) {
    FcPattern *pattern = FcPatternCreate();
    for (int i = 0; wish->families[i]; i++)
        FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)wish->families[i]);
    FcPatternAddInteger(pattern, FC_WEIGHT, wish->weight);
    FcPatternAddInteger(pattern, FC_SLANT, wish->slant);
    FcPatternAddBool(pattern, FC_SCALABLE, FcTrue);
    FcCharSet *signs = FcCharSetCreate();
    for (const char *p = wish->signs; *p;) FcCharSetAddChar(signs, utf8_next(&p));
    FcPatternAddCharSet(pattern, FC_CHARSET, signs);
    FcCharSetDestroy(signs);
    return pattern;
}

static bool find_by_config(Face face, FontFile *out) {
    if (!FcInit()) return false;
    FcPattern *pattern = wish_pattern(&wishes[face]);
    FcConfigSubstitute(NULL, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
    FcResult result;
    FcPattern *match = FcFontMatch(NULL, pattern, &result);
    FcChar8 *path = NULL;
    bool found = match && FcPatternGetString(match, FC_FILE, 0, &path) == FcResultMatch;
    if (found) {
        out->path = mem_text((const char *)path);
        out->index = 0;
        FcPatternGetInteger(match, FC_INDEX, 0, &out->index);
        out->index &= 0xffff; /* above that: a variable font's instance */
    }
    if (match) FcPatternDestroy(match);
    FcPatternDestroy(pattern);
    return found;
}

bool font_find(Face face, FontFile *out, Error *error) {
    const char *own = getenv("STEPCONV_FONT");
    if (own && *own) {
        if (access(own, R_OK) != 0) {
            error_set(error, ERROR_OS, "the font of STEPCONV_FONT cannot be read: %s", own);
            return error_fix(error, "unset STEPCONV_FONT");
        }
        *out = (FontFile){mem_text(own), 0};
        return true;
    }
    if (find_by_config(face, out)) return true;
    error_set(error, ERROR_OS, "no font found");
    error_why(error, "fontconfig knows no font that can be scaled");
    return error_fix(error, "install one (apt-get install fonts-dejavu-core), or set STEPCONV_FONT "
                            "to a .ttf file");
}

void font_find_end(void) {
    FcFini();
}
