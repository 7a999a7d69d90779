r"""Keeps the Spanish texts: collect from the source, fill in, compile.

translations.py update          collect every text of the source into the .ts
translations.py missing         list what has no Spanish yet, one text a line
translations.py fill FILE       take "source<TAB>Spanish" lines (\\n for a new line)
translations.py release         compile the .ts into the .qm that the window loads
"""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree  # noqa: ICN001 - the name says it

ROOT = Path(__file__).resolve().parent.parent
TS = ROOT / "resources" / "translations" / "techstore_es.ts"
QM = TS.with_suffix(".qm")


def tool(name: str) -> str:
    """Return the path of a Qt Linguist tool beside this interpreter."""
    suffix = ".exe" if sys.platform == "win32" else ""
    return str(Path(sys.executable).parent / f"{name}{suffix}")


def sources() -> list[str]:
    """Return the modules that hold texts, relative to the checkout, in order."""
    found = sorted((ROOT / "techstore_desktop").rglob("*.py"))
    return [path.relative_to(ROOT).as_posix() for path in found]


def update(target: Path = TS) -> None:
    """Collect the texts; what was translated stays, what vanished goes."""
    command = [tool("pyside6-lupdate"), *sources(), "-no-obsolete", "-locations"]
    command += ["none", "-source-language", "en", "-target-language", "es"]
    subprocess.run([*command, "-ts", str(target)], cwd=ROOT, check=True)


def release(target: Path = QM) -> None:
    """Compile the translations."""
    command = [tool("pyside6-lrelease"), "-silent", str(TS), "-qm", str(target)]
    subprocess.run(command, cwd=ROOT, check=True)


def missing(file: Path = TS) -> list[str]:
    """Return the source texts without a finished Spanish one, each once."""
    texts = [
        message.findtext("source", "")
        for message in _parsed(file).iter("message")
        if not _is_finished(message)
    ]
    return list(dict.fromkeys(texts))


def fill(lines: list[str]) -> int:
    """Put Spanish texts in, whatever their context; return how many places."""
    spanish = dict(line.split("\t", 1) for line in lines if "\t" in line)
    tree = _parsed(TS)
    filled = 0
    for message in tree.iter("message"):
        key = message.findtext("source", "").replace("\n", "\\n")
        translation = message.find("translation")
        if key in spanish and translation is not None:
            translation.text = spanish[key].replace("\\n", "\n")
            translation.attrib.pop("type", None)
            filled += 1
    text = ElementTree.tostring(tree.getroot(), encoding="unicode")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    TS.write_text(f"{head}{text}\n", encoding="utf-8")
    return filled


def _parsed(file: Path) -> "ElementTree.ElementTree[ElementTree.Element]":
    # Our own file, written by lupdate: nobody else's text is read.
    return ElementTree.parse(file)  # noqa: S314


def _is_finished(message: ElementTree.Element) -> bool:
    translation = message.find("translation")
    if translation is None or translation.get("type") == "unfinished":
        return False
    return bool((translation.text or "").strip())


def main(arguments: list[str]) -> int:
    """Run a command; return the exit code."""
    match arguments:
        case ["update"]:
            update()
        case ["release"]:
            release()
        case ["missing"]:
            print("\n".join(text.replace("\n", "\\n") for text in missing()))
        case ["fill", name]:
            print(fill(Path(name).read_text(encoding="utf-8").splitlines()))
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
