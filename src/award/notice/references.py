"""Does every reference in a scheme lead somewhere, and is every statement of the notice cited?"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from award.notice.conditions import Judged, RuleBase
from award.notice.intake import Known
from award.notice.intake import dangling as dangling_intake
from award.notice.questions import Column, Fact
from award.notice.reading import ByReading, Reading
from award.notice.scheme import Scheme
from award.notice.text import Sourced, statements
from award.vocabulary.fault import Fault

FILING = "filing"
NOTICE, ELIGIBILITY, DOSSIER, CRITERIA = "notice.toml", "eligibility.toml", "dossier.toml", "criteria.toml"
INTAKE = "intake.toml"


def dangling(scheme: Scheme) -> Iterator[Fault]:
    """Every reference that leads nowhere, every id used twice, every statement nobody cites.

    Basis: every rule, question and date rests on a numbered statement or says that it is practice.
    """
    yield from _twice(scheme)
    yield from _notice(scheme)
    yield from _paragraphs(scheme)
    yield from _questions(scheme)
    yield from _dossier(scheme)
    yield from _recommending(scheme)
    yield from dangling_intake(scheme.intake, _referable(scheme))
    for rule in scheme.eligibility.rules:
        yield from _rule(scheme, rule)
    yield from _sources(scheme)
    yield from _orphans(scheme)


def _referable(scheme: Scheme) -> Known:
    return Known(
        lines=scheme.lines,
        periods=[period.id for period in scheme.notice.periods],
        parts={part.id: [question.id for question in part.questions] for part in scheme.dossier.parts},
        rules=scheme.rules,
        facts={fact.id: [column.id for column in fact.columns] for fact in scheme.eligibility.facts},
        readings={one.id: [alternative.id for alternative in one.alternatives] for one in scheme.eligibility.readings},
        choices={
            part.id: [item.id for item in part.questions if item.kind == "choice"] for part in scheme.dossier.parts
        },
    )


def _unknown(file: str, key: str, found: Iterable[str], known: Collection[str]) -> Iterator[Fault]:
    for name in found:
        if name not in known:
            yield Fault(file, key, "unknown_reference", name, {"expected": ", ".join(known)})


def _twice(scheme: Scheme) -> Iterator[Fault]:
    for file, part in _files(scheme):
        for name, items in part:
            yield from _again(file, name, items)


def _again(file: str, key: str, items: Iterable[Any]) -> Iterator[Fault]:
    ids = Counter(item.id for item in items if hasattr(item, "id"))
    yield from (Fault(file, key, "twice", found) for found, count in ids.items() if count > 1)


def _files(scheme: Scheme) -> Iterator[tuple[str, Iterator[tuple[str, tuple[Any, ...]]]]]:
    for file, model in (
        (NOTICE, scheme.notice),
        (ELIGIBILITY, scheme.eligibility),
        (DOSSIER, scheme.dossier),
        (CRITERIA, scheme.criteria),
        (INTAKE, scheme.intake),
    ):
        yield file, ((name, value) for name, value in model if isinstance(value, tuple))


def _notice(scheme: Scheme) -> Iterator[Fault]:
    notice = scheme.notice
    organs = [organ.id for organ in notice.organs]
    tiers = [tier.id for tier in notice.tiers]
    categories = [category.id for category in notice.categories]
    yield from _unknown(NOTICE, "issuer", [notice.issuer], organs)
    yield from _unknown(NOTICE, "receiver", [notice.receiver], organs)
    for line in notice.lines:
        yield from _unknown(NOTICE, f"lines.{line.id}.tier", [line.tier], tiers)
        yield from _unknown(NOTICE, f"lines.{line.id}.category", [line.category], categories)
    for cap in notice.caps:
        yield from _unknown(NOTICE, f"caps.{cap.id}.lines", cap.lines, scheme.lines)
    for day in notice.days:
        yield from _unknown(NOTICE, f"days.{day.id}.after", [day.after] if day.after else [], scheme.days)
    for kept in notice.retention:
        yield from _unknown(NOTICE, f"retention.{kept.id}.after", [kept.after], scheme.days)
    scales = [scale.id for scale in scheme.criteria.scales]
    for criteria in scheme.criteria.sets:
        yield from _unknown(CRITERIA, f"sets.{criteria.id}.lines", criteria.lines, scheme.lines)
        for leaf in chain.from_iterable(item.leaves() for item in criteria.items):
            yield from _unknown(CRITERIA, f"sets.{criteria.id}.{leaf.id}", [leaf.scale] if leaf.scale else [], scales)


def _paragraphs(scheme: Scheme) -> Iterator[Fault]:
    sections = [section.id for section in scheme.notice.sections]
    for index, paragraph in enumerate(scheme.notice.paragraphs):
        key = f"paragraphs[{index + 1}]"
        yield from _unknown(NOTICE, f"{key}.section", [paragraph.section], sections)
        chinese, english = statements(paragraph.zh), statements(paragraph.en)
        if list(chinese) != list(english):
            yield Fault(NOTICE, f"{key}.en", "other_marks", " ".join(english), {"expected": " ".join(chinese)})
    described = {nature.mark for nature in scheme.notice.natures}
    yield from (Fault(NOTICE, "natures", "undescribed", mark) for mark in scheme.statements if mark not in described)
    yield from _unknown(NOTICE, "natures", sorted(described), scheme.statements)


def _questions(scheme: Scheme) -> Iterator[Fault]:
    placed = Counter(fact for part in scheme.eligibility.parts for fact in part.facts)
    for part in scheme.eligibility.parts:
        yield from _unknown(ELIGIBILITY, f"parts.{part.id}.facts", part.facts, scheme.facts)
    for fact in scheme.eligibility.facts:
        key = f"facts.{fact.id}"
        if placed[fact.id] != 1:
            yield Fault(ELIGIBILITY, key, "placed_once", str(placed[fact.id]))
        if fact.asked_when:
            yield from _unknown(ELIGIBILITY, f"{key}.asked_when", [fact.asked_when.fact], scheme.facts)
        yield from _form(key, fact)
    for reading in scheme.eligibility.readings:
        alternatives = [alternative.id for alternative in reading.alternatives]
        recommended = [reading.recommended] if reading.recommended else []
        yield from _unknown(ELIGIBILITY, f"readings.{reading.id}.recommended", recommended, alternatives)


def _form(key: str, fact: Fact) -> Iterator[Fault]:
    needs = {"rows": "columns", "yearly": "columns", "choice": "options"}
    asked: list[tuple[str, Fact | Column]] = [(key, fact), *((f"{key}.{item.id}", item) for item in fact.columns)]
    for name, item in asked:
        need = needs.get(item.kind)
        if need and not getattr(item, need):
            yield Fault(ELIGIBILITY, name, f"needs_{need}", item.kind)
        if isinstance(item, Column) and item.not_before:
            yield from _unknown(ELIGIBILITY, name, [item.not_before], [column.id for column in fact.columns])
        if isinstance(item, Column) and item.default:
            yield from _unknown(ELIGIBILITY, name, [item.default], [option.id for option in item.options])
    if fact.kind == "yearly" and not fact.years:
        yield Fault(ELIGIBILITY, key, "needs_years", fact.kind)


def _dossier(scheme: Scheme) -> Iterator[Fault]:
    for part in scheme.dossier.parts:
        key = f"parts.{part.id}"
        yield from _unknown(DOSSIER, f"{key}.lines", part.lines, scheme.lines)
        yield from _again(DOSSIER, f"{key}.questions", part.questions)
        for question in part.questions:
            place = f"{key}.{question.id}"
            need = {"table": "columns", "choice": "options", "file": "file_types"}.get(question.kind)
            if need and not getattr(question, need):
                yield Fault(DOSSIER, place, f"needs_{need}", question.kind)
            if question.summary and question.kind == "file":
                yield Fault(DOSSIER, place, "summary_of_file", question.kind)
            yield from _again(DOSSIER, f"{place}.columns", question.columns)
            yield from _again(DOSSIER, f"{place}.options", question.options)


def _recommending(scheme: Scheme) -> Iterator[Fault]:
    notice, how = scheme.notice, scheme.notice.recommending
    for kind in notice.recommenders:
        yield from _unknown(NOTICE, f"recommenders.{kind.id}.lines", kind.lines, scheme.lines)
    if (how is None) != (notice.recommendation == "none"):
        yield Fault(NOTICE, "recommending", "needs_recommending", notice.recommendation)
    if how is None:
        return
    fact = scheme.facts.get(how.when.fact)
    yield from _unknown(NOTICE, "recommending.when.fact", [how.when.fact], scheme.facts)
    answers = [option.id for option in fact.options] if fact else how.when.any_of
    yield from _unknown(NOTICE, "recommending.when.any_of", how.when.any_of, answers)
    parts = [part.id for part in scheme.dossier.parts]
    yield from _unknown(NOTICE, "recommending.on_paper", [how.on_paper] if how.on_paper else [], parts)


def _rule(scheme: Scheme, rule: RuleBase) -> Iterator[Fault]:
    key = f"rules.{rule.id}"
    yield from _unknown(ELIGIBILITY, f"{key}.lines", rule.lines, scheme.lines)
    for condition in rule.applies:
        if condition.fact:
            yield from _unknown(ELIGIBILITY, f"{key}.applies", [condition.fact], scheme.facts)
        if condition.reading:
            yield from _alternatives(scheme, f"{key}.applies", condition.reading, condition.any_of)
    if isinstance(rule, Judged):
        yield from _unknown(ELIGIBILITY, f"{key}.readings", rule.readings, scheme.readings)
    for name, info in type(rule).model_fields.items():
        value = getattr(rule, name)
        if isinstance(value, ByReading):
            yield from _by_reading(scheme, f"{key}.{name}", name, value, info.annotation)
        elif isinstance(value, str):
            known = _known(scheme, name, {*info.metadata, *_metadata(info.annotation)})
            yield from _unknown(ELIGIBILITY, f"{key}.{name}", [value], known or [value])


def _known(scheme: Scheme, name: str, metadata: Collection[object]) -> Collection[str]:
    if name == "until":
        return [FILING, *scheme.days]
    if "fact" in metadata:
        return scheme.facts
    return scheme.days if "day" in metadata else ()


def _metadata(annotation: object) -> Iterator[object]:
    for inner in get_args(annotation):
        yield from getattr(inner, "__metadata__", ())


def _by_reading(scheme: Scheme, key: str, name: str, value: ByReading[Any], annotation: object) -> Iterator[Fault]:
    reading = scheme.readings.get(value.reading)
    if reading is None:
        yield from _unknown(ELIGIBILITY, key, [value.reading], scheme.readings)
        return
    alternatives = {alternative.id for alternative in reading.alternatives}
    if value.table is not None:
        missing = alternatives.symmetric_difference(value.table)
        yield from (Fault(ELIGIBILITY, key, "table_matches", item, {"expected": value.reading}) for item in missing)
    given = [str(value.value(item)) for item in alternatives if value.table is None or item in value.table]
    if name == "until":
        yield from _unknown(ELIGIBILITY, key, given, [FILING, *scheme.days])
    elif literals := list(_literals(annotation)):
        yield from _unknown(ELIGIBILITY, key, given, literals)


def _literals(annotation: object) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for inner in get_args(annotation):
            yield from _literals(inner)


def _alternatives(scheme: Scheme, key: str, name: str, chosen: Iterable[str]) -> Iterator[Fault]:
    yield from _unknown(ELIGIBILITY, key, [name], scheme.readings)
    if name in scheme.readings:
        yield from _unknown(ELIGIBILITY, key, chosen, [item.id for item in scheme.readings[name].alternatives])


def _sourced(model: BaseModel, key: str) -> Iterator[tuple[str, BaseModel]]:
    yield key, model
    for name, value in model:
        for index, item in enumerate(value if isinstance(value, tuple) else (value,)):
            if isinstance(item, BaseModel):
                label = getattr(item, "id", None) or index + 1
                yield from _sourced(item, f"{key}.{name}.{label}".removeprefix("."))


def _sources(scheme: Scheme) -> Iterator[Fault]:
    for file, model in zip((NOTICE, ELIGIBILITY, DOSSIER, CRITERIA, INTAKE), _parts(scheme), strict=True):
        for key, item in _sourced(model, ""):
            cited = getattr(item, "clauses", ())
            yield from _unknown(file, f"{key}.clauses", cited, scheme.statements)
            if isinstance(item, Sourced) and item.source == "notice" and not cited:
                yield Fault(file, f"{key}.clauses", "notice_without_clause", getattr(item, "id", None))


def _parts(scheme: Scheme) -> tuple[BaseModel, ...]:
    return scheme.notice, scheme.eligibility, scheme.dossier, scheme.criteria, scheme.intake


def cited(scheme: Scheme) -> set[str]:
    """The marks that some rule, criterion, dossier part, date, organ, contact or text cites.

    Basis: every statement of the notice is accounted for.
    """
    marks: set[str] = set()
    for model in _parts(scheme):
        for _, item in _sourced(model, ""):
            if not isinstance(item, Fact | Reading):
                marks.update(getattr(item, "clauses", ()))
    return marks


def _orphans(scheme: Scheme) -> Iterator[Fault]:
    citing = cited(scheme)
    yield from (Fault(NOTICE, "paragraphs", "orphan", mark) for mark in scheme.statements if mark not in citing)
