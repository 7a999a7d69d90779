"""What the board says while it has no card."""

from techstore_desktop.ui.widgets.empty_state import EmptyState


class NoJobs(EmptyState):
    """Nothing on the board: nothing is here, or nothing is like the filter."""

    def __init__(self) -> None:
        super().__init__("tool", "")

    def say(self, *, is_filtered: bool) -> None:
        """Say why there is no card."""
        if is_filtered:
            self.show_words(
                self.tr("No job is like this"),
                self.tr("Type less, or choose another filter."),
            )
        else:
            self.show_words(
                self.tr("No device is here for repair"),
                self.tr(
                    "Each device that is taken in gets a number and a card, which "
                    "moves over the board until it is fetched."
                ),
            )
