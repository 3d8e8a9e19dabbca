"""What does the office hold about these applicants: in its registers, by successions, and from authorities?"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice
from typing import Any, Final

from django.db.models import Q, QuerySet

from award.application.lifecycle import IN_HAND
from award.intake.comparing import AnsweredRow, HeldRow, Holdings
from award.intake.enquiry import FOUND
from award.intake.naming import plain
from award.intake.register import thing_of
from office.records.applications import Application
from office.records.intake import Judgement
from office.records.issued import Notice, issued
from office.records.registers import Answer, Held, Register, Succession

# The sort of judgement that says whether a row of the same name is about the same.
MATCH: Final = "match"
SAME, OTHER = "same", "other"

_AT_ONCE = 5000


@dataclass(slots=True)
class _Known:
    """Whom an application concerns: by digests and plain names, its applicant and those it succeeded."""

    own: str
    name: str
    linked: bool = False
    digests: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)


def standing_registers(notice: Notice) -> list[Register]:
    """The tables that count, in the order in which they were taken: of each kind from the last that replaced."""
    found = list(Register.objects.filter(notice=notice).order_by("kind", "number"))
    since = {one.kind: one.number for one in found if one.replaces}
    return [one for one in found if one.number >= since.get(one.kind, 0)]


def rows_of(registers: Iterable[Register]) -> QuerySet[Held]:
    """All their rows, with what names the register they came by."""
    return Held.objects.filter(register__in=[one.pk for one in registers]).select_related("register")


def named(row: Held) -> str:
    """How a row that is held is named to people: by its import and its place there."""
    return f"{row.register.number}/{row.row}"


def match_item(kind: str, row_name: str, content: Mapping[str, Any]) -> str:
    """By what a judgement on a match by name knows the row: its content, wherever it is imported again."""
    said = json.dumps([kind, row_name, content], sort_keys=True, ensure_ascii=False)
    return sha256(said.encode()).hexdigest()


def last_of(rows: Iterable[Held], notice: Notice) -> list[Held]:
    """Of rows about the same thing of the same one, those that came last."""
    registers = {one.id: one for one in issued(notice.digest).intake.registers}
    last: dict[tuple[Any, ...], Held] = {}
    for row in sorted(rows, key=lambda one: (one.register.kind, one.register.number, one.row)):
        kind = registers.get(row.register.kind)
        if kind is not None:
            last[row.register.kind, row.digest or row.plain, *thing_of(kind, row.content)] = row
    return list(last.values())


def holdings(applications: Sequence[Application], links: Sequence[Succession] | None = None) -> dict[int, Holdings]:
    """What is held about these applications of one notice, by their primary key; in a constant number of queries.

    ``links`` stand in place of the successions that are kept: what would be held. Of more than some thousands the rows
    are asked for in pieces.
    """
    if not applications:
        return {}
    notice = applications[0].notice
    registers = standing_registers(notice)
    known = _known(applications, standing_links(notice) if links is None else links)
    rows = last_of(_held(registers, known.values()), notice) if registers else []
    answers, said = _answers(applications), _said(applications) if rows else defaultdict(dict)
    by_digest, by_name = _indexed(rows)
    imported = frozenset(one.kind for one in registers)
    return {
        key: Holdings(
            held=tuple(_about(one, by_digest, by_name, said[key])),
            answered=tuple(answers[key]),
            imported=imported,
            linked=one.linked,
        )
        for key, one in known.items()
    }


def standing_links(notice: Notice) -> list[Succession]:
    """The successions that stand."""
    return list(Succession.objects.filter(notice=notice, ended=None))


def concerned(
    notice: Notice, digests: Collection[str], names: Collection[str], *, everyone: bool = False
) -> list[Application]:
    """The open cases about whom rows with these numbers or names are, or of whose predecessors; or all of them."""
    found = notice.applications.filter(stage__in=IN_HAND).select_related("applicant", "notice").order_by("pk")
    if everyone:
        return list(found)
    known = _known(found, standing_links(notice))
    return [one for one in found if known[one.pk].digests & set(digests) or known[one.pk].names & set(names)]


def doubtful(application: Application, register: str, row: str) -> Held | None:
    """The row of that name which bears the applicant's name, or a predecessor's, and no number."""
    import_number, _, place = row.partition("/")
    if not (import_number.isdecimal() and place.isdecimal()):
        return None
    registers = [one for one in standing_registers(application.notice) if one.kind == register]
    found = rows_of(registers).filter(register__number=int(import_number), row=int(place), digest="").first()
    known = _known([application], standing_links(application.notice))[application.pk]
    return found if found is not None and found.plain in known.names else None


def _known(applications: Iterable[Application], links: Iterable[Succession]) -> dict[int, _Known]:
    known = {one.pk: _Known(one.applicant.digest, plain(one.applicant.name)) for one in applications}
    linked: dict[str, list[Succession]] = defaultdict(list)
    for link in links:
        linked[link.digest].append(link)
    for one in known.values():
        one.digests.add(one.own)
        one.names.add(one.name)
        _follow(one, linked)
    return known


def _follow(one: _Known, linked: Mapping[str, Sequence[Succession]]) -> None:
    """Add everyone it succeeded, and whom those succeeded."""
    waiting = [one.own]
    while waiting:
        for succession in linked.get(waiting.pop(), ()):
            one.linked = True
            one.names.add(plain(succession.predecessor))
            digest = succession.predecessor_digest
            if digest and digest not in one.digests:
                one.digests.add(digest)
                waiting.append(digest)


def _held(registers: Sequence[Register], known: Iterable[_Known]) -> Iterator[Held]:
    asked = list(known)
    digests = iter(set().union(*(one.digests for one in asked)))
    names = iter(set().union(*(one.names for one in asked)))
    while True:
        some, called = list(islice(digests, _AT_ONCE)), list(islice(names, _AT_ONCE))
        if not some and not called:
            return
        yield from rows_of(registers).filter(Q(digest__in=some) | Q(digest="", plain__in=called))


def _indexed(rows: Iterable[Held]) -> tuple[Mapping[str, list[Held]], Mapping[str, list[Held]]]:
    by_digest: dict[str, list[Held]] = defaultdict(list)
    by_name: dict[str, list[Held]] = defaultdict(list)
    for row in rows:
        (by_digest[row.digest] if row.digest else by_name[row.plain]).append(row)
    return by_digest, by_name


def _about(
    one: _Known,
    by_digest: Mapping[str, list[Held]],
    by_name: Mapping[str, list[Held]],
    said: Mapping[str, bool],
) -> Iterator[HeldRow]:
    for digest in sorted(one.digests):
        for row in by_digest.get(digest, ()):
            yield _row(row, number_matches=True, predecessor=digest != one.own)
    for name in sorted(one.names):
        for row in by_name.get(name, ()):
            same = said.get(match_item(row.register.kind, row.plain, row.content))
            yield _row(row, number_matches=False, predecessor=name != one.name, same=same)


def _row(row: Held, *, number_matches: bool, predecessor: bool, same: bool | None = None) -> HeldRow:
    return HeldRow(row.register.kind, named(row), row.name, number_matches, predecessor, row.content, same)


def _answers(applications: Sequence[Application]) -> Mapping[int, list[AnsweredRow]]:
    found: dict[int, list[AnsweredRow]] = defaultdict(list)
    given = Answer.objects.filter(application__in=applications, said__gt="").order_by("enquiry__number")
    last = {
        (application, authority): rows if said == FOUND else {}
        for application, authority, said, rows in given.values_list("application", "enquiry__authority", "said", "rows")
    }
    for (application, authority), answered in last.items():
        for fact, rows in answered.items():
            found[application] += [AnsweredRow(authority, fact, row) for row in rows]
    return found


def _said(applications: Sequence[Application]) -> Mapping[int, dict[str, bool]]:
    """What people said last of each match by name."""
    found: dict[int, dict[str, bool]] = defaultdict(dict)
    given = Judgement.objects.filter(application__in=applications, sort=MATCH).order_by("pk")
    for application, item, says in given.values_list("application", "item", "says"):
        found[application][item] = says == SAME
    return found
