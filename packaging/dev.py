#!/usr/bin/env python3
"""The commands of whoever runs TechStore Desktop from its source.

run [--demo]                    the application
test [pytest arguments]         lint, import contracts, types, every test
lint                            the first three
bench [--quick] [--json FILE]   the benchmarks, each beside its limit
simulate --seeds N [--first S]  shops under every fault at once, by seed
screenshots DIR [--day]         every screen, both themes, both languages;
                                each step of a cashier's day and of a repair
screenshots DIR --printouts     every print-out, on every paper, both languages
build                           the packaged application, and a smoke start of it
lock                            work out the lock files anew
translations                    collect and compile the Spanish texts
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import environment
from environment import ROOT, NotReady

NOT_LOCKED = ("attrs", "numpy")
"""What tcod draws with: of its wheel only a library is used, see ARCHITECTURE.md."""

LOCK_HEAD = "# Made by `python3 packaging/dev.py lock`; do not edit.\n"
WORKERS = 2
WINDOW_TESTS = ("tests/ui", "tests/scenarios")
WINDOW_APART = tuple(
    f"tests/ui/{each}"
    for each in ("checkout", "customers", "products", "repairs", "settings")
)
"""About half of the window's tests, by the time that they take."""
PARTS = ("core", "window-1", "window-2")


def run(arguments: Sequence[str]) -> int:
    """Start the application."""
    environment.prepare(develop=False)
    command, variables = _command("-m", "techstore_desktop", *arguments)
    if os.name != "nt":
        # In this one's place: who ends the command ends the application.
        os.execve(command[0], command, variables)  # noqa: S606 - no shell is wanted
    return subprocess.run(command, env=variables, check=False).returncode


def lint(_arguments: Sequence[str] = ()) -> int:
    """Check style, formatting, import contracts and types."""
    environment.prepare(develop=True)
    steps = (
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy",),
    )
    for step in steps:
        print("·", *step, flush=True)
        failed = _python("-m", *step)
        if failed:
            return failed
    return _lint_imports()


def test(arguments: Sequence[str]) -> int:
    """Check all that can be checked; the coverage floor only for the whole."""
    failed = lint()
    if failed:
        return failed
    environment.prepare(develop=True, needs_screen=True)
    if arguments:
        return _python("-m", "pytest", *arguments)
    return _test_core() or _test_window() or _check_coverage()


def _test_core() -> int:
    """Run what needs no window on every core of the computer."""
    several = ["-n", str(WORKERS), "--dist", "loadfile", "--max-worker-restart", "0"]
    elsewhere = [f"--ignore={folder}" for folder in WINDOW_TESTS]
    command, variables = _measured("core", "tests", *elsewhere, *several)
    return subprocess.run(command, cwd=ROOT, env=variables, check=False).returncode


def _test_window() -> int:
    """Run the window's tests in two processes, each heard when it has ended.

    No test runner's workers here: their own thread may collect Python's garbage, and
    Qt crashes where a widget dies on another thread than its own.
    """
    rest = [f"--ignore={folder}" for folder in WINDOW_APART]
    shares = (
        _measured("window-1", *WINDOW_APART),
        _measured("window-2", *WINDOW_TESTS, *rest),
    )
    with ThreadPoolExecutor(len(shares)) as side_by_side:
        return max(side_by_side.map(_run_and_tell, shares))


def _run_and_tell(share: tuple[list[str], dict[str, str]]) -> int:
    command, variables = share
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    sys.stdout.buffer.write(done.stdout)
    sys.stdout.flush()
    return abs(done.returncode)


def _measured(part: str, *arguments: str) -> tuple[list[str], dict[str, str]]:
    """Return how to run tests whose coverage is kept beside that of other parts."""
    silent = ("--cov", "--cov-report=", "--cov-fail-under=0")
    command, variables = _command("-m", "pytest", *arguments, *silent)
    return command, {**variables, "COVERAGE_FILE": _coverage_of(part)}


def _coverage_of(part: str) -> str:
    return str(ROOT / f".coverage-{part}")


def _check_coverage() -> int:
    """Put the parts together, and hold the whole to its floor."""
    together = _python("-m", "coverage", "combine", *map(_coverage_of, PARTS))
    return together or _python("-m", "coverage", "report")


def bench(arguments: Sequence[str]) -> int:
    """Measure, beside the same work done by the bare libraries."""
    environment.prepare(develop=True)
    return _python("-m", "tests.benchmarks", *arguments)


def simulate(arguments: Sequence[str]) -> int:
    """Let simulated shops of several terminals live through every fault."""
    environment.prepare(develop=True)
    return _python("-m", "tests.simulation", *arguments)


def screenshots(arguments: Sequence[str]) -> int:
    """Save a picture of every screen, or of every step of a day and of a repair."""
    environment.prepare(develop=True)
    for option, module in (
        ("--day", "tests.scenarios.pictures"),
        ("--printouts", "tests.pictures_of_printouts"),
    ):
        if option in arguments:
            return _python(
                "-m", module, *(each for each in arguments if each != option)
            )
    return _python("-m", "tests.screenshots", *arguments)


def build(arguments: Sequence[str]) -> int:
    """Make the packaged application and start it once."""
    environment.prepare(develop=True)
    return _python(str(ROOT / "packaging" / "pyinstaller" / "build.py"), *arguments)


def lock(_arguments: Sequence[str]) -> int:
    """Resolve the dependencies of pyproject.toml into the lock files."""
    environment.prepare(develop=True)
    for name, extra in (("run", []), ("develop", ["--extra", "develop"])):
        target = environment.LOCKS / f"{name}.txt"
        failed = _python(
            *("-m", "uv", "pip", "compile", "--quiet", "--universal"),
            *("--generate-hashes", "--no-header", "--no-annotate"),
            *("--python-version", "3.11", *extra, "pyproject.toml"),
            *(f"--no-emit-package={package}" for package in NOT_LOCKED),
            *("--output-file", str(target)),
        )
        if failed:
            return failed
        target.write_text(LOCK_HEAD + target.read_text().removeprefix(LOCK_HEAD))
    return 0


def translations(_arguments: Sequence[str]) -> int:
    """Collect every text of the window, and compile what was translated."""
    environment.prepare(develop=True)
    script = str(ROOT / "packaging" / "translations.py")
    return _python(script, "update") or _python(script, "release")


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": run,
    "test": test,
    "lint": lint,
    "bench": bench,
    "simulate": simulate,
    "screenshots": screenshots,
    "build": build,
    "lock": lock,
    "translations": translations,
}


def _python(*arguments: str) -> int:
    """Run the environment's Python in the checkout and return its exit code."""
    command, variables = _command(*arguments)
    return subprocess.run(command, cwd=ROOT, env=variables, check=False).returncode


def _command(*arguments: str) -> tuple[list[str], dict[str, str]]:
    """Return how to call the environment's Python, and with which variables."""
    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    variables = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    return [str(environment.python()), *arguments], variables


def _lint_imports() -> int:
    script = environment.python().with_name("lint-imports")
    return subprocess.run([str(script)], cwd=ROOT, check=False).returncode


def main(words: Sequence[str]) -> int:
    """Run the command that the words name."""
    if not words or words[0] not in COMMANDS:
        print(__doc__.strip())
        return 0 if words in (["help"], ["--help"], ["-h"]) else 2
    try:
        return COMMANDS[words[0]](words[1:])
    except NotReady as reason:
        print(reason, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as failed:
        print(f"This step failed: {' '.join(map(str, failed.cmd))}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    raise SystemExit(main(sys.argv[1:]))
