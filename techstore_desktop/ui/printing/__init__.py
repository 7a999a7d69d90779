"""What comes out on paper, as people meet it: preview, printer, what went wrong."""
