/* paint/sdl_keys: the tables of keys. scene/pages.c tells the user of them. */
#include "paint/sdl_keys.h"

/* With these modifiers and no others of them. */
enum { CTRL = KMOD_CTRL, SHIFT = KMOD_SHIFT };

static const struct KeyRow {
    SDL_Keycode key;
    int modifiers;
    Action action;
} keys[] = {
    {SDLK_SPACE, 0, {ACTION_PLAY, 0}},
    {SDLK_LEFT, 0, {ACTION_ARROW, ARROW_LEFT}},
    {SDLK_RIGHT, 0, {ACTION_ARROW, ARROW_RIGHT}},
    {SDLK_LEFT, SHIFT, {ACTION_PART, -1}},
    {SDLK_RIGHT, SHIFT, {ACTION_PART, 1}},
    {SDLK_UP, 0, {ACTION_ARROW, ARROW_UP}},
    {SDLK_DOWN, 0, {ACTION_ARROW, ARROW_DOWN}},
    {SDLK_HOME, 0, {ACTION_FIRST, 0}},
    {SDLK_END, 0, {ACTION_LAST, 0}},
    {SDLK_PAGEUP, 0, {ACTION_INPUT, -1}},
    {SDLK_PAGEDOWN, 0, {ACTION_INPUT, 1}},
    {SDLK_TAB, 0, {ACTION_FOCUS, 1}},
    {SDLK_TAB, SHIFT, {ACTION_FOCUS, -1}},
    {SDLK_RETURN, 0, {ACTION_ENTER, 0}},
    {SDLK_KP_ENTER, 0, {ACTION_ENTER, 0}},
    {SDLK_ESCAPE, 0, {ACTION_CLOSE, 0}},
    {SDLK_F11, 0, {ACTION_FULL_SCREEN, 0}},
    {SDLK_PLUS, CTRL, {ACTION_TEXT_SCALE, 1}},
    {SDLK_EQUALS, CTRL, {ACTION_TEXT_SCALE, 1}},
    {SDLK_KP_PLUS, CTRL, {ACTION_TEXT_SCALE, 1}},
    {SDLK_MINUS, CTRL, {ACTION_TEXT_SCALE, -1}},
    {SDLK_KP_MINUS, CTRL, {ACTION_TEXT_SCALE, -1}},
    {SDLK_0, CTRL, {ACTION_TEXT_SCALE, 0}},
};

static const struct CharacterRow {
    char character;
    Action action;
} characters[] = {
    {'q', {ACTION_CLOSE, 0}},
    {'Q', {ACTION_CLOSE, 0}},
    {'?', {ACTION_KEYS, 0}},
    {'t', {ACTION_THEME, 0}},
    {'T', {ACTION_THEME, 0}},
    {'+', {ACTION_FASTER, 0}},
    {'=', {ACTION_FASTER, 0}},
    {'-', {ACTION_SLOWER, 0}},
    {'[', {ACTION_PART, -1}},
    {']', {ACTION_PART, 1}},
    {'x', {ACTION_TRACE, PICK_INPUT}},
    {'w', {ACTION_TRACE, PICK_WEIGHT}},
    {'z', {ACTION_ZOOM, 1}},
    {'Z', {ACTION_ZOOM, -1}},
    {'0', {ACTION_ZOOM, 0}},
    {'<', {ACTION_PAN, -3}},
    {'>', {ACTION_PAN, 3}},
    {'c', {ACTION_CODE, 0}},
    {'y', {ACTION_TRACE, PICK_OUTPUT}},
};

/* A small letter makes the setting larger, or takes the next; its capital the other way. */
static const struct SettingRow {
    char letter;
    EditKind edit;
} settings[] = {
    {'k', EDIT_KERNEL_SIZE},  {'s', EDIT_STRIDE}, {'p', EDIT_PADDING},
    {'d', EDIT_DILATION},     {'g', EDIT_GROUPS}, {'b', EDIT_BIAS},
    {'m', EDIT_PADDING_MODE}, {'i', EDIT_SIGNAL}, {'f', EDIT_KERNEL},
};

Action key_action(SDL_Keysym key) {
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        bool ctrl = key.mod & CTRL, shift = key.mod & SHIFT;
        /* "+" stands with Shift on many keyboards */
        bool fits = ctrl ? keys[i].modifiers == CTRL : keys[i].modifiers == (shift ? SHIFT : 0);
        if (keys[i].key == key.sym && fits) return keys[i].action;
    }
    return (Action){ACTION_NONE, 0};
}

/* 1, 2, 3 ...: the views, in the order of their tabs. */
Action character_action(const char *text) {
    char c = text[0];
    if (text[0] == '\0' || text[1] != '\0') return (Action){ACTION_NONE, 0};
    if (c >= '1' && c <= '9') return (Action){ACTION_VIEW, c - '1'};
    for (size_t i = 0; i < sizeof characters / sizeof *characters; i++)
        if (characters[i].character == c) return characters[i].action;
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        if (settings[i].letter == c) return action_edit(settings[i].edit, 1);
        if (settings[i].letter == c - 'A' + 'a') return action_edit(settings[i].edit, -1);
    }
    return (Action){ACTION_NONE, 0};
}
