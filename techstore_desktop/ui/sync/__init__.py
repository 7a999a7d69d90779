"""What people see of the hub: a word in the status line, and the page behind it."""
