"""Builds the packaged application into dist/ and lets it try itself.

build.py [--dist FOLDER] [--no-smoke]
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SPEC = Path(__file__).with_name("techstore.spec")
ICU_DATA = Path(__file__).with_name("icu_data.py")
ICON_SIDES = (16, 24, 32, 48, 64, 128, 256)
WINDOWS_VERSION = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}),
  kids=[
    StringFileInfo([StringTable("040904B0", [
      StringStruct("ProductName", "TechStore Desktop"),
      StringStruct("FileDescription", "TechStore Desktop"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("ProductVersion", "{version}"),
      StringStruct("OriginalFilename", "techstore.exe"),
    ])]),
    VarFileInfo([VarStruct("Translation", [1033, 1200])]),
  ],
)
"""


def main(words: Sequence[str]) -> int:
    """Build, tell the size, and start what was built."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dist", type=Path, default=ROOT / "dist")
    parser.add_argument("--no-smoke", action="store_true")
    arguments = parser.parse_args(words)
    folder = build(arguments.dist)
    print(f"{folder}: {megabytes(folder):.0f} MB")
    if not arguments.no_smoke:
        with tempfile.TemporaryDirectory() as place:
            print(json.dumps(smoke(folder, Path(place))))
    return 0


def build(dist: Path) -> Path:
    """Pack the application and return its folder."""
    with tempfile.TemporaryDirectory() as work:
        icon = make_icon(Path(work))
        command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level"]
        command += ["WARN", "--distpath", str(dist), "--workpath", work, str(SPEC)]
        surroundings = os.environ | {
            "TECHSTORE_ICON": str(icon),
            "TECHSTORE_VERSION_FILE": str(write_version(Path(work))),
        }
        subprocess.run(command, cwd=ROOT, env=surroundings, check=True)
        folder = dist / "TechStore"
        thin_icu_data(folder)
        if icon.suffix == ".png":
            # A Linux program carries no picture: its menu entry names this one.
            shutil.copy(icon, folder / icon.name)
    return folder


def thin_icu_data(folder: Path) -> None:
    """Leave of ICU's data, which only Linux brings along, what Qt sorts by."""
    found = folder.rglob("libicudata.so.*")
    libraries = [str(path) for path in found if not path.is_symlink()]
    subprocess.run([sys.executable, str(ICU_DATA), *libraries], check=True)


def version() -> str:
    """Return the version that pyproject.toml names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["version"])


def write_version(folder: Path) -> Path:
    """Write what the properties of the program say on Windows."""
    numbers = (*map(int, version().split(".")), 0)
    file = folder / "version.txt"
    file.write_text(WINDOWS_VERSION.format(numbers=numbers, version=version()))
    return file


def smoke(folder: Path, place: Path, env: Mapping[str, str] | None = None) -> object:
    """Let a built program make a demo shop and a sale; return what it says."""
    name = "techstore.exe" if os.name == "nt" else "techstore"
    command = [str(folder / name), "smoke", "--json", "--folder", str(place)]
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, env=env, cwd=place
    )
    return json.loads(done.stdout.splitlines()[-1])


def megabytes(folder: Path) -> float:
    """Return what a folder takes on the disk, links counted once."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return sum(path.stat().st_size for path in files if not path.is_symlink()) / 1e6


def make_icon(folder: Path) -> Path:
    """Draw the application's sign as this system's kind of icon."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PIL import Image
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    source = ROOT / "resources" / "icons" / "app" / "techstore.svg"
    image = QImage(1024, 1024, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(source)).render(painter)
    painter.end()
    png = folder / "techstore.png"
    image.save(str(png))
    del app
    if os.name == "nt":
        icon = folder / "techstore.ico"
        Image.open(png).save(icon, sizes=[(side, side) for side in ICON_SIDES])
        return icon
    if sys.platform == "darwin":
        icon = folder / "techstore.icns"
        Image.open(png).save(icon)
        return icon
    return png


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
