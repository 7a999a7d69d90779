"""Vouchers and gift cards: balances with a number of their own (R16)."""
