"""Telling customers of their repairs: what is said, by which way, what still waits."""
