"""Mail that goes out of the shop: over the network, so neither core nor window.

What is to be sent lies in the core as notices; this sends them, one after the other.
"""
