"""The words that a shop begins with, in both languages; it may write its own.

What stands in braces is filled in: see ``filling``.
"""

from techstore_desktop.core.notices.choices import Occasion

TEXTS: dict[tuple[Occasion, str], tuple[str, str]] = {
    (Occasion.RECEIVED, "en"): (
        "Repair {number}",
        "Hello {customer}, we have received your {device}. Your ticket is {number}. "
        "{promise}{shop}",
    ),
    (Occasion.RECEIVED, "es"): (
        "Orden {number}",
        "Hola, {customer}: recibimos su {device}. El número de orden es {number}. "
        "{promise}{shop}",
    ),
    (Occasion.DIAGNOSING, "en"): (
        "Repair {number}: we are looking at it",
        "Hello {customer}, we are looking for what is wrong with your {device} "
        "({number}) and will tell you what the repair costs. {shop}",
    ),
    (Occasion.DIAGNOSING, "es"): (
        "Orden {number}: la estamos revisando",
        "Hola, {customer}: estamos revisando su {device} ({number}) y le avisaremos "
        "cuánto cuesta la reparación. {shop}",
    ),
    (Occasion.QUOTED, "en"): (
        "Quote for repair {number}",
        "Hello {customer}, the repair of your {device} ({number}) comes to {total}. "
        "May we go ahead? {shop}",
    ),
    (Occasion.QUOTED, "es"): (
        "Presupuesto de la orden {number}",
        "Hola, {customer}: la reparación de su {device} ({number}) cuesta {total}. "
        "¿Nos autoriza a hacerla? {shop}",
    ),
    (Occasion.QUOTE_UNANSWERED, "en"): (
        "Your answer to the quote, repair {number}",
        "Hello {customer}, we are waiting for your answer to the quote of {total} for "
        "your {device} ({number}). {shop}",
    ),
    (Occasion.QUOTE_UNANSWERED, "es"): (
        "Su respuesta al presupuesto, orden {number}",
        "Hola, {customer}: esperamos su respuesta al presupuesto de {total} para su "
        "{device} ({number}). {shop}",
    ),
    (Occasion.APPROVED, "en"): (
        "You agreed to repair {number}",
        "Hello {customer}, thank you: you agreed to the repair of your {device} "
        "({number}) for {total}. {promise}{shop}",
    ),
    (Occasion.APPROVED, "es"): (
        "Orden {number}: presupuesto aceptado",
        "Hola, {customer}: gracias por aceptar la reparación de su {device} "
        "({number}) por {total}. {promise}{shop}",
    ),
    (Occasion.DECLINED, "en"): (
        "Repair {number} is not done",
        "Hello {customer}, as you wish, your {device} ({number}) is not repaired. We "
        "will tell you when it can be fetched. {shop}",
    ),
    (Occasion.DECLINED, "es"): (
        "Orden {number}: presupuesto rechazado",
        "Hola, {customer}: como usted decidió, no repararemos su {device} ({number}). "
        "Le avisaremos cuando pueda retirarlo. {shop}",
    ),
    (Occasion.WAITING_FOR_PART, "en"): (
        "Repair {number} waits for a part",
        "Hello {customer}, your {device} ({number}) waits for a part that is on its "
        "way. {promise}{shop}",
    ),
    (Occasion.WAITING_FOR_PART, "es"): (
        "La orden {number} espera un repuesto",
        "Hola, {customer}: su {device} ({number}) espera un repuesto que está en "
        "camino. {promise}{shop}",
    ),
    (Occasion.REPAIRING, "en"): (
        "Repair {number} has begun",
        "Hello {customer}, we are repairing your {device} ({number}). {promise}{shop}",
    ),
    (Occasion.REPAIRING, "es"): (
        "Orden {number}: en reparación",
        "Hola, {customer}: estamos reparando su {device} ({number}). {promise}{shop}",
    ),
    (Occasion.TESTING, "en"): (
        "Repair {number} is being tested",
        "Hello {customer}, your {device} ({number}) is repaired and being tested. "
        "{promise}{shop}",
    ),
    (Occasion.TESTING, "es"): (
        "Orden {number}: en prueba",
        "Hola, {customer}: su {device} ({number}) ya fue reparado y lo estamos "
        "probando. {promise}{shop}",
    ),
    (Occasion.CANCELLED, "en"): (
        "Repair {number} was cancelled",
        "Hello {customer}, the repair of your {device} ({number}) was cancelled. We "
        "will tell you when it can be fetched. {shop}",
    ),
    (Occasion.CANCELLED, "es"): (
        "Orden {number} cancelada",
        "Hola, {customer}: la reparación de su {device} ({number}) fue cancelada. Le "
        "avisaremos cuando pueda retirarlo. {shop}",
    ),
    (Occasion.READY, "en"): (
        "Repair {number} is ready",
        "Hello {customer}, your {device} ({number}) is ready to be fetched. To pay: "
        "{due}. {shop}",
    ),
    (Occasion.READY, "es"): (
        "La orden {number} está lista",
        "Hola, {customer}: su {device} ({number}) está listo para retirar. A pagar: "
        "{due}. {shop}",
    ),
    (Occasion.READY_UNREPAIRED, "en"): (
        "Please fetch your device, {number}",
        "Hello {customer}, your {device} ({number}) was not repaired and is ready to "
        "be fetched. {shop}",
    ),
    (Occasion.READY_UNREPAIRED, "es"): (
        "Puede retirar su equipo, {number}",
        "Hola, {customer}: su {device} ({number}) no fue reparado y está listo para "
        "retirar. {shop}",
    ),
    (Occasion.NOT_FETCHED, "en"): (
        "Your device is waiting, {number}",
        "Hello {customer}, your {device} ({number}) has been ready for {waited}. "
        "Please fetch it. To pay: {due}. {shop}",
    ),
    (Occasion.NOT_FETCHED, "es"): (
        "Su equipo lo espera, {number}",
        "Hola, {customer}: su {device} ({number}) está listo hace {waited}. Le "
        "pedimos que pase a retirarlo. A pagar: {due}. {shop}",
    ),
    (Occasion.LAST_LETTER, "en"): (
        "Last notice, repair {number}",
        "{customer}, your {device} ({number}) has been ready for {waited} and was "
        "not fetched. To pay: {due}. If it is not fetched by {deadline}, the shop may "
        "keep it for the unpaid work, as the terms that you agreed to say. {shop}",
    ),
    (Occasion.LAST_LETTER, "es"): (
        "Último aviso, orden {number}",
        "{customer}: su {device} ({number}) está listo hace {waited} y no fue "
        "retirado. A pagar: {due}. Si no se retira hasta el {deadline}, la tienda "
        "podrá quedárselo por el trabajo impago, según las condiciones que usted "
        "aceptó. {shop}",
    ),
    (Occasion.DELIVERED, "en"): (
        "Thank you, {number}",
        "Hello {customer}, thank you for your trust. The warranty of the repair of "
        "your {device} ({number}) lasts until {warranty}. {shop}",
    ),
    (Occasion.DELIVERED, "es"): (
        "Gracias, {number}",
        "Hola, {customer}: gracias por su confianza. La garantía de la reparación de "
        "su {device} ({number}) dura hasta el {warranty}. {shop}",
    ),
}
