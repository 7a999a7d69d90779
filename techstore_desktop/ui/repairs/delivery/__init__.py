"""Handing a repaired device out: who fetches it, then the checkout."""
