"""Customers' accounts: what they owe, what they pay."""
