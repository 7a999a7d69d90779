"""Terminals that agree: push and pull of whole transactions to and from the hub.

The engine knows neither the network nor the clock; ``hub.py`` and ``replica.py`` are
its two sides. Nothing here knows a business rule, and no sale ever waits for it.
"""
