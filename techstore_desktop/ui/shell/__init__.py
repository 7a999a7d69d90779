"""The parts of the main window: navigation, status line, palette, help, busy line."""
