/* scene/channels_view: which input channels feed which output channel, and by which kernels. */
#include "scene/parts.h"
#include "scene/view.h"

void view_channels_draw(Frame *f) {
    frame_heading(f, "Channels");
}

void view_channels_caption(const Frame *f, Str *out) {
    (void)f;
    (void)out;
}
