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

/* "Of y[0, 1] these are done: 3 4.5 [6]; 4 are to come." The latest where there are many. */
void view_step_words(const Frame *f, Str *out) {
    const int64_t most = 10;
    int64_t done = f->cell.i + result_is_told(f), first = done > most ? done - most : 0;
    str_addf(out, "Of y[%lld, %lld] ", (long long)f->cell.n, (long long)f->cell.c);
    if (done == 0) str_add(out, "nothing is done yet");
    if (first > 0) str_addf(out, "%lld are done, the last of them: ", (long long)done);
    if (done > 0 && first == 0) str_add(out, "these are done: ");
    for (int64_t i = first; i < done; i++) {
        Cell cell = {f->cell.n, f->cell.c, i};
        str_addf(out, i > first ? ", %s" : "%s", number_of(walk_result(f->walk, cell), 7).text);
    }
    if (done < f->walk->length)
        str_addf(out, "; %lld to come", (long long)(f->walk->length - done));
    str_add(out, ".\n");
}
