"""Sentences for what can go wrong between a terminal and its hub."""

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "sync.fork": QT_TRANSLATE_NOOP(
        "Messages",
        "Another computer works as this terminal: its disk was copied. Selling goes "
        "on here, but nothing is sent. Ask the manager for a new code and join again.",
    ),
    "sync.hub_too_old": QT_TRANSLATE_NOOP(
        "Messages",
        "The hub was restored from a backup older than what this computer keeps in "
        "full. Nothing is sent, selling goes on. Restore a newer backup at the hub.",
    ),
    "sale.at_the_hub": QT_TRANSLATE_NOOP(
        "Messages",
        "{number} is older than what this computer keeps. It is at the hub, which does "
        "not answer now: try again when the network is back.",
    ),
    "sync.gap": QT_TRANSLATE_NOOP(
        "Messages",
        "The hub has less of this terminal than it had. It is sent again by itself.",
    ),
    "sync.forged": QT_TRANSLATE_NOOP(
        "Messages",
        "The hub does not accept this terminal's journal: it was changed on the disk. "
        "Selling goes on. Ask the manager to run techstore verify here.",
    ),
    "sync.other_installation": QT_TRANSLATE_NOOP(
        "Messages",
        "This terminal's place was taken by another installation. Selling goes on "
        "here. Ask the manager for a new code and join again.",
    ),
    "sync.outdated": QT_TRANSLATE_NOOP(
        "Messages",
        "This program is too old for the hub. Selling goes on and what is sold is "
        "sent; update the program to see what others do.",
    ),
    "sync.wrong_hub": QT_TRANSLATE_NOOP(
        "Messages",
        "At the hub's address there is another shop's hub. Nothing is sent. Check the "
        "address with the manager.",
    ),
    "sync.damaged": QT_TRANSLATE_NOOP(
        "Messages",
        "What the hub sends does not fit together. Nothing of it was taken over. "
        "Selling goes on; ask the manager to check the hub.",
    ),
    "sync.download_damaged": QT_TRANSLATE_NOOP(
        "Messages",
        "What was downloaded is not whole. It was thrown away; join again.",
    ),
    "sync.hub_unreachable": QT_TRANSLATE_NOOP(
        "Messages",
        "The hub does not answer. Check the network and the address, then try again. "
        "What was downloaded is kept.",
    ),
    "sync.no_hub": QT_TRANSLATE_NOOP(
        "Messages", "This computer works alone. Join a hub first, with a code."
    ),
    "sync.waiting": QT_TRANSLATE_NOOP(
        "Messages",
        "{count} entries are only on this computer. Let them reach the hub first, "
        "then do this again.",
    ),
    "sync.shop_is_here": QT_TRANSLATE_NOOP(
        "Messages",
        "There is a shop on this computer already. To make it the hub's first "
        "content, start the hub from this terminal.",
    ),
    "sync.joined_already": QT_TRANSLATE_NOOP(
        "Messages", "This computer belongs to a hub already. Leave that one first."
    ),
    "sync.secret_not_kept": QT_TRANSLATE_NOOP(
        "Messages",
        "The hub's password could not be kept on this computer. Check the rights of "
        "the settings folder, then try again.",
    ),
    "hub.postgresql_too_old": QT_TRANSLATE_NOOP(
        "Messages",
        "The server runs PostgreSQL {found}. The hub needs version 14 or newer.",
    ),
    "hub.older_version": QT_TRANSLATE_NOOP(
        "Messages", "The hub is older than this program. Run hub migrate first."
    ),
    "hub.empty": QT_TRANSLATE_NOOP(
        "Messages",
        "The hub holds no shop yet. Start it from the terminal that has the shop.",
    ),
    "hub.not_empty": QT_TRANSLATE_NOOP(
        "Messages", "The hub holds a shop already. Join it with a code instead."
    ),
    "hub.address_wrong": QT_TRANSLATE_NOOP(
        "Messages",
        "This is no address of a PostgreSQL database. It looks like "
        "postgresql://owner:password@host/database.",
    ),
    "hub.code_unreadable": QT_TRANSLATE_NOOP(
        "Messages",
        "This code cannot be read. Copy it whole, from TS1- to its end.",
    ),
    "hub.code_used": QT_TRANSLATE_NOOP(
        "Messages", "This code was used already. Ask the manager for a new one."
    ),
    "hub.code_wrong": QT_TRANSLATE_NOOP(
        "Messages",
        "{code} cannot begin document numbers. Take a capital letter and up to three "
        "letters or digits, as B1.",
    ),
    "hub.code_taken": QT_TRANSLATE_NOOP(
        "Messages", "Another terminal has the code {code}. Take another one."
    ),
    "hub.branch_unknown": QT_TRANSLATE_NOOP(
        "Messages", "Say in which branch the terminal stands, by its exact name."
    ),
    "hub.terminal_unknown": QT_TRANSLATE_NOOP(
        "Messages", "The hub has no terminal {code} that is in use."
    ),
    "hub.unknown_terminal": QT_TRANSLATE_NOOP(
        "Messages",
        "The hub no longer knows this terminal: it was retired. Ask the manager for a "
        "new code and join again.",
    ),
    "hub.not_an_office": QT_TRANSLATE_NOOP(
        "Messages",
        "This code is for a till with a file of its own. Join without working on the "
        "hub itself.",
    ),
    "hub.not_named": QT_TRANSLATE_NOOP(
        "Messages", "Say which hub: give its address with --hub."
    ),
}
