"""What needs a person: the list, each item's story, and the number at its entry."""
