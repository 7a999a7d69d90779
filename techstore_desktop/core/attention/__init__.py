"""What no machine can decide: found by queries, settled by a person.

A kind is one module under ``kinds`` and one line in its register.
"""
