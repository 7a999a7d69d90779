"""Loaners: devices of the shop that customers use while theirs is repaired."""
