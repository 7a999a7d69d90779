"""The two kinds of error that are not bugs."""


class TechStoreError(Exception):
    """Something to tell a person, by a dotted code and values for its sentence."""

    def __init__(self, code: str, /, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    def __str__(self) -> str:
        if not self.values:
            return self.code
        details = ", ".join(f"{name}={value}" for name, value in self.values.items())
        return f"{self.code}: {details}"


class RuleBroken(TechStoreError):
    """A rule of the shop: the person can put it right."""


class Unavailable(TechStoreError):
    """The disk, the printer or the server does not do its part: try again."""
