"""What the counter works with: sales, payments, prices, accounts, the drawer."""

from functools import cached_property
from typing import TYPE_CHECKING

from techstore_desktop.services.base import Services, know_every_table

if TYPE_CHECKING:
    from techstore_desktop.core.accounts.service import AccountService
    from techstore_desktop.core.cash.movement_service import CashMovementService
    from techstore_desktop.core.cash.service import CashService
    from techstore_desktop.core.prices.current import CurrentPromotions
    from techstore_desktop.core.prices.list_service import PriceListService
    from techstore_desktop.core.prices.promotion_service import PromotionService
    from techstore_desktop.core.sales.parking import ParkingService
    from techstore_desktop.core.sales.payments.current import CurrentMethods
    from techstore_desktop.core.sales.payments.service import PaymentMethodService
    from techstore_desktop.core.sales.quotes.service import QuoteService
    from techstore_desktop.core.sales.service import SaleService
    from techstore_desktop.core.vouchers.service import VoucherService


class CounterServices(Services):
    """Selling, being paid, the drawer."""

    @cached_property
    def sales(self) -> "SaleService":
        """The sales."""
        know_every_table()
        from techstore_desktop.core.collection.keeping import KeptDevices
        from techstore_desktop.core.loaners.delivering import LoanersAtDelivery
        from techstore_desktop.core.repairs.delivering import RepairDeliveries
        from techstore_desktop.core.sales.service import SaleService

        return SaleService(
            self.database,
            self.profiles,
            self.current_promotions,
            self.current_methods,
            is_offline=self.is_offline,
            companions=(
                KeptDevices(),
                RepairDeliveries(self.profiles),
                LoanersAtDelivery(self.database),
            ),
        )

    @cached_property
    def current_methods(self) -> "CurrentMethods":
        """The methods of payment as sales need them."""
        from techstore_desktop.core.sales.payments.current import CurrentMethods

        return CurrentMethods(self.database)

    @cached_property
    def payment_methods(self) -> "PaymentMethodService":
        """How the shop is paid."""
        from techstore_desktop.core.sales.payments.service import PaymentMethodService

        return PaymentMethodService(self.database, self.profiles, self.current_methods)

    @cached_property
    def vouchers(self) -> "VoucherService":
        """The vouchers and gift cards."""
        from techstore_desktop.core.vouchers.service import VoucherService

        return VoucherService(self.database, self.profiles)

    @cached_property
    def parking(self) -> "ParkingService":
        """The sales put aside."""
        from techstore_desktop.core.sales.parking import ParkingService

        return ParkingService(self.database, self.profiles, self.current_promotions)

    @cached_property
    def quotes(self) -> "QuoteService":
        """The quotes."""
        know_every_table()
        from techstore_desktop.core.sales.quotes.service import QuoteService

        return QuoteService(self.database, self.profiles, self.current_promotions)

    @cached_property
    def accounts(self) -> "AccountService":
        """The customers' accounts."""
        know_every_table()
        from techstore_desktop.core.accounts.service import AccountService

        return AccountService(self.database, self.profiles, self.is_offline)

    @cached_property
    def current_promotions(self) -> "CurrentPromotions":
        """The promotions as sales need them."""
        from techstore_desktop.core.prices.current import CurrentPromotions

        return CurrentPromotions(self.database)

    @cached_property
    def price_lists(self) -> "PriceListService":
        """What some customers pay."""
        from techstore_desktop.core.prices.list_service import PriceListService

        return PriceListService(self.database, self.profiles)

    @cached_property
    def promotions(self) -> "PromotionService":
        """What is off, and for how long."""
        from techstore_desktop.core.prices.promotion_service import PromotionService

        return PromotionService(self.database)

    @cached_property
    def cash(self) -> "CashService":
        """The drawer."""
        know_every_table()
        from techstore_desktop.core.cash.service import CashService

        return CashService(self.database, self.profiles)

    @cached_property
    def cash_movements(self) -> "CashMovementService":
        """What goes in and out of the drawer without a document."""
        from techstore_desktop.core.cash.movement_service import CashMovementService

        return CashMovementService(self.database, self.profiles)
