"""What exactly is filed when a correction is handed back?"""

import json
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from award.application.answers import Filed as HandedIn
from award.application.answers import FileRef
from award.application.completeness import standing
from award.application.dossier import read_answers
from award.application.snapshot import Party, Recommendation, Snapshot, Undertaking, plain
from award.application.writing import FACTS
from award.eligibility.facts import Facts, read_facts
from award.eligibility.rules import LineRules
from award.intake.amending import digest, of_files
from award.intake.correction import places
from award.notice.conditions import FiledBy
from award.notice.scheme import Scheme
from award.vocabulary.days import Span
from award.vocabulary.refusal import Refusal


class Amendment(NamedTuple):
    """What is put in place of what was filed: ``values`` by place (``None``: nothing), and the ``files`` that lie at
    places that ask for files. Whatever is said of a place that is not ``named`` is not looked at."""

    named: frozenset[str]
    values: Mapping[str, Any]
    files: Collection[HandedIn]


def filed_on(facts: Mapping[str, Any], scheme: Scheme, line: str, otherwise: date) -> date:
    """The day of the first filing, as the snapshot's ``facts`` say; ``otherwise`` where they do not.

    What is handed back after a correction was filed when it was first filed.

    Basis: a correction changes what is named, and not when it was filed.
    """
    for rule in scheme.rules_for(line):
        day = facts.get(rule.filed) if isinstance(rule, FiledBy) else None
        if isinstance(day, str):
            return date.fromisoformat(day)
        if isinstance(day, Span):
            return day.first
    return otherwise


def corrected(
    text: str, amendment: Amendment, undertaking: Undertaking, nonce: str, rules: LineRules
) -> Snapshot | Refusal:
    """The snapshot ``text`` with what was named, and nothing else, in the words of ``amendment``; or why it cannot be
    handed back: no undertaking, or something named is lacking.

    The day and the time of filing stay those of the first; ``rules`` are those of that day, with the rulings in force.

    Basis: only the named fields unlock; what was not named cannot change.
    """
    if not undertaking.words.strip():
        return Refusal("undertaking_missing")
    said = json.loads(text)
    scheme, line = rules.setting.scheme, rules.setting.line.id
    whole = as_amended(said, amendment, scheme, line)
    answers = read_answers(whole["answers"], scheme, line, draft=True)
    facts = read_facts({FACTS: whole["facts"]}, scheme, on=rules.setting.on)
    missing = tuple(lacking(scheme, line, whole["answers"], amendment.named))
    if missing:
        clauses = tuple(dict.fromkeys(clause for refusal in missing for clause in refusal.clauses))
        return Refusal("correction.incomplete", clauses, {"count": len(missing), "reasons": missing})
    return Snapshot(
        reference=said["reference"],
        notice=said["notice"],
        nonce=nonce,
        applicant=Party(**said["applicant"]),
        answers=answers,
        ruling=rules.rule_on(Facts(facts.values)),
        recommendation=_recommendation(said["recommendation"]),
        undertaking=undertaking,
    )


def as_amended(said: Mapping[str, Any], amendment: Amendment, scheme: Scheme, line: str) -> dict[str, Any]:
    """The answers and the facts of a snapshot (parsed) with what was named in the words of ``amendment``.

    Basis: what was not named cannot change.
    """
    answers = _answers(scheme, line, said["answers"], amendment)
    return {"answers": answers, "facts": _facts(said["facts"], amendment)}


def _answers(scheme: Scheme, line: str, said: Mapping[str, Any], amendment: Amendment) -> dict[str, Any]:
    whole = {part: dict(answers) for part, answers in said.items()}
    files = of_files(scheme, line, amendment.named)
    for part, question in files:
        kept = [file._asdict() for of, at, file in amendment.files if (of, at) == (part, question)]
        _put(whole.setdefault(part, {}), question, kept or None)
    for place in amendment.named & amendment.values.keys():
        part, _, question = place.partition(".")
        if part != FACTS and (part, question) not in files:
            _put(whole.setdefault(part, {}), question, amendment.values[place])
    return whole


def _facts(said: Mapping[str, Any], amendment: Amendment) -> dict[str, Any]:
    whole = dict(said)
    for place in amendment.named & amendment.values.keys():
        part, _, fact = place.partition(".")
        if part == FACTS:
            _put(whole, fact, amendment.values[place])
    return whole


def _put(answers: dict[str, Any], name: str, value: Any) -> None:
    if value is None:
        answers.pop(name, None)
    else:
        answers[name] = plain(value)


def lacking(scheme: Scheme, line: str, said: Mapping[str, Any], named: Collection[str]) -> Iterator[Refusal]:
    """What the named questions still lack, by the answers ``said``; the rest was complete when it was filed.

    Basis: the dossier of the scheme.
    """
    answers = read_answers(said, scheme, line, draft=True)
    for part in {place.part.id: place.part for place in places(scheme, line) if place.part}.values():
        for lack in standing(part, answers.get(part.id, {}), seen=True).lacking:
            if f"{part.id}.{lack.question}" in named:
                yield lack.refusal


def _recommendation(said: Mapping[str, Any] | None) -> Recommendation | None:
    if said is None:
        return None
    files = tuple(FileRef(**file) for file in said["files"])
    return Recommendation(**{**said, "given": datetime.fromisoformat(said["given"]), "files": files})


def looked_over(number: int, amendment: Amendment) -> str:
    """What names the correction with this ``number`` as someone looked it over in order to hand it back.

    Basis: what is handed back is what was shown to whoever undertakes that it is true.
    """
    shown = {"values": plain(amendment.values), "files": plain(tuple(amendment.files))}
    return f"{number}-{digest(shown)}"


def unchanged(before: str, after: str) -> bool:
    """Whether two snapshots say the same of answers and facts. Basis: what comes back is shown by its difference."""
    was, now = json.loads(before), json.loads(after)
    return all(was[name] == now[name] for name in ("answers", "facts"))
