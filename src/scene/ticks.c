/* scene/ticks: round numbers along an axis: 1, 2 or 5 times a power of ten apart. */
#include "scene/ticks.h"

#include <math.h>
#include <stdio.h>

Ticks ticks_between(double low, double high, int wanted) {
    Ticks t = {.low = low, .high = high};
    double rough = (high - low) / (wanted > 1 ? wanted : 1);
    double power = pow(10, floor(log10(rough)));
    double digit = rough / power;
    t.step = power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    double slack = t.step * 1e-6;
    t.first = ceil((low - slack) / t.step) * t.step;
    t.count = (int)floor((high + slack - t.first) / t.step) + 1;
    double largest = fmax(fabs(low), fabs(high));
    t.decimals = (int)fmax(-floor(log10(t.step) + 1e-9), 0);
    if (largest >= 1e6 || t.decimals > 5) t.decimals = -1;
    return t;
}

double ticks_at(const Ticks *t, int i) {
    double x = t->first + t->step * i;
    return fabs(x) < t->step / 1000 ? 0 : x;
}

void ticks_text(const Ticks *t, int i, char *out, int room) {
    double x = ticks_at(t, i);
    if (t->decimals >= 0) {
        snprintf(out, (size_t)room, "%.*f", t->decimals, x);
        return;
    }
    /* Enough digits that neighbours differ. */
    double largest = fmax(fabs(t->low), fabs(t->high));
    int digits = (int)ceil(log10(largest / t->step)) + 1;
    snprintf(out, (size_t)room, "%.*g", digits < 1 ? 1 : digits, x);
}
