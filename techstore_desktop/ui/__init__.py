"""What people see: Qt screens over the shop's services.

No SQL and no business rule lives here, and nothing here waits for the database on
the GUI thread: work goes through ``background.run``.
"""
