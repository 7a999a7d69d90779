"""The words of the slip that goes with a device to a workshop, by language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ErrandWords:
    """What the slip says beside the words of every repair's paper."""

    to_workshop: str
    to_branch: str
    to: str
    reference: str
    sent: str
    sent_by: str
    expected: str
    wanted: str
    goes_along: str
    nothing_along: str
    handed_over: str
    taken_over: str
    back: str
    taken_back_by: str
    done: str


ENGLISH = ErrandWords(
    to_workshop="For an outside workshop",
    to_branch="For another branch",
    to="To",
    reference="Please name our number when you call or bring it back.",
    sent="Sent",
    sent_by="Sent by",
    expected="Expected back by",
    wanted="What is to be done",
    goes_along="Goes along",
    nothing_along="Only the device, nothing with it",
    handed_over="Handed over",
    taken_over="Taken over (name, date, signature)",
    back="Back again",
    taken_back_by="Taken back by",
    done="What was done",
)
SPANISH = ErrandWords(
    to_workshop="Para un taller externo",
    to_branch="Para otra sucursal",
    to="Destino",
    reference="Indicar nuestro número al llamar o al devolver el equipo.",
    sent="Enviado",
    sent_by="Envió",
    expected="Se espera de vuelta el",
    wanted="Qué hay que hacer",
    goes_along="Va con el equipo",
    nothing_along="Solo el equipo, nada más",
    handed_over="Entregó",
    taken_over="Recibió (nombre, fecha, firma)",
    back="De vuelta",
    taken_back_by="Lo recibió de vuelta",
    done="Qué se hizo",
)
_BY_LANGUAGE = {"es": SPANISH}


def errand_words_for(language: str) -> ErrandWords:
    """Return the words in a language; English where there are none."""
    return _BY_LANGUAGE.get(language, ENGLISH)
