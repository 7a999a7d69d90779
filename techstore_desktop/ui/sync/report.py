"""All that is known of the sync as text, for whoever is asked for help."""

from techstore_desktop import __version__
from techstore_desktop.core.storage.schema_version import SCHEMA_VERSION
from techstore_desktop.sync.status import OtherTerminal, SyncStatus


def report_text(status: SyncStatus) -> str:
    """Return the report; names and figures of the shop's trade are not in it."""
    lines = [
        f"TechStore {__version__}, schema {SCHEMA_VERSION}",
        f"state: {status.state.value}",
        f"trouble: {status.trouble or 'none'}",
        f"hub: {status.place}",
        f"waiting: {status.waiting} since {status.waiting_since}",
        f"behind: {status.behind}",
        f"last contact: {status.last_contact_at}",
        f"clock offset: {status.clock_offset.total_seconds():.1f} s",
    ]
    return "\n".join(lines + [_terminal(each) for each in status.terminals])


def _terminal(each: OtherTerminal) -> str:
    retired = ", retired" if each.is_retired else ""
    return (
        f"terminal {each.code}: version {each.program_version}, last entry "
        f"{each.last_push_at}, waiting {each.waiting}, clock "
        f"{each.clock_offset.total_seconds():.1f} s{retired}"
    )
