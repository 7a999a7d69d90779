"""The command ``techstore``: the application, and what can be done without a window.

Other programs rely on these words; exit code 0 is success, 1 a refusal said in one
sentence on the error stream, 2 words that are not understood.
"""

import argparse
import gc
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from techstore_desktop import __version__
from techstore_desktop.core.errors import RuleBroken, Unavailable
from techstore_desktop.hub_commands import add_hub_commands

if TYPE_CHECKING:
    from techstore_desktop.shop import Shop

Command = Callable[[argparse.Namespace], int]


def main(words: Sequence[str] | None = None) -> int:
    """Run what the words ask for and return the exit code."""
    arguments = _parser().parse_args(words)
    command: Command = arguments.command
    try:
        return command(arguments)
    except (RuleBroken, Unavailable) as refused:
        from techstore_desktop.ui.messages import message

        print(message(refused), file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="techstore", description="The point of sale of a technology shop."
    )
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument(
        "--demo", action="store_true", help="open a throw-away shop full of demo data"
    )
    parser.set_defaults(command=_open_window)
    commands = parser.add_subparsers(metavar="command")
    _add(commands, "doctor", _doctor, "tell the health of this installation")
    _add(commands, "verify", _verify, "prove the shop's tables from its journal")
    for name, command, words in (
        ("backup", _back_up, "copy the shop's database and check the copy"),
        ("restore", _restore, "go back to a copy; the present file is kept"),
    ):
        copying = _add(commands, name, command, words, has_json=False)
        copying.add_argument("file", type=Path)
        if name == "restore":
            copying.add_argument(
                "--alone", action="store_true", help="as a shop without its hub"
            )
    smoke = _add(
        commands, "smoke", _smoke, "make a demo shop and one sale, and prove it"
    )
    smoke.add_argument("--folder", type=Path, required=True)
    _add_exchange(commands)
    add_hub_commands(commands)
    return parser


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    command: Command,
    words: str,
    *,
    has_json: bool = True,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=words, description=words)
    if has_json:
        parser.add_argument("--json", action="store_true", help="answer in JSON")
    parser.set_defaults(command=command)
    return parser


def _add_exchange(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    taken = _add(commands, "import", _import, "take in a CSV or XLSX file")
    taken.add_argument("what", choices=["products"])
    taken.add_argument("file", type=Path)
    taken.add_argument("--dry-run", action="store_true", help="say what would change")
    given = _add(commands, "export", _export, "write a CSV or XLSX file")
    given.add_argument("what", choices=["products"])
    given.add_argument("file", type=Path)


def _open_window(arguments: argparse.Namespace) -> int:
    return load_window()(is_demo=arguments.demo)


def load_window() -> Callable[..., int]:
    """Import the window, the slowest part of the start, and return what runs it."""
    # Imports leave no garbage; the window collects its own, between its paintings.
    gc.disable()
    # Before Qt: once PySide is there, it reads the source of all that is imported.
    from techstore_desktop import settings, shop  # noqa: F401
    from techstore_desktop.app import run

    return run


def _open_shop() -> "Shop":
    from techstore_desktop import settings
    from techstore_desktop.shop import open_chosen

    return open_chosen(settings.read())


def _doctor(arguments: argparse.Namespace) -> int:
    from techstore_desktop.doctor import examine

    findings = examine()
    if arguments.json:
        print(json.dumps([finding.as_dict() for finding in findings], indent=2))
    else:
        for finding in findings:
            mark = "ok " if finding.is_fine else "BAD"
            print(f"{mark} {finding.name}: {finding.text}")
    return 0 if all(finding.is_fine for finding in findings) else 1


def _verify(arguments: argparse.Namespace) -> int:
    shop = _open_shop()
    try:
        proof = shop.verify()
    finally:
        shop.close()
    if arguments.json:
        differences = [each._asdict() for each in proof.differences]
        summary = {"entries": proof.entries, "rows": proof.rows}
        print(json.dumps(summary | {"differences": differences}, indent=2))
        return 0 if proof.holds else 1
    for each in proof.differences:
        print(f"{each.kind}: {each.place} {each.detail}".rstrip())
    outcome = "proved" if proof.holds else f"{len(proof.differences)} differences"
    print(f"{proof.entries} journal entries, {proof.rows} rows: {outcome}")
    return 0 if proof.holds else 1


def _back_up(arguments: argparse.Namespace) -> int:
    from techstore_desktop import settings
    from techstore_desktop.core.clock import SystemClock
    from techstore_desktop.core.storage.backup import back_up
    from techstore_desktop.core.storage.backups import remember
    from techstore_desktop.core.storage.dialects import sqlite_engine

    file = settings.read().database_file
    if not file.exists():
        raise RuleBroken("backup.not_found", file=str(file))
    engine = sqlite_engine(file)
    target = back_up(engine, arguments.file)
    remember(engine, target, SystemClock().now())
    print(f"Copied and checked: {target}")
    return 0


def _restore(arguments: argparse.Namespace) -> int:
    from techstore_desktop import settings
    from techstore_desktop.core.clock import SystemClock
    from techstore_desktop.core.storage.backup import restore
    from techstore_desktop.shop import hold_file

    file = settings.read().database_file
    lock = hold_file(file)
    try:
        former = restore(
            arguments.file,
            file,
            moment=SystemClock().now(),
            is_alone=arguments.alone,
        )
    finally:
        lock.release()
    print(f"Restored: {file}")
    if former:
        print(f"The former file is kept: {former}")
    return 0


def _import(arguments: argparse.Namespace) -> int:
    from techstore_desktop.core.permissions import COMMAND_LINE

    shop = _open_shop()
    try:
        preview = shop.imports.preview(arguments.file)
        for bad in preview.bad_rows:
            print(f"line {bad.line}: {bad.reason}", file=sys.stderr)
        if not arguments.dry_run:
            shop.imports.apply(COMMAND_LINE, preview)
    finally:
        shop.close()
    counts = {
        "new": preview.new,
        "changed": preview.changed,
        "unchanged": preview.unchanged,
        "bad": len(preview.bad_rows),
    }
    if arguments.json:
        print(json.dumps(counts))
    else:
        print(", ".join(f"{count} {name}" for name, count in counts.items()))
    return 1 if preview.bad_rows else 0


def _export(arguments: argparse.Namespace) -> int:
    shop = _open_shop()
    try:
        count = shop.imports.export(arguments.file)
    finally:
        shop.close()
    print(json.dumps({"rows": count}) if arguments.json else f"{count} products")
    return 0


def _smoke(arguments: argparse.Namespace) -> int:
    from techstore_desktop.smoke import run_smoke

    report = run_smoke(arguments.folder)
    print(json.dumps(report) if arguments.json else report)
    return 0
