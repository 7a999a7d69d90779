"""Emptying a layout before it is filled anew."""

from PySide6.QtWidgets import QGridLayout, QLayout


def clear(layout: QLayout) -> None:
    """Take every widget out of a layout; hidden at once, for it dies only later.

    A grid keeps its rows: what stretched one of them would push the new ones down.
    """
    if isinstance(layout, QGridLayout):
        for row in range(layout.rowCount()):
            layout.setRowStretch(row, 0)
    while item := layout.takeAt(0):
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
