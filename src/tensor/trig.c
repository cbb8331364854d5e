/* tensor/trig: the argument is brought near 0 and put in a polynomial, both in pairs of floats: a
 * value is high + low, where low is what rounding took from high.
 *
 *     x  =  n*pi + r,  |r| <= pi/2        sin x = (-1)^n * sin r
 *     sin r  =  r * (1 + s*(c1 + s*(c2 + s*(c3 + s*c4)))),  s = r*r */
#include "tensor/trig.h"

#include <math.h>
#include <stdbool.h>

typedef struct Pair {
    float high, low;
} Pair;

/* pi in three parts; n times a part loses nothing (first) or little. */
static const float pi_1 = 3.1414794921875f, pi_2 = 0.00011315941810607910156f,
                   pi_3 = 1.9841872589410058936e-09f, one_over_pi = 0.318309886183790671538f;
static const float c1 = -0.166666597127914428710938f, c2 = 0.00833307858556509017944336f,
                   c3 = -0.0001981069071916863322258f, c4 = 2.6083159809786593541503e-06f;
static const float largest = 125;

/* a + b for any two floats; what the sum rounds away is low. */
static Pair sum(float a, float b) {
    float high = a + b, b_used = high - a;
    return (Pair){high, (a - (high - b_used)) + (b - b_used)};
}

/* The same where |a| >= |b|. */
static Pair sum_ordered(float a, float b) {
    float high = a + b;
    return (Pair){high, a - high + b};
}

static Pair add(Pair a, float b) {
    Pair s = sum(a.high, b);
    return (Pair){s.high, s.low + a.low};
}

static Pair square(Pair a) {
    float high = a.high * a.high;
    return (Pair){high, fmaf(a.high + a.high, a.low, fmaf(a.high, a.high, -high))};
}

static Pair multiply(Pair a, Pair b) {
    float high = a.high * b.high;
    float low = fmaf(a.low, b.high, fmaf(a.high, b.high, -high));
    return (Pair){high, fmaf(a.high, b.low, low)};
}

/* a * b as one float. */
static float product(Pair a, Pair b) {
    return fmaf(a.high, b.high, fmaf(a.low, b.high, a.high * b.low));
}

static float sine_of(Pair r) {
    Pair s = square(r);
    float tail = fmaf(fmaf(c4, s.high, c3), s.high, c2);
    Pair rest = multiply(sum_ordered(c1, tail * s.high), s);
    Pair factor = sum_ordered(1, rest.high);
    factor.low += rest.low;
    return product(r, factor);
}

float trig_sin(float x) {
    if (!(fabsf(x) <= largest) || x == 0) return sinf(x);
    float n = rintf(x * one_over_pi);
    Pair r = add(sum(fmaf(n, -pi_1, x), n * -pi_2), n * -pi_3);
    float y = sine_of(r);
    return (int)n % 2 ? -y : y;
}

/* cos x = sin(x + pi/2): n counts halves of pi, and is odd. */
float trig_cos(float x) {
    if (!(fabsf(x) <= largest)) return cosf(x);
    float n = fmaf(rintf(fmaf(x, one_over_pi, -0.5f)), 2, 1);
    Pair r = add(add(sum(x, n * (-pi_1 / 2)), n * (-pi_2 / 2)), n * (-pi_3 / 2));
    float y = sine_of(r);
    bool rising = ((int)n & 2) != 0;
    return rising ? y : -y;
}
