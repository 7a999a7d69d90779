"""The board: a column for each state, a card for each job."""
