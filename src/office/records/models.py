"""Which tables does Django find? Nobody else imports this."""

from office.records.applications import Application, Extension, Filing, Part, Version
from office.records.intake import Arrival, Correction, Decision, Judgement, Search, Standing, Waiting
from office.records.issued import Notice, Outage, Text
from office.records.ledger import Entry, Head
from office.records.letters import Letter
from office.records.people import Applicant, Membership, Person
from office.records.recommendations import Recommendation
from office.records.registers import Answer, Enquiry, Held, Register, Succession
from office.records.rulings import OfficeRuling
from office.records.tokens import Token
from office.records.uploads import Upload

__all__ = [
    "Answer",
    "Applicant",
    "Application",
    "Arrival",
    "Correction",
    "Decision",
    "Enquiry",
    "Entry",
    "Extension",
    "Filing",
    "Head",
    "Held",
    "Judgement",
    "Letter",
    "Membership",
    "Notice",
    "OfficeRuling",
    "Outage",
    "Part",
    "Person",
    "Recommendation",
    "Register",
    "Search",
    "Standing",
    "Succession",
    "Text",
    "Token",
    "Upload",
    "Version",
    "Waiting",
]
