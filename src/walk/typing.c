/* walk/typing: a number typed into a cell. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
    else if (strchr("0123456789.+-eE", character) && character && length + 1 < sizeof stage->typed)
        memcpy(stage->typed + length, (char[]){character, '\0'}, 2);
    touch(stage);
}

void stage_type_end(Stage *stage, bool takes) {
    stage->typing = false;
    touch(stage);
    if (!takes || !stage->typed[0]) return;
    char *end = NULL, words[64];
    double value = strtod(stage->typed, &end);
    if (*end) {
        snprintf(words, sizeof words, "%s is no number", stage->typed);
        stage_say(stage, words);
        return;
    }
    stage_edit(stage, &(Edit){.kind = EDIT_CELL, .cell = stage->pick, .value = value});
}
