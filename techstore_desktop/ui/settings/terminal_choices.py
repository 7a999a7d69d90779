"""What a terminal may be set to, in words, by what its settings keep."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def themes() -> dict[str, str]:
    """Return the looks."""
    return {
        "system": translate("TerminalPage", "As the system"),
        "light": translate("TerminalPage", "Light"),
        "dark": translate("TerminalPage", "Dark"),
    }


def papers() -> dict[str, str]:
    """Return the papers of receipts."""
    return {
        "80mm": translate("TerminalPage", "Roll of 80 mm"),
        "58mm": translate("TerminalPage", "Roll of 58 mm"),
        "a4": translate("TerminalPage", "A4 sheets"),
    }


def labels() -> dict[str, str]:
    """Return the sizes of a repair's label."""
    return {
        "62x29": translate("TerminalPage", "62 × 29 mm"),
        "50x25": translate("TerminalPage", "50 × 25 mm"),
        "40x30": translate("TerminalPage", "40 × 30 mm"),
    }


def histories() -> dict[str, str]:
    """Return for how many months sales are kept here; 0 is for ever."""
    return {
        "13": translate("TerminalPage", "13 months"),
        "25": translate("TerminalPage", "2 years"),
        "61": translate("TerminalPage", "5 years"),
        "0": translate("TerminalPage", "All of them"),
    }


def displays() -> dict[str, str]:
    """Return where the customer's display may be."""
    return {
        "off": translate("TerminalPage", "None"),
        "second_screen": translate("TerminalPage", "On the second screen"),
        "window": translate("TerminalPage", "As a window"),
    }
