"""Notices: what a customer is told of a repair, by which way, and what became of it.

Written here, sent elsewhere: nothing in the core opens a line or a program.
"""
