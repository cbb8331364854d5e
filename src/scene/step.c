/* scene/step: the view of one multiply-sum, by the number of channels. */
#include "scene/view.h"

#include <string.h>

#include "scene/parts.h"

/* One channel in and one out: all products have room. */
static bool is_single(const Frame *f) {
    const Conv1dShape *s = &f->walk->call.shape;
    return s->in_channels == 1 && s->out_channels == 1;
}

void view_step_draw(Frame *f) {
    (is_single(f) ? step_single_draw : step_channels_draw)(f);
}

/* The words of the prompt: "part 2 of 6: x[0, 0, 3] * w[0, 0, 0]  =  ..." */
static void add_part(const Frame *f, Str *out) {
    Str line;
    str_init(&line);
    walk_part_text(f->walk, f->stage->step, f->stage->part, &line);
    const char *part = strstr(line.text, "part");
    str_add_n(out, part, strcspn(part, "\n"));
    str_release(&line);
}

void view_step_caption(const Frame *f, Str *out) {
    if (f->stage->part != PART_WHOLE) {
        add_part(f, out);
        return;
    }
    if (f->picked) {
        view_trace_caption(f, out);
        return;
    }
    const Conv1dShape *s = &f->walk->call.shape;
    long long first = (long long)walk_start(f->walk, f->cell);
    long long last = first + frame_span(f) - 1;
    str_addf(out, "output %lld looks at ", (long long)f->cell.i);
    if (s->kernel_size == 1)
        str_addf(out, "position %lld", first);
    else if (s->dilation == 1)
        str_addf(out, "positions %lld to %lld", first, last);
    else
        str_addf(out, "positions %lld to %lld, every %lld (dilation)", first, last,
                 (long long)s->dilation);
    if (s->in_channels / s->groups > 1)
        str_addf(out, " of %lld channels", (long long)(s->in_channels / s->groups));
    if (frame_hop(f) > 1)
        str_addf(out, "; the next window starts %lld on (stride)", (long long)frame_hop(f));
    caption_unused(f, out);
}
