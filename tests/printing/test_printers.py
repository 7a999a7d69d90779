"""A job reaches the printer, or it is said why not, and never waits for ever."""

import os
import socket
import sys
import time
from pathlib import Path
from threading import Thread

import pytest
from pydantic import ValidationError

from techstore_desktop.core.errors import Unavailable
from techstore_desktop.printing.printer_settings import PrinterSettings, printer_at
from techstore_desktop.printing.printers import Patience, printer_for
from tests.printing.pretend import IN_TURN, PAPER_THERE, READY, WHY, pretend

PATIENT = Patience(answer=20, printing=20)
IMPATIENT = Patience(answer=0.3, printing=0.6)
"""For printers that say nothing more; the others may take their time."""
JOB = b"\x1b@" + bytes(range(256)) * 40
named_pipes = pytest.mark.skipif(
    sys.platform == "win32", reason="named pipes are Unix's"
)


def network(address: str, **choices: object) -> PrinterSettings:
    return PrinterSettings.model_validate(
        {"connection": "network", "address": address, "name": "Counter"} | choices
    )


def device(path: Path) -> PrinterSettings:
    return PrinterSettings(connection="device", address=str(path), name="Counter")


def refusal(
    settings: PrinterSettings, job: bytes = JOB, patience: Patience = PATIENT
) -> str:
    with pytest.raises(Unavailable) as refused:
        printer_for(settings, patience).print(job)
    assert refused.value.values == {"printer": "Counter"}
    return refused.value.code


def test_a_job_is_printed_when_the_printer_says_so() -> None:
    with pretend((WHY, READY), (IN_TURN, PAPER_THERE)) as printer:
        printer_for(network(printer.address), PATIENT).print(JOB)
    assert printer.received == WHY + JOB + IN_TURN


def test_a_printer_that_never_answers_questions_is_not_asked() -> None:
    with pretend() as printer:
        printer_for(network(printer.address, answers=False), PATIENT).print(JOB)
    assert printer.received == JOB


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (b"\x16", "printer.cover_open"),
        (b"\x32", "printer.out_of_paper"),
        (b"\x52", "printer.stopped"),
    ],
)
def test_a_printer_that_cannot_print_says_why_before_anything_is_sent(
    state: bytes, code: str
) -> None:
    with pretend((WHY, state)) as printer:
        assert refusal(network(printer.address)) == code
    assert printer.received == WHY


def test_paper_that_ends_on_the_way_is_told() -> None:
    with pretend((WHY, READY), (WHY, b"\x32")) as printer:
        said = refusal(network(printer.address), JOB, PATIENT._replace(printing=0.6))
    assert said == "printer.out_of_paper"


def test_paper_that_is_gone_afterwards_is_told() -> None:
    with pretend((WHY, READY), (IN_TURN, b"\x0c")) as printer:
        assert refusal(network(printer.address)) == "printer.out_of_paper"


def test_what_a_printer_says_unasked_is_passed_over() -> None:
    with pretend((WHY, b"\x00\xff" + READY), (IN_TURN, READY + b"\x0f\x00")) as printer:
        assert refusal(network(printer.address)) == "printer.out_of_paper"


def test_a_printer_that_is_switched_off_is_silent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert refusal(network(f"127.0.0.1:{port}")) == "printer.silent"


def test_a_name_that_is_nobodys_is_silent() -> None:
    assert refusal(network("a" * 64 + ".invalid")) == "printer.silent"


@pytest.mark.parametrize("answers", [(), ((WHY, READY),)])
def test_a_printer_that_falls_silent_is_not_waited_for_for_ever(
    answers: tuple[tuple[bytes, bytes], ...],
) -> None:
    with pretend(*answers) as printer:
        said = refusal(network(printer.address), JOB, IMPATIENT)
    assert said == "printer.silent"


@named_pipes
def test_a_device_gets_every_byte_however_slowly_it_reads(tmp_path: Path) -> None:
    path = tmp_path / "printer"
    os.mkfifo(path)
    job = JOB * 20
    received = bytearray()
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)

    def take() -> None:
        while len(received) < len(job):
            try:
                received.extend(os.read(reader, 4096))
            except BlockingIOError:
                time.sleep(0.001)

    taking = Thread(target=take, daemon=True)
    taking.start()
    printer_for(device(path), PATIENT).print(job)
    taking.join(20)
    os.close(reader)
    assert bytes(received) == job


@named_pipes
def test_a_device_that_takes_nothing_more_is_silent(tmp_path: Path) -> None:
    path = tmp_path / "printer"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    assert refusal(device(path), JOB * 20, IMPATIENT) == "printer.silent"
    os.close(reader)


def test_a_device_that_is_not_there_is_silent_and_not_made(tmp_path: Path) -> None:
    assert refusal(device(tmp_path / "lp0")) == "printer.silent"
    assert not (tmp_path / "lp0").exists()


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("192.0.2.7", ("192.0.2.7", 9100)),
        ("till.local:9101", ("till.local", 9101)),
        ("[2001:db8::7]:9100", ("2001:db8::7", 9100)),
    ],
)
def test_an_address_is_a_host_and_perhaps_a_port(
    address: str, place: tuple[str, int]
) -> None:
    assert network(address).place == place


@pytest.mark.parametrize("address", ["", ":9100", "till:port", "till:99999"])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(ValidationError):
        network(address)


@pytest.mark.parametrize(
    ("line", "connection", "address"),
    [
        ("escpos://192.0.2.7:9100", "network", "192.0.2.7:9100"),
        ("escpos:/dev/usb/lp0", "device", "/dev/usb/lp0"),
        ("escpos:COM3", "device", "COM3"),
    ],
)
def test_one_line_of_the_settings_says_where_the_printer_is(
    line: str, connection: str, address: str
) -> None:
    found = printer_at(f"{line}?name=Counter&dots=512&picture=columns&cuts=no")
    assert found == PrinterSettings.model_validate(
        {
            "connection": connection,
            "address": address,
            "name": "Counter",
            "dots": 512,
            "picture": "columns",
            "cuts": False,
        }
    )


def test_any_other_name_is_a_printer_of_the_system() -> None:
    assert printer_at("EPSON TM-T20") is None
    assert printer_at("") is None


@pytest.mark.parametrize(
    "line", ["escpos:", "escpos://till:port", "escpos:COM3?colour=red", "escpos://["]
)
def test_a_line_that_says_nothing_is_told(line: str) -> None:
    with pytest.raises(Unavailable) as refused:
        printer_at(line)
    assert refused.value.code == "printer.unreadable"
