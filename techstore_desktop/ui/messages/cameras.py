"""Sentences for the cameras of this computer."""

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "camera.none": QT_TRANSLATE_NOOP(
        "Messages",
        "No camera is found. Plug one in, and see in the system's privacy settings "
        "whether programs may use it; then try again.",
    ),
    "camera.busy": QT_TRANSLATE_NOOP(
        "Messages",
        "{camera} does not start. Perhaps another program uses it, or the system's "
        "privacy settings keep it from programs: look there, then try again.",
    ),
    "camera.gone": QT_TRANSLATE_NOOP(
        "Messages",
        "{camera} is not there any more. Plug it in again, then try again.",
    ),
    "camera.forbidden": QT_TRANSLATE_NOOP(
        "Messages",
        "The system keeps the camera from this program. Allow it in the system's "
        'privacy settings (on Linux: join the group "video"), then try again.',
    ),
}
