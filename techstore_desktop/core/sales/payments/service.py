"""The methods of payment and the rates of other currencies, as they are edited."""

from collections.abc import Sequence
from decimal import Decimal

from sqlalchemy import select

from techstore_desktop.core.branches.profile import ShopProfiles
from techstore_desktop.core.errors import RuleBroken
from techstore_desktop.core.money import currency
from techstore_desktop.core.permissions import Actor, Approval, Permission, authorize
from techstore_desktop.core.sales.payments import (
    APART,
    Cash,
    ForeignCash,
    currency_of,
    method,
)
from techstore_desktop.core.sales.payments.current import CurrentMethods
from techstore_desktop.core.sales.payments.models import ExchangeRate, ShopPaymentMethod
from techstore_desktop.core.sales.payments.offered import response
from techstore_desktop.core.sales.payments.schemas import (
    ExchangeRateResponse,
    PaymentMethodCreate,
    PaymentMethodResponse,
    PaymentMethodUpdate,
    RateValue,
)
from techstore_desktop.core.storage.database import Database
from techstore_desktop.core.storage.repository import Repository
from techstore_desktop.core.storage.transaction import Reading, Transaction

STEP = 10
"""How far apart methods are placed, so that one may come between two."""


class PaymentMethodService:
    """How this shop is paid."""

    def __init__(
        self, database: Database, profiles: ShopProfiles, methods: CurrentMethods
    ) -> None:
        self._database = database
        self._profiles = profiles
        self._current = methods
        self._methods = Repository(ShopPaymentMethod)
        self._rates = Repository(ExchangeRate)

    def methods(self) -> tuple[PaymentMethodResponse, ...]:
        """Return every method in its order, those that are off too."""
        return self._current.every()

    def add(self, actor: Actor, data: PaymentMethodCreate) -> PaymentMethodResponse:
        """Add one more method of a class: a second card terminal, another currency.

        Raises RuleBroken ``payment.only_one`` where a class allows no more,
        ``payment.name_needed``, ``payment.currency_needed``,
        ``payment.currency_is_own``, ``payment.currency_there``,
        ``currency.unknown``.
        """
        authorize(actor, {Permission.EDIT_SETTINGS})
        kind = method(data.kind)
        if not kind.may_be_several:
            raise RuleBroken("payment.only_one", method=data.kind)
        _check_plans(data.kind, data)
        with self._database.transaction("payment_method.added", actor) as transaction:
            row_id = transaction.new_id()
            if kind.code == ForeignCash.code:
                code = self._foreign_code(transaction, data)
            elif data.name:
                code = f"{kind.code}{APART}{row_id.hex}"
            else:
                raise RuleBroken("payment.name_needed")
            values = _values(data) | {"id": row_id, "code": code}
            if not kind.takes_reference:
                values["reference"] = kind.reference
            row = self._methods.create(transaction, values)
        return response(row)

    def update(
        self, actor: Actor, code: str, data: PaymentMethodUpdate
    ) -> PaymentMethodResponse:
        """Change a method; payments that were made keep its name as it was (R9a).

        Raises RuleBroken ``payment.cash_stays_on``, ``payment.method_unknown``,
        ``payment.name_needed`` for one of several, ``payment.takes_no_plans``.
        """
        authorize(actor, {Permission.EDIT_SETTINGS})
        _check_plans(code, data)
        if code == Cash.code and data.is_on is False:
            raise RuleBroken("payment.cash_stays_on")
        is_told_by_name = APART in code and not currency_of(code)
        if is_told_by_name and data.name == "":
            raise RuleBroken("payment.name_needed")
        with self._database.transaction("payment_method.changed", actor) as transaction:
            before = self._current.read(transaction).get(code)
            if before is None:
                raise RuleBroken("payment.method_unknown", method=code)
            row = self._kept(transaction, before)
            for name, value in _values(data).items():
                setattr(row, name, value)
        return response(row)

    def arrange(self, actor: Actor, codes: Sequence[str]) -> None:
        """Let the methods stand in another order, those first that are named.

        Raises RuleBroken ``payment.method_unknown``.
        """
        authorize(actor, {Permission.EDIT_SETTINGS})
        with self._database.transaction("payment_method.ordered", actor) as transaction:
            known = dict(self._current.read(transaction))
            named = [_known(known, code) for code in dict.fromkeys(codes)]
            for place, before in enumerate((*named, *known.values()), 1):
                if before.position != place * STEP:
                    self._kept(transaction, before).position = place * STEP

    def rates(self) -> dict[str, ExchangeRateResponse]:
        """Return the last rate of each currency."""
        return self._current.rates()

    def set_rate(
        self,
        actor: Actor,
        currency_code: str,
        rate: RateValue,
        *,
        approval: Approval | None = None,
    ) -> ExchangeRateResponse:
        """Say what one of a currency is worth today (R14); the journal keeps who did.

        Raises RuleBroken ``currency.unknown``, ``payment.currency_is_own``,
        ``payment.wrong_rate``.
        """
        approved_by = authorize(actor, {Permission.EDIT_SETTINGS}, approval)
        money = currency(currency_code)
        _check_rate(rate)
        with self._database.transaction(
            "exchange_rate.set", actor, approved_by=approved_by
        ) as transaction:
            profile = self._profiles.of(transaction)
            if money.code == profile.currency.code:
                raise RuleBroken("payment.currency_is_own", currency=money.code)
            day = profile.business_day(transaction.now)
            row = transaction.session.scalars(
                select(ExchangeRate)
                .where(
                    ExchangeRate.currency == money.code,
                    ExchangeRate.business_day == day,
                )
                .order_by(ExchangeRate.id.desc())
            ).first()
            if row is None:
                values = {"currency": money.code, "business_day": day, "rate": rate}
                row = self._rates.create(transaction, values)
            else:
                row.rate = rate
        return ExchangeRateResponse.model_validate(row, from_attributes=True)

    def _foreign_code(self, reading: Reading, data: PaymentMethodCreate) -> str:
        if data.currency is None:
            raise RuleBroken("payment.currency_needed")
        money = currency(data.currency)
        if money.code == self._profiles.of(reading).currency.code:
            raise RuleBroken("payment.currency_is_own", currency=money.code)
        code = f"{ForeignCash.code}{APART}{money.code}"
        if code in self._current.read(reading):
            raise RuleBroken("payment.currency_there", currency=money.code)
        return code

    def _kept(
        self, transaction: Transaction, before: PaymentMethodResponse
    ) -> ShopPaymentMethod:
        """Return a method's row, made now where nobody changed the method yet."""
        if before.id is not None:
            return self._methods.get(transaction, before.id)
        values = before.model_dump(mode="json", exclude={"id"})
        return self._methods.create(
            transaction, values | {"reference": before.reference}
        )


def _known(
    methods: dict[str, PaymentMethodResponse], code: str
) -> PaymentMethodResponse:
    """Take a method out of those that are not placed yet."""
    try:
        return methods.pop(code)
    except KeyError:
        raise RuleBroken("payment.method_unknown", method=code) from None


def _check_plans(code: str, data: PaymentMethodCreate | PaymentMethodUpdate) -> None:
    if data.plans and not method(code).takes_plans:
        raise RuleBroken("payment.takes_no_plans")
    names = [plan.name for plan in data.plans or ()]
    if len(set(names)) != len(names):
        raise RuleBroken("payment.plans_alike")


def _check_rate(rate: Decimal) -> None:
    is_fine = rate.is_finite() and 0 < rate <= 10**9
    if not is_fine or rate != round(rate, 9):
        raise RuleBroken("payment.wrong_rate")


def _values(data: PaymentMethodCreate | PaymentMethodUpdate) -> dict[str, object]:
    names = data.model_fields_set - {"kind", "currency"}
    if isinstance(data, PaymentMethodCreate):
        names = set(PaymentMethodCreate.model_fields) - {"kind", "currency"}
    values: dict[str, object] = {name: getattr(data, name) for name in names}
    if data.plans is not None and "plans" in values:
        values["plans"] = [[plan.name, str(plan.rate)] for plan in data.plans]
    return {name: value for name, value in values.items() if value is not None}
