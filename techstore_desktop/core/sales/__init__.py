"""Selling: the cart, its prices and taxes, the payments, the sale that they become.

``pricing``, ``tender``, ``cart`` and ``payments`` are rules on values; ``service``
writes. Nothing here knows a screen or a printer.
"""
