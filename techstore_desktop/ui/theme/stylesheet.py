"""The style sheet, written from the tokens and nothing else.

What Qt's own widgets need is here; what the kit paints itself asks the tokens.
"""

from dataclasses import asdict
from string import Template

from techstore_desktop.places import resources
from techstore_desktop.ui.theme import tokens
from techstore_desktop.ui.theme.tokens import DARK, Colours

_LABELS = Template("""
QLabel { background: transparent; }
QLabel[role="second"] { color: $text_second; font-size: ${small}px; }
QLabel[role="third"] { color: $text_third; font-size: ${small}px; }
QLabel[role="muted"] { color: $text_second; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="title"] { font-size: ${large}px; font-weight: 600; }
QLabel[role="heading"] { font-size: 20px; font-weight: 600; }
QLabel[role="figure"] { font-size: ${figure}px; font-weight: 700; }
QLabel[role="total"] { font-size: ${total}px; font-weight: 700; }
QLabel[role="total-good"] { color: $good; font-size: ${total}px; font-weight: 700; }
QLabel[role="accent"] { color: $accent; font-size: ${small}px; font-weight: 500; }
QLabel[role="bad"] { color: $bad; font-size: ${small}px; }
QLabel[role="warning"] { color: $warning; font-size: ${small}px; }
QLabel[role="good"] { color: $good; font-size: ${small}px; }
QLabel[role="paper"] { border: 1px solid $line; }
QLabel:disabled { color: $text_third; }
""")

_SURFACES = Template("""
QFrame[role="surface"] { background: $surface; border: none; }
QFrame[role="raised"] { background: $raised; border: none; }
QFrame[role="card"] { background: $surface; border: 1px solid $line;
    border-radius: ${card}px; }
QFrame[role="well"] { background: $sunken; border: 1px solid $line;
    border-radius: ${card}px; }
QFrame[role="good-soft"] { background: $good_soft; border-radius: ${card}px; }
QFrame[role="warning-soft"] { background: $warning_soft; border-radius: ${card}px; }
QFrame[role="bad-soft"] { background: $bad_soft; border-radius: ${card}px; }
QFrame[role="accent-soft"] { background: $accent_soft; border-radius: ${card}px; }
QFrame[role="information-soft"] { background: $information_soft;
    border-radius: ${card}px; }
QFrame[role="sheet-side"] { background: $raised; border: none;
    border-left: 1px solid $line; border-top-right-radius: ${dialog}px;
    border-bottom-right-radius: ${dialog}px; }
QFrame[role="rule"] { background: $line; border: none; max-height: 1px;
    min-height: 1px; }
QToolTip { background: $raised; color: $text; border: 1px solid $line;
    padding: 4px 8px; font-size: ${small}px; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent;
    border: none; }
QSplitter::handle { background: $line; }
""")

_FIELDS = Template("""
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDateEdit,
QDateTimeEdit, QTimeEdit { background: $surface; color: $text;
    border: 1px solid $control; border-radius: ${field}px; padding: 0 11px;
    min-height: 36px; selection-background-color: $accent;
    selection-color: $on_accent; }
QDateEdit, QDateTimeEdit, QTimeEdit { max-height: 36px; }
QPlainTextEdit, QTextEdit { padding: 8px 7px; }
QLineEdit[large="true"] { font-size: 40px; font-weight: 700; min-height: 70px; }
QLineEdit[bare="true"] { background: transparent; border: none; padding: 0;
    min-height: 0; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {
    background: $sunken; color: $text_third; border-color: $line; }
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"],
QFrame[role="field"][wrong="true"] { border: 1px solid $bad; }
QFrame[role="field"] { background: $surface; border: 1px solid $control;
    border-radius: ${field}px; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: url($icons/chevron-$shade.svg); width: 16px;
    height: 16px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line;
    outline: none; padding: 4px; selection-background-color: $accent_soft;
    selection-color: $text; }
QDateEdit::drop-down, QDateTimeEdit::drop-down { border: none; width: 28px; }
QDateEdit::down-arrow, QDateTimeEdit::down-arrow { height: 16px;
    image: url($icons/chevron-$shade.svg); width: 16px; }
QCheckBox, QRadioButton { spacing: 8px; min-height: 24px; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px;
    background: $surface; border: 1px solid $control; border-radius: 5px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent;
    image: url($icons/check-$shade.svg); }
QRadioButton::indicator:checked { background: $surface;
    border: 5px solid $accent; width: 8px; height: 8px; }
""")

_LISTS = Template("""
QAbstractItemView { background: $surface; border: none; outline: none;
    selection-background-color: $accent_soft; selection-color: $text; }
QListView[role="suggestions"] { background: $surface; color: $text;
    border: 1px solid $control; border-radius: 9px; padding: 2px; }
QListView[role="suggestions"]::item { padding: 0 12px; }
QListView[role="suggestions"]::item:selected { background: $accent_soft;
    color: $text; border-radius: 6px; }
QListView[bare="true"] { background: transparent; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $text_second;
    border: none; border-bottom: 1px solid $line; padding: 0 12px;
    font-size: ${small}px; font-weight: 500; height: 34px; }
QHeaderView::section:hover { color: $text; }
QTableCornerButton::section { background: $surface; border: none; }
QMenu { background: $surface; border: 1px solid $line; padding: 6px; }
QMenu::item { padding: 7px 24px 7px 10px; border-radius: ${small_radius}px; }
QMenu[touch="true"]::item { padding: 14px 24px 13px 12px; }
QMenu[touch="true"]::icon { padding-left: 12px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $text_third; }
QMenu::separator { background: $line; height: 1px; margin: 4px 6px; }
QProgressBar { background: $sunken; border: none; border-radius: 4px;
    max-height: 8px; min-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: $control; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def stylesheet(chosen: Colours) -> str:
    """Return the style sheet of one set of colours."""
    values: dict[str, object] = {
        **asdict(chosen),
        "shade": "dark" if chosen is DARK else "light",
        "icons": (resources() / "themes").as_posix(),
        "small": tokens.TEXT_SMALL,
        "large": tokens.TEXT_LARGE,
        "figure": tokens.TEXT_FIGURE,
        "total": tokens.TEXT_TOTAL,
        "field": tokens.RADIUS_FIELD,
        "card": tokens.RADIUS_CARD,
        "dialog": tokens.RADIUS_DIALOG - 1,
        "small_radius": tokens.RADIUS_SMALL,
    }
    sheets = (_LABELS, _SURFACES, _FIELDS, _LISTS)
    return "".join(sheet.substitute(values) for sheet in sheets)
