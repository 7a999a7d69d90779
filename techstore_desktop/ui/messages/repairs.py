"""Sentences for repairs: states, quotes, parts, deposits, delivery."""

from techstore_desktop.ui.texts import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "repair_ticket.not_found": QT_TRANSLATE_NOOP(
        "Messages",
        "This ticket is not here. It may still be on its way from another computer.",
    ),
    "repair_job.not_found": QT_TRANSLATE_NOOP(
        "Messages",
        "This repair is not here. It may still be on its way from another computer.",
    ),
    "repair_line.not_found": QT_TRANSLATE_NOOP(
        "Messages",
        "This line is no longer on the quote. Look at it again.",
    ),
    "repair_state.not_found": QT_TRANSLATE_NOOP(
        "Messages",
        "This state is no longer in use. Choose another.",
    ),
    "repair_state.name_taken": QT_TRANSLATE_NOOP(
        "Messages",
        "There is a state {name} already. Choose another name.",
    ),
    "repair_state.in_use": QT_TRANSLATE_NOOP(
        "Messages",
        "{count} repairs are in this state. Move them first.",
    ),
    "repair_work_kind.not_found": QT_TRANSLATE_NOOP(
        "Messages",
        "This kind of work is no longer in use. Choose another.",
    ),
    "device.not_found": QT_TRANSLATE_NOOP(
        "Messages",
        "This device is not here. Type its brand and model.",
    ),
    "repair.no_such_move": QT_TRANSLATE_NOOP(
        "Messages",
        "A repair can't go there from where it is.",
    ),
    "repair.moved_meanwhile": QT_TRANSLATE_NOOP(
        "Messages",
        "{number} was moved by somebody else meanwhile. Look where it stands now.",
    ),
    "repair.diagnosis_needed": QT_TRANSLATE_NOOP(
        "Messages",
        "Write the diagnosis first.",
    ),
    "repair.approval_needed": QT_TRANSLATE_NOOP(
        "Messages",
        "The customer has not agreed to {total} yet. Write down the approval.",
    ),
    "repair.approval_too_small": QT_TRANSLATE_NOOP(
        "Messages",
        "The quote comes to {total}. Write down an approval of at least that.",
    ),
    "repair.check_needed": QT_TRANSLATE_NOOP(
        "Messages",
        "Write down what the test gave first.",
    ),
    "repair.parts_to_fit": QT_TRANSLATE_NOOP(
        "Messages",
        "A part on the quote is not in the device yet. Fit it, or take it off "
        "the quote.",
    ),
    "repair.goes_back_by_edit": QT_TRANSLATE_NOOP(
        "Messages",
        "It goes back to diagnosing when its diagnosis or quote is edited.",
    ),
    "repair.delivered_at_checkout": QT_TRANSLATE_NOOP(
        "Messages",
        "A device is handed out at the checkout, where it is paid.",
    ),
    "repair.not_editable": QT_TRANSLATE_NOOP(
        "Messages",
        "Diagnosis and quote can be edited until the repair is ready.",
    ),
    "repair.diagnosis_empty": QT_TRANSLATE_NOOP(
        "Messages",
        "Write what was found.",
    ),
    "repair.closed": QT_TRANSLATE_NOOP(
        "Messages",
        "{number} was delivered. Take the device in again.",
    ),
    "repair.technician_gone": QT_TRANSLATE_NOOP(
        "Messages",
        "{name} no longer works here. Choose another person.",
    ),
    "repair.note_empty": QT_TRANSLATE_NOOP(
        "Messages",
        "Write the note.",
    ),
    "repair.reason_needed": QT_TRANSLATE_NOOP(
        "Messages",
        "Write why it is cancelled.",
    ),
    "repair.work_running": QT_TRANSLATE_NOOP(
        "Messages",
        "Your time on this repair is running already.",
    ),
    "repair.no_work_running": QT_TRANSLATE_NOOP(
        "Messages",
        "No time is running on this repair.",
    ),
    "repair.not_testing": QT_TRANSLATE_NOOP(
        "Messages",
        "It is not being tested.",
    ),
    "repair.result_needed": QT_TRANSLATE_NOOP(
        "Messages",
        "Write what the test gave.",
    ),
    "repair.check_by_another": QT_TRANSLATE_NOOP(
        "Messages",
        "Another person must check this repair.",
    ),
    "part_order.closed": QT_TRANSLATE_NOOP(
        "Messages",
        "This order is closed already. Look at the list again.",
    ),
    "part_order.too_many": QT_TRANSLATE_NOOP(
        "Messages",
        "Only {expected} of this order are still to come. Add the rest as an order of "
        "its own.",
    ),
    "part_order.not_found": QT_TRANSLATE_NOOP(
        "Messages",
        "This order is not here. It may still be on its way from another computer.",
    ),
    "workshop.not_found": QT_TRANSLATE_NOOP(
        "Messages",
        "This workshop is no longer in use. Choose another.",
    ),
    "repair.already_out": QT_TRANSLATE_NOOP(
        "Messages",
        "It is at {to} already. Take it back first.",
    ),
    "repair.not_out": QT_TRANSLATE_NOOP(
        "Messages",
        "It is not sent out.",
    ),
    "repair.no_part": QT_TRANSLATE_NOOP(
        "Messages",
        "{name} is not a part.",
    ),
    "repair.part_fitted": QT_TRANSLATE_NOOP(
        "Messages",
        "{name} is in the device. Take it off first.",
    ),
    "repair.not_approved_yet": QT_TRANSLATE_NOOP(
        "Messages",
        "Parts go in once the customer has agreed. Write down the approval.",
    ),
    "repair.part_scrapped": QT_TRANSLATE_NOOP(
        "Messages",
        "{name} went to scrap. Add it to the quote once more.",
    ),
    "repair.closed_for_good": QT_TRANSLATE_NOOP(
        "Messages",
        "It was delivered. Void its sale, or take the device in again.",
    ),
    "repair.part_not_fitted": QT_TRANSLATE_NOOP(
        "Messages",
        "{name} is not in the device.",
    ),
    "repair.parts_fitted": QT_TRANSLATE_NOOP(
        "Messages",
        "{name} is still in the device. Take it off before the device goes back.",
    ),
    "repair.unit_elsewhere": QT_TRANSLATE_NOOP(
        "Messages",
        "{serial} is not on the shelf. Scan the one in your hand.",
    ),
    "repair.part_not_there": QT_TRANSLATE_NOOP(
        "Messages",
        "Only {available} of {name} can be taken from the shelf.",
    ),
    "repair.serials_needed": QT_TRANSLATE_NOOP(
        "Messages",
        "Scan the serial number of each {name}.",
    ),
    "repair.nothing_to_deposit": QT_TRANSLATE_NOOP(
        "Messages",
        "Type how much is deposited.",
    ),
    "repair.deposit_pays_itself": QT_TRANSLATE_NOOP(
        "Messages",
        "A deposit can't be paid this way. Choose another method.",
    ),
    "repair.deposit_too_small": QT_TRANSLATE_NOOP(
        "Messages",
        "The repair holds {held}. No more can go back.",
    ),
    "repair.deposit_other_way": QT_TRANSLATE_NOOP(
        "Messages",
        "{held} was deposited this way. The rest goes back as it was paid.",
    ),
    "repair.deposit_changed": QT_TRANSLATE_NOOP(
        "Messages",
        "The deposit on {number} is {held} now. Take the repair up again.",
    ),
    "repair.not_ready": QT_TRANSLATE_NOOP(
        "Messages",
        "{number} is not ready to be handed out.",
    ),
    "repair.already_billed": QT_TRANSLATE_NOOP(
        "Messages",
        "{number} was billed already, on {sale}.",
    ),
    "repair.quote_changed": QT_TRANSLATE_NOOP(
        "Messages",
        "The quote of {number} changed. Take the repair off the sale and bring "
        "it again.",
    ),
    "repair.other_customer": QT_TRANSLATE_NOOP(
        "Messages",
        "{number} belongs to another customer than this sale.",
    ),
    "repair.identity_needed": QT_TRANSLATE_NOOP(
        "Messages",
        "Say what the person who fetches {number} showed.",
    ),
    "repair.excess_to_decide": QT_TRANSLATE_NOOP(
        "Messages",
        "{excess} of the deposit on {number} is left. Give it back or put it "
        "on account.",
    ),
    "repair.claim_of_open": QT_TRANSLATE_NOOP(
        "Messages",
        "{number} was not delivered yet: there is nothing to claim.",
    ),
    "line.of_a_repair": QT_TRANSLATE_NOOP(
        "Messages",
        "This line belongs to a repair. Change it there, or take the whole repair off.",
    ),
}
