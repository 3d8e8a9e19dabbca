"""What is handed in, and by what is it marked?"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext, gettext_noop

from award.notice.criteria import CriteriaSet, Criterion, Scale, Stage
from award.notice.dossier import DossierPart, DossierQuestion, FilesAsked
from award.notice.scheme import Scheme
from office import wording
from office.desks.public.sources import Clause, Source, clauses, lines, source

KINDS = {
    "text": gettext_noop("文字"),
    "table": gettext_noop("表格"),
    "date": gettext_noop("日期"),
    "choice": gettext_noop("选择"),
    "flag": gettext_noop("确认"),
    "file": gettext_noop("文件"),
}
APPLICANTS = {"organisation": gettext_noop("组织"), "individual": gettext_noop("个人")}
GATES = {
    "none": gettext_noop("不作取舍"),
    "all": gettext_noop("全部满足"),
    "threshold": gettext_noop("达到分数线"),
    "ranking": gettext_noop("择优"),
    "vote": gettext_noop("表决"),
    "act": gettext_noop("办理"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing asked for in a part of the dossier, with its limits in words."""

    words: str
    hint: str
    kind: str
    required: bool
    limits: tuple[str, ...]
    contents: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the dossier."""

    id: str
    title: str
    purpose: str
    whose: str
    lines: str
    source: Source
    evidence_for: tuple[Clause, ...]
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A criterion, how deep it stands, and its points where they are set."""

    number: str
    name: str
    depth: int
    points: Decimal | None
    scale: str
    scale_id: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Criteria:
    """A set of criteria."""

    id: str
    name: str
    standard: str
    lines: str
    total: Decimal | None
    to_be_confirmed: bool
    pointed: bool
    source: Source
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A band of a scale, in percent."""

    lowest: int
    highest: int
    words: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A scale with its bands, the best first."""

    id: str
    name: str
    aspects: str
    step: int
    source: Source
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Round:
    """A stage at which marks are given, and what it leads to."""

    name: str
    gate: str
    threshold: Decimal | None
    criteria: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Materials:
    """The dossier and the criteria."""

    parts: tuple[Part, ...]
    sets: tuple[Criteria, ...]
    scales: tuple[Measure, ...]
    stages: tuple[Round, ...]


def materials_of(scheme: Scheme) -> Materials:
    """The dossier and the criteria of ``scheme``, in the language being read."""
    criteria = scheme.criteria
    return Materials(
        parts=tuple(_part(scheme, part) for part in scheme.dossier.parts),
        sets=tuple(_criteria(scheme, each) for each in criteria.sets),
        scales=tuple(_measure(scheme, scale) for scale in criteria.scales),
        stages=tuple(_round(scheme, stage) for stage in criteria.stages),
    )


def _part(scheme: Scheme, part: DossierPart) -> Part:
    return Part(
        id=part.id,
        title=wording.said(part.title),
        purpose=wording.said(part.purpose),
        whose=wording.told().value([gettext(APPLICANTS[kind]) for kind in part.of]),
        lines=lines(scheme, part.lines) if part.lines else "",
        source=source(scheme, part),
        evidence_for=clauses(scheme, part.evidence_for),
        questions=tuple(_asked(question) for question in part.questions),
    )


def _asked(question: DossierQuestion) -> Asked:
    named = question.columns or question.options
    return Asked(
        words=wording.said(question.ask),
        hint=wording.said(question.hint) if question.hint else "",
        kind=gettext(KINDS[question.kind]),
        required=question.required,
        limits=tuple(_limits(question)),
        contents=wording.told().value([wording.said(each) for each in named]),
    )


def _limits(question: DossierQuestion) -> Iterator[str]:
    if question.limit:
        yield gettext("不超过%(count)s字") % {"count": question.limit}
    yield from files_limited(question)


def files_limited(question: FilesAsked) -> Iterator[str]:
    """Of which types, how many and how large the files may be that are asked for."""
    if question.file_types:
        yield " / ".join(kind.upper() for kind in question.file_types)
    if question.files:
        yield gettext("至多%(count)s个") % {"count": question.files}
    if question.megabytes:
        yield gettext("每个不超过%(count)s MB") % {"count": question.megabytes}


def _criteria(scheme: Scheme, criteria: CriteriaSet) -> Criteria:
    items = tuple(item for top in criteria.items for item in _items(scheme, top, 0))
    return Criteria(
        id=criteria.id,
        name=wording.said(criteria.name),
        standard=criteria.standard,
        lines=lines(scheme, criteria.lines),
        total=criteria.total,
        to_be_confirmed=criteria.to_be_confirmed,
        pointed=any(item.points is not None for item in items),
        source=source(scheme, criteria),
        items=items,
    )


def _items(scheme: Scheme, criterion: Criterion, depth: int) -> Iterator[Item]:
    names = {scale.id: wording.said(scale.name) for scale in scheme.criteria.scales}
    scale = criterion.scale or ""
    yield Item(
        number=criterion.number,
        name=wording.said(criterion.name),
        depth=depth,
        points=criterion.points,
        scale=names.get(scale, ""),
        scale_id=scale,
        clauses=clauses(scheme, criterion.clauses),
    )
    for item in criterion.items:
        yield from _items(scheme, item, depth + 1)


def _measure(scheme: Scheme, scale: Scale) -> Measure:
    return Measure(
        id=scale.id,
        name=wording.said(scale.name),
        aspects=wording.told().value([wording.said(aspect) for aspect in scale.aspects]),
        step=scale.step,
        source=source(scheme, scale),
        bands=tuple(
            Band(band.lowest, band.highest, wording.said(band.words))
            for band in sorted(scale.bands, key=lambda band: -band.highest)
        ),
    )


def _round(scheme: Scheme, stage: Stage) -> Round:
    names = {criteria.id: wording.said(criteria.name) for criteria in scheme.criteria.sets}
    return Round(
        name=wording.said(stage.name),
        gate=gettext(GATES[stage.gate]),
        threshold=stage.threshold,
        criteria=tuple(names[each] for each in stage.criteria),
        source=source(scheme, stage),
    )
