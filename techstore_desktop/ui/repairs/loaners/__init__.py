"""Lending the shop's own devices, and taking them back."""
