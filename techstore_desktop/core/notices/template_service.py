"""The shop's own words for its notices."""

from sqlalchemy import select

from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.notices import wording
from techstore_desktop.core.notices.choices import (
    EVERY_OCCASION,
    LANGUAGES,
    Occasion,
)
from techstore_desktop.core.notices.filling import unknown_fields
from techstore_desktop.core.notices.models import NoticeTemplate
from techstore_desktop.core.notices.schemas import (
    NoticeTemplateResponse,
    NoticeTemplateUpdate,
)
from techstore_desktop.core.permissions import Actor, Permission, authorize
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Transaction

_templates = Repository(NoticeTemplate)


class NoticeTemplateService:
    """Reads and writes the words by occasion and language."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def templates(self) -> tuple[NoticeTemplateResponse, ...]:
        """Return the words in use, in the order of the occasions."""
        with self._database.reading() as reading:
            return tuple(
                wording.template(reading, occasion, language)
                for occasion in EVERY_OCCASION
                for language in LANGUAGES
            )

    def write(self, actor: Actor, data: NoticeTemplateUpdate) -> NoticeTemplateResponse:
        """Use the shop's own words from now on.

        Raises RuleBroken ``notice.unknown_field`` with ``field`` where they name in
        braces what nobody can fill in, ``notice.language_unknown``.
        """
        authorize(actor, {Permission.EDIT_SETTINGS})
        _check(data)
        with self._database.transaction("notice.template_written", actor) as change:
            kept = _own(change, data.occasion, data.language)
            if kept is None:
                _templates.create(change, data)
            else:
                kept.subject, kept.text = data.subject, data.text
            change.flush()
            return wording.template(change, data.occasion, data.language)

    def use_standard(
        self, actor: Actor, occasion: Occasion, language: str
    ) -> NoticeTemplateResponse:
        """Go back to the words that the program brings."""
        authorize(actor, {Permission.EDIT_SETTINGS})
        with self._database.transaction("notice.template_dropped", actor) as change:
            kept = _own(change, occasion, language)
            if kept is not None:
                _templates.archive(change, kept.id)
            change.flush()
            return wording.template(change, occasion, language)


def _own(
    transaction: Transaction, occasion: Occasion, language: str
) -> NoticeTemplate | None:
    return transaction.session.scalars(
        select(NoticeTemplate)
        .where(
            NoticeTemplate.occasion == occasion,
            NoticeTemplate.language == language,
            NoticeTemplate.archived_at.is_(None),
        )
        .order_by(NoticeTemplate.id.desc())
        .limit(1)
    ).first()


def _check(data: NoticeTemplateUpdate) -> None:
    if data.language not in LANGUAGES:
        raise RuleBroken("notice.language_unknown", language=data.language)
    unknown = unknown_fields(data.subject + data.text)
    if unknown:
        raise RuleBroken("notice.unknown_field", field=unknown[0])
