"""What the list of sales says while it has none."""

from collections.abc import Callable

from techstore_desktop.ui.widgets.empty_state import EmptyState


class NoSales(EmptyState):
    """Nothing in the list; perhaps the hub has the receipt that is looked for."""

    def __init__(self, fetch: Callable[[], object]) -> None:
        super().__init__(
            "receipt",
            "",
            action=self.tr("Fetch it from the hub"),
            keys="Enter",
            act=fetch,
            action_icon="download",
        )
        self.offer(is_at_hub=False)

    def offer(self, *, is_at_hub: bool) -> None:
        """Say whether the number that is looked for is a receipt at the hub."""
        assert self.button is not None  # noqa: S101 - made above
        self.button.setVisible(is_at_hub)
        if is_at_hub:
            self.show_words(
                self.tr("This receipt is at the hub"),
                self.tr("It is older than what this computer keeps."),
            )
        else:
            self.show_words(
                self.tr("No sales here"),
                self.tr("Choose more days, or look for another number or name."),
            )
