"""What does the office do with what was filed, and what do applicants answer?"""

from office.acts.intake.accepting import accept, refuse, reopen
from office.acts.intake.amending import amend
from office.acts.intake.booking import book_in
from office.acts.intake.enquiries import enquire, record_answers
from office.acts.intake.examining import check, judge
from office.acts.intake.exporting import export
from office.acts.intake.handing_back import hand_back
from office.acts.intake.matching import match
from office.acts.intake.registers import import_register
from office.acts.intake.searches import drop_search, keep_search
from office.acts.intake.sending_back import lapse, send_back
from office.acts.intake.successions import link_successor, unlink_successor

__all__ = [
    "accept",
    "amend",
    "book_in",
    "check",
    "drop_search",
    "enquire",
    "export",
    "hand_back",
    "import_register",
    "judge",
    "keep_search",
    "lapse",
    "link_successor",
    "match",
    "record_answers",
    "refuse",
    "reopen",
    "send_back",
    "unlink_successor",
]
