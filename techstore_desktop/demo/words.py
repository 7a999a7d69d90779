"""The words of the demo shop's data files, and putting them into a language."""

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from techstore_desktop import places
from techstore_desktop.core.texts import QT_TRANSLATE_NOOP

Say: TypeAlias = Callable[[str], str]
"""Returns a text of the demo in the language that the shop is made in."""

TOLD_IN_WORDS = ("fault", "diagnosis", "work", "waiting_for")
"""The columns of the repairs that are in words."""


def as_written(text: str) -> str:
    """Return a text as it stands in the source: English."""
    return text


@contextmanager
def catalogue(say: Say) -> Iterator[Path]:
    """Give the catalogue with its categories in a language; names are the makers'."""
    file = places.resources() / "sample-data" / "catalogue.csv"
    if say is as_written:
        yield file
        return
    names = {name: say(name) for name in CATEGORIES}
    with TemporaryDirectory() as folder, file.open(encoding="utf-8") as written:
        spoken = Path(folder) / file.name
        rows = csv.DictReader(written)
        with spoken.open("w", encoding="utf-8", newline="") as made:
            listed = csv.DictWriter(made, rows.fieldnames or ())
            listed.writeheader()
            for row in rows:
                row["category"] = names[row["category"]]
                listed.writerow(row)
        yield spoken


CATEGORIES = (
    QT_TRANSLATE_NOOP("Demo", "Cases"),
    QT_TRANSLATE_NOOP("Demo", "Graphics cards"),
    QT_TRANSLATE_NOOP("Demo", "Headphones"),
    QT_TRANSLATE_NOOP("Demo", "Keyboards"),
    QT_TRANSLATE_NOOP("Demo", "Mice"),
    QT_TRANSLATE_NOOP("Demo", "Monitors"),
    QT_TRANSLATE_NOOP("Demo", "Motherboards"),
    QT_TRANSLATE_NOOP("Demo", "Networking"),
    QT_TRANSLATE_NOOP("Demo", "Optical drives"),
    QT_TRANSLATE_NOOP("Demo", "Power supplies"),
    QT_TRANSLATE_NOOP("Demo", "Processors"),
    QT_TRANSLATE_NOOP("Demo", "Software"),
    QT_TRANSLATE_NOOP("Demo", "Sound cards"),
    QT_TRANSLATE_NOOP("Demo", "Speakers"),
    QT_TRANSLATE_NOOP("Demo", "Storage"),
    QT_TRANSLATE_NOOP("Demo", "Thermal paste"),
    QT_TRANSLATE_NOOP("Demo", "UPS"),
    QT_TRANSLATE_NOOP("Demo", "Webcams"),
)
REPAIRS = (
    QT_TRANSLATE_NOOP("Demo", "no charge"),
    QT_TRANSLATE_NOOP("Demo", "water"),
    QT_TRANSLATE_NOOP("Demo", "HDMI port"),
    QT_TRANSLATE_NOOP("Demo", "does not start"),
    QT_TRANSLATE_NOOP("Demo", "dead"),
    QT_TRANSLATE_NOOP("Demo", "keys stick"),
    QT_TRANSLATE_NOOP("Demo", "no sound"),
    QT_TRANSLATE_NOOP("Demo", "screen"),
    QT_TRANSLATE_NOOP("Demo", "fan noise"),
    QT_TRANSLATE_NOOP("Demo", "battery"),
    QT_TRANSLATE_NOOP("Demo", "camera"),
    QT_TRANSLATE_NOOP("Demo", "charging port"),
    QT_TRANSLATE_NOOP("Demo", "slow"),
    QT_TRANSLATE_NOOP("Demo", "Joy-Con drifts"),
    QT_TRANSLATE_NOOP("Demo", "hinge"),
    QT_TRANSLATE_NOOP("Demo", "back glass"),
    QT_TRANSLATE_NOOP("Demo", "overheats"),
    QT_TRANSLATE_NOOP("Demo", "board"),
    QT_TRANSLATE_NOOP("Demo", "does not charge"),
    QT_TRANSLATE_NOOP("Demo", "keyboard"),
    QT_TRANSLATE_NOOP("Demo", "microphone"),
    QT_TRANSLATE_NOOP("Demo", "pin"),
    QT_TRANSLATE_NOOP("Demo", "glass"),
    QT_TRANSLATE_NOOP("Demo", "unlock"),
    QT_TRANSLATE_NOOP("Demo", "no image"),
    QT_TRANSLATE_NOOP("Demo", "charging"),
    QT_TRANSLATE_NOOP("Demo", "disc drive"),
    QT_TRANSLATE_NOOP("Demo", "Main board gets hot at the charging circuit"),
    QT_TRANSLATE_NOOP("Demo", "Liquid under the keyboard"),
    QT_TRANSLATE_NOOP("Demo", "Speaker torn"),
    QT_TRANSLATE_NOOP("Demo", "Digitizer broken in two places"),
    QT_TRANSLATE_NOOP("Demo", "Display broken and the frame is straight"),
    QT_TRANSLATE_NOOP("Demo", "Bearing of the left fan is worn"),
    QT_TRANSLATE_NOOP("Demo", "Battery is swollen"),
    QT_TRANSLATE_NOOP("Demo", "Lens broken and the sensor is dusty"),
    QT_TRANSLATE_NOOP("Demo", "Pins are bent"),
    QT_TRANSLATE_NOOP("Demo", "Health 71 %"),
    QT_TRANSLATE_NOOP("Demo", "Disk has bad sectors"),
    QT_TRANSLATE_NOOP("Demo", "Both sticks are worn"),
    QT_TRANSLATE_NOOP("Demo", "Display is black after a fall"),
    QT_TRANSLATE_NOOP("Demo", "Left hinge tore the cover"),
    QT_TRANSLATE_NOOP("Demo", "Glass broken around the camera"),
    QT_TRANSLATE_NOOP("Demo", "Display broken"),
    QT_TRANSLATE_NOOP("Demo", "Health 76 %"),
    QT_TRANSLATE_NOOP("Demo", "Full of dust and dry paste"),
    QT_TRANSLATE_NOOP("Demo", "Short on the 5 V line"),
    QT_TRANSLATE_NOOP("Demo", "Connector is corroded"),
    QT_TRANSLATE_NOOP("Demo", "Row of keys is dead"),
    QT_TRANSLATE_NOOP("Demo", "Display has lines"),
    QT_TRANSLATE_NOOP("Demo", "Inner battery is dead"),
    QT_TRANSLATE_NOOP("Demo", "Lower microphone is blocked"),
    QT_TRANSLATE_NOOP("Demo", "Charging port is worn"),
    QT_TRANSLATE_NOOP("Demo", "Front glass broken"),
    QT_TRANSLATE_NOOP("Demo", "Locked after a reset"),
    QT_TRANSLATE_NOOP("Demo", "Cable of the display is torn"),
    QT_TRANSLATE_NOOP("Demo", "Port is loose"),
    QT_TRANSLATE_NOOP("Demo", "Drive does not pull in"),
    QT_TRANSLATE_NOOP("Demo", "Board is corroded beyond repair"),
    QT_TRANSLATE_NOOP("Demo", "Too old for what is asked of it"),
    QT_TRANSLATE_NOOP("Demo", "Health 68 %"),
    QT_TRANSLATE_NOOP("Demo", "Dust in both fans"),
    QT_TRANSLATE_NOOP("Demo", "Glass broken"),
    QT_TRANSLATE_NOOP("Demo", "Port is corroded"),
    QT_TRANSLATE_NOOP("Demo", "Disk is worn out"),
    QT_TRANSLATE_NOOP("Demo", "Change the screen"),
    QT_TRANSLATE_NOOP("Demo", "Change the fan"),
    QT_TRANSLATE_NOOP("Demo", "Change the battery"),
    QT_TRANSLATE_NOOP("Demo", "Change the rear camera"),
    QT_TRANSLATE_NOOP("Demo", "Change the charging port"),
    QT_TRANSLATE_NOOP("Demo", "Change the disk and move the data"),
    QT_TRANSLATE_NOOP("Demo", "Change both sticks"),
    QT_TRANSLATE_NOOP("Demo", "Change hinge and cover"),
    QT_TRANSLATE_NOOP("Demo", "Change the back glass"),
    QT_TRANSLATE_NOOP("Demo", "Clean and new paste"),
    QT_TRANSLATE_NOOP("Demo", "Repair of the board"),
    QT_TRANSLATE_NOOP("Demo", "Clean and change the connector"),
    QT_TRANSLATE_NOOP("Demo", "Change the keyboard"),
    QT_TRANSLATE_NOOP("Demo", "Change the inner battery"),
    QT_TRANSLATE_NOOP("Demo", "Clean and change the microphone"),
    QT_TRANSLATE_NOOP("Demo", "Restore the system"),
    QT_TRANSLATE_NOOP("Demo", "Change the display cable"),
    QT_TRANSLATE_NOOP("Demo", "Change the port"),
    QT_TRANSLATE_NOOP("Demo", "Repair of the drive"),
    QT_TRANSLATE_NOOP("Demo", "Add memory"),
    QT_TRANSLATE_NOOP("Demo", "Change the glass"),
    QT_TRANSLATE_NOOP("Demo", "Joy-Con sticks"),
    QT_TRANSLATE_NOOP("Demo", "P30 Pro display"),
    QT_TRANSLATE_NOOP("Demo", "ZenBook cover"),
    QT_TRANSLATE_NOOP("Demo", "Back glass"),
)
"""What is told in the repairs' file, for the translation to know."""
