"""Breaking the sync on purpose, one guarantee at a time: the tests must notice each.

Every saboteur is one replacement of text in a copy of the program; the table tells
what caught it.
"""
