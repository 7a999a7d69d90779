"""Whom the shop sells to: the list, the card, and registering somebody new."""
