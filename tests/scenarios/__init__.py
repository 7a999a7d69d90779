"""Whole days in the shop, on the program as a person starts it."""
