"""Each promise is held by tests that there are, and by one that can fail."""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.saboteurs.__main__ import SABOTEURS
from tests.saboteurs.promises import PROMISES, SEEDS, Promise
from tests.saboteurs.saboteur import SIMULATION, Saboteur

TREE = Path(__file__).parents[2]
KNOWN = {saboteur.name: saboteur for saboteur in SABOTEURS}
PROMISED = pytest.mark.parametrize(
    "promise", PROMISES, ids=[each.words for each in PROMISES]
)


@cache
def names_in(file: str) -> frozenset[str]:
    tree = ast.parse((TREE / file).read_text("utf-8"))
    return frozenset(
        node.name for node in tree.body if isinstance(node, ast.FunctionDef)
    )


def is_watched_by(saboteur: Saboteur, test: str) -> bool:
    watchers = {SEEDS if each == SIMULATION else each for each in saboteur.watched_by}
    return not watchers.isdisjoint({test, test.partition("::")[0]})


@PROMISED
def test_it_is_held_by_tests_that_there_are(promise: Promise) -> None:
    for test in promise.held_by:
        file, _, name = test.partition("::")
        assert name in names_in(file), test


@PROMISED
def test_each_of_its_saboteurs_is_watched_by_a_test_that_holds_it(
    promise: Promise,
) -> None:
    assert promise.broken_by
    for name in promise.broken_by:
        saboteur = KNOWN[name]
        assert any(is_watched_by(saboteur, test) for test in promise.held_by), name


def test_no_two_saboteurs_have_one_name_and_each_finds_its_text() -> None:
    assert len(KNOWN) == len(SABOTEURS)
    for saboteur in SABOTEURS:
        text = (TREE / saboteur.file).read_text("utf-8")
        assert text.count(saboteur.before) == 1, saboteur.name


def test_each_saboteur_leaves_a_program_that_runs() -> None:
    """A name that is not there would be noticed by anybody, and prove nothing."""
    for saboteur in SABOTEURS:
        if saboteur.file.endswith(".py"):
            text = (TREE / saboteur.file).read_text("utf-8")
            broken = text.replace(saboteur.before, saboteur.after)
            assert _unknown_names(broken) == "", saboteur.name


def _unknown_names(program: str) -> str:
    options = ["check", "--quiet", "--isolated", "--select", "F821", "-"]
    return subprocess.run(
        [sys.executable, "-m", "ruff", *options],
        input=program,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    ).stdout
