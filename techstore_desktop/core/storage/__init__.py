"""Where rows live: one module knows the two databases, one commits, one journals.

Above this, nobody writes SQL for a dialect, opens a transaction by other means than
``Database.transaction`` or touches the journal.
"""
