"""The photos of the opened job: looked at in full, added, taken off."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from PySide6.QtGui import QImage, QShowEvent
from PySide6.QtWidgets import QWidget

from techstore_desktop.core.permissions import Permission
from techstore_desktop.core.repairs.photo_service import RepairPhotoResponse
from techstore_desktop.ui.background import Latest
from techstore_desktop.ui.repairs.photos.adding import PhotoAdding, Scaled
from techstore_desktop.ui.repairs.photos.full_sheet import FullPhotoSheet
from techstore_desktop.ui.repairs.photos.thumbnails import thumbnail
from techstore_desktop.ui.repairs.text_dialog import TextDialog
from techstore_desktop.ui.session import Session
from techstore_desktop.ui.staff.lending import run_lending
from techstore_desktop.ui.widgets.label import Label


class _Read(NamedTuple):
    photos: Sequence[RepairPhotoResponse]
    small: list[QImage]
    missing: int


class JobPhotos(PhotoAdding):
    """Reads photos only while they are in sight: they are the largest of all rows."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent, hint=self.tr("A click shows a photo in full"))
        self._session = session
        self._latest = Latest(self)
        self._photos: Sequence[RepairPhotoResponse] = ()
        self._is_stale = False
        self._can_take_off = False
        self.missing = Label("", "second", self)
        self.missing.hide()
        self.column.addWidget(self.missing)
        may = session.actor.may
        takes = may(Permission.REPAIR_TAKE_IN) or may(Permission.REPAIR_WORK)
        self.ways.setVisible(takes)
        self.setAcceptDrops(takes)
        self.takes_photos = takes
        self.strip.pressed.connect(self.open_photo)
        self.scaled.connect(self._keep)

    def show_job(self, job_id: UUID, *, is_open: bool | None = None) -> None:
        """Show the photos of a job, once they are looked at."""
        if is_open is not None:
            self._can_take_off = is_open
        if job_id != self.whose:
            self.stop_watching()
            self._show(_Read((), [], 0))
        self.whose, self._is_stale = job_id, True
        if self.isVisible():
            self._read()

    def open_photo(self, place: int) -> None:
        """Show a photo as large as the window."""
        contents = [each.content for each in self._photos]
        sheet = FullPhotoSheet(self, contents, place, can_take_off=self._can_take_off)
        sheet.take_off_wanted.connect(self.take_off)
        sheet.open()

    def take_off(self, place: int) -> None:
        """Ask why a photo is wrong here, then take it off for good."""
        photo, job_id = self._photos[place], self.whose
        dialog = TextDialog(
            self,
            title=self.tr("Take the photo off for good?"),
            label=self.tr("Why"),
            primary=self.tr("Take it off"),
            is_needed=True,
            is_danger=True,
        )
        dialog.written.connect(lambda why: self._take_off(photo, job_id, why))
        dialog.open()

    def _take_off(
        self, photo: RepairPhotoResponse, job_id: UUID | None, why: str
    ) -> None:
        photos, actor = self._session.shop.repair_photos, self._session.actor
        run_lending(
            self,
            self._session,
            lambda lent: photos.take_off(actor, photo.id, why, approval=lent),
            lambda _nothing: self._reload(job_id) if job_id else None,
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Read what came meanwhile."""
        super().showEvent(event)
        self._read()

    def _read(self) -> None:
        job_id, shop = self.whose, self._session.shop
        if job_id is None or not self._is_stale:
            return
        self._is_stale = False

        def work() -> _Read:
            photos = shop.repair_photos.of_job(job_id)
            small = [thumbnail(each.content) for each in photos]
            return _Read(photos, small, shop.intake.photos_on_the_way(job_id))

        self._latest.run(work, self._show)

    def _show(self, read: _Read) -> None:
        self._photos = read.photos
        self.strip.show_images(read.small)
        words = (
            self.tr("1 photo of another till is on its way")
            if read.missing == 1
            else self.tr("{n} photos of another till are on their way")
        )
        self.missing.setText(words.format(n=read.missing))
        self.missing.setVisible(bool(read.missing))

    def _keep(self, scaled: Scaled, job_id: UUID) -> None:
        intake, actor = self._session.shop.intake, self._session.actor
        run_lending(
            self,
            self._session,
            lambda lent: intake.add_photos(actor, job_id, [scaled[0]], approval=lent),
            lambda _nothing: self._reload(job_id),
        )

    def _reload(self, job_id: UUID) -> None:
        if job_id == self.whose:
            self.show_job(job_id)
