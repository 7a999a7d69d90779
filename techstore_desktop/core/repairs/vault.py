"""The keys of the access codes: who has them, and how they reach the others.

Each computer has a private key of its own, in its keyring. The shop's key is sealed for
each of them and travels with the journal; whoever has it seals it for those that came
since. A computer that has none when it must keep a code makes one.
"""

from contextlib import suppress
from uuid import UUID

from sqlalchemy import select

from techstore_desktop.core.errors import RuleBroken, Unavailable
from techstore_desktop.core.repairs import sealing
from techstore_desktop.core.repairs.intake_models import VaultGrant, VaultMember
from techstore_desktop.core.secret_store import SecretStore
from techstore_desktop.core.storage.transaction import Reading, Transaction


class Vault:
    """This computer's part in it."""

    def __init__(self, secrets: SecretStore) -> None:
        self._secrets = secrets

    def seal(
        self, transaction: Transaction, code: str, job_id: UUID
    ) -> tuple[UUID, str]:
        """Seal a code; return which key opens it, and the sealed text.

        Raises Unavailable ``access_code.key_not_kept``.
        """
        member = self.join(transaction)
        keys = self._keys(transaction)
        if not keys:
            key_id, key = transaction.new_id(), sealing.new_key()
            _grant(transaction, key_id, key, member)
            keys = {key_id: key}
        self._share(transaction, keys)
        key_id = max(keys)
        return key_id, sealing.seal_code(code, keys[key_id], job_id)

    def open(self, reading: Reading, sealed: str, key_id: UUID, job_id: UUID) -> str:
        """Return a code. Raises RuleBroken ``access_code.no_key``, ``….damaged``."""
        key = self._keys(reading).get(key_id)
        if key is None:
            raise RuleBroken("access_code.no_key")
        return sealing.open_code(sealed, key, job_id)

    def join(self, transaction: Transaction) -> VaultMember:
        """Return this computer's place among those with keys, taken now if need be.

        Raises Unavailable ``access_code.key_not_kept`` where it can't keep its own.
        """
        member = self._member(transaction)
        if member is not None:
            return member
        private, public = sealing.new_pair()
        try:
            self._secrets.keep(*_account(transaction), f"{private} {public}")
        except OSError as error:
            raise Unavailable("access_code.key_not_kept") from error
        member = transaction.add(VaultMember(public_key=public))
        transaction.flush()
        return member

    def share(self, transaction: Transaction) -> None:
        """Seal every key that is had here for whoever lacks it."""
        self._share(transaction, self._keys(transaction))

    def has_joined(self, reading: Reading) -> bool:
        """Tell whether this computer can be given keys."""
        return self._member(reading) is not None

    def lacking(self, reading: Reading) -> bool:
        """Tell whether somebody lacks a key that is had here."""
        return any(_without(reading, key_id) for key_id in self._granted(reading))

    def _share(self, transaction: Transaction, keys: dict[UUID, bytes]) -> None:
        transaction.flush()
        for key_id, key in keys.items():
            for member in _without(transaction, key_id):
                _grant(transaction, key_id, key, member)

    def _pair(self, reading: Reading) -> tuple[str, str] | None:
        """Return this computer's private key and its public one, if it has them."""
        kept = self._secrets.find(*_account(reading))
        if kept is None:
            return None
        private, _space, public = kept.partition(" ")
        if not public:
            # An earlier program kept the private one alone.
            public = sealing.public_of(private)
            with suppress(OSError):
                self._secrets.keep(*_account(reading), f"{private} {public}")
        return private, public

    def _member(self, reading: Reading) -> VaultMember | None:
        pair = self._pair(reading)
        if pair is None:
            return None
        _private, public = pair
        query = select(VaultMember).where(
            VaultMember.terminal_id == reading.origin.terminal_id,
            VaultMember.public_key == public,
        )
        return reading.session.scalars(query.limit(1)).first()

    def _granted(self, reading: Reading) -> dict[UUID, str]:
        """Return the keys that were sealed for this computer, still sealed."""
        member = self._member(reading)
        if member is None:
            return {}
        query = select(VaultGrant).where(VaultGrant.member_id == member.id)
        return {
            grant.key_id: grant.sealed_key for grant in reading.session.scalars(query)
        }

    def _keys(self, reading: Reading) -> dict[UUID, bytes]:
        pair = self._pair(reading)
        if pair is None:
            return {}
        private, _public = pair
        return {
            key_id: sealing.open_key(sealed_key, private)
            for key_id, sealed_key in self._granted(reading).items()
        }


def _account(reading: Reading) -> tuple[str, str]:
    terminal = reading.origin.terminal_id
    return f"vault {terminal}", f"vault-{terminal}.secret"


def _grant(
    transaction: Transaction, key_id: UUID, key: bytes, member: VaultMember
) -> None:
    sealed = sealing.seal_key(key, member.public_key)
    grant = VaultGrant(key_id=key_id, member_id=member.id, sealed_key=sealed)
    transaction.add(grant)
    transaction.flush()


def _without(reading: Reading, key_id: UUID) -> list[VaultMember]:
    has = select(VaultGrant.member_id).where(VaultGrant.key_id == key_id)
    query = select(VaultMember).where(VaultMember.id.not_in(has))
    return list(reading.session.scalars(query))
