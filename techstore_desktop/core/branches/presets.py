"""What a shop in each country most likely wants; every value can be changed.

Standard rates of the general sales tax as in force in 2026.
"""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class CountryPreset:
    """A country's money, clock and taxes. ``tax_rates`` in per cent, usual first."""

    code: str
    currency: str
    time_zone: str
    tax_name: str
    tax_rates: tuple[Decimal, ...]
    prices_include_tax: bool = True
    cash_rounding_step: Decimal = Decimal(0)


def _preset(
    code: str,
    currency: str,
    time_zone: str,
    tax_name: str,
    rates: str,
    *,
    included: bool = True,
    step: str = "0",
) -> CountryPreset:
    tax_rates = tuple(Decimal(rate) for rate in rates.split())
    return CountryPreset(
        code, currency, time_zone, tax_name, tax_rates, included, Decimal(step)
    )


PRESETS: tuple[CountryPreset, ...] = (
    _preset("AR", "ARS", "America/Argentina/Buenos_Aires", "IVA", "21 10.5"),
    _preset("BO", "BOB", "America/La_Paz", "IVA", "13"),
    _preset("BR", "BRL", "America/Sao_Paulo", "ICMS", "18"),
    _preset("CL", "CLP", "America/Santiago", "IVA", "19", step="10"),
    _preset("CO", "COP", "America/Bogota", "IVA", "19 5"),
    _preset("CR", "CRC", "America/Costa_Rica", "IVA", "13"),
    _preset("CU", "CUP", "America/Havana", "Impuesto", "10"),
    _preset("DE", "EUR", "Europe/Berlin", "MwSt", "19 7"),
    _preset("DO", "DOP", "America/Santo_Domingo", "ITBIS", "18"),
    _preset("EC", "USD", "America/Guayaquil", "IVA", "15"),
    _preset("ES", "EUR", "Europe/Madrid", "IVA", "21 10 4"),
    _preset("FR", "EUR", "Europe/Paris", "TVA", "20 5.5"),
    _preset("GB", "GBP", "Europe/London", "VAT", "20"),
    _preset("GT", "GTQ", "America/Guatemala", "IVA", "12"),
    _preset("HN", "HNL", "America/Tegucigalpa", "ISV", "15"),
    _preset("IT", "EUR", "Europe/Rome", "IVA", "22 10"),
    _preset("MX", "MXN", "America/Mexico_City", "IVA", "16 8"),
    _preset("NI", "NIO", "America/Managua", "IVA", "15"),
    _preset("PA", "PAB", "America/Panama", "ITBMS", "7", included=False),
    _preset("PE", "PEN", "America/Lima", "IGV", "18", step="0.10"),
    _preset("PT", "EUR", "Europe/Lisbon", "IVA", "23 13 6"),
    _preset("PY", "PYG", "America/Asuncion", "IVA", "10 5", step="50"),
    _preset("SV", "USD", "America/El_Salvador", "IVA", "13"),
    _preset("US", "USD", "America/New_York", "Sales tax", "0", included=False),
    _preset("UY", "UYU", "America/Montevideo", "IVA", "22 10", step="1"),
    _preset("VE", "VES", "America/Caracas", "IVA", "16"),
)


def preset(country: str) -> CountryPreset | None:
    """Return a country's preset, or None."""
    return next((each for each in PRESETS if each.code == country.upper()), None)
