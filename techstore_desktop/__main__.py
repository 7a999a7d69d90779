"""``python -m techstore_desktop``: the same as the command ``techstore``."""

from techstore_desktop.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
