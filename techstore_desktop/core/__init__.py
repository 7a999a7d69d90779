"""The shop itself: services on repositories on models, and the rules between.

No Qt, no printer, no network. A capability is a folder, a layer is a file in it.
"""
