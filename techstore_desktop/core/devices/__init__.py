"""Devices that customers bring: a phone, a laptop, each known by its numbers."""
