"""Quotes at the counter: making one, finding them, choosing the prices to sell at."""
