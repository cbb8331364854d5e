#!/usr/bin/python3
"""Writes print.txt, random.txt, format.txt and repr.txt beside itself: what real Python, NumPy and
PyTorch say, for the unit tests in tests/unit to compare with. The tests need no Python.

    apt install python3-torch python3-numpy      (Debian 12: PyTorch 1.13, NumPy 1.24)
    /usr/bin/python3 tests/golden/make.py

Every file: one record a line, fields between tabs; in a field \\n, \\t and \\\\ stand for a new
line, a tab and a backslash; "-" stands for an empty list; lines that start with # are comments.
Floats are hexadecimal (0x1.8p+1), inf or nan.

print.txt   kind dtype shape perm options default_dtype suffix values text
            kind     torch, numpy_str, numpy_repr or element (the text of the first element)
            shape    of the fresh tensor, "2,3"; perm: the order in which it is then permuted
            options  precision,threshold,edgeitems,linewidth,sci_mode,suppress
            values   a list, or "rand SEED LOW HIGH": np.random.seed, then np.random.uniform
random.txt  seed LIBRARY SEED                             starts a generator
            draw FUNCTION dtype shape perm a b values     the next numbers that it gives, in the
                     order of the fresh tensor; of more than 40 only the first and last 20
format.txt  kind value spec text                          kind: float, int, bool or str; errors as
                     "!ValueError: ..."
repr.txt    dtype value text                              repr(float) and str(np.float32)
"""
import os
import random
import struct
import warnings

import numpy as np
import torch

HERE = os.path.dirname(os.path.abspath(__file__))
pick = random.Random(20221)
warnings.simplefilter("ignore")


def escape(text):
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def number(x):
    if isinstance(x, (int, np.integer, bool, np.bool_)):
        return str(int(x))
    x = float(x)
    return x.hex() if np.isfinite(x) else str(x)


def listed(items, separator=","):
    return separator.join(items) or "-"


def write(name, records):
    with open(os.path.join(HERE, name), "w", encoding="utf-8") as file:
        file.write("# Written by tests/golden/make.py, which documents it.\n")
        for record in records:
            file.write("\t".join(escape(str(field)) for field in record) + "\n")


# ---- print.txt

FLOATS = ["float32", "float64"]
INTS = ["int64", "int32", "int16", "int8", "uint8"]


def some_floats(n):
    power = lambda: 10.0 ** pick.randint(-7, 9)
    scale = power()
    kinds = [
        lambda: pick.random(),
        lambda: pick.gauss(0, 1),
        lambda: pick.gauss(0, 1) * power(),
        lambda: round(pick.gauss(0, 10), 2),
        lambda: float(pick.randint(-20, 20)),
        lambda: float(pick.randint(-2000, 2000)),
        lambda: pick.randint(1, 9) * scale,
        lambda: pick.random() * scale,
        lambda: 2.0 ** pick.randint(-30, 30),
        lambda: pick.choice([1e-4, 9.9999e-5, 1e8, 99999999.0, 0.999999995, 0.1, 1e3, 1000.5, 5e-9]),
        lambda: pick.choice([0.0, -0.0, 0.5, 1 / 3]),
    ]
    kind = pick.choice(kinds)
    values = [kind() for _ in range(n)]
    if pick.random() < 0.2:
        odd = [float("nan"), float("inf"), float("-inf"), 0.0][: pick.randint(1, 4)]
        values = [pick.choice(odd) if pick.random() < 0.3 else x for x in values]
    return values


def some_ints(n, dtype):
    info = np.iinfo(dtype)
    low = max(info.min, pick.choice([0, -5, -100, -(10**6), info.min]))
    high = min(info.max, max(low, pick.choice([1, 10, 1000, 10**9, info.max])))
    return [pick.randint(low, high) for _ in range(n)]


def some_shape():
    kind = pick.random()
    if kind < 0.08:
        return ()
    if kind < 0.15:
        return tuple(pick.choice([0, 0, 1, 2]) for _ in range(pick.randint(1, 3)))
    if kind < 0.55:
        return (pick.choice([1, 2, 3, 5, pick.randint(6, 40)]),)
    return tuple(pick.randint(1, 4) for _ in range(pick.randint(2, 4)))


def some_array(shape, dtype):
    """An array and the text from which the test makes the same one."""
    n = int(np.prod(shape))
    if n > 150:
        seed, low = pick.randint(0, 2**32 - 1), pick.choice([-1.0, 0.0, -5e5, 1e-6])
        high = low + pick.choice([1.0, 2.0, 2000.0, 1e6])
        np.random.seed(seed)
        array = np.random.uniform(low, high, n)
        return array.astype(dtype).reshape(shape), f"rand {seed} {number(low)} {number(high)}"
    if dtype == "bool":
        values = [pick.randint(0, 1) for _ in range(n)]
    else:
        values = some_floats(n) if dtype in FLOATS else some_ints(n, dtype)
    array = np.array(values, dtype=dtype).reshape(shape)
    return array, listed((number(x) for x in array.reshape(-1)), " ")


def some_options(linewidth, precision):
    options = dict(precision=precision, threshold=1000, edgeitems=3, linewidth=linewidth)
    if pick.random() < 0.4:
        options = dict(
            precision=pick.choice([0, 1, 2, 4, 8, 12, 17]),
            threshold=pick.choice([0, 5, 20, 1000]),
            edgeitems=pick.choice([1, 2, 3, 5]),
            linewidth=pick.choice([8, 20, 40, 80, 120]),
        )
        return options, pick.choice([None, None, True, False]), pick.random() < 0.3
    return options, None, False


def torch_text(array, options, sci_mode, default, suffix):
    tensor = torch.from_numpy(array)
    if suffix == "requires_grad=True":
        tensor = tensor.clone().requires_grad_(True)
    elif suffix != "-":
        tensor = tensor.clone().requires_grad_(True) * 1
    torch.set_printoptions(profile="default")
    torch.set_printoptions(sci_mode=sci_mode, **options)
    torch.set_default_dtype(getattr(torch, default))
    text = repr(tensor)
    torch.set_default_dtype(torch.float32)
    torch.set_printoptions(profile="default")
    return text


def printed(shape, dtype, kind):
    array, values = some_array(shape, dtype)
    perm = list(range(len(shape)))
    if len(shape) > 1 and pick.random() < 0.2:
        pick.shuffle(perm)
    view = array.transpose(perm)
    options, sci_mode, suppress = some_options(*((80, 4) if kind == "torch" else (75, 8)))
    default, suffix = "float32", "-"
    if kind == "torch":
        default = pick.choice(["float32"] * 3 + ["float64"])
        if dtype in FLOATS and pick.random() < 0.4:
            suffix = pick.choice(["requires_grad=True", "grad_fn=<MulBackward0>"])
        text = torch_text(view, options, sci_mode, default, suffix)
    else:
        with np.printoptions(suppress=suppress, **options):
            text = {"numpy_str": str, "numpy_repr": repr}[kind](view)
    sci_mode = -1 if sci_mode is None else int(sci_mode)
    options = listed(str(x) for x in [*options.values(), sci_mode, int(suppress)])
    shape = listed(str(size) for size in shape)
    return kind, dtype, shape, listed(map(str, perm)), options, default, suffix, values, text


def elements():
    for dtype in FLOATS:
        for x in some_floats(6) + [1e-4, 1e16, 123456789.0, 1e15, 0.1]:
            x = np.dtype(dtype).type(x)
            yield "element", dtype, "1", "0", "4,1000,3,80,-1,0", dtype, "-", number(x), str(x)


def print_records():
    for kind in ["torch", "numpy_str", "numpy_repr"]:
        for dtype in FLOATS * 40 + INTS * 5 + ["bool"] * 8:
            yield printed(some_shape(), dtype, kind)
        for shape in [(1001,), (1000,), (50, 30), (3, 400), (7, 8, 30), (2, 2, 300), (12, 9, 11)]:
            for dtype in FLOATS:
                yield printed(shape, dtype, kind)
        for shape in [(), (0,), (0, 3), (2, 0, 1)]:
            for dtype in FLOATS + ["int64", "int32", "bool"]:
                yield printed(shape, dtype, kind)
    yield from elements()


# ---- random.txt


def fresh_and_view(shape, perm, dtype):
    array = np.zeros(shape, dtype)
    return array, array.transpose(perm)


def torch_draw(function, view, a, b):
    tensor = torch.from_numpy(view)
    if function == "uniform":
        tensor.uniform_(a, b)
    elif function == "normal":
        tensor.normal_(a, b)
    elif function == "integers":
        tensor.random_(a, b)
    else:
        tensor.copy_(torch.randperm(tensor.numel()))


def numpy_draw(function, view, a, b):
    if function == "uniform":
        view[...] = np.random.uniform(a, b, view.shape)
    elif function == "normal":
        view[...] = np.random.normal(a, b, view.shape)
    elif function == "integers":
        view[...] = np.random.randint(a, b, view.shape, dtype=view.dtype)
    else:
        view[...] = np.random.permutation(view.size)


def some_draw(library):
    function = pick.choice(["uniform", "uniform", "normal", "normal", "normal", "integers", "order"])
    shape = (pick.choice([1, 2, 3, 5, 15, 16, 17, 31, 32, 40, 100, 700]),)
    dtype = pick.choice(FLOATS) if library == "torch" else "float64"
    a, b = 0.0, 1.0
    if function in ("integers", "order"):
        dtype = pick.choice(["int64", "int64", "int32"])
        a = pick.choice([0, -5, 0, 100])
        b = a + pick.choice([1, 2, 10, 1000, 2**31 - 1000])
        if dtype == "int64" and pick.random() < 0.3:
            a, b = -(2**40), pick.choice([-(2**40) + 2**32, 2**33, 2**50 + 3])
        if function == "order":
            dtype, a, b = "int64", 0, 0
    elif pick.random() < 0.5:
        a, b = round(pick.uniform(-2, 0), 3), round(pick.uniform(0, 2), 3)
    if library == "torch" and function in ("uniform", "normal") and pick.random() < 0.2:
        shape = tuple(pick.randint(1, 5) for _ in range(pick.randint(2, 3)))
    perm = list(range(len(shape)))
    pick.shuffle(perm)
    return function, dtype, shape, perm, a, b


def random_records():
    for library in ["torch", "numpy"]:
        seeds = [0, 1, 42, 123456789, 2**32 - 1] + ([-1, -12345, 2**40 + 7] if library == "torch" else [])
        for seed in seeds:
            yield "seed", library, seed
            (torch.manual_seed if library == "torch" else np.random.seed)(seed)
            for _ in range(10):
                function, dtype, shape, perm, a, b = some_draw(library)
                array, view = fresh_and_view(shape, perm, dtype)
                (torch_draw if library == "torch" else numpy_draw)(function, view, a, b)
                flat = array.reshape(-1)
                shown = flat if flat.size <= 40 else np.concatenate((flat[:20], flat[-20:]))
                values = listed((number(x) for x in shown), " ")
                sizes, order = listed(map(str, shape)), listed(map(str, perm))
                yield "draw", function, dtype, sizes, order, number(a), number(b), values


# ---- format.txt

SPECS = """.2f .3f 8.2f <8.2f >8 ^9 *^12 010.3f +.1f ,.2f _ , e .3e E g .3g G % .1% # #.3g n .3 .0f .0 z.1f 012, =+10
d 5d 05d <5d ^7d +d x #x X #X #010x b #b o #o c _b #_x ,d 015,d 016,d x=16,d 012_d s 10s <10 .2s *^9s =5 + .2d ,x
,s _s ,n 5.2.3 . ff ,_f __ ,, q 99999999999999999999d .99999999999999999f {^9 +c #c 漢^7 \x01 é""".split()


def format_record(kind, value, spec):
    try:
        text = format(value, spec)
    except Exception as error:
        text = f"!{type(error).__name__}: {error}"
    shown = value if kind == "str" else number(value)
    return kind, shown, spec, text


def format_records():
    floats = [0.0, -0.0, 1.0, 12.0, 3.14159, -2.5, 999.9999, 1234567.891, 1e16, 1e-5, 1e100, 0.5]
    floats += [float("nan"), float("inf"), float("-inf")]
    ints = [0, 1, -1, 65, 255, -4096, 1234567, 2**63 - 1, -(2**63), 0x6F22]
    texts = ["", "a", "conv1d", "añb漢字"]
    for spec in SPECS + [""]:
        for value in pick.sample(floats, 3):
            yield format_record("float", value, spec)
        for value in pick.sample(ints, 3):
            if spec[-1:] != "c" or value in (0x6F22, 65, -1, 2**63 - 1):
                yield format_record("int", value, spec)
        yield format_record("bool", True, spec) if spec[-1:] != "c" else format_record("bool", 0.5 < 0.4, "d")
        yield format_record("str", pick.choice(texts), spec)


# ---- repr.txt


def repr_records():
    doubles = [0.1, 0.2 + 0.1, 1 / 3, 1e16, 1e15, 123456789012345680.0, 1e-4, 9.999e-5, 5e-324]
    doubles += [1.7976931348623157e308, 2.2250738585072014e-308, -0.0, float("inf"), float("nan")]
    doubles += [2.0 ** pick.randint(-1074, 1023) for _ in range(60)] + [2.0**-24, 2.0**-44]
    doubles += [struct.unpack("d", pick.randbytes(8))[0] for _ in range(150)]
    doubles += [struct.unpack("d", pick.randbytes(6) + b"\0\0")[0] for _ in range(10)]
    for x in doubles:
        yield "float64", number(x), repr(x)
    singles = [1e-4, 1e16, 0.1, 16777216.0, 1e-45, 3.4028235e38, 1.1754944e-38, 9.999999e15]
    singles += [2.0 ** pick.randint(-149, 127) for _ in range(40)]
    singles += [struct.unpack("f", pick.randbytes(4))[0] for _ in range(120)]
    for x in singles:
        x = np.float32(x)
        yield "float32", number(x), str(x)


write("print.txt", print_records())
write("random.txt", random_records())
write("format.txt", format_records())
write("repr.txt", repr_records())
