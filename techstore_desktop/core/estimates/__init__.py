"""Estimates: what a repair will cost and when it will be ready, before it is begun."""
