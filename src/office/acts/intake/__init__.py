"""What does the office do with what was filed, and what do applicants answer?"""

from office.acts.intake.accepting import accept, refuse, reopen
from office.acts.intake.enquiries import enquire, record_answers
from office.acts.intake.examining import check, judge
from office.acts.intake.matching import match
from office.acts.intake.registers import import_register
from office.acts.intake.successions import link_successor, unlink_successor

__all__ = [
    "accept",
    "check",
    "enquire",
    "import_register",
    "judge",
    "link_successor",
    "match",
    "record_answers",
    "refuse",
    "reopen",
    "unlink_successor",
]
