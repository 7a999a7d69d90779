"""Work that is done elsewhere: at a workshop, or at another branch."""
