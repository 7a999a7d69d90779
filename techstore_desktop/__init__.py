"""TechStore Desktop: the point of sale of a technology shop."""

__version__ = "0.1.0"
