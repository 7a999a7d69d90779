"""Repairs on the screen: the board, the list, a job beside them, taking devices in."""
