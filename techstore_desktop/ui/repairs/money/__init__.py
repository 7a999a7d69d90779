"""Deposits: money held against a job, taken and given back."""
