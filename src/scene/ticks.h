/* scene/ticks: round numbers along an axis. */
#ifndef SCENE_TICKS_H
#define SCENE_TICKS_H

typedef struct Ticks {
    double low, high; /* the axis */
    double first, step;
    int count;
    int decimals; /* that tell them apart; -1: they are written as powers, 1e+09 */
} Ticks;

/* About `wanted` ticks between low and high, low < high. */
Ticks ticks_between(double low, double high, int wanted);
double ticks_at(const Ticks *ticks, int i);
void ticks_text(const Ticks *ticks, int i, char *out, int room);

#endif
