"""Models as they are suggested while a device is typed, with the code meant."""

from collections.abc import Sequence

from techstore_desktop.core.devices.model_list import DeviceModel
from techstore_desktop.ui.repairs.intake.suggestions import Suggestion


def model_suggestions(found: Sequence[DeviceModel], text: str) -> list[Suggestion]:
    """Return a line for each model."""
    return [Suggestion(_words(model, text), model) for model in found]


def _words(model: DeviceModel, text: str) -> str:
    typed = text.casefold().split()
    code = next(
        (
            code
            for code in model.codes
            if any(word in code.casefold() for word in typed)
        ),
        "",
    )
    return f"{model.full_name}   {code}" if code else model.full_name
