"""The customer's display: a window of its own that shows nothing private."""
