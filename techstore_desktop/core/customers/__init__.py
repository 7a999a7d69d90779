"""Whom the shop sells to and repairs for."""
