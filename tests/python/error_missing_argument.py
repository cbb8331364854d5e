class Layer:
    def __init__(self, in_channels, out_channels): pass
Layer(1)  # expect error: TypeError: Layer.__init__() missing 1 required positional argument: 'out_channels'
