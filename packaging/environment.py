"""Makes a fresh checkout ready: virtual environment, locked packages, system libraries.

Standard library only. Everything is asked for once and remembered by the hash of the
lock file that it came from.
"""

from __future__ import annotations

import ctypes
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
LOCKS = ROOT / "packaging" / "locks"
STAMP = ENVIRONMENT / "locks.json"
OLDEST_PYTHON = (3, 11)

WINDOW_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libcups.so.2": "libcups2",
}
TEST_PROGRAMS = {"Xvfb": "xvfb", "xdotool": "xdotool"}


class NotReady(Exception):
    """Something that only the person at this computer can put right."""


def python() -> Path:
    """Return the interpreter of the virtual environment."""
    if os.name == "nt":
        return ENVIRONMENT / "Scripts" / "python.exe"
    return ENVIRONMENT / "bin" / "python"


def check_python(version: tuple[int, ...] = sys.version_info[:3]) -> None:
    """Raise NotReady on a Python that is too old."""
    if version[:2] < OLDEST_PYTHON:
        found = ".".join(map(str, version))
        raise NotReady(
            f"Python 3.11 or newer is needed, this is {found}. "
            "Install a newer one and run the same command with it."
        )


def prepare(*, develop: bool, needs_screen: bool = False) -> None:
    """Make everything ready that the application, or its development, needs.

    ``needs_screen``: the tests open a window on a virtual screen.
    """
    check_python()
    _install_system_packages(_missing_system_packages(needs_screen=needs_screen))
    _make_environment()
    _install_locked("develop" if develop else "run")


def missing_libraries(libraries: Mapping[str, str] = WINDOW_LIBRARIES) -> list[str]:
    """Return the Debian packages of the shared libraries that do not load here."""
    return [package for name, package in libraries.items() if not _loads(name)]


def lock_digest(name: str) -> str:
    """Return what changes when a lock file does."""
    return sha256((LOCKS / f"{name}.txt").read_bytes()).hexdigest()


def is_installed(name: str, stamp: Mapping[str, str]) -> bool:
    """Tell whether a lock is installed; the development lock contains the other."""
    if stamp.get("develop") == lock_digest("develop"):
        return True
    return name == "run" and stamp.get("run") == lock_digest("run")


def _missing_system_packages(*, needs_screen: bool) -> list[str]:
    if sys.platform != "linux":
        return []
    missing = missing_libraries()
    if importlib.util.find_spec("ensurepip") is None:
        missing.append("python3-venv")
    if needs_screen:
        missing += [
            package
            for program, package in TEST_PROGRAMS.items()
            if shutil.which(program) is None
        ]
    return missing


def _install_system_packages(packages: Iterable[str]) -> None:
    names = sorted(set(packages))
    if not names:
        return
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *names]
    if shutil.which("apt-get") is None:
        raise NotReady(
            "This computer lacks what Debian calls "
            f"{', '.join(names)}. Install the same here and run this again."
        )
    if os.geteuid() != 0:
        raise NotReady(
            "This computer lacks some system packages. "
            f"Install them and run this again:\n    sudo {' '.join(install)}"
        )
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    print("Installing system libraries:", *names, flush=True)
    subprocess.run(["apt-get", "update", "--quiet"], check=True, env=quiet)
    subprocess.run(install, check=True, env=quiet)


def _make_environment() -> None:
    if not _has_pip():
        print("Making the virtual environment in .venv", flush=True)
        venv.EnvBuilder(with_pip=True, clear=True).create(ENVIRONMENT)


def _has_pip() -> bool:
    """Tell whether the environment was made whole, and not given up half way."""
    asked = [str(python()), "-m", "pip", "--version"]
    try:
        return subprocess.run(asked, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _install_locked(name: str) -> None:
    stamp = json.loads(STAMP.read_text()) if STAMP.exists() else {}
    if is_installed(name, stamp):
        return
    print("Installing the locked packages", flush=True)
    lock = str(LOCKS / f"{name}.txt")
    _pip("--require-hashes", "--no-deps", "--requirement", lock)
    if name == "develop":
        _pip("--no-build-isolation", "--no-deps", "--editable", str(ROOT))
    STAMP.write_text(json.dumps(stamp | {name: lock_digest(name)}))


def _pip(*arguments: str) -> None:
    command = [str(python()), "-m", "pip", "install", "--quiet"]
    quiet = ["--disable-pip-version-check", "--no-warn-script-location"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        quiet.append("--root-user-action=ignore")
    subprocess.run([*command, *quiet, *arguments], check=True)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
