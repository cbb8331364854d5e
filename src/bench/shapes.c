/* bench/shapes: the file of shapes, one a line: name N C_in L C_out K stride pad dilation groups.
 */
#include "bench/shapes.h"

#include <inttypes.h>

static bool parse(const char *line, NamedShape *out) {
    Conv1dShape s = {0};
    int fields = sscanf(line,
                        "%31s %" SCNd64 " %" SCNd64 " %" SCNd64 " %" SCNd64 " %" SCNd64 " %" SCNd64
                        " %" SCNd64 " %" SCNd64 " %" SCNd64,
                        out->name, &s.batch, &s.in_channels, &s.length, &s.out_channels,
                        &s.kernel_size, &s.stride, &s.pad_left, &s.dilation, &s.groups);
    s.pad_right = s.pad_left;
    out->shape = s;
    return fields == 10 && conv1d_shape_check(&s) == CONV1D_OK;
}

bool shapes_next(FILE *file, NamedShape *out) {
    char line[256];
    while (fgets(line, sizeof line, file)) {
        if (line[0] == '#' || line[0] == '\n') continue;
        if (parse(line, out)) return true;
        fprintf(stderr, "stepconv-bench: not a shape: %s", line);
        return false;
    }
    return false;
}
