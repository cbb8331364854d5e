import numpi  # expect error: ModuleNotFoundError: No module named 'numpi'
