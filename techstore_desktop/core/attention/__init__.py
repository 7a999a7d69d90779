"""What no machine can decide: shown to a person until it is settled."""
