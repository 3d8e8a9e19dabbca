"""May this be filed now, and what exactly is filed then?"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from hashlib import sha256
from typing import Any, NamedTuple

from award.application.answers import Answers
from award.application.answers import Filed as HandedIn
from award.application.completeness import Completeness, completeness
from award.application.deadline import Deadline, Extension, Outage, as_filed, deadline
from award.application.dossier import read_answers
from award.application.snapshot import Party, Recommendation, Snapshot, Undertaking, plain
from award.application.uploads import with_files
from award.application.writing import FACTS
from award.eligibility.facts import read_facts
from award.eligibility.rules import LineRules
from award.eligibility.ruling import Ruling
from award.vocabulary.refusal import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An application as it stands: ``parts`` are what was written, by part, as it is kept.

    ``notice`` is the SHA-256 of the notice, ``nonce`` drawn at random for this filing; ``seen`` are the parts that the
    applicant went through to the end; ``files`` are those that were handed in, in that order; ``recommendation`` is
    what someone who was asked has given.
    """

    notice: str
    nonce: str
    reference: str
    applicant: Party
    parts: Mapping[str, Any]
    files: Collection[HandedIn] = ()
    seen: Collection[str] = ()
    recommendation: Recommendation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What the office has said that bears on a filing: the rules of the line on this day, outages, an extension."""

    zone: tzinfo
    rules: LineRules
    outages: Sequence[Outage] = ()
    extension: Extension | None = None


class Filed(NamedTuple):
    """What is filed, and the clauses under which it is in time."""

    snapshot: Snapshot
    clauses: tuple[str, ...]


class Considered(NamedTuple):
    """An application as it would be filed at one moment: its answers, what the rules say of it, what it lacks, and
    until when it can be filed."""

    answers: Answers
    ruling: Ruling
    completeness: Completeness
    closing: Deadline | None


def considered(draft: Draft, office: Office, moment: datetime) -> Considered:
    """How the draft stands at ``moment``. What is shown before filing is what filing itself goes by.

    Basis: filing validates the whole again.
    """
    setting = office.rules.setting
    scheme, line = setting.scheme, setting.line.id
    facts = read_facts({FACTS: draft.parts.get(FACTS, {})}, scheme, on=setting.on)
    ruling = office.rules.rule_on(as_filed(facts, scheme, line, moment, office.zone))
    content = {part: said for part, said in draft.parts.items() if part != FACTS}
    answers = read_answers(with_files(content, draft.files), scheme, line, draft=True)
    recommended = draft.recommendation is not None
    told = completeness(answers, ruling, seen=draft.seen, recommended=recommended)
    return Considered(answers, ruling, told, ending(office))


def filed(draft: Draft, undertaking: Undertaking, office: Office) -> Filed | Refusal:
    """What is filed at the moment of the undertaking, or why it cannot be filed then: too late, or incomplete.

    Basis: the notice's last day; the dossier is complete and its truth undertaken; eligibility is not asked here.
    """
    end = ending(office)
    late = end.refusal(undertaking.given) if end else None
    if late is not None:
        return late
    if not undertaking.words.strip():
        return Refusal("undertaking_missing")
    found = considered(draft, office, undertaking.given)
    lacking = found.completeness.refusal
    if lacking is not None:
        return lacking
    snapshot = Snapshot(
        reference=draft.reference,
        notice=draft.notice,
        nonce=draft.nonce,
        applicant=draft.applicant,
        answers=found.answers,
        ruling=found.ruling,
        recommendation=draft.recommendation,
        undertaking=undertaking,
    )
    return Filed(snapshot, end.clauses if end else ())


def looked_over(draft: Draft, number: int) -> str:
    """What names the draft as someone looked it over in order to file it, as the filing with this ``number``.

    Basis: what is filed is what was shown to whoever undertakes that it is true.
    """
    shown = {
        "parts": plain(draft.parts),
        "files": plain(tuple(draft.files)),
        "applicant": draft.applicant,
        "seen": sorted(draft.seen),
        "recommendation": plain(draft.recommendation),
    }
    text = json.dumps(shown, sort_keys=True, ensure_ascii=False)
    return f"{number}-{sha256(text.encode()).hexdigest()[:32]}"


def unchanged(draft: Draft, upon: str, number: int) -> Refusal | None:
    """Whether the draft is as it was looked over (``upon``), and not filed since; ``number``: that of the next filing.

    A form that is sent twice is told which filing came of it the first time.

    Basis: one press is one filing; what is filed is what was shown to whoever undertakes that it is true.
    """
    if upon == looked_over(draft, number):
        return None
    meant = upon.partition("-")[0]
    if meant.isascii() and meant.isdecimal() and 0 < int(meant[:9]) < number:
        return Refusal("filed_already", params={"number": int(meant[:9])})
    return Refusal("changed_since")


def ending(office: Office) -> Deadline | None:
    """Until when it can be filed, by all that the office has said; ``None`` where the scheme knows no last day.

    Basis: the notice's last day, its readings, outages and extensions.
    """
    setting, rulings = office.rules.setting, office.rules.rulings.values()
    return deadline(
        setting.scheme,
        setting.line.id,
        zone=office.zone,
        rulings=rulings,
        outages=office.outages,
        extension=office.extension,
    )


def extendable(office: Office, until: datetime, *, reason: str, approver: str) -> Refusal | None:
    """Whether the office may let one applicant file before ``until``, for a reason and with someone's approval.

    Basis: an extension gives more time and never takes any; who approved it, and why, can be asked later.
    """
    end = ending(office)
    if end is None or until <= end.instant:
        return Refusal("extension_without_effect")
    return None if reason.strip() and approver.strip() else Refusal("reason_missing")
