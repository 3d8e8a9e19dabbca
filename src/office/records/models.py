"""Which tables does Django find? Nobody else imports this."""

from office.records.applications import Application, Extension, Filing, Part, Version
from office.records.issued import Notice, Outage, Text
from office.records.ledger import Entry, Head
from office.records.letters import Letter
from office.records.people import Applicant, Membership, Person
from office.records.recommendations import Recommendation
from office.records.uploads import Upload

__all__ = [
    "Applicant",
    "Application",
    "Entry",
    "Extension",
    "Filing",
    "Head",
    "Letter",
    "Membership",
    "Notice",
    "Outage",
    "Part",
    "Person",
    "Recommendation",
    "Text",
    "Upload",
    "Version",
]
