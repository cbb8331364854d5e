class Conv:
    def __init__(self):
        self.stride = 1
Conv().strid  # expect error: AttributeError: 'Conv' object has no attribute 'strid'. Did you mean: 'stride'?
