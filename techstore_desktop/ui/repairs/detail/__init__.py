"""A job beside the board: its device, what happened, its quote and its money."""
