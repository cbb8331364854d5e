/* paint/sdl_keys: what a key and a character do in the window. */
#ifndef PAINT_SDL_KEYS_H
#define PAINT_SDL_KEYS_H

#include <SDL.h>

#include "scene/scene.h"

Action key_action(SDL_Keysym key);         /* keys by what they mean */
Action character_action(const char *text); /* characters by what they say, on any keyboard */

#endif
