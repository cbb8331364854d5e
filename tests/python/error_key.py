sizes = {'kernel': 3}
sizes['stride']  # expect error: KeyError: 'stride'
