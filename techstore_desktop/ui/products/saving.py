"""Keeping what the card holds: checked whole first, so that every error shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from pydantic import ValidationError

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.formats import Formats
from techstore_desktop.core.permissions import Actor
from techstore_desktop.core.products.schemas import ProductCreate, ProductUpdate
from techstore_desktop.shop import Shop
from techstore_desktop.ui.messages import message
from techstore_desktop.ui.products import faults
from techstore_desktop.ui.products.draft import Draft, creation, update
from techstore_desktop.ui.products.draft import faults as broken_fields


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft as the service wants it, or what is wrong by its field."""

    data: ProductCreate | ProductUpdate | None
    errors: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of saving: the product, or the rules that it broke by field."""

    product_id: UUID | None
    broken: Mapping[str, RuleBroken]


def checked(draft: Draft, original: Draft | None) -> Checked:
    """Return what a draft comes to; ``original`` is None for a new product."""
    errors = dict.fromkeys(draft.unreadable, faults.unreadable())
    try:
        data = creation(draft) if original is None else update(draft, original)
    except ValidationError as error:
        for field, kind, limits in broken_fields(error):
            errors.setdefault(field, faults.sentence(field, kind, limits))
        return Checked(None, errors)
    return Checked(None if errors else data, errors)


def save(
    shop: Shop,
    actor: Actor,
    data: ProductCreate | ProductUpdate,
    *,
    product_id: UUID | None,
    picture: bytes | None,
) -> Saved:
    """Keep a product, unless it breaks rules. Runs on the worker."""
    broken = shop.products.problems(data, except_id=product_id)
    if broken:
        return Saved(None, broken)
    if product_id is None:
        if not isinstance(data, ProductCreate):
            raise TypeError("a new product is made of a ProductCreate")
        product_id = shop.products.create(actor, data).id
    elif isinstance(data, ProductUpdate) and data.model_fields_set:
        shop.products.update(actor, product_id, data)
    if picture is not None:
        shop.products.set_picture(actor, product_id, picture)
    return Saved(product_id, {})


def said(broken: Mapping[str, RuleBroken], formats: Formats) -> dict[str, str]:
    """Return the sentence for each broken rule by its field."""
    return {field: message(rule, formats) for field, rule in broken.items()}
