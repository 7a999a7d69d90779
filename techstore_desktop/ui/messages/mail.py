"""Sentences for mail that goes out."""

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "mail.host_needed": QT_TRANSLATE_NOOP(
        "Messages", "Type the mail server's name, such as smtp.example.com."
    ),
    "mail.port_wrong": QT_TRANSLATE_NOOP(
        "Messages", "A port is a number from 1 to 65535; usual are 465 and 587."
    ),
    "mail.sender_wrong": QT_TRANSLATE_NOOP(
        "Messages", "Type the shop's mail address, such as shop@example.com."
    ),
    "mail.line_open": QT_TRANSLATE_NOOP(
        "Messages",
        "The password would cross the network unprotected. Choose TLS or STARTTLS.",
    ),
    "mail.secret_not_kept": QT_TRANSLATE_NOOP(
        "Messages",
        "The password could not be kept on this computer. Check its disk, then save "
        "again.",
    ),
    "mail.sign_in_refused": QT_TRANSLATE_NOOP(
        "Messages",
        "The mail server does not accept user and password. Check them in Settings, "
        "Mail.",
    ),
    "mail.refused": QT_TRANSLATE_NOOP(
        "Messages",
        "The mail server does not take this mail: {answer}. Check the address.",
    ),
    "mail.put_off": QT_TRANSLATE_NOOP(
        "Messages",
        "The mail server does not take this mail yet: {answer}. It is tried again.",
    ),
    "mail.unreachable": QT_TRANSLATE_NOOP(
        "Messages",
        "The mail server does not answer ({host}). The mail waits and is tried again.",
    ),
}
