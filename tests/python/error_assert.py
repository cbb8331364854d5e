assert [1] == [2], 'they differ'  # expect error: AssertionError: they differ
