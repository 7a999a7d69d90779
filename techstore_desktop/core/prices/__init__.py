"""What goods cost to whom and when: price lists and promotions.

Records that a manager edits, and the values that ``core.sales`` prices with. The
arithmetic itself is in ``core.sales``: this capability knows no cart.
"""
