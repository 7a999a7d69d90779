"""Ready to open: what must be in order before the first customer."""
