"""A letter reaches the server whole, or it is clear whether to try again."""

import email
import email.policy
import socket
from dataclasses import replace
from pathlib import Path

import pytest

from techstore_desktop.core.errors import RuleBroken, Unavailable
from techstore_desktop.mail.account import MailAccount, MailSecret, Security
from techstore_desktop.mail.sending import Letter, send
from tests.mail.post_office import PostOffice

LETTER = Letter(
    to="ana@example.org",
    subject="La orden R1-000045 está lista",
    text="Hola, Ana: su iPhone está listo. A pagar: ₲ 1.250\nTechStore",
    identity="01a2",
)


def account(port: int, **values: object) -> MailAccount:
    usual = {"host": "127.0.0.1", "sender": "shop@example.com"}
    kind = {"security": Security.NONE, "port": port}
    return MailAccount(**(usual | kind | values))  # type: ignore[arg-type]


def test_a_letter_arrives_with_accents_and_signs(office: PostOffice) -> None:
    send(account(office.port), "", LETTER)
    (kept,) = office.letters
    read = email.message_from_bytes(kept, policy=email.policy.default)
    assert read["To"] == "ana@example.org"
    assert read["Subject"] == LETTER.subject
    assert read["Message-ID"] == "<01a2@example.com>"
    assert read.get_content().split() == LETTER.text.split()


def test_a_subject_cannot_begin_a_header_of_its_own(office: PostOffice) -> None:
    forged = Letter("ana@example.org", "Hi\nBcc: all@example.org", "text", "1")
    send(account(office.port), "", forged)
    read = email.message_from_bytes(office.letters[0], policy=email.policy.default)
    assert read["Bcc"] is None
    assert read["Subject"] == "Hi Bcc: all@example.org"


def test_an_address_that_is_never_taken_says_so(office: PostOffice) -> None:
    office.refuses["ana@example.org"] = "550 no such mailbox"
    with pytest.raises(RuleBroken, match=r"mail\.refused") as refused:
        send(account(office.port), "", LETTER)
    assert refused.value.values["answer"] == "550 no such mailbox"


def test_a_mailbox_that_is_full_today_is_tried_again(office: PostOffice) -> None:
    office.refuses["ana@example.org"] = "452 full"
    with pytest.raises(Unavailable, match=r"mail\.put_off"):
        send(account(office.port), "", LETTER)


def test_an_address_that_no_server_takes_is_refused_for_good(
    office: PostOffice,
) -> None:
    for address in ("josé@example.org", "ana@exa\N{BULLET}mple.org"):
        with pytest.raises(RuleBroken, match=r"mail\.refused"):
            send(account(office.port), "", replace(LETTER, to=address))
    assert office.letters == []


def test_a_server_that_lets_nobody_sign_in_is_said(office: PostOffice) -> None:
    with pytest.raises(RuleBroken, match=r"mail\.sign_in_refused"):
        send(account(office.port, user="shop"), "secret", LETTER)


def test_no_server_is_something_that_passes() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(Unavailable, match=r"mail\.unreachable"):
            send(account(taken.getsockname()[1]), "", LETTER)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"host": " "}, "mail.host_needed"),
        ({"port": 0}, "mail.port_wrong"),
        ({"sender": "shop"}, "mail.sender_wrong"),
        ({"host": "mail.example.com", "user": "shop"}, "mail.line_open"),
    ],
)
def test_what_is_set_up_wrong_is_said(values: dict[str, object], code: str) -> None:
    usual: dict[str, object] = {"port": 25}
    wanted = usual | values
    with pytest.raises(RuleBroken, match=code):
        account(**wanted).checked()  # type: ignore[arg-type]


def test_without_a_keyring_the_password_is_in_a_file_of_its_owner(
    tmp_path: Path,
) -> None:
    secret = MailSecret(tmp_path, uses_keyring=False)
    assert secret.find(account(25)) == ""
    secret.keep(account(25), "geheim")
    secret.keep(account(25), "secreto")
    assert secret.find(account(25)) == "secreto"
    assert (tmp_path / "mail.secret").stat().st_mode & 0o077 == 0
