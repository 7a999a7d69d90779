"""Which columns of the board are open, so that all of them are in sight at once."""

from collections.abc import Sequence

from techstore_desktop.ui.repairs.board.lanes import Lane

FOLDED_WIDTH = 32
LEAST_WIDTH = 156
"""Room for the longest name of a state beside its count, in both languages."""
GAP = 5


def open_lanes(
    lanes: Sequence[Lane],
    filled: set[str],
    *,
    recent: Sequence[str],
    width: int,
) -> set[str]:
    """Return the keys of the lanes that have room: at least one that has cards.

    What somebody looked at last stays open, then where there is work to do; the
    others are strips with their name and count. An empty lane is always a strip.
    """
    strips = len(lanes) * FOLDED_WIDTH + max(len(lanes) - 1, 0) * GAP
    room = max((width - strips) // (LEAST_WIDTH - FOLDED_WIDTH), 1)
    rank = {lane.key: lane.rank for lane in lanes if lane.key in filled}
    looked_at = [key for key in recent if key in rank]
    others = sorted((key for key in rank if key not in looked_at), key=rank.__getitem__)
    return {*[*looked_at, *others][:room]}
