"""Sentences for products and their categories."""

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "category.inside_itself": QT_TRANSLATE_NOOP(
        "Messages",
        "A category cannot lie inside itself. Choose another place for it.",
    ),
    "category.name_taken": QT_TRANSLATE_NOOP(
        "Messages",
        "There is a category {name} here already. Choose another name.",
    ),
    "category.not_empty": QT_TRANSLATE_NOOP(
        "Messages",
        "This category still holds products or categories. Move them first.",
    ),
    "category.not_found": QT_TRANSLATE_NOOP(
        "Messages",
        "That category is gone. Choose another one.",
    ),
    "product.field_missing": QT_TRANSLATE_NOOP(
        "Messages",
        "A product needs {field}. Fill it in.",
    ),
    "product.barcode_taken": QT_TRANSLATE_NOOP(
        "Messages",
        "The barcode {code} belongs to {product}. Scan another one, or "
        "take it off there first.",
    ),
    "product.sku_taken": QT_TRANSLATE_NOOP(
        "Messages",
        "The SKU {sku} belongs to {product}. Choose a different one.",
    ),
    "quick_keys.too_many_pages": QT_TRANSLATE_NOOP(
        "Messages", "At most {most} pages of quick keys. Remove one first."
    ),
}
