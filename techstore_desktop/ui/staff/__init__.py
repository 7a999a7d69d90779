"""Screens about the people of the shop."""
