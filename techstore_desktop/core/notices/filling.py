"""Putting a job's values into a template: a pure function on texts."""

import re
from collections.abc import Mapping

FIELDS = (
    "customer",
    "number",
    "device",
    "total",
    "due",
    "promise",
    "days",
    "waited",
    "deadline",
    "warranty",
    "shop",
)
"""What a template may name in braces; ``waited`` are the ``days`` with their word."""

_FIELD = re.compile(r"\{(\w+)\}")
_OF_WARRANTY = re.compile(r"[^.!?]*\{warranty\}[^.!?]*(?:[.!?]|$)")
_SPACES = re.compile(r"[ \t]{2,}")


def filled(template: str, values: Mapping[str, str]) -> str:
    """Return a template with its fields filled in.

    What is unknown stays as it is written, so that whoever reads the text before it
    goes out sees it; a field without a value leaves no double space behind. Where
    there is no warranty, no sentence speaks of one.
    """
    if values.get("warranty") == "":
        template = _OF_WARRANTY.sub("", template)
    text = _FIELD.sub(lambda field: values.get(field[1], field[0]), template)
    return _SPACES.sub(" ", text).strip()


def unknown_fields(template: str) -> tuple[str, ...]:
    """Return what a template names that nobody can fill in, each once."""
    named = _FIELD.findall(template)
    return tuple(dict.fromkeys(name for name in named if name not in FIELDS))
