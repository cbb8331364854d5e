n = 2
for _ in range(100):
    n *= n  # expect error: OverflowError: integer overflow: 4294967296 * 4294967296 does not fit into 64 bits
