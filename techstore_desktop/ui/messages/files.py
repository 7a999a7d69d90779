"""Sentences for files that are read or written: tables, pictures."""

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "file.unreadable": QT_TRANSLATE_NOOP(
        "Messages",
        "{file} can't be read. Choose another file.",
    ),
    "file.not_written": QT_TRANSLATE_NOOP(
        "Messages",
        "{file} could not be written. Check the disk and its rights, then try again.",
    ),
    "picture.too_large": QT_TRANSLATE_NOOP(
        "Messages",
        "The picture is larger than {megabytes} MB. Choose a smaller one.",
    ),
    "picture.too_many_pixels": QT_TRANSLATE_NOOP(
        "Messages",
        "The picture has more than {megapixels} megapixels. Choose a smaller one.",
    ),
    "picture.file_unreadable": QT_TRANSLATE_NOOP(
        "Messages",
        "{file} is no picture that can be read. Choose a PNG, JPEG or WebP.",
    ),
    "picture.unreadable": QT_TRANSLATE_NOOP(
        "Messages",
        "This file is no picture that can be read. Choose a PNG, JPEG or WebP.",
    ),
    "import.file_not_found": QT_TRANSLATE_NOOP(
        "Messages",
        "{file} is not there any more. Choose it again.",
    ),
    "import.file_too_large": QT_TRANSLATE_NOOP(
        "Messages",
        "The file is larger than {megabytes} MB. Split it, then import the parts.",
    ),
    "import.file_unreadable": QT_TRANSLATE_NOOP(
        "Messages",
        "{file} cannot be read as a table: it is damaged or of another kind. "
        "Open it in a spreadsheet program and save it as CSV or XLSX.",
    ),
    "import.file_empty": QT_TRANSLATE_NOOP(
        "Messages",
        "{file} holds no header with rows beneath it. Give the columns their "
        "names in the first row.",
    ),
    "import.too_many_rows": QT_TRANSLATE_NOOP(
        "Messages",
        "The file has more rows than can be taken in at once. Split it, then "
        "import the parts.",
    ),
    "import.column_missing": QT_TRANSLATE_NOOP(
        "Messages",
        "No column is chosen for {column}. Choose the one that holds it.",
    ),
    "import.column_unknown": QT_TRANSLATE_NOOP(
        "Messages",
        "A column is chosen that the file does not have. Choose the file again.",
    ),
    "import.bad_rows": QT_TRANSLATE_NOOP(
        "Messages",
        "{count} rows cannot be taken in. Put them right in the file, or leave "
        "them out.",
    ),
    "export.kind_unknown": QT_TRANSLATE_NOOP(
        "Messages",
        "{file} is of no kind that can be written. Let its name end in .csv or .xlsx.",
    ),
    "export.not_written": QT_TRANSLATE_NOOP(
        "Messages",
        "{file} could not be written. Check the disk and its rights, or close "
        "the program that holds the file.",
    ),
}
