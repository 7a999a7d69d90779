"""What customers bring: devices, the models there are, what is asked of each kind.

Knows nothing of the work on them; ``core.repairs`` stands on it.
"""
