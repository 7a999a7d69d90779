"""What is on the shelves: movements, and the levels that they add up to.

Knows a product by its identifier only.
"""
