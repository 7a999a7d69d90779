"""What the shop and this terminal choose: found by words, each with what it does."""
