/* walk/typing: a number typed into a cell. */
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "walk/stage.h"

static void touch(Stage *stage) {
    stage->revision++;
}

void stage_enter(Stage *stage) {
    bool numbers = stage->pick.kind == PICK_INPUT || stage->pick.kind == PICK_WEIGHT;
    if (stage->typing) {
        stage_type_end(stage, true);
    } else if (stage->has_walk && numbers) {
        stage->typing = true;
        stage->typed[0] = '\0';
        touch(stage);
    } else if (stage->has_walk) {
        stage_note(stage, "pick an input sample or a weight first, with a click or x and w");
    }
}

void stage_type(Stage *stage, char character) {
    size_t length = strlen(stage->typed);
    if (character == '\b' && length)
        stage->typed[length - 1] = '\0';
    else if (character > ' ' && character < 127 && length + 1 < sizeof stage->typed)
        memcpy(stage->typed + length, (char[]){character, '\0'}, 2);
    stage_say(stage, NULL);
    touch(stage);
}

bool stage_typed(const Stage *stage, double *out) {
    return number_read(stage->typed, strlen(stage->typed), out);
}

/* What is no number stays, to be mended. */
void stage_type_end(Stage *stage, bool takes) {
    char words[80];
    double value;
    bool changes = takes && stage->typed[0];
    touch(stage);
    if (changes && !stage_typed(stage, &value)) {
        snprintf(words, sizeof words, "'%s' is no number: 2.5, -1e-3, inf and nan are",
                 stage->typed);
        stage_say(stage, words);
        return;
    }
    stage->typing = false;
    stage_say(stage, NULL);
    if (changes) stage_edit(stage, &(Edit){.kind = EDIT_CELL, .cell = stage->pick, .value = value});
}
