"""The shop, its branches, its terminals, its taxes and its document numbers.

What every other capability may ask: currency, time zone, business day. Knows nothing
of products, people or sales.
"""
