"""What can come back from a hub instead of an answer."""


class HubLost(Exception):
    """The hub did not answer: nothing is known of what it did. Try again."""


class HubRefuses(Exception):
    """The hub answered that it will not; ``code`` says why, for a person."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
