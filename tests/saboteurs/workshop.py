"""A copy of the tree, in which one thing at a time is broken and mended again."""

import itertools
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.saboteurs.saboteur import SIMULATION, Saboteur

TREE = Path(__file__).parents[2]
COPIED = ("techstore_desktop", "migrations", "resources", "tests", "pyproject.toml")
SEEDS = 72
SECONDS = 420


class NotFound(Exception):
    """The text that a saboteur replaces is not there once: it must be brought up."""


class Workshop:
    """One copy. Nothing outside of it is ever touched."""

    def __init__(self, folder: Path) -> None:
        self.tree = folder / "tree"
        self._scratch = folder / "scratch"
        self.tree.mkdir(parents=True)
        for name in COPIED:
            _copy(TREE / name, self.tree / name)

    def check_text(self, saboteur: Saboteur) -> None:
        """Raise NotFound where the text is not there exactly once."""
        text = (self.tree / saboteur.file).read_text("utf-8")
        count = text.count(saboteur.before)
        if count != 1:
            message = f"{saboteur.name}: its text is {count} times in {saboteur.file}"
            raise NotFound(message)

    @contextmanager
    def broken(self, saboteur: Saboteur) -> Iterator[None]:
        """Break one thing; mend it on leaving."""
        self.check_text(saboteur)
        file = self.tree / saboteur.file
        whole = file.read_text("utf-8")
        self._write(file, whole.replace(saboteur.before, saboteur.after))
        try:
            yield
        finally:
            self._write(file, whole)

    def notices(self, watcher: str) -> str:
        """Let a watcher look; return what is wrong, or nothing."""
        try:
            ended = subprocess.run(
                self._command(watcher),
                cwd=self.tree,
                env=os.environ | {"PYTHONPATH": str(self.tree)},
                capture_output=True,
                text=True,
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return f"no end within {SECONDS} s"
        return _reason(ended.stdout + ended.stderr) if ended.returncode else ""

    def _command(self, watcher: str) -> list[str]:
        if watcher == SIMULATION:
            return [sys.executable, "-m", "tests.saboteurs.seeds", str(SEEDS)]
        options = ["-x", "-q", "-p", "no:cacheprovider", "--tb=line"]
        scratch = f"--basetemp={self._scratch}"
        return [sys.executable, "-m", "pytest", *options, scratch, watcher]

    def _write(self, file: Path, text: str) -> None:
        file.write_text(text, "utf-8")
        # Compiled modules are told apart by seconds: never the same one twice.
        moment = next(_moments)
        os.utime(file, (moment, moment))


_moments = itertools.count(1_000_000_000)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(source, target, ignore=ignored)
    else:
        shutil.copy2(source, target)


def _reason(output: str) -> str:
    lines = [line for line in output.splitlines() if line.strip()]
    told = [line for line in lines if line.startswith(("FAILED", "ERROR", "seed "))]
    return (told or lines or ["it ended badly"])[-1 if not told else 0]
