/* scene/focus: the control that Enter presses: Tab moves from one to the next. */
#ifndef SCENE_FOCUS_H
#define SCENE_FOCUS_H

#include "scene/scene.h"

/* The next control of the picture in the order in which it is drawn (by 1), or the one before (-1);
 * from none to the first or the last. */
Action focus_next(const Scene *scene, Action focus, int by);
/* A ring about the control that has it. */
void focus_draw(Scene *scene);

#endif
