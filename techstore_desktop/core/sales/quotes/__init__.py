"""Quotes: what the shop offers at which prices until when, and what becomes of it."""
