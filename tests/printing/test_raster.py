"""PDFs are read by several threads: the preview draws while the printer is sent to."""

import subprocess
import sys
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from tests.printing.reading import page_count

PDFS, THREADS = 100, 4
# A second thread would end the whole program, and the tests with it.
READ_AT_ONCE = f"""
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from techstore_desktop.printing.raster import page_pictures

pdf = Path(sys.argv[1]).read_bytes()
with ThreadPoolExecutor({THREADS}) as threads:
    drawn = threads.map(lambda _: page_pictures(pdf, dots_per_inch=72), range({PDFS}))
    print(sum(len(pages) for pages in drawn))
"""


def test_several_threads_may_read_pdfs_at_once(tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    canvas = Canvas(str(path))
    for _page in range(3):
        for line in range(40):
            canvas.drawString(20, 20 * line, "Ratón inalámbrico " * 6)
        canvas.showPage()
    canvas.save()
    assert page_count(path.read_bytes()) == 3
    done = subprocess.run(
        [sys.executable, "-c", READ_AT_ONCE, str(path)],
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert (done.returncode, done.stdout.strip()) == (0, str(3 * PDFS)), done.stderr
