"""Loaners."""
