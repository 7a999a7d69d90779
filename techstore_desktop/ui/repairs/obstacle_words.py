"""Why a step can't be taken yet, as its refusal would say it."""

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.formats import Formats
from techstore_desktop.core.repairs.schemas import StepObstacle
from techstore_desktop.ui.messages import message


def obstacle_words(obstacle: StepObstacle | None, formats: Formats) -> str:
    """Return the sentence; nothing where nothing is in the way."""
    if obstacle is None:
        return ""
    return message(RuleBroken(obstacle.code, **obstacle.values), formats)
