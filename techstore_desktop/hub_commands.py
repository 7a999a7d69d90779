"""The commands of the hub: ``techstore hub …``, ``join``, ``leave``, ``sync``."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TypeAlias

from techstore_desktop import settings
from techstore_desktop.core.errors import RuleBroken

if TYPE_CHECKING:
    from techstore_desktop.shop import Shop
    from techstore_desktop.sync.hub_admin import HubAdmin
    from techstore_desktop.sync.secrets import Secrets

Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001
Command: TypeAlias = Callable[[argparse.Namespace], int]


def add_hub_commands(commands: Subparsers) -> None:
    """Add the words to the command line."""
    _add_hub(commands)
    join = _add(commands, "join", _join, "make this computer a terminal of a hub")
    join.add_argument("code", help="the code, the file that holds it, or an address")
    join.add_argument(
        "--direct", action="store_true", help="work on the hub itself, without a file"
    )
    _add(commands, "leave", _leave, "leave the hub and go on alone")
    sync = _add(commands, "sync", _sync, "push and pull without a window")
    sync.add_argument("--once", action="store_true", help="once, not until stopped")
    sync.add_argument("--json", action="store_true", help="answer in JSON")


def _add_hub(commands: Subparsers) -> None:
    words = "look after the shop's central PostgreSQL"
    hub = commands.add_parser("hub", help=words, description=words)
    verbs = hub.add_subparsers(metavar="verb", required=True)
    init = _add(verbs, "init", _init, "make a PostgreSQL database the hub")
    init.add_argument("url", help="postgresql://owner:password@host/database")
    init.add_argument(
        "--from-this-terminal",
        action="store_true",
        help="the shop of this computer becomes the hub's first content",
    )
    add = _add(verbs, "add-terminal", _add_terminal, "give a terminal a place")
    add.add_argument("name", help="what people call it")
    add.add_argument("--code", help="what its document numbers begin with, as B1")
    add.add_argument("--branch", default="", help="where it stands")
    add.add_argument("--office", action="store_true", help="it works on the hub itself")
    add.add_argument("--file", help="write the code into a file")
    retire = _add(verbs, "retire-terminal", _retire, "end a terminal; its work stays")
    retire.add_argument("code")
    _add(verbs, "migrate", _migrate, "bring the hub up to this program")
    for name, command, words in (
        ("doctor", _doctor, "tell the hub's health"),
        ("verify", _verify, "prove the hub's tables from the journal"),
    ):
        _add(verbs, name, command, words).add_argument("--json", action="store_true")
    for verb in verbs.choices.values():
        if not any(action.dest == "url" for action in verb._actions):  # noqa: SLF001
            verb.add_argument("--hub", help="the hub's address, if not the last one")


def _add(
    commands: Subparsers, name: str, command: Command, words: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=words, description=words)
    parser.set_defaults(command=command)
    return parser


def _init(arguments: argparse.Namespace) -> int:
    with _hub(arguments.url) as hub:
        hub.init()
        _remember(arguments.url)
        if arguments.from_this_terminal:
            _give_shop(hub)
    print("The hub is ready.")
    return 0


def _give_shop(hub: "HubAdmin") -> None:
    shop = _open_shop()
    try:
        allows_plain = settings.read().hub_without_tls
        hub.take(shop.database, _secrets(), allows_plain=allows_plain)
        shop.sync.once()
    finally:
        shop.close()


def _add_terminal(arguments: argparse.Namespace) -> int:
    with _hub(arguments.hub) as hub:
        code = arguments.code or hub.free_code()
        enrolment = hub.add(
            arguments.name,
            code,
            branch=arguments.branch,
            is_office=arguments.office,
        )
    text = enrolment.as_code()
    if arguments.file:
        _write_secret(arguments.file, text)
        print(f"Terminal {code}. The code is in {arguments.file}; it works once.")
    else:
        print(f"Terminal {code}. On the new computer, with this code that works once:")
        print(f"techstore join {text}")
    return 0


def _retire(arguments: argparse.Namespace) -> int:
    with _hub(arguments.hub) as hub:
        hub.retire(arguments.code)
    print(f"Terminal {arguments.code} is retired.")
    return 0


def _migrate(arguments: argparse.Namespace) -> int:
    with _hub(arguments.hub) as hub:
        hub.init()
        released = hub.release()
    print(f"The hub is up to date; {released} entries that waited were applied.")
    return 0


def _doctor(arguments: argparse.Namespace) -> int:
    with _hub(arguments.hub) as hub:
        findings = hub.examine()
    if arguments.json:
        rows = [
            {"name": each.name, "text": each.text, "is_fine": each.is_fine}
            for each in findings
        ]
        print(json.dumps(rows, indent=2))
    else:
        for each in findings:
            print(f"{'ok ' if each.is_fine else 'BAD'} {each.name}: {each.text}")
    return 0 if all(each.is_fine for each in findings) else 1


def _verify(arguments: argparse.Namespace) -> int:
    with _hub(arguments.hub) as hub:
        proof = hub.verify()
    differences = [each._asdict() for each in proof.differences]
    if arguments.json:
        summary = {"entries": proof.entries, "rows": proof.rows}
        print(json.dumps(summary | {"differences": differences}, indent=2))
    else:
        for each in proof.differences:
            print(f"{each.kind}: {each.place} {each.detail}".rstrip())
        outcome = "proved" if proof.holds else f"{len(differences)} differences"
        print(f"{proof.entries} journal entries, {proof.rows} rows: {outcome}")
    return 0 if proof.holds else 1


def _join(arguments: argparse.Namespace) -> int:
    from techstore_desktop.shop import join_hub
    from techstore_desktop.sync.hub_admin import read_enrolment
    from techstore_desktop.sync.joining import join_office

    chosen = settings.read()
    if arguments.direct:
        address = join_office(
            read_enrolment(arguments.code),
            _secrets(),
            allows_plain=chosen.hub_without_tls,
        )
        settings.change(direct_address=address)
        print("This computer works on the hub.")
        return 0
    join_hub(chosen, arguments.code, told=_tell)
    print("\nThis computer is a terminal of the shop.", file=sys.stderr)
    return 0


def _leave(_arguments: argparse.Namespace) -> int:
    shop = _open_shop()
    try:
        shop.sync.leave()
    finally:
        shop.close()
    print("This computer works alone now.")
    return 0


def _sync(arguments: argparse.Namespace) -> int:
    shop = _open_shop()
    try:
        if not arguments.once:
            return _sync_until_stopped(shop)
        reached = shop.sync.once()
    finally:
        shop.close()
    if arguments.json:
        print(json.dumps(reached))
    else:
        words = "in step" if reached["in_step"] else f"{reached['waiting']} waiting"
        print(f"{words}, {reached['cursor']} of {reached['head']} entries")
    return 0 if reached["in_step"] else 1


def _sync_until_stopped(shop: "Shop") -> int:
    from threading import Event

    if not shop.sync.is_joined():
        raise RuleBroken("sync.no_hub")
    shop.sync.on_status(lambda status: print(status.state.value, status.waiting))
    shop.sync.start()
    with suppress(KeyboardInterrupt):
        Event().wait()
    return 0


def _tell(rows: int, table: str) -> None:
    print(f"\r{rows:,} rows, {table:<30}", end="", file=sys.stderr, flush=True)


@contextmanager
def _hub(url: str | None) -> Iterator["HubAdmin"]:
    from techstore_desktop.sync.hub_admin import HubAdmin

    chosen = settings.read()
    hub = HubAdmin(url or _remembered(chosen), allows_plain=chosen.hub_without_tls)
    try:
        yield hub
    finally:
        hub.close()


def _remember(url: str) -> None:
    """Keep where the owner's hub is; the password goes where passwords are kept."""
    from techstore_desktop.sync.enrolment import Enrolment

    with suppress(RuleBroken):
        enrolment = Enrolment.read(url)
        _secrets().keep(enrolment.address, enrolment.password)
        settings.change(hub_owner=enrolment.address.as_text())


def _remembered(chosen: settings.Settings) -> str:
    from techstore_desktop.sync.enrolment import Address, Enrolment

    if not chosen.hub_owner:
        raise RuleBroken("hub.not_named")
    address = Address.from_text(chosen.hub_owner)
    return Enrolment(address, _secrets().find(address) or "").as_url()


def _secrets() -> "Secrets":
    from techstore_desktop.sync.secrets import Secrets

    return Secrets(settings.config_file().parent)


def _write_secret(file: str, text: str) -> None:
    import os

    number = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(number, "w", encoding="utf-8") as stream:
        stream.write(text + "\n")


def _open_shop() -> "Shop":
    from techstore_desktop.shop import open_file

    return open_file(settings.read().database_file)
