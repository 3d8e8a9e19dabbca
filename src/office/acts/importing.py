"""What is in a table that someone of the office brings, before anything of it is kept?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import file_digest
from typing import Final
from uuid import uuid4

from django.core import signing
from django.utils.timezone import get_default_timezone, localdate

from award.intake import enquiry, register
from award.intake.enquiry import COLUMNS, SAID, Answers, Asked, Heading
from award.intake.register import Sifted, Table
from award.notice.intake import Register as Kind
from award.vocabulary.acts import Act
from award.vocabulary.fault import Fault, Faulty
from award.vocabulary.refusal import Refusal
from award.vocabulary.roles import Role
from office import wording
from office.access import gate
from office.access.attending import served
from office.access.relations import Actor
from office.acts.intake.enquiries import authority_of
from office.acts.intake.registers import comparable, held_rows, own_rows, register_of
from office.acts.performing import NotPossible
from office.acts.receiving import Arrived, Arriving, NoRoom
from office.outside import clock, files, sheets
from office.records.encrypted import digest
from office.records.issued import Notice, issued
from office.records.people import Person
from office.records.registers import Answer, Enquiry

__all__ = ["LARGEST", "Arrived", "Arriving", "Laid", "NoRoom", "Preview", "again", "forget", "lay"]
__all__ += ["answered", "columns", "previewed", "ways"]

LARGEST: Final = sheets.LARGEST
_SALT, _LASTS = "office.importing", 2 * 60 * 60  # seconds


@dataclass(frozen=True, slots=True)
class Laid:
    """A file that waits to be confirmed: its name, its SHA-256, and the token by which whoever brought it finds it."""

    key: str
    name: str
    sha256: str
    token: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What a table would bring into a register: what it says, and that beside what is held. Nothing of it is kept."""

    kind: Kind
    laid: Laid
    table: Table
    sifted: Sifted


def lay(arrived: Arrived, by: Person) -> Laid:
    """Let a file that came with a form wait, for a while and for ``by`` alone. Raises :class:`NoRoom`, ``Faulty``."""
    if isinstance(arrived.trouble, NoRoom):
        raise arrived.trouble
    name = (arrived.name or "")[:200]
    if arrived.trouble is not None or not arrived.size:
        code = "table.too_large" if arrived.trouble is not None else "screen.empty"
        raise Faulty([Fault(name, "", code, None, {"most": str(LARGEST // sheets.MEGABYTE)})])
    key = uuid4().hex
    files.adopt(key, arrived.key)
    sha256 = _sha256(key)
    return Laid(key, name, sha256, signing.dumps([key, name, sha256, by.pk], salt=_SALT))


def again(token: str, by: Person) -> Laid | None:
    """The file that waits under ``token``, as it was brought; ``None`` where there is none any more."""
    try:
        key, name, sha256, person = signing.loads(token, salt=_SALT, max_age=_LASTS)
        same = person == by.pk and _sha256(key) == sha256
    except (signing.BadSignature, FileNotFoundError):
        return None
    return Laid(key, name, sha256, token) if same else None


def forget(laid: Laid) -> None:
    """It was taken, or is not wanted."""
    files.forget(laid.key)


def previewed(notice: Notice, by: Actor, kind: str, laid: Laid, *, replaces: bool = False) -> Preview:
    """What the table would bring. Raises ``Faulty`` where it is no table at all, ``NotPossible`` where one may not."""
    gate.ask(Act.INTAKE_IMPORT_REGISTER, by, notice)
    found = register_of(notice, kind)
    if found is None:
        raise NotPossible(Refusal("no_such_register"))
    fact, cells = issued(notice.digest).facts[found.fact], sheets.cells(files.coming(laid.key), laid.name)
    table = register.read(found, fact, cells, on=_today(), file=laid.name)
    refused = own_rows(by, table.rows)
    if refused is not None:
        raise NotPossible(refused)
    held = () if replaces else comparable(held_rows(notice, kind).defer("number"))
    return Preview(found, laid, table, register.sift(found, table.rows, held, digest))


def answered(asked: Enquiry, by: Actor, laid: Laid) -> Answers:
    """What the table says in answer to an enquiry. Raises as :func:`previewed`."""
    gate.ask(Act.INTAKE_RECORD_ANSWERS, by, asked)
    authority = authority_of(asked.notice, asked.authority)
    if authority is None:
        raise NotPossible(Refusal("no_such_authority"))
    facts = issued(asked.notice.digest).facts
    served_here = served(by, Answer, Role.SECRETARY).filter(enquiry=asked).select_related("application__applicant")
    about = [
        Asked(one.application_id, one.application.reference, one.application.applicant.name) for one in served_here
    ]
    cells = sheets.cells(files.coming(laid.key), laid.name)
    heads = columns(asked.notice, asked.authority)
    return enquiry.read_answers(heads, facts, about, cells, ways(), on=_today(), file=laid.name)


def columns(notice: Notice, authority: str) -> list[Heading]:
    """The columns of the table of an authority, by their names in every language."""
    named = {name: [words.say(f"enquiry.column.{name}") for words in wording.all_told().values()] for name in COLUMNS}
    asked = authority_of(notice, authority)
    return enquiry.headings(asked, issued(notice.digest).facts, named) if asked else []


@lru_cache
def ways() -> Mapping[str, Sequence[str]]:
    """How each answer is written, in every language."""
    told = wording.all_told().values()
    return {said: [words.say(f"enquiry.{way}.{said}") for way in ("said", "other") for words in told] for said in SAID}


def _sha256(key: str) -> str:
    with files.coming(key).open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _today() -> date:
    return localdate(clock.now(), get_default_timezone())
