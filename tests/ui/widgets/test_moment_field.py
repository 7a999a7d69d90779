"""A moment is written as everywhere in the shop, whatever the language."""

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from techstore_desktop.core.clock import SetClock
from techstore_desktop.core.formats import formats_for
from techstore_desktop.core.money import currency
from techstore_desktop.ui.widgets.moment_field import PastMomentField

NOW = datetime(2026, 11, 25, 17, 5, tzinfo=UTC)
WRITTEN = {"US": "11/25/2026 5:05 PM", "AR": "25/11/2026 17:05"}


@pytest.fixture
def in_spanish() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("es"))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize("country", WRITTEN)
def test_the_afternoon_is_pm_in_spanish_too(
    qtbot: QtBot, in_spanish: None, country: str
) -> None:
    formats = formats_for(country, currency("USD"))
    zone = ZoneInfo("UTC")
    field = PastMomentField(SetClock(NOW), formats, zone)
    qtbot.addWidget(field)
    said = f"{formats.date(NOW.date())} {formats.time(NOW, zone)}"
    assert field.text() == said == WRITTEN[country]
    assert field.moment() == NOW
    month = field.calendarWidget().locale().monthName(11)
    assert month == "noviembre"
