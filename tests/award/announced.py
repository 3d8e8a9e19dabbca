"""The notice that the tests of the award use, read once, and applicants of every sort for it."""

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st

from award.eligibility.facts import Facts, read_facts
from award.eligibility.finding import Finding
from award.eligibility.outcome import Outcome
from award.eligibility.rules import LineRules, bind
from award.eligibility.ruling import Ruling
from award.notice.checking import FILES, read_scheme
from award.notice.conditions import RuleBase
from award.notice.questions import Column, Fact
from award.notice.reading import OfficeRuling
from award.notice.scheme import Scheme
from award.vocabulary.days import Span, span
from award.vocabulary.wording import LANGUAGES, Wording

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "schemes/shanghai-2025"
TEXTS = {name: (FOLDER / name).read_text("utf-8") for name in FILES}
SCHEME: Scheme = read_scheme(TEXTS)
ON = date(2025, 7, 15)
WORDINGS = {
    language: Wording(language, (ROOT / f"src/award/vocabulary/words/{language}.toml").read_text("utf-8"))
    for language in LANGUAGES
}

# Days on which something turns: the deadline, anniversaries of it, the award's dates, ends of months and leap days.
TURNING = [
    *(date(2015, 7, 31), date(2020, 1, 1), date(2020, 2, 29), date(2020, 7, 31), date(2020, 8, 1)),
    *(date(2022, 7, 31), date(2022, 8, 1), date(2022, 9, 20), date(2025, 1, 1), date(2025, 7, 10)),
]


def days() -> st.SearchStrategy[Span]:
    """A day, whole or in part, near the days on which something turns, or anywhere in thirty years."""
    near = st.builds(
        lambda day, shift: day + timedelta(days=shift),
        st.sampled_from(TURNING),
        st.integers(-3, 3),
    )
    whole = st.one_of(near, st.dates(date(1996, 1, 1), date(2026, 12, 31))).map(span)
    partial = whole.flatmap(lambda day: st.sampled_from([day.first.strftime("%Y"), day.first.strftime("%Y-%m")]))
    return st.one_of(whole, whole, partial.map(span))


def _value(asked: Fact | Column) -> st.SearchStrategy[Any]:
    kinds: Mapping[str, st.SearchStrategy[Any]] = {
        "date": days(),
        "flag": st.booleans(),
        "choice": st.sampled_from([option.id for option in asked.options] or [""]),
        "number": st.integers(2010, 2026) if "year" in asked.id else st.integers(-3, 9).map(lambda n: Decimal(n) * 10),
        "time": st.sampled_from(["09:00", "17:00", "17:01"]),
        "text": st.just("虚构"),
        "code": st.just("91310000MA1FL0000X"),
    }
    return kinds[asked.kind]


def _row(fact: Fact) -> st.SearchStrategy[dict[str, Any]]:
    columns = {column.id: _value(column) for column in fact.columns}
    return st.fixed_dictionaries({}, optional=columns)


def answer(fact: Fact) -> st.SearchStrategy[Any]:
    """Any answer to one question, as the facts keep it."""
    if fact.kind == "rows":
        return st.lists(_row(fact), max_size=3).map(tuple)
    if fact.kind == "yearly":
        return st.fixed_dictionaries({}, optional={year: _row(fact) for year in fact.years})
    return _value(fact)


def values(*facts: str) -> st.SearchStrategy[dict[str, Any]]:
    """Any answers to some of these questions."""
    return st.fixed_dictionaries({}, optional={name: answer(SCHEME.facts[name]) for name in facts})


def asked_by(rule: RuleBase) -> list[str]:
    """The facts that a rule looks at."""
    conditions = [item.fact for item in rule.applies if item.fact]
    succession = ["succession"] if rule.kind == "operated_for" else []
    return [*conditions, *succession, *(value for _, value in rule if isinstance(value, str) and value in SCHEME.facts)]


@cache
def sound(line: str) -> Mapping[str, Any]:
    """An applicant of this line that meets every rule on every reading."""
    organisation = SCHEME.applicant(line) == "organisation"
    name = "gold-winner-2016" if organisation else "overlapping-jobs"
    content = tomllib.loads((FOLDER / f"applicants/{name}.toml").read_text("utf-8"))
    content["facts"] |= {"channel": "recommended", "recommender": "association"}
    if not organisation:
        content["facts"]["jobs"][0]["from"] = date(2005, 1, 1)
    elif line == "gold_model":
        content["facts"]["awards"] = []
    return MappingProxyType(dict(read_facts(content, SCHEME, on=ON).values))


def answers_for(rule: RuleBase, line: str) -> st.SearchStrategy[dict[str, Any]]:
    """What a rule looks at: any answers, or a sound applicant's of which a few are changed or left out."""
    asked = asked_by(rule)
    if not asked:
        return st.just({})
    basis = {name: value for name, value in sound(line).items() if name in asked}
    few = st.lists(st.sampled_from(asked), max_size=2, unique=True)
    left_out = few.map(lambda names: {name: value for name, value in basis.items() if name not in names})
    changed = st.builds(
        lambda kept, names, new: kept | {n: new[n] for n in names if n in new}, left_out, few, values(*asked)
    )
    return st.one_of(values(*asked), changed)


def ruled(line: str, facts: dict[str, Any], *, on: date = ON, **chosen: str) -> Ruling:
    """The ruling on these facts where the office has ruled on the readings named.

    The facts are written as in a facts file, and change those of the sound applicant; ``None`` leaves one out.
    """
    return _bound(line, on, tuple(chosen.items()), None).rule_on(Facts(_changed(line, facts, on)))


def found(rule: str, facts: dict[str, Any], line: str = "", *, on: date = ON, **chosen: str) -> Finding:
    """What one rule finds, as :func:`ruled`; on the first line that it binds, or on ``line``."""
    line = line or SCHEME.rules[rule].lines[0]
    rules = _bound(line, on, tuple(chosen.items()), rule).rules
    return next(bound for bound in rules if bound.rule.id == rule).find(_changed(line, facts, on))


def outcome(rule: str, facts: dict[str, Any], line: str = "", *, on: date = ON, **chosen: str) -> Outcome:
    """The outcome of :func:`found`."""
    return found(rule, facts, line, on=on, **chosen).outcome


def _changed(line: str, facts: dict[str, Any], on: date) -> dict[str, Any]:
    told = {name: value for name, value in facts.items() if value is not None}
    kept = {name: value for name, value in sound(line).items() if name not in facts}
    return kept | dict(read_facts({"facts": told}, SCHEME, on=on).values)


@cache
def _bound(line: str, on: date, chosen: tuple[tuple[str, str], ...], rule: str | None) -> LineRules:
    """The rules of a line, or one of them (with the rule on filing in time, which says what the deadline is)."""
    given = {"by": "虚构办公室", "on": on, "reason": "…"}
    rulings = [OfficeRuling(reading=name, chosen=one, **given) for name, one in chosen]
    if rule is None:
        return bind(SCHEME, line, on=on, rulings=rulings)
    kept = tuple(item for item in SCHEME.eligibility.rules if item.id in (rule, "filed_in_time"))
    eligibility = SCHEME.eligibility.model_copy(update={"rules": kept})
    return bind(SCHEME.model_copy(update={"eligibility": eligibility}), line, on=on, rulings=rulings)
