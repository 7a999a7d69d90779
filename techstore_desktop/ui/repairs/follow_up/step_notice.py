"""Reminding a customer, or writing the last letter: a step of the collection."""

from PySide6.QtWidgets import QWidget

from techstore_desktop.core.collection.choices import CollectionKind
from techstore_desktop.core.collection.schemas import WaitingDevice
from techstore_desktop.core.notices.choices import Channel, Occasion
from techstore_desktop.core.notices.schemas import (
    NoticeCreate,
    NoticeDraft,
    NoticeResponse,
)
from techstore_desktop.core.permissions import Approval
from techstore_desktop.ui.notices.notice_sheet import NoticeSheet, NoticeSource
from techstore_desktop.ui.session import Session

_EVERY_WAY = (Channel.WHATSAPP, Channel.EMAIL, Channel.PHONE, Channel.LETTER)


class StepNotice(NoticeSheet):
    """A notice whose confirmation takes the step; a last letter is always printed."""

    def __init__(self, over: QWidget, session: Session, device: WaitingDevice) -> None:
        step = device.step
        assert step is not None  # noqa: S101 - whoever calls has looked
        job_id, service, actor = device.card.id, session.shop.collection, session.actor
        is_letter = step.kind is CollectionKind.LAST_LETTER

        def draft(_occasion: Occasion, spoken: str) -> NoticeDraft:
            return service.draft(actor, job_id, step.id, spoken)

        def record(data: NoticeCreate, lent: Approval | None) -> NoticeResponse:
            return service.tell(actor, step.id, data, approval=lent)

        source = NoticeSource(
            draft=draft,
            record=record,
            ways=(Channel.LETTER,) if is_letter else _EVERY_WAY,
            is_fixed=True,
        )
        occasion = Occasion.LAST_LETTER if is_letter else Occasion.NOT_FETCHED
        super().__init__(over, session, job_id, occasion, source=source)
