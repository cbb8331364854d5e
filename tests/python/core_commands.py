# %algorithm: every algorithm computes the same; %time itself is in tests/cli/time.sh.
import torch, torch.nn as nn
torch.manual_seed(0)
x = torch.randn(2, 16, 500)
conv = nn.Conv1d(16, 16, 9, padding=4)
y = conv(x)
%algorithm
# expect: * auto       the fastest, as far as can be told from the shape
# expect:   direct     every product, many at a time
# expect:   winograd   fewer products, by sums before and after them
# expect:   fft        long kernels by way of their spectra
# expect:   reference  the plain loops, one product after the other
%algorithm reference  # expect: reference  the plain loops, one product after the other
plain = conv(x)
print(torch.allclose(plain, y, atol=1e-5))  # expect: True
%algorithm 'winograd'  # expect: winograd   fewer products, by sums before and after them
fewer = conv(x)
print(torch.allclose(plain, fewer, atol=1e-5), torch.equal(plain, fewer))  # expect: True False
%algorithm fft  # expect: fft        long kernels by way of their spectra
spectra = conv(x)
print(torch.allclose(plain, spectra, atol=1e-5), torch.equal(fewer, spectra))  # expect: True False
%algorithm auto  # expect: auto       the fastest, as far as can be told from the shape
try:
    %algorithm fastest  # expect: there is no algorithm 'fastest'
except Exception as e:
    print(e)
%algorithm fastest  # expect error: there is no algorithm 'fastest'
