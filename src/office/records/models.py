"""Which tables does Django find? Nobody else imports this."""

from office.records.issued import Notice, Outage, Text
from office.records.ledger import Entry, Head
from office.records.letters import Letter
from office.records.people import Applicant, Membership, Person

__all__ = ["Applicant", "Entry", "Head", "Letter", "Membership", "Notice", "Outage", "Person", "Text"]
