"""How a terminal reaches its ESC/POS printer, as its settings say it in one line.

``escpos://192.0.2.7:9100`` in the network, ``escpos:/dev/usb/lp0`` or ``escpos:COM3``
at this computer; then perhaps ``?name=Counter&dots=512&picture=columns&cuts=no``,
``opens_drawer=no``, ``answers=no``.
"""

from enum import StrEnum
from typing import Literal
from urllib.parse import parse_qsl, urlsplit

from pydantic import BaseModel, ConfigDict, Field, model_validator

from techstore_desktop.core.errors import Unavailable

SCHEME = "escpos:"
USUAL_PORT = 9100


class PictureCommand(StrEnum):
    """The command by which a printer takes dots; old ones know columns alone."""

    RASTER = "raster"
    COLUMNS = "columns"


class PrinterSettings(BaseModel):
    """A printer of rolls: where it is and what it can do.

    The address is ``host`` or ``host:port`` in the network, else the path of a device
    such as ``/dev/usb/lp0`` or ``COM3``. ``dots`` is how wide its head prints; 0 is
    the usual eight a millimetre. ``answers`` tells whether it reports its state.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    connection: Literal["network", "device"]
    address: str = Field(min_length=1)
    name: str = ""
    dots: int = Field(default=0, ge=0, le=2048)
    picture: PictureCommand = PictureCommand.RASTER
    cuts: bool = True
    opens_drawer: bool = True
    answers: bool = True

    @model_validator(mode="after")
    def _has_a_place(self) -> "PrinterSettings":
        if self.connection == "network" and not self.place[0]:
            raise ValueError("a printer in the network has an address: host:port")
        return self

    @property
    def label(self) -> str:
        """What people call it."""
        return self.name or self.address

    @property
    def place(self) -> tuple[str, int]:
        """Host and port in the network. Raises ValueError for a port that is none."""
        parts = urlsplit(f"//{self.address}")
        return parts.hostname or "", parts.port or USUAL_PORT


def speaks_escpos(printer: str) -> bool:
    """Tell whether a printer's name is the line of an ESC/POS printer."""
    return printer.startswith(SCHEME)


def printer_at(line: str) -> PrinterSettings | None:
    """Return what a line of the settings says, None for a printer of the system.

    Raises Unavailable ``printer.unreadable`` (with ``printer``).
    """
    if not speaks_escpos(line):
        return None
    try:
        parts = urlsplit(line)
        place = (
            {"connection": "network", "address": parts.netloc}
            if parts.netloc
            else {"connection": "device", "address": parts.path}
        )
        return PrinterSettings.model_validate(dict(parse_qsl(parts.query)) | place)
    except ValueError as error:
        raise Unavailable("printer.unreadable", printer=line) from error
