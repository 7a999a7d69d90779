"""Repairs: from the counter to the bench and back.

States and who may move what are data in ``workflow``; every change is an event.
"""
