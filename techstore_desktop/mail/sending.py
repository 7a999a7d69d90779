"""Handing one letter to a mail server (RFC 5321), with a deadline for each step."""

import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from techstore_desktop.core.errors import RuleBroken, Unavailable
from techstore_desktop.mail.account import MailAccount, Security

SECONDS = 20.0
"""How long any one answer of the server may take."""

_FOR_GOOD = range(500, 600)
"""Answers after which trying again is of no use (RFC 5321, 4.2.1)."""

_CLOSING = 421
"""The server takes nothing at all now."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What is said to whom. ``identity`` makes sending it twice recognisable."""

    to: str
    subject: str
    text: str
    identity: str


def send(account: MailAccount, password: str, letter: Letter) -> None:
    """Hand a letter over.

    Raises Unavailable ``mail.unreachable`` (try again later) and ``mail.put_off`` (this
    letter later, others now), RuleBroken ``mail.sign_in_refused`` where user or
    password are wrong, and ``mail.refused`` where it will never take this letter. What
    it says of a letter is the ``answer``.
    """
    try:
        message = _message(account, letter)
        with _connected(account.checked()) as server:
            if account.user:
                _sign_in(server, account, password)
            server.send_message(message)
    except smtplib.SMTPRecipientsRefused as error:
        code, answer = next(iter(error.recipients.values()))
        _raise(code, answer, error)
    except smtplib.SMTPResponseException as error:
        _raise(error.smtp_code, error.smtp_error, error)
    except (smtplib.SMTPNotSupportedError, ValueError, IndexError) as error:
        # An address that no header or no server of this kind can carry.
        raise RuleBroken("mail.refused", answer=letter.to) from error
    except (OSError, smtplib.SMTPException) as error:
        raise Unavailable("mail.unreachable", host=account.host) from error


def _connected(account: MailAccount) -> smtplib.SMTP:
    trusted = ssl.create_default_context()
    if account.security is Security.TLS:
        return smtplib.SMTP_SSL(
            account.host, account.port, timeout=SECONDS, context=trusted
        )
    server = smtplib.SMTP(account.host, account.port, timeout=SECONDS)
    if account.security is Security.STARTTLS:
        try:
            server.starttls(context=trusted)
        except BaseException:
            server.close()
            raise
    return server


def _sign_in(server: smtplib.SMTP, account: MailAccount, password: str) -> None:
    try:
        server.login(account.user, password)
    except (smtplib.SMTPAuthenticationError, smtplib.SMTPNotSupportedError) as error:
        raise RuleBroken("mail.sign_in_refused") from error


def _message(account: MailAccount, letter: Letter) -> EmailMessage:
    message = EmailMessage()
    message["From"] = account.sender
    message["To"] = _one_line(letter.to)
    message["Subject"] = _one_line(letter.subject)
    message["Date"] = formatdate(localtime=True)
    domain = account.sender.partition("@")[2]
    message["Message-ID"] = (
        f"<{letter.identity}@{domain}>" if letter.identity else make_msgid()
    )
    message.set_content(letter.text)
    return message


def _one_line(text: str) -> str:
    """Return text that cannot begin a header of its own."""
    return " ".join(text.split())


def _raise(code: int, answer: bytes | str, error: Exception) -> None:
    said = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    if code in _FOR_GOOD:
        raise RuleBroken("mail.refused", answer=f"{code} {said}") from error
    if code == _CLOSING:
        raise Unavailable("mail.unreachable", host=said) from error
    raise Unavailable("mail.put_off", answer=f"{code} {said}") from error
