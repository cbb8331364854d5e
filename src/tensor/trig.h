/* tensor/trig: sine and cosine of float32, with the very bits that PyTorch prints.
 *
 * PyTorch computes them by SLEEF's method of 1.0 ULP (sleef.org, "sinf_u10"), which differs from
 * the C library's in the last bit of one value in twenty. A tutorial's sum that nearly cancels
 * shows it. Beyond 125 SLEEF reduces its argument another way; there the C library's value is
 * given. */
#ifndef TENSOR_TRIG_H
#define TENSOR_TRIG_H

float trig_sin(float x);
float trig_cos(float x);

#endif
