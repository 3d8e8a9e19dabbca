"""Who takes part, by which days and periods, and what else is laid down?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext, gettext_noop, ngettext

from award.application.deadline import deadline
from award.notice.conditions import FiledBy
from award.notice.reading import OfficeRuling
from award.notice.recommending import Recommending
from award.notice.scheme import Cap, Day, Period, Scheme, Step
from office import wording
from office.desks.public.materials import GATES, files_limited
from office.desks.public.path import NAMES
from office.desks.public.sources import Source, lines, source

TITLES = {
    "organs": gettext_noop("机构"),
    "steps": gettext_noop("环节"),
    "days": gettext_noop("日期"),
    "periods": gettext_noop("期限"),
    "recommenders": gettext_noop("推荐方"),
    "caps": gettext_noop("名额"),
    "provisions": gettext_noop("其他规定"),
}
FILING = gettext_noop("提交与顺延")


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of the scheme: its name, what is said of it, and where it comes from."""

    id: str
    name: str
    words: str
    source: Source


@dataclass(frozen=True, slots=True)
class Part:
    """All the items of one kind, and how many of them only practice provides."""

    id: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Procedure:
    """Everything laid down besides the conditions, the materials and the criteria."""

    parts: tuple[Part, ...]
    announced: int
    practised: int


def procedure_of(scheme: Scheme, given: Iterable[OfficeRuling] = ()) -> Procedure:
    """The organs, steps, days, periods, recommenders, caps and provisions, in the language being read.

    ``given`` are the office's rulings, by which the last moment for filing is said.
    """
    parts = tuple(
        Part(name, gettext(title), tuple(_entries(scheme, getattr(scheme.notice, name))))
        for name, title in TITLES.items()
        if getattr(scheme.notice, name)
    )
    parts += (Part("filing", gettext(FILING), tuple(_filing(scheme, given))),)
    practice = [entry.source.practice for part in parts for entry in part.entries]
    return Procedure(parts, announced=practice.count(False), practised=practice.count(True))


def _entries(scheme: Scheme, items: tuple[Any, ...]) -> Iterator[Entry]:
    for item in items:
        yield Entry(item.id, _name(scheme, item), _words(scheme, item), source(scheme, item))


def _filing(scheme: Scheme, given: Iterable[OfficeRuling]) -> Iterator[Entry]:
    """Until when it can be filed and why, what follows an outage, what is undertaken, and how one is recommended."""
    line = scheme.notice.lines[0].id
    end = deadline(scheme, line, zone=get_default_timezone(), rulings=given)
    if end is not None:
        rule = next(rule for rule in scheme.rules_for(line) if isinstance(rule, FiledBy))
        words = " ".join(map(wording.in_words, end.why))
        yield Entry("deadline", gettext("截止时刻"), words, source(scheme, rule))
    if outage := scheme.notice.outage:
        yield Entry("outage", gettext("系统故障与顺延"), wording.said(outage.words), source(scheme, outage))
    told = scheme.notice.undertaking
    yield Entry("undertaking", gettext("真实性承诺"), wording.said(told.words), source(scheme, told))
    if asked := scheme.notice.recommending:
        yield Entry("recommending", gettext("推荐意见的提出"), _recommending(asked), source(scheme, asked))
    if asked and (sealed := asked.sealed):
        words = gettext("；").join(files_limited(sealed))
        yield Entry("sealed", wording.said(sealed.ask), words, source(scheme, sealed))


def _recommending(asked: Recommending) -> str:
    later, days = asked.days_later, {"count": asked.days_later}
    return gettext("；").join(
        [
            gettext("没有推荐意见不能提交") if asked.awaited else gettext("还没有推荐意见也可以提交"),
            ngettext("截止后%(count)s天内仍可推荐", "截止后%(count)s天内仍可推荐", later) % days
            if later
            else gettext("推荐与申报同时截止"),
            gettext("推荐理由不超过%(count)s字") % {"count": asked.limit},
        ]
    )


def _name(scheme: Scheme, item: Any) -> str:
    if isinstance(item, Cap):
        return lines(scheme, item.lines)
    return wording.said(getattr(item, "name", None) or item.title)


def _words(scheme: Scheme, item: Any) -> str:
    if isinstance(item, Day):
        return _day(scheme, item)
    if isinstance(item, Period):
        return _period(item)
    if isinstance(item, Step):
        return f"{gettext(NAMES[item.path])} · {wording.said(item.by)} · {gettext(GATES[item.gate])}"
    if isinstance(item, Cap):
        return _cap(item)
    words = getattr(item, "words", None) or getattr(item, "role", None)
    return wording.said(words) if words else ""


def _day(scheme: Scheme, day: Day) -> str:
    if day.on:
        return wording.full_day(day.on)
    after = {"after": wording.said(scheme.days[day.after].name)} if day.after else {}
    latest = {"latest": wording.day(day.latest)} if day.latest else {}
    if after and latest:
        return gettext("未定：在“%(after)s”之后，不晚于%(latest)s") % {**after, **latest}
    if after:
        return gettext("未定：在“%(after)s”之后") % after
    return gettext("未定：不晚于%(latest)s") % latest if latest else gettext("未定")


def _period(period: Period) -> str:
    count = {"count": period.length}
    return {
        "days": ngettext("%(count)s天", "%(count)s天", period.length),
        "working_days": ngettext("%(count)s个工作日", "%(count)s个工作日", period.length),
        "months": ngettext("%(count)s个月", "%(count)s个月", period.length),
        "years": ngettext("%(count)s年", "%(count)s年", period.length),
    }[period.unit] % count


def _cap(cap: Cap) -> str:
    number = gettext("至多%(count)s个") % {"count": cap.at_most} if cap.at_most is not None else gettext("名额未定")
    vacancy = gettext("，可以空缺") if cap.may_be_vacant else ""
    prize = f" · {wording.said(cap.prize)}" if cap.prize else ""
    return number + vacancy + prize
