"""The keys beneath the checkout's search: pressed there, laid out in Settings."""
