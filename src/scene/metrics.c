/* scene/metrics: how wide a text is, without a font at hand. The painter keeps the promise: it
 * opens mono faces at the size at which a column is 0.6 em, and narrows what would be wider. */
#include <stddef.h>

#include "base/str.h"
#include "scene/scene.h"

/* Thousandths of an em of the characters from space to tilde, the wider of Inter and DejaVu Sans.
 */
static const short advances[2][95] = {
    {318,  401, 460, 838, 638, 950, 780, 275, 390, 390, 500, 838, 318, 460, 318, 357,
     636,  636, 636, 636, 642, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531,
     1000, 684, 686, 727, 770, 632, 587, 775, 752, 295, 543, 656, 563, 889, 753, 787,
     635,  787, 695, 638, 642, 741, 684, 989, 685, 665, 685, 390, 357, 390, 838, 500,
     500,  613, 635, 558, 635, 615, 361, 635, 634, 278, 278, 579, 278, 974, 634, 612,
     635,  635, 411, 523, 392, 634, 592, 818, 592, 592, 541, 636, 337, 636, 838},
    {348,  456, 521, 838, 696, 1002, 872, 306,  457, 457, 543, 838, 380, 466,  380, 379,
     696,  696, 696, 696, 696, 696,  696, 696,  696, 696, 400, 400, 838, 838,  838, 580,
     1000, 774, 762, 744, 830, 683,  683, 821,  837, 372, 561, 775, 637, 995,  837, 850,
     733,  850, 770, 720, 682, 812,  774, 1103, 771, 724, 725, 457, 379, 457,  838, 500,
     500,  675, 716, 593, 716, 678,  435, 716,  712, 343, 343, 665, 343, 1042, 712, 687,
     716,  716, 493, 595, 478, 712,  652, 924,  645, 652, 582, 712, 365, 712,  838}};

double text_width(Face face, const char *text) {
    if (face == FACE_MONO || face == FACE_ITALIC)
        return utf8_width(text) * (MONO_PERMILLE / 1000.0);
    const short *table = advances[face == FACE_BOLD];
    double sum = 0;
    while (*text) {
        uint32_t c = utf8_next(&text);
        sum += c >= 32 && c < 127 ? table[c - 32] / 1000.0 : 1;
    }
    return sum;
}
