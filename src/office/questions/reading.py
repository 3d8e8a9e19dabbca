"""What do the answers say, and which of them cannot be read?"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from award.eligibility.asking import Questions, arises, questions
from award.eligibility.facts import Facts, read_facts
from award.eligibility.outcome import UNKNOWN
from award.eligibility.rules import LineRules
from award.eligibility.ruling import Ruling
from award.notice.questions import Fact
from award.notice.scheme import Scheme
from award.vocabulary.fault import Fault, Faulty, shown
from office.questions.answers import Answers
from office.questions.fields import NONE, content, far, row_count

_ROW = re.compile(r"\[(\d+)\]")


class Read(NamedTuple):
    """What can be read, and every fault by the name of its field; ``ruling`` rests on what can be read."""

    facts: Facts
    faults: Mapping[str, Fault]
    ruling: Ruling
    missing: frozenset[str]


@lru_cache(maxsize=64)
def pages(rules: LineRules) -> tuple[Questions, ...]:
    """The pages of questions of a line."""
    return questions(rules.setting.scheme, rules.setting.line.id)


def asked_for(rules: LineRules) -> Iterator[Fact]:
    """The facts that the line needs, in the order in which they are asked."""
    return (fact for page in pages(rules) for fact in page.facts)


def read(answers: Answers, rules: LineRules) -> Read:
    """What ``answers`` say for the line and the day of ``rules``."""
    scheme, line, on = rules.setting.scheme, rules.setting.line.id, rules.setting.on
    asked = tuple(asked_for(rules))
    said = {fact.id: value for fact in asked if (value := content(fact, answers)) is not None}
    # Where a question turns out not to arise, its answer stays with the visitor and says nothing.
    said = {name: value for name, value in said.items() if counts(scheme.facts[name], said)}
    facts, faults = readable({"line": line, "facts": said}, scheme, on, "")
    told = {field_of(fault.key): fault for fault in faults}
    for fact in asked:
        if fact.kind == "rows" and answers.get(f"{fact.id}.count") == NONE and row_count(fact, answers):
            told.setdefault(f"{fact.id}.count", Fault("", fact.id, "none_and_rows"))
    ruling = rules.rule_on(facts)
    findings = (finding for finding in ruling.findings if UNKNOWN in finding.outcomes)
    return Read(facts, told, ruling, frozenset(name for finding in findings for name in finding.missing()))


def counts(fact: Fact, said: Mapping[str, Any]) -> bool:
    """Does an answer count? Not where another answer says that the question does not arise."""
    return fact.asked_when is None or fact.asked_when.fact not in said or arises(fact, said)


def readable(table: Mapping[str, Any], scheme: Scheme, on: date, file: str) -> tuple[Facts, tuple[Fault, ...]]:
    """The facts of a parsed facts file that can be read, and every fault of the others."""
    try:
        facts, faults = read_facts(table, scheme, on=on, file=file), ()
    except Faulty as faulty:
        faults = faulty.faults
        wrong = {fact_of(fault.key) for fault in faults}
        said = table.get("facts", {})
        known = {key: said[key] for key in scheme.facts if key in said} if isinstance(said, Mapping) else {}
        sound = {key: value for key, value in known.items() if key not in wrong}
        facts = read_facts({"facts": sound}, scheme, on=on, file=file)
    extreme = tuple(_extremes(facts.values, on, file))
    beyond = {fact_of(fault.key) for fault in extreme}
    values = {name: value for name, value in facts.values.items() if name not in beyond}
    return Facts(values, facts.line), (*faults, *extreme)


def field_of(place: str) -> str:
    """The form field of a place in a facts file: ``facts.awards[1].tier`` is ``awards.1.tier``."""
    return _ROW.sub(r".\1", place.removeprefix("facts."))


def fact_of(place: str) -> str:
    """The fact in which a place lies."""
    return field_of(place).split(".")[0]


def _extremes(values: Mapping[str, Any], on: date, file: str) -> Iterator[Fault]:
    """Days and numbers with which nothing can be reckoned."""
    for name, value in values.items():
        for place, single in _singles(f"facts.{name}", value):
            if far(single, on):
                code = "form.date" if isinstance(single, tuple) else "form.number"
                yield Fault(file, place, code, shown(single.first.year if isinstance(single, tuple) else single))


def _singles(place: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _singles(f"{place}.{key}", item)
    elif isinstance(value, tuple) and not hasattr(value, "_fields"):
        for number, item in enumerate(value, start=1):
            yield from _singles(f"{place}[{number}]", item)
    else:
        yield place, value
