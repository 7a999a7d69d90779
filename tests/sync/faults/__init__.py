"""A hub and its terminals, with the line cut and the server killed for real."""
