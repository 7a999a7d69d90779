"""Work that is done elsewhere: sent to a workshop or another branch, and back."""
