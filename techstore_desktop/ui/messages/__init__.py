"""The words for every code of an error: what happened and what to do now.

One file of sentences for each capability, listed in ``gathered.py``; ``message`` fills
one in. A sentence names the error's values in braces.
"""

from techstore_desktop.ui.messages.telling import message

__all__ = ["message"]
