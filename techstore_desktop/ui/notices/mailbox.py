"""The mailbox of this terminal, from its settings."""

from techstore_desktop.mail.account import MailAccount, MailSecret, Security
from techstore_desktop.settings import Settings, config_file, read


def has_mailbox() -> bool:
    """Tell whether this terminal sends mail by itself."""
    settings = read()
    return bool(settings.mail_host and settings.mail_sender)


def mailbox(settings: Settings | None = None) -> MailAccount:
    """Return the mailbox as it is set up, good or not."""
    kept = settings or read()
    known = set(Security)
    return MailAccount(
        host=kept.mail_host,
        port=kept.mail_port,
        sender=kept.mail_sender,
        user=kept.mail_user,
        security=(
            Security(kept.mail_security)
            if kept.mail_security in known
            else Security.TLS
        ),
    )


def secret() -> MailSecret:
    """Return where the mailbox's password is kept."""
    return MailSecret(config_file().parent)
