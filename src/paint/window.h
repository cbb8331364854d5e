/* paint/window: the window beside the prompt, in the same thread.
 *
 * Nothing of SDL's video is started before window_open. The loop of the prompt calls, each round,
 *
 *     stage_tick(stage, now); window_pump(stage, now); window_draw(stage, now);
 *
 * and then waits: for its standard input, for window_fd, at most window_wait seconds. Signal
 * handlers of the program's own go in before window_open: SDL leaves them alone then. `now` is in
 * seconds of the clock that the stage is told. */
#ifndef PAINT_WINDOW_H
#define PAINT_WINDOW_H

#include "base/error.h"
#include "walk/stage.h"

/* True where it is open already. Without a display false, "no display". */
bool window_open(Stage *stage, Error *error);
void window_close(void);
bool window_is_open(void);

/* To be polled for reading: the connection to the display; -1: there is none to poll, call
 * window_pump every 16 ms. */
int window_fd(void);

/* Take what happened, keys and mouse to the stage. True where the window was closed by it. */
bool window_pump(Stage *stage, double now);

/* Draw if anything changed; returns whether it did. At most 60 pictures a second: a call that comes
 * earlier does nothing. */
bool window_draw(Stage *stage, double now);

/* Seconds until window_draw or stage_tick has something to do; -1: only after an event. */
double window_wait(const Stage *stage, double now);

#endif
