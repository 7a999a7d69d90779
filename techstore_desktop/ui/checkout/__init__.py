"""The counter: search on the left, the sale on the right, payment over both."""
