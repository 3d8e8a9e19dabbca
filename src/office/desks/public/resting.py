"""What in the scheme rests on a statement of the notice?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from award.notice.criteria import Criterion
from award.notice.scheme import Scheme
from office import wording

Marks = Iterable[str]

PROCEDURE = {
    "organs": gettext_noop("机构"),
    "days": gettext_noop("日期"),
    "steps": gettext_noop("环节"),
    "periods": gettext_noop("期限"),
    "recommenders": gettext_noop("推荐方"),
    "provisions": gettext_noop("规定"),
    "caps": gettext_noop("名额"),
}


@dataclass(frozen=True, slots=True)
class Rest:
    """Something that rests on a statement; ``address`` is empty where it has no place of its own."""

    kind: str
    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """All of one kind that rests on a statement."""

    name: str
    rests: tuple[Rest, ...]


def resting(scheme: Scheme) -> dict[str, tuple[Kind, ...]]:
    """For each statement, by its mark, everything in the scheme that cites it, gathered by kind."""
    found: dict[str, dict[str, dict[Rest, None]]] = defaultdict(lambda: defaultdict(dict))
    for rest, marks in _citing(scheme):
        for mark in marks:
            found[mark][rest.kind][rest] = None
    return {mark: tuple(Kind(name, tuple(rests)) for name, rests in kinds.items()) for mark, kinds in found.items()}


def _citing(scheme: Scheme) -> Iterator[tuple[Rest, Marks]]:
    rules = reverse("public:rules")
    for rule in scheme.eligibility.rules:
        yield Rest(gettext("规则"), wording.said(rule.title), f"{rules}#{rule.id}"), rule.clauses
    yield from _materials(scheme)
    yield from _award(scheme)
    yield from _procedure(scheme)
    for fact in scheme.eligibility.facts:
        yield Rest(gettext("自查所问"), wording.said(fact.name)), fact.clauses


def _materials(scheme: Scheme) -> Iterator[tuple[Rest, Marks]]:
    page = reverse("public:materials")
    for part in scheme.dossier.parts:
        yield (
            Rest(gettext("材料"), wording.said(part.title), f"{page}#part-{part.id}"),
            part.clauses + part.evidence_for,
        )
    for criteria in scheme.criteria.sets:
        marks = (*criteria.clauses, *(mark for item in criteria.items for mark in _cited(item)))
        yield Rest(gettext("标准"), wording.said(criteria.name), f"{page}#set-{criteria.id}"), marks
    for scale in scheme.criteria.scales:
        yield Rest(gettext("标准"), wording.said(scale.name), f"{page}#scale-{scale.id}"), scale.clauses
    for stage in scheme.criteria.stages:
        yield Rest(gettext("标准"), wording.said(stage.name), f"{page}#stages"), stage.clauses


def _cited(criterion: Criterion) -> Iterator[str]:
    yield from criterion.clauses
    for item in criterion.items:
        yield from _cited(item)


def _award(scheme: Scheme) -> Iterator[tuple[Rest, Marks]]:
    home, notice = reverse("public:home"), scheme.notice
    for item in (*notice.tiers, *notice.categories, *notice.lines):
        yield Rest(gettext("奖项"), wording.said(item.name), f"{home}#lines"), item.clauses
    for contact in notice.contacts:
        yield Rest(gettext("联系"), wording.said(contact.label), f"{home}#contacts"), contact.clauses


def _procedure(scheme: Scheme) -> Iterator[tuple[Rest, Marks]]:
    page = reverse("public:procedure")
    for part, name in PROCEDURE.items():
        for item in getattr(scheme.notice, part):
            named = getattr(item, "name", None) or getattr(item, "title", None)
            words = wording.said(named) if named else gettext(name)
            yield Rest(gettext(name), words, f"{page}#{part}-{item.id}"), item.clauses
