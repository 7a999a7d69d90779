"""Taking devices in: one page, in the order of the talk at the counter."""
